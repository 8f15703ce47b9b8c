namespace Oncology.Cohort;

/// <summary>Is the patient postmenopausal (D15)?</summary>
/// <remarks>Post is Met; Pre and Peri are NotMet (amenorrhoea under an LHRH agonist stays Pre); men are NotApplicable. When the status is
/// missing, an age of 60 or more counts as Post, flagged; a status that is there and could not be read is Unknown at every age.</remarks>
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
        var evidence = Evidence.Of(p, "menopausal_status", "sex", "age");
        return (p.MenopausalStatus, p.Sex, p.Age) switch
        {
            (MenopausalStatus.Post, _, _) => new(Verdict.Met, "D15.menopause", evidence, []),
            (MenopausalStatus.Pre or MenopausalStatus.Peri, _, _) => new(Verdict.NotMet, "D15.menopause", evidence, []),
            (MenopausalStatus.NotApplicable, _, _) or (null, Sex.Male, _) => new(Verdict.NotApplicable, "D15.menopause", evidence, []),
            (null, _, >= 60) when !p.Cells.IsUnreadable("menopausal_status") => new(Verdict.Met, "D15.menopause", evidence, [Flags.MenopauseFromAge]),
            _ => new(Verdict.Unknown, "D15.menopause", evidence, []),
        };
    }
}
