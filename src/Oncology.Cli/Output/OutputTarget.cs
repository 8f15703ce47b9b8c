using Oncology.Reporting;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>Where the results go, and in which form.</summary>
/// <param name="Format">The form.</param>
/// <param name="House">Whose rules the numbers of tables follow.</param>
/// <param name="Path">The file; null is standard output.</param>
/// <param name="Force">May replace an existing file.</param>
/// <param name="Session">Language and messages.</param>
internal sealed record OutputTarget(OutputFormat Format, HouseStyle House, string? Path, bool Force, Session Session)
{
    /// <summary>Says so before any work when the file must not or cannot be written.</summary>
    /// <exception cref="CommandException">The file exists and may not be replaced, or its folder is not there.</exception>
    public void CheckWritable()
    {
        if (Path is not null)
        {
            WholeFile.CheckWritable(Path, Force, Session);
        }
        else if (Format == OutputFormat.Word)
        {
            throw new CommandException(ExitCode.WrongCommand, Session.Say(
                "--format docx: a Word document goes into a file; --out names it.", "--format docx : un document Word va dans un fichier ; --out le nomme."));
        }
    }

    /// <summary>Writes tables, in every form that tables have.</summary>
    /// <param name="page">Makes the tables and the notes below them.</param>
    /// <param name="json">Makes the JSON object.</param>
    /// <param name="csv">Makes the comma-separated table.</param>
    /// <param name="html">Makes the page for a browser, of a command that has its own.</param>
    /// <param name="text">Makes the text for a terminal, of a command that has its own.</param>
    public void Write(Func<ResultPage> page, Func<string> json, Func<string> csv, Func<string>? html = null, Func<NumberStyle, string>? text = null)
    {
        NumberStyle style = NumberStyle.For(House, Session.Language);
        if (Format == OutputFormat.Word)
        {
            WholeFile.Write("--out", Path!, page().ToWord(style), Force, Session);
            return;
        }

        Write(Format switch
        {
            OutputFormat.Json => json(),
            OutputFormat.Csv => csv(),
            OutputFormat.Html => html?.Invoke() ?? page().ToHtml(style),
            OutputFormat.Markdown => page().ToMarkdown(style),
            OutputFormat.Latex => page().ToLatex(style),
            _ => text?.Invoke(style) ?? page().ToText(style),
        });
    }

    /// <summary>Writes the results in the form asked for.</summary>
    /// <param name="text">Makes the text for reading.</param>
    /// <param name="json">Makes the JSON object.</param>
    /// <param name="csv">Makes the comma-separated table.</param>
    public void Write(Func<string> text, Func<string> json, Func<string> csv) => Write(Format switch
    {
        OutputFormat.Json => json(),
        OutputFormat.Csv => csv(),
        _ => text(),
    });

    /// <summary>Writes finished text.</summary>
    public void Write(string results)
    {
        if (Path is null)
        {
            Session.Output.Write(results);
        }
        else
        {
            WholeFile.Write(Path, results, Force, Session);
        }
    }
}
