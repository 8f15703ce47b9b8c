using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The lesions table of the data dictionary: canonical field names and how to read each from a <see cref="Lesion"/>.</summary>
public static class LesionFields
{
    private static readonly OrderedDictionary<string, Func<Lesion, object?>> Ordered = new(StringComparer.Ordinal)
    {
        ["patient_id"] = l => l.PatientId,
        ["lesion_id"] = l => l.LesionId,
        ["organ"] = l => l.Organ,
        ["location"] = l => l.Location,
        ["node_region"] = l => l.NodeRegion,
        ["node_level"] = l => l.NodeLevel,
        ["side"] = l => l.Side,
        ["n_lesions"] = l => l.NLesions,
        ["size_mm"] = l => l.SizeMm,
        ["detection_date"] = l => l.DetectionDate,
        ["detection_modality"] = l => l.DetectionModality,
        ["biopsied"] = l => l.Biopsied,
        ["measurable"] = l => l.Measurable,
        ["epoch"] = l => l.Epoch,
    };

    private static readonly FrozenDictionary<string, Func<Lesion, object?>> Getters = Ordered.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Canonical field names, in the order of the dictionary.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Ordered.Keys];

    internal static object? Value(Lesion record, string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return Getters.TryGetValue(field, out Func<Lesion, object?>? get)
            ? get(record)
            : throw new ArgumentException($"The lesions table has no field '{field}'.", nameof(field));
    }
}
