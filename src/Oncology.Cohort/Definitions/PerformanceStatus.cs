namespace Oncology.Cohort;

/// <summary>Performance status ECOG (OMS), 0 to 5 (D15).</summary>
/// <remarks>Without ECOG the Karnofsky index is converted, flagged: 90 to 100 is 0, 70 to 80 is 1, 50 to 60 is 2, 30 to 40 is 3, 10 to 20
/// is 4, 0 is 5. Studies group 0-1 against 2-3 in descriptions and 0 against 1 or more in models.</remarks>
public static class PerformanceStatus
{
    /// <summary>The performance status.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Not consulted today; every definition takes them.</param>
    /// <returns>0 to 5, or null when unknown.</returns>
    public static Derived<int?> Derive(PatientHistory history, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(conventions);
        Patient p = history.Patient;
        return (p.Ecog, p.Karnofsky) switch
        {
            ({ } ecog, _) => new(ecog, "D15.ecog", Evidence.Of(p, "ecog"), []),
            (null, { } index) => new(OfKarnofsky(index), "D15.karnofsky", Evidence.Of(p, "ecog", "karnofsky"), [Flags.FromKarnofsky]),
            _ => new(null, "D15.ecog", Evidence.Of(p, "ecog", "karnofsky"), []),
        };
    }

    /// <summary>Is the performance status at or above a limit?</summary>
    /// <param name="history">The patient.</param>
    /// <param name="limit">The limit, included: 1 in models, 2 in descriptions.</param>
    /// <param name="conventions">The conventions.</param>
    /// <returns>Met, NotMet, or Unknown.</returns>
    public static Derived<Verdict> DeriveAtLeast(PatientHistory history, int limit, ClinicalConventions conventions)
    {
        Derived<int?> ecog = Derive(history, conventions);
        bool? reached = ecog.Value is { } value ? value >= limit : null;
        return new(reached.ToVerdict(), ecog.Rule, ecog.Evidence, ecog.Flags);
    }

    private static int OfKarnofsky(int index) => index switch
    {
        >= 90 => 0,
        >= 70 => 1,
        >= 50 => 2,
        >= 30 => 3,
        >= 10 => 4,
        _ => 5,
    };
}
