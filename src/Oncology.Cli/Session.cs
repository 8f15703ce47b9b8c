using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>What surrounds one run: the language of its words, and the streams it reads and writes.</summary>
/// <param name="Language">Language of help, messages and text output.</param>
/// <param name="Input">Standard input, opened when a command asks for it.</param>
/// <param name="Output">Standard output: results alone.</param>
/// <param name="Error">Standard error: messages.</param>
internal sealed record Session(Language Language, Func<Stream> Input, TextWriter Output, TextWriter Error)
{
    /// <summary>Whether somebody watches standard error: progress is shown on a terminal and never in a file.</summary>
    public bool IsTerminal { get; init; } = ReferenceEquals(Error, Console.Error) && !Console.IsErrorRedirected;

    /// <summary>Full paths of the files that the command has read; results never go over them.</summary>
    public HashSet<string> FilesRead { get; } = new(StringComparer.Ordinal);

    /// <summary>What is doubtful about the form of the tables that the command has read; part of the warnings of its result.</summary>
    public List<AnalysisWarning> InputWarnings { get; } = [];

    /// <summary>A wording in the language of the session.</summary>
    public string Say(Word word) => word.In(Language);

    /// <summary>A wording in the language of the session.</summary>
    public string Say(string english, string french) => new Word(english, french).In(Language);
}
