namespace Oncology.Survival;

/// <summary>How the variance of a Fine-Gray model treats the censoring weights.</summary>
public enum FineGrayVariance
{
    /// <summary>The weights are taken as known: sandwich by subject (R <c>finegray</c> with <c>coxph</c>).</summary>
    KnownCensoring,

    /// <summary>
    /// The sandwich with what each subject adds by having helped to estimate the censoring distribution (Fine and Gray's own variance;
    /// <c>crr</c>, Stata <c>stcrreg</c>, SAS PHREG). For right-censored rows only.
    /// </summary>
    EstimatedCensoring,
}
