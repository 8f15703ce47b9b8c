using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>What a record keeps about its row beside the typed values: kinds of missing values, unrecognised columns, source cells.</summary>
/// <remarks>Keys of <see cref="Missing"/> and <see cref="Sources"/> are canonical field names (<c>er_percent</c>); keys of
/// <see cref="Extra"/> are the column headers of the file.</remarks>
public sealed record RecordCells
{
    /// <summary>Nothing known: the record was made by code, not read from a file.</summary>
    public static RecordCells Empty { get; } = new();

    /// <summary>Kind of missing value by canonical field name. A missing field without entry is <see cref="MissingKind.NotRecorded"/>.</summary>
    public ImmutableDictionary<string, MissingKind> Missing { get; init; } = ImmutableDictionary<string, MissingKind>.Empty;

    /// <summary>Text of the columns the dictionary does not know, by header.</summary>
    public ImmutableDictionary<string, string> Extra { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Cell from which each value was read, by canonical field name.</summary>
    public ImmutableDictionary<string, SourceCell> Sources { get; init; } = ImmutableDictionary<string, SourceCell>.Empty;

    /// <summary>The cell a field was read from.</summary>
    /// <param name="field">Canonical field name.</param>
    /// <returns>The cell, or null when the value did not come from a file.</returns>
    public SourceCell? SourceOf(string field) => Sources.GetValueOrDefault(field);

    internal MissingKind? KindOf(string field, object? value) =>
        value is null ? Missing.GetValueOrDefault(field, MissingKind.NotRecorded) : null;
}
