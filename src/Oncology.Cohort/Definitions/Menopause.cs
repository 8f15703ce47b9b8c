using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Is the patient postmenopausal (D15)?</summary>
/// <remarks>Post is Met; Pre and Peri are NotMet (amenorrhoea under an LHRH agonist stays Pre); men are NotApplicable. When the status is
/// missing, or "not applicable" of a woman, an age of 60 or more, stated or from the dates (<see cref="AgeAtDiagnosis"/>), counts as Post, flagged; a status
/// that is there and could not be read is Unknown at every age.</remarks>
public static class Menopause
{
    /// <summary>The answer.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Not consulted today; every definition takes them.</param>
    /// <returns>Met, NotMet, NotApplicable, or Unknown.</returns>
    public static Derived<Verdict> Derive(PatientHistory history, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(conventions);
        Patient p = history.Patient;
        return (p.MenopausalStatus, p.Sex) switch
        {
            (MenopausalStatus.Post, _) => Said(Verdict.Met),
            (MenopausalStatus.Pre or MenopausalStatus.Peri, _) => Said(Verdict.NotMet),
            (MenopausalStatus.NotApplicable, not Sex.Female) or (null, Sex.Male) => Said(Verdict.NotApplicable),
            _ => ByAge(history, conventions),
        };

        Derived<Verdict> Said(Verdict verdict) => new(verdict, "D15.menopause", Evidence.Of(p, "menopausal_status", "sex", "age"), []);
    }

    private static Derived<Verdict> ByAge(PatientHistory history, ClinicalConventions conventions)
    {
        Patient p = history.Patient;
        Derived<double?> age = AgeAtDiagnosis.Derive(history, conventions);
        ImmutableArray<Evidence> evidence = [.. Evidence.Of(p, "menopausal_status", "sex"), .. age.Evidence];
        return age.Value >= 60 && !p.Cells.IsUnreadable("menopausal_status")
            ? new(Verdict.Met, "D15.menopause", evidence, [Flags.MenopauseFromAge, .. age.Flags])
            : new(Verdict.Unknown, "D15.menopause", evidence, []);
    }
}
