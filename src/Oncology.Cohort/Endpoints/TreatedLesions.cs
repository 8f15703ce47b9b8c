using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The lesions of a patient that had a curative focal treatment.</summary>
internal sealed record TreatedLesions(ImmutableArray<string> LesionIds, ExclusionReason? Problem)
{
    public static TreatedLesions Of(PatientHistory history)
    {
        Treatment[] rows = [.. FocalTreatment.Curative(history, [])];
        ImmutableArray<string> treated = [.. rows.SelectMany(t => Of(t, history)).Distinct(StringComparer.Ordinal)];
        ExclusionReason? problem = rows.Length == 0 ? ExclusionReasons.NoFocalTreatment
            : rows.Any(t => Of(t, history).IsEmpty) ? ExclusionReasons.TreatedLesionsNotNamed
            : null;
        return new TreatedLesions(treated, problem);
    }

    /// <summary>Lesions of one treatment; a treatment that names none treated the only one there is.</summary>
    public static ImmutableArray<string> Of(Treatment row, PatientHistory history)
    {
        ImmutableArray<string> baseline = [.. history.Lesions.Where(l => l.Epoch != LesionEpoch.Progression).Select(l => l.LesionId)];
        return row.TreatsAllLesions ? baseline
            : !row.LesionIds.IsEmpty ? row.LesionIds
            : baseline.Length == 1 ? baseline
            : [];
    }
}
