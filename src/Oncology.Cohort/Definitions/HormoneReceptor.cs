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
        Derived<ReceptorStatus?> er = DeriveEr(history, conventions);
        Derived<ReceptorStatus?> pr = DerivePr(history, conventions);
        Func<ImmutableArray<Evidence>> evidence = () => [.. er.Evidence, .. pr.Evidence];
        ImmutableArray<Flag> flags = pr.Flags.IsEmpty ? er.Flags : [.. er.Flags.Union(pr.Flags)];

        if (er.Value == ReceptorStatus.Positive || pr.Value == ReceptorStatus.Positive)
        {
            bool byNumber = (er.Value == ReceptorStatus.Positive && er.Rule != ByStatus)
                || (pr.Value == ReceptorStatus.Positive && pr.Rule != ByStatus);
            return new(ReceptorStatus.Positive, byNumber ? "D2.1" : ByStatus, evidence, flags);
        }

        if (er.Value == ReceptorStatus.Negative && pr.Value == ReceptorStatus.Negative)
        {
            return new(ReceptorStatus.Negative, er.Rule == ByStatus || pr.Rule == ByStatus ? ByStatus : "D2.2", evidence, flags);
        }

        bool oneNegative = er.Value == ReceptorStatus.Negative || pr.Value == ReceptorStatus.Negative;
        bool otherMissing = er.Rule == Missing || pr.Rule == Missing;
        if (oneNegative && otherMissing && conventions.SingleReceptor == SingleReceptorPolicy.TreatMissingAsNegative)
        {
            return new(ReceptorStatus.Negative, "D2.3", evidence, flags.Add(Flags.MissingReceptorTakenAsNegative));
        }

        bool undecided = flags.Contains(Flags.PercentUndecided);
        return new(null, undecided ? "D2.6" : "D2.3", evidence, flags);
    }

    /// <summary>Status of the oestrogen receptor alone.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Threshold.</param>
    /// <returns>Positive, Negative, or null when unknown.</returns>
    public static Derived<ReceptorStatus?> DeriveEr(PatientHistory history, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(history);
        Patient p = history.Patient;
        return One(p.ErPercent, p.ErStatus, () => Evidence.Of(p, "er_percent", "er_status"), conventions);
    }

    /// <summary>Status of the progesterone receptor alone.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Threshold.</param>
    /// <returns>Positive, Negative, or null when unknown.</returns>
    public static Derived<ReceptorStatus?> DerivePr(PatientHistory history, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(history);
        Patient p = history.Patient;
        return One(p.PrPercent, p.PrStatus, () => Evidence.Of(p, "pr_percent", "pr_status"), conventions);
    }

    private static Derived<ReceptorStatus?> One(
        BoundedNumber? percent, ReceptorStatus? status, Func<ImmutableArray<Evidence>> evidence, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(conventions);
        if (percent is not { } number)
        {
            return status is null ? new(null, Missing, evidence, []) : new(status, ByStatus, evidence, [Flags.CutOffUnknown]);
        }

        ImmutableArray<Flag> flags = number.Bound == NumberBound.Approximate ? [Flags.ApproximateNumber] : [];
        Verdict reached = number.IsAtLeast(conventions.HormoneThresholdPercent);
        if (reached == Verdict.Unknown)
        {
            return new(null, "D2.6", evidence, flags.Add(Flags.PercentUndecided));
        }

        ReceptorStatus decided = reached == Verdict.Met ? ReceptorStatus.Positive : ReceptorStatus.Negative;
        if (status is { } reported && reported != decided)
        {
            return new(decided, "D2.5", evidence, flags.Add(Flags.PercentContradictsStatus));
        }

        return new(decided, decided == ReceptorStatus.Positive ? "D2.1" : "D2.2", evidence, flags);
    }
}
