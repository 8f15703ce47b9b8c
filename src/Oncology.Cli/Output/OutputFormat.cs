namespace Oncology.Cli;

/// <summary>The form of the results.</summary>
internal enum OutputFormat
{
    /// <summary>Tables for reading.</summary>
    Text,

    /// <summary>One JSON object with the keys of the contract.</summary>
    Json,

    /// <summary>Tidy comma-separated tables with unrounded numbers.</summary>
    Csv,

    /// <summary>One page for a browser.</summary>
    Html,

    /// <summary>Tables in GitHub's Markdown.</summary>
    Markdown,

    /// <summary>Tables in LaTeX.</summary>
    Latex,

    /// <summary>A Word document.</summary>
    Word,
}
