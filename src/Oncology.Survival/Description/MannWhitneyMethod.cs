namespace Oncology.Survival;

/// <summary>How the p-value of the Mann-Whitney test is found.</summary>
public enum MannWhitneyMethod
{
    /// <summary>R's <c>wilcox.test</c>: exact when both groups have fewer than 50 values and none are tied, else normal with continuity correction.</summary>
    Automatic,

    /// <summary>Normal approximation, variance corrected for ties. Stata <c>ranksum</c>.</summary>
    Normal,

    /// <summary>The same with continuity correction of ½. SAS <c>NPAR1WAY</c> default; R with <c>exact = FALSE</c>.</summary>
    NormalCorrected,

    /// <summary>Exact, conditional on the ties. R <c>coin</c> and <c>exactRankTests</c>, SAS <c>exact wilcoxon</c>, Stata <c>ranksum, exact</c>.</summary>
    Exact,
}
