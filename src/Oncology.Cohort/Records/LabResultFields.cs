using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The labs table of the data dictionary: canonical field names and how to read each from a <see cref="LabResult"/>.</summary>
public static class LabResultFields
{
    private static readonly OrderedDictionary<string, Func<LabResult, object?>> Ordered = new(StringComparer.Ordinal)
    {
        ["patient_id"] = l => l.PatientId,
        ["test"] = l => l.Test,
        ["value"] = l => l.Value,
        ["unit"] = l => l.Unit,
        ["upper_limit"] = l => l.UpperLimit,
        ["lower_limit"] = l => l.LowerLimit,
        ["date"] = l => l.Date,
    };

    private static readonly FrozenDictionary<string, Func<LabResult, object?>> Getters = Ordered.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Canonical field names, in the order of the dictionary.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Ordered.Keys];

    internal static object? Value(LabResult record, string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return Getters.TryGetValue(field, out Func<LabResult, object?>? get)
            ? get(record)
            : throw new ArgumentException($"The labs table has no field '{field}'.", nameof(field));
    }
}
