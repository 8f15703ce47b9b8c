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

    public OutputOptions(Session session)
    {
        _session = session;
        _format = WordOption.Choice(
            "--format", session.Say("form of the results [text]", "forme des résultats [text]"), session, ("text", OutputFormat.Text), ("json", OutputFormat.Json), ("csv", OutputFormat.Csv));
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

    public void AddTo(Command command, bool withFormat = true)
    {
        if (withFormat)
        {
            command.Options.Add(_format);
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
            parsed.GetResult(_format) is null ? OutputFormat.Text : parsed.GetValue(_format), parsed.GetValue(_path), parsed.GetValue(_force), _session);
        target.CheckWritable();
        return target;
    }
}
