using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The events table of the data dictionary: canonical field names and how to read each from a <see cref="ClinicalEvent"/>.</summary>
public static class ClinicalEventFields
{
    private static readonly OrderedDictionary<string, Func<ClinicalEvent, object?>> Ordered = new(StringComparer.Ordinal)
    {
        ["patient_id"] = c => c.PatientId,
        ["event_date"] = c => c.EventDate,
        ["event_type"] = c => c.EventType,
        ["response"] = c => c.Response,
        ["target_sum_mm"] = c => c.TargetSumMm,
        ["new_lesion"] = c => c.NewLesion,
        ["lesion_ids"] = c => c.LesionIds.IsEmpty ? null : c.LesionIds,
        ["organs"] = c => c.Organs.IsEmpty ? null : c.Organs,
        ["pattern"] = c => c.Pattern,
        ["salvage_mdt"] = c => c.SalvageMdt,
        ["term"] = c => c.Term,
        ["grade"] = c => c.Grade,
        ["attribution"] = c => c.Attribution,
        ["modality"] = c => c.Modality,
    };

    private static readonly FrozenDictionary<string, Func<ClinicalEvent, object?>> Getters = Ordered.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Canonical field names, in the order of the dictionary.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Ordered.Keys];

    internal static object? Value(ClinicalEvent record, string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return Getters.TryGetValue(field, out Func<ClinicalEvent, object?>? get)
            ? get(record)
            : throw new ArgumentException($"The events table has no field '{field}'.", nameof(field));
    }
}
