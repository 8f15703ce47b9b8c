using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The typed cells of one record before it becomes one.</summary>
internal sealed class ParsedRow
{
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);
    private readonly RowCells _cells;
    private readonly bool _keepsExtra;
    private ImmutableDictionary<string, MissingKind> _missing = ImmutableDictionary<string, MissingKind>.Empty;
    private ImmutableDictionary<string, SourceCell> _borrowed = ImmutableDictionary<string, SourceCell>.Empty;

    public ParsedRow(RowCells cells, bool keepsExtra) => (_cells, _keepsExtra) = (cells, keepsExtra);

    /// <summary>Line of the file.</summary>
    public int Line => _cells.Line;

    public string PatientId { get; set; } = "";

    public bool HasValues => _values.Count > 0;

    public IReadOnlyDictionary<string, object> Values => _values;

    public RecordCells Cells => field ??= RecordCells.Of(_cells, _keepsExtra, _missing, _borrowed);

    public void Set(string field, object value) => _values[field] = value;

    /// <summary>Sets a value that was read from a cell of another record.</summary>
    public void Set(string field, object value, SourceCell? source)
    {
        _values[field] = value;
        _borrowed = source is null ? _borrowed : _borrowed.SetItem(field, source);
    }

    public void SetMissing(string field, MissingKind kind)
    {
        if (kind != MissingKind.NotRecorded)
        {
            _missing = _missing.SetItem(field, kind);
        }
    }

    public void SetDefault(string field, object value) => _values.TryAdd(field, value);

    public T? Value<T>(string field)
        where T : struct => _values.TryGetValue(field, out object? value) && value is T typed ? typed : null;

    public string? Text(string field) => _values.GetValueOrDefault(field) as string;

    public ImmutableArray<string> Texts(string field) =>
        _values.TryGetValue(field, out object? value) && value is ImmutableArray<string> texts ? texts : [];

    public ImmutableArray<T> Categories<T>(string field)
        where T : struct, Enum =>
        _values.TryGetValue(field, out object? value) && value is ImmutableArray<Enum> members ? [.. members.Cast<T>().Distinct()] : [];
}
