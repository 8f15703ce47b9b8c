namespace Oncology.Cli;

/// <summary>Where the results go, and in which form.</summary>
internal sealed record OutputTarget(OutputFormat Format, string? Path, bool Force, Session Session)
{
    /// <summary>Says so before any work when the file must not or cannot be written.</summary>
    /// <exception cref="CommandException">The file exists and may not be replaced, or its folder is not there.</exception>
    public void CheckWritable()
    {
        if (Path is not null)
        {
            WholeFile.CheckWritable(Path, Force, Session);
        }
    }

    /// <summary>Writes the results in the form asked for.</summary>
    /// <param name="text">Makes the text for reading.</param>
    /// <param name="json">Makes the JSON object.</param>
    /// <param name="csv">Makes the comma-separated table.</param>
    /// <param name="html">Makes the page, of a command that offers this form.</param>
    public void Write(Func<string> text, Func<string> json, Func<string> csv, Func<string>? html = null) => Write(Format switch
    {
        OutputFormat.Json => json(),
        OutputFormat.Csv => csv(),
        OutputFormat.Html when html is not null => html(),
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
