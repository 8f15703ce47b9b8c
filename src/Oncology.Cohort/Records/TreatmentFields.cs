using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The treatments table of the data dictionary: canonical field names and how to read each from a <see cref="Treatment"/>.</summary>
public static class TreatmentFields
{
    private static readonly OrderedDictionary<string, Func<Treatment, object?>> Ordered = new(StringComparer.Ordinal)
    {
        ["patient_id"] = t => t.PatientId,
        ["treatment_id"] = t => t.TreatmentId,
        ["kind"] = t => t.Kind,
        ["setting"] = t => t.Setting,
        ["line"] = t => t.Line,
        ["agents"] = t => t.Agents.IsEmpty ? null : t.Agents,
        ["drug_class"] = t => t.DrugClasses.IsEmpty ? null : t.DrugClasses,
        ["modality"] = t => t.Modality,
        ["intent"] = t => t.Intent,
        ["lesion_ids"] = t => t.LesionIds.IsEmpty ? null : t.LesionIds,
        ["start_date"] = t => t.StartDate,
        ["stop_date"] = t => t.StopDate,
        ["ongoing"] = t => t.Ongoing,
        ["stop_reason"] = t => t.StopReason,
        ["total_dose_gy"] = t => t.TotalDoseGy,
        ["dose_unit"] = t => t.DoseUnit,
        ["n_fractions"] = t => t.NFractions,
        ["dose_per_fraction_gy"] = t => t.DosePerFractionGy,
        ["schedule"] = t => t.Schedule,
        ["margin_status"] = t => t.MarginStatus,
    };

    private static readonly FrozenDictionary<string, Func<Treatment, object?>> Getters = Ordered.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Canonical field names, in the order of the dictionary.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Ordered.Keys];

    internal static object? Value(Treatment record, string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return Getters.TryGetValue(field, out Func<Treatment, object?>? get)
            ? get(record)
            : throw new ArgumentException($"The treatments table has no field '{field}'.", nameof(field));
    }
}
