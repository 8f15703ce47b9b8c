using System.CommandLine;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>Form, place and language of the results.</summary>
internal sealed class OutputOptions
{
    private readonly Session _session;
    private readonly Option<OutputFormat> _format;
    private readonly Option<string> _path;
    private readonly Option<bool> _force;
    private readonly Option<Language> _language;
    private readonly Option<HouseStyle>? _style;

    /// <param name="session">Language of the words.</param>
    /// <param name="hasTables">Whether the result is tables, which have more forms and a number style.</param>
    public OutputOptions(Session session, bool hasTables = true)
    {
        _session = session;
        _style = hasTables ? StyleOption(session) : null;
        _format = WordOption.Choice(
            "--format",
            session.Say("form of the results [text]", "forme des résultats [text]"),
            session,
            [
                ("text", OutputFormat.Text), ("json", OutputFormat.Json), ("csv", OutputFormat.Csv),
                .. hasTables
                    ? [("markdown", OutputFormat.Markdown), ("html", OutputFormat.Html), ("latex", OutputFormat.Latex), ("docx", OutputFormat.Word)]
                    : Array.Empty<(string, OutputFormat)>(),
            ]);
        _path = WordOption.Text("--out", session.Say("file for the results; else standard output", "fichier des résultats ; sinon la sortie standard"), "PATH");
        _force = ForceOption(session);
        _language = LanguageOption(session);
    }

    /// <summary>Whether what exists may be replaced.</summary>
    public Option<bool> Force => _force;

    /// <summary>The option that allows to replace what exists.</summary>
    public static Option<bool> ForceOption(Session session) =>
        new("--force") { Description = session.Say("replace what exists", "remplace ce qui existe") };

    /// <summary>The option for the language of text; its value is already in the session.</summary>
    public static Option<Language> LanguageOption(Session session) =>
        WordOption.Choice("--lang", session.Say("language of the text [en]", "langue du texte [en]"), session, ("en", Language.English), ("fr", Language.French));

    /// <summary>The option for the number style of tables; not given is the thesis'.</summary>
    public static Option<HouseStyle> StyleOption(Session session) => WordOption.Choice(
        "--style", session.Say("numbers in tables as in a thesis, The Lancet or NEJM [thesis]", "nombres des tableaux comme dans une thèse, The Lancet ou NEJM [thesis]"), session,
        ("thesis", HouseStyle.Thesis), ("lancet", HouseStyle.Lancet), ("nejm", HouseStyle.NewEngland));

    public void AddTo(Command command, bool withFormat = true)
    {
        if (withFormat)
        {
            command.Options.Add(_format);
        }

        if (withFormat && _style is not null)
        {
            command.Options.Add(_style);
        }

        command.Options.Add(_path);
        command.Options.Add(_force);
        command.Options.Add(_language);
    }

    /// <summary>The place of the results; refused at once when it must not be written.</summary>
    /// <exception cref="CommandException">The file exists and --force is not given, or its folder is not there.</exception>
    public OutputTarget Read(ParseResult parsed)
    {
        OutputTarget target = new(
            parsed.GetResult(_format) is null ? OutputFormat.Text : parsed.GetValue(_format),
            _style is null || parsed.GetResult(_style) is null ? HouseStyle.Thesis : parsed.GetValue(_style),
            parsed.GetValue(_path), parsed.GetValue(_force), _session);
        target.CheckWritable();
        return target;
    }
}
