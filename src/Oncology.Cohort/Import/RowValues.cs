using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Oncology.Cohort;

/// <summary>The values of one row while a record is made of it.</summary>
/// <remarks>A record asks for its fields in the order of its properties, the same for every row: where a field is found once it is found at the same
/// place in the next row, without a search by name.</remarks>
internal ref struct RowValues
{
    private readonly RowColumns _columns;
    private readonly ImmutableArray<OwnValue> _own;
    private readonly int _row;
    private int _asked;

    public RowValues(ParsedRow row) => (_columns, _own, _row) = (row.Columns, row.Own, row.Row);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T? Value<T>(string field)
        where T : struct => ValueOf(field) is T typed ? typed : null;

    public string? Text(string field) => ValueOf(field) as string;

    public ImmutableArray<string> Texts(string field) => ValueOf(field) is ImmutableArray<string> texts ? texts : [];

    public ImmutableArray<T> Categories<T>(string field)
        where T : struct, Enum =>
        ValueOf(field) is ImmutableArray<Enum> members ? [.. members.Cast<T>().Distinct()] : [];

    [MethodImpl(HotLoop.AtOnce)]
    private object? ValueOf(string field)
    {
        FieldPlace?[] asked = _columns.Asked;
        int place = _asked++;
        FieldPlace? found = place < asked.Length ? asked[place] : null;
        if (found is null || !ReferenceEquals(found.Field, field))
        {
            found = _columns.PlaceOf(field);
            if (place < asked.Length)
            {
                asked[place] = found;
            }
        }

        foreach (OwnValue own in _own)
        {
            if (own.Field == field)
            {
                return own.Value;
            }
        }

        return found.ValueOf(_row);
    }
}
