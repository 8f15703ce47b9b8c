using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>What a record keeps about its row beside the typed values: kinds of missing values, unrecognised columns, source cells.</summary>
/// <remarks>Keys of <see cref="Missing"/> and <see cref="Sources"/> are canonical field names (<c>er_percent</c>); keys of
/// <see cref="Extra"/> are the column headers of the file.</remarks>
public sealed record RecordCells
{
    // A record made by the import keeps its row; the dictionaries are made when they are asked for.
    private RowCells? _row;
    private bool _keepsExtra;
    private ImmutableDictionary<string, SourceCell> _borrowed = ImmutableDictionary<string, SourceCell>.Empty;

    /// <summary>Nothing known: the record was made by code, not read from a file.</summary>
    public static RecordCells Empty { get; } = new();

    /// <summary>Kind of missing value by canonical field name. A missing field without entry is <see cref="MissingKind.NotRecorded"/>.</summary>
    public ImmutableDictionary<string, MissingKind> Missing { get; init; } = ImmutableDictionary<string, MissingKind>.Empty;

    /// <summary>Text of the columns the dictionary does not know, by header.</summary>
    public ImmutableDictionary<string, string> Extra
    {
        get => field ??= _keepsExtra && _row is not null ? _row.Extra() : ImmutableDictionary<string, string>.Empty;
        init;
    }

    /// <summary>Cell from which each value was read, by canonical field name.</summary>
    public ImmutableDictionary<string, SourceCell> Sources
    {
        get => field ??= (_row?.Sources() ?? ImmutableDictionary<string, SourceCell>.Empty).SetItems(_borrowed);
        init
        {
            field = value;
            _row = null;
        }
    }

    /// <summary>The cell a field was read from.</summary>
    /// <param name="field">Canonical field name.</param>
    /// <returns>The cell, or null when the value did not come from a file.</returns>
    public SourceCell? SourceOf(string field) =>
        _borrowed.TryGetValue(field, out SourceCell? borrowed) ? borrowed
        : _row is not null ? _row.SourceOf(field)
        : Sources.GetValueOrDefault(field);

    internal static RecordCells Of(
        RowCells row, bool keepsExtra, ImmutableDictionary<string, MissingKind> missing, ImmutableDictionary<string, SourceCell> borrowed) =>
        new() { Missing = missing, _row = row, _keepsExtra = keepsExtra, _borrowed = borrowed };

    internal MissingKind? KindOf(string field, object? value) =>
        value is null ? Missing.GetValueOrDefault(field, MissingKind.NotRecorded) : null;
}
