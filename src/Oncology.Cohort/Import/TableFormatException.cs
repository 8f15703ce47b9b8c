using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>A delimited table cannot be cut into rows and columns: it is empty, a header occurs twice, rows have too many cells.</summary>
public sealed class TableFormatException : Exception
{
    internal TableFormatException(ImmutableArray<Finding> findings)
        : base(string.Join(Environment.NewLine, findings.Select(f => f.ToString()))) => Findings = findings;

    /// <summary>Every error, with file and line; at least one.</summary>
    public ImmutableArray<Finding> Findings { get; }
}
