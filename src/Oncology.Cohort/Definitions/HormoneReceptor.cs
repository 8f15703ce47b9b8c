using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Hormone-receptor status (D2): positive when the oestrogen or the progesterone receptor reaches the threshold.</summary>
/// <remarks>
/// <para>D2.1 positive if one receptor is known and at or above the threshold; D2.2 negative if both are known and below; D2.3 unknown
/// if one is below and the other missing; D2.4 without percentage the reported status decides, flagged; D2.5 a percentage wins over a
/// contradicting status, flagged; D2.6 ranges decide by their bounds.</para>
/// <para>Source: Allison et al., J Clin Oncol 2020;38:1346 (threshold 1 %); French practice and the Toulouse study use 10 %.</para>
/// </remarks>
public static class HormoneReceptor
{
    private const string ByStatus = "D2.4";
    private const string Missing = "D2.3";

    /// <summary>Status of the two receptors together.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Threshold and reading of a single receptor.</param>
    /// <returns>Positive, Negative, or null when unknown.</returns>
    public static Derived<ReceptorStatus?> Derive(PatientHistory history, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(conventions);
        Patient p = history.Patient;
        (ReceptorStatus? value, string rule, ImmutableArray<Flag> flags) = Both(p, conventions);
        return new(value, rule, () => Evidence.Of(p, "er_percent", "er_status", "pr_percent", "pr_status"), flags);
    }

    /// <summary>The status without its evidence.</summary>
    internal static ReceptorStatus? ValueOf(Patient patient, ClinicalConventions conventions) => Both(patient, conventions).Value;

    /// <summary>Does a percentage contradict the status that is reported for it? The flag <see cref="Flags.PercentContradictsStatus"/> without the rest.</summary>
    internal static bool StatusContradicts(Patient patient, ClinicalConventions conventions) => Both(patient, conventions).Flags.Contains(Flags.PercentContradictsStatus);

    /// <summary>Status of the oestrogen receptor alone.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Threshold.</param>
    /// <returns>Positive, Negative, or null when unknown.</returns>
    public static Derived<ReceptorStatus?> DeriveEr(PatientHistory history, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(conventions);
        Patient p = history.Patient;
        (ReceptorStatus? value, string rule, ImmutableArray<Flag> flags) = One(p.ErPercent, p.ErStatus, conventions);
        return new(value, rule, () => Evidence.Of(p, "er_percent", "er_status"), flags);
    }

    /// <summary>Status of the progesterone receptor alone.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Threshold.</param>
    /// <returns>Positive, Negative, or null when unknown.</returns>
    public static Derived<ReceptorStatus?> DerivePr(PatientHistory history, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(conventions);
        Patient p = history.Patient;
        (ReceptorStatus? value, string rule, ImmutableArray<Flag> flags) = One(p.PrPercent, p.PrStatus, conventions);
        return new(value, rule, () => Evidence.Of(p, "pr_percent", "pr_status"), flags);
    }

    private static (ReceptorStatus? Value, string Rule, ImmutableArray<Flag> Flags) Both(Patient p, ClinicalConventions conventions)
    {
        var er = One(p.ErPercent, p.ErStatus, conventions);
        var pr = One(p.PrPercent, p.PrStatus, conventions);
        ImmutableArray<Flag> flags = pr.Flags.IsEmpty ? er.Flags : [.. er.Flags.Union(pr.Flags)];
        if (er.Value == ReceptorStatus.Positive || pr.Value == ReceptorStatus.Positive)
        {
            bool byNumber = (er.Value == ReceptorStatus.Positive && er.Rule != ByStatus)
                || (pr.Value == ReceptorStatus.Positive && pr.Rule != ByStatus);
            return (ReceptorStatus.Positive, byNumber ? "D2.1" : ByStatus, flags);
        }

        if (er.Value == ReceptorStatus.Negative && pr.Value == ReceptorStatus.Negative)
        {
            return (ReceptorStatus.Negative, er.Rule == ByStatus || pr.Rule == ByStatus ? ByStatus : "D2.2", flags);
        }

        bool oneNegative = er.Value == ReceptorStatus.Negative || pr.Value == ReceptorStatus.Negative;
        bool otherMissing = er.Rule == Missing || pr.Rule == Missing;
        if (oneNegative && otherMissing && conventions.SingleReceptor == SingleReceptorPolicy.TreatMissingAsNegative)
        {
            return (ReceptorStatus.Negative, "D2.3", flags.Add(Flags.MissingReceptorTakenAsNegative));
        }

        bool undecided = flags.Contains(Flags.PercentUndecided);
        return (null, undecided ? "D2.6" : "D2.3", flags);
    }

    private static (ReceptorStatus? Value, string Rule, ImmutableArray<Flag> Flags) One(BoundedNumber? percent, ReceptorStatus? status, ClinicalConventions conventions)
    {
        if (percent is not { } number)
        {
            return status is null ? (null, Missing, []) : (status, ByStatus, [Flags.CutOffUnknown]);
        }

        ImmutableArray<Flag> flags = number.Bound == NumberBound.Approximate ? [Flags.ApproximateNumber] : [];
        Verdict reached = number.IsAtLeast(conventions.HormoneThresholdPercent);
        if (reached == Verdict.Unknown)
        {
            return (null, "D2.6", flags.Add(Flags.PercentUndecided));
        }

        ReceptorStatus decided = reached == Verdict.Met ? ReceptorStatus.Positive : ReceptorStatus.Negative;
        return status is { } reported && reported != decided
            ? (decided, "D2.5", flags.Add(Flags.PercentContradictsStatus))
            : (decided, decided == ReceptorStatus.Positive ? "D2.1" : "D2.2", flags);
    }
}
