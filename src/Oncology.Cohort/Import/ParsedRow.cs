using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The typed cells of one record before it becomes one.</summary>
internal sealed class ParsedRow
{
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);
    private readonly ImmutableDictionary<string, MissingKind>.Builder _missing = ImmutableDictionary.CreateBuilder<string, MissingKind>();
    private readonly ImmutableDictionary<string, string>.Builder _extra = ImmutableDictionary.CreateBuilder<string, string>();
    private readonly ImmutableDictionary<string, SourceCell>.Builder _sources = ImmutableDictionary.CreateBuilder<string, SourceCell>();

    public ParsedRow(int line) => Line = line;

    /// <summary>Line of the file.</summary>
    public int Line { get; }

    public string PatientId { get; set; } = "";

    public bool HasValues => _values.Count > 0;

    public IReadOnlyDictionary<string, object> Values => _values;

    public RecordCells Cells => new() { Missing = _missing.ToImmutable(), Extra = _extra.ToImmutable(), Sources = _sources.ToImmutable() };

    public void Set(string field, object value, SourceCell? source = null)
    {
        _values[field] = value;
        if (source is not null)
        {
            _sources[field] = source;
        }
    }

    public void SetMissing(string field, MissingKind kind, SourceCell? source)
    {
        if (kind != MissingKind.NotRecorded)
        {
            _missing[field] = kind;
        }

        if (source is not null && source.Text.Length > 0)
        {
            _sources[field] = source;
        }
    }

    public void SetExtra(string header, string text) => _extra[header] = text;

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
