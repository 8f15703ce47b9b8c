using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Where radiotherapy and surgery of metastases were given, from the lesions a treatment names.</summary>
internal static class RadiotherapySite
{
    private static readonly string[] Limbs =
        ["femur", "femoral", "humerus", "humeral", "tibia", "tibial", "radius", "ulna", "cubitus", "fibula", "perone", "arm", "leg", "bras", "jambe", "cuisse", "hand", "foot", "main", "pied"];

    /// <summary>All treated lesions are known, and each is of the brain or a limb.</summary>
    public static bool IsBrainOrLimb(Treatment row, PatientHistory history)
    {
        Lesion[] treated = Treated(row, history);
        return treated.Length > 0 && treated.All(l => l.Organ == Organ.Brain || TextKey.Tokens(l.Location ?? "").Exists(t => Limbs.Contains(t)));
    }

    /// <summary>Every brain metastasis was operated or irradiated by stereotaxis.</summary>
    public static FactReading BrainTreated(ScreeningSubject subject)
    {
        Lesion[] brain = [.. subject.History.Lesions.Where(l => l.Organ == Organ.Brain)];
        Treatment[] focal = [.. subject.History.Treatments.Where(t => t.Modality is MdtModality.Surgery or MdtModality.Sbrt)];
        HashSet<string> treated = [.. focal.SelectMany(t => Treated(t, subject.History)).Select(l => l.LesionId)];
        Verdict verdict = brain.Length == 0 ? Verdict.NotApplicable
            : brain.All(l => treated.Contains(l.LesionId)) ? Verdict.Met
            : subject.History.Treatments.IsEmpty || focal.Any(t => t.LesionIds.IsEmpty) ? Verdict.Unknown
            : Verdict.NotMet;
        return FactReading.Of(verdict, [.. focal.SelectMany(t => Evidence.Of(t, "modality", "lesion_ids"))]) with { Missing = ["lesion_ids"] };
    }

    /// <summary>The brain was irradiated by another technique than stereotaxis.</summary>
    public static FactReading WholeBrain(ScreeningSubject subject)
    {
        if (subject.History.Treatments.IsEmpty)
        {
            return new FactReading([]) { Missing = ["treatments"] };
        }

        bool hasBrain = subject.History.Lesions.Any(l => l.Organ is Organ.Brain or Organ.Meninges);
        Treatment[] rows = [.. subject.History.Treatments.Where(t => TreatmentFacts.IsRadiotherapy(t) && t.Kind != TreatmentKind.BreastRadiotherapy && t.Modality != MdtModality.Sbrt)];
        Verdict verdict = rows.Any(t => Treated(t, subject.History).Any(l => l.Organ == Organ.Brain)) ? Verdict.Met
            : hasBrain && rows.Any(t => t.LesionIds.IsEmpty) ? Verdict.Unknown
            : Verdict.NotMet;
        return FactReading.Of(verdict, [.. rows.SelectMany(t => Evidence.Of(t, "kind", "modality", "lesion_ids"))]) with { Missing = ["lesion_ids"] };
    }

    private static Lesion[] Treated(Treatment row, PatientHistory history) =>
        [.. history.Lesions.Where(l => row.TreatsAllLesions || row.LesionIds.Contains(l.LesionId))];
}
