using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>What a record keeps about its row beside the typed values: kinds of missing values, unrecognised columns, source cells.</summary>
/// <remarks>Keys of <see cref="Missing"/> and <see cref="Sources"/> are canonical field names (<c>er_percent</c>); keys of
/// <see cref="Extra"/> are the column headers of the file.</remarks>
public sealed record RecordCells
{
    // A record made by the import keeps its row; the dictionaries are made when they are asked for.
    private RowColumns? _columns;
    private int _row;
    private ImmutableArray<OwnValue> _own = [];
    private ParsedRow? _further;

    /// <summary>Nothing known: the record was made by code, not read from a file.</summary>
    public static RecordCells Empty { get; } = new();

    /// <summary>Kind of missing value by canonical field name. A missing field without entry is <see cref="MissingKind.NotRecorded"/>.</summary>
    public ImmutableDictionary<string, MissingKind> Missing
    {
        get => field ??= (_columns?.Missing(_row) ?? ImmutableDictionary<string, MissingKind>.Empty)
            .SetItems(_own.Where(o => o.Value is MissingKind).Select(o => KeyValuePair.Create(o.Field, (MissingKind)o.Value)));
        init
        {
            LeaveRow();
            field = value;
        }
    }

    /// <summary>Text of the columns the dictionary does not know, by header.</summary>
    public ImmutableDictionary<string, string> Extra
    {
        get => field ??= WithFurther(_columns?.Extra(_row) ?? ImmutableDictionary<string, string>.Empty);
        init;
    }

    /// <summary>Cell from which each value was read, by canonical field name.</summary>
    public ImmutableDictionary<string, SourceCell> Sources
    {
        get => field ??= (_columns?.Sources(_row) ?? ImmutableDictionary<string, SourceCell>.Empty)
            .SetItems(_own.Where(o => o.Source is not null).Select(o => KeyValuePair.Create(o.Field, o.Source!)));
        init
        {
            LeaveRow();
            field = value;
        }
    }

    /// <summary>The cell a field was read from.</summary>
    /// <param name="field">Canonical field name.</param>
    /// <returns>The cell, or null when the value did not come from a file.</returns>
    public SourceCell? SourceOf(string field)
    {
        foreach (OwnValue own in _own)
        {
            if (own.Source is not null && own.Field == field)
            {
                return own.Source;
            }
        }

        return _columns is not null ? _columns.SourceOf(field, _row) : Sources.GetValueOrDefault(field);
    }

    /// <summary>A cell of the record, to say where it stands; null when it did not come from a file.</summary>
    internal SourceCell? FirstSource() => _columns is not null ? _columns.FirstSource(_row) : Sources.Values.FirstOrDefault();

    internal static RecordCells Of(RowColumns columns, int row, ImmutableArray<OwnValue> own, ParsedRow? further) =>
        new() { _columns = columns, _row = row, _own = own, _further = further };

    // Of two columns with one header that of the further file is told apart by its name.
    private ImmutableDictionary<string, string> WithFurther(ImmutableDictionary<string, string> extra)
    {
        for (ParsedRow? row = _further; row is not null; row = row.Further)
        {
            foreach ((string header, string text) in row.Columns.Extra(row.Row))
            {
                extra = extra.SetItem(extra.ContainsKey(header) ? $"{header} ({row.Columns.File})" : header, text);
            }
        }

        return extra;
    }

    // What code states goes before the row: the dictionaries are taken from it first, so that changing one keeps the others.
    private void LeaveRow()
    {
        _ = (Missing, Extra, Sources);
        _columns = null;
        _further = null;
        _own = [];
    }

    internal MissingKind? KindOf(string field, object? value) =>
        value is not null ? null
        : OwnKind(field) is { } own ? own
        : _columns is null ? Missing.GetValueOrDefault(field, MissingKind.NotRecorded)
        : _columns.Find(field)?.ValueOf(_row) as MissingKind? ?? MissingKind.NotRecorded;

    /// <summary>True when the cell of a field cannot be read: what it says is not known, and is not that nothing is said.</summary>
    internal bool IsUnreadable(string field) => _columns?.Find(field) is { HasProblems: true } column && column.IsUnreadable(_row) && !_own.Any(o => o.Field == field);

    private MissingKind? OwnKind(string field)
    {
        foreach (OwnValue own in _own)
        {
            if (own.Field == field)
            {
                return own.Value as MissingKind?;
            }
        }

        return null;
    }

    /// <summary>Number of the row in its file; 0 when the record did not come from one.</summary>
    internal int Row => _row;

    /// <summary>The column that a field was read from; null when there is none.</summary>
    internal TypedColumn? ColumnOf(string field) => _columns?.Find(field);
}
