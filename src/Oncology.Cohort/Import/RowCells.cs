using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The cells of one row, of which a record keeps only where they are: the columns are shared by all rows of the file.</summary>
internal sealed class RowCells
{
    private readonly RowColumns _columns;
    private readonly string[] _cells;
    private readonly FrozenDictionary<string, int> _fields;

    public RowCells(RowColumns columns, int line, string[] cells, FrozenDictionary<string, int> fields)
    {
        _columns = columns;
        Line = line;
        _cells = cells;
        _fields = fields;
    }

    public int Line { get; }

    public SourceCell? SourceOf(string field) =>
        _fields.TryGetValue(field, out int index) && !string.IsNullOrWhiteSpace(_cells[index])
            ? new SourceCell(_columns.File, Line, _columns.Header[index], _cells[index].Trim())
            : null;

    public ImmutableDictionary<string, SourceCell> Sources() => ImmutableDictionary.CreateRange(
        _fields.Keys.Select(f => (Field: f, Cell: SourceOf(f))).Where(p => p.Cell is not null).Select(p => KeyValuePair.Create(p.Field, p.Cell!)));

    public ImmutableDictionary<string, string> Extra() => ImmutableDictionary.CreateRange(
        _columns.Extra.Where(i => !string.IsNullOrWhiteSpace(_cells[i])).Select(i => KeyValuePair.Create(_columns.Header[i], _cells[i].Trim())));
}

/// <summary>What the rows of one file share.</summary>
internal sealed record RowColumns(string File, ImmutableArray<string> Header, ImmutableArray<int> Extra);
