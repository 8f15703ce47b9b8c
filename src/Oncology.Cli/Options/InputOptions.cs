using System.CommandLine;
using System.Text;

namespace Oncology.Cli;

/// <summary>The file that a command reads, and how its text is to be understood.</summary>
internal sealed class InputOptions
{
    private readonly Argument<string> _file;
    private readonly Option<char?> _delimiter;
    private readonly Option<char?> _decimal;
    private readonly Option<Encoding?> _encoding;
    private readonly Option<string[]> _missing;

    public InputOptions(Session session)
        : this(session, session.Say("delimited text with a header row; - reads standard input", "texte délimité avec une ligne d'en-têtes ; - lit l'entrée standard"), "FILE")
    {
    }

    public InputOptions(Session session, string description, string placeholder)
    {
        _file = new Argument<string>(placeholder) { Description = description };
        _delimiter = WordOption.Choice<char?>(
            "--delimiter", session.Say("between cells [detected]", "entre les cellules [détecté]"), session, (",", ','), (";", ';'), ("tab", '\t'), ("|", '|'));
        _decimal = WordOption.Choice<char?>("--decimal", session.Say("decimal sign [detected]", "signe décimal [détecté]"), session, (".", '.'), (",", ','));
        _encoding = WordOption.Choice<Encoding?>(
            "--encoding",
            session.Say("encoding [detected]", "encodage [détecté]"),
            session,
            ("utf-8", Encoding.UTF8),
            ("windows-1252", CodePagesEncodingProvider.Instance.GetEncoding(1252)),
            ("latin1", Encoding.Latin1),
            ("utf-16", Encoding.Unicode));
        _missing = WordOption.Texts(
            "--na",
            session.Say("words that mean missing, besides the empty cell [NA,N/A,ND,NC,.]", "mots qui signifient une valeur manquante, outre la cellule vide [NA,N/A,ND,NC,.]"),
            "WORDS",
            session);
    }

    public void AddTo(Command command)
    {
        command.Arguments.Add(_file);
        command.Options.Add(_delimiter);
        command.Options.Add(_decimal);
        command.Options.Add(_encoding);
        command.Options.Add(_missing);
    }

    /// <summary>What the command line says about the input.</summary>
    public InputSource Read(ParseResult parsed) => new(
        parsed.GetValue(_file)!,
        parsed.GetValue(_delimiter),
        parsed.GetValue(_decimal),
        parsed.GetValue(_encoding),
        parsed.GetResult(_missing) is null ? null : parsed.GetValue(_missing));
}
