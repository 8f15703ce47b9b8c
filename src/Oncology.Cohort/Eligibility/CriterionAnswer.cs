using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The answer of one criterion for one patient.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Verdict">Whether it is met.</param>
/// <param name="Reason">The comparisons that decided.</param>
/// <param name="Evidence">The values it looked at, with their cells.</param>
/// <param name="Missing">Fields to blame when it is unknown; else empty.</param>
public sealed record CriterionAnswer(
    Criterion Criterion, Verdict Verdict, Wording Reason, ImmutableArray<Evidence> Evidence, ImmutableArray<string> Missing)
{
    /// <summary>True when it keeps the patient out: an inclusion that is not met, or an exclusion that is.</summary>
    public bool Fails => Criterion.Kind switch
    {
        CriterionKind.Inclusion => Verdict == Verdict.NotMet,
        CriterionKind.Exclusion => Verdict == Verdict.Met,
        _ => false,
    };

    /// <summary>True when it leaves the eligibility open.</summary>
    public bool IsUnknown => Criterion.Kind != CriterionKind.Informative && Verdict == Verdict.Unknown;
}
