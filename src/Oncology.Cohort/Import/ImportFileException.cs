using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>An import file that cannot be used: all of its problems, each with its place.</summary>
public sealed class ImportFileException : Exception
{
    internal ImportFileException(string file, ImmutableArray<(string Path, Wording Text)> problems)
        : base($"{file}: {string.Join("; ", problems.Select(p => $"{p.Path}: {p.Text.English}"))}")
    {
        File = file;
        Problems = problems;
    }

    /// <summary>Name of the file.</summary>
    public string File { get; }

    /// <summary>The problems: place in the file (<c>$.columns.ER_PCT</c>) and what is wrong.</summary>
    public ImmutableArray<(string Path, Wording Text)> Problems { get; }
}
