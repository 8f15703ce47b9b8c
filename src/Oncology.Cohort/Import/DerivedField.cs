using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>A field that is read from a column in some rows only: the time of the last news is the date of death where the status says dead.</summary>
/// <param name="Field">Canonical name of the field.</param>
/// <param name="Column">Header of the column whose cells are read. It keeps its own meaning, too.</param>
/// <remarks>It concerns the files that have all the columns it names. The cells are found as the column <c>COLUMN (field)</c>.</remarks>
public sealed record DerivedField(string Field, string Column)
{
    /// <summary>The rows: header to the text that its cell must have, without regard to case and accents; empty for every row.</summary>
    public ImmutableDictionary<string, string> When { get; init; } = ImmutableDictionary<string, string>.Empty;
}
