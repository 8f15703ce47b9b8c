namespace Oncology.Survival;

/// <summary>How the odds ratio of a 2 × 2 table is estimated.</summary>
public enum OddsRatioMethod
{
    /// <summary>Conditional maximum likelihood with the exact interval. R <c>fisher.test</c>.</summary>
    Conditional,

    /// <summary>ad / bc with the normal interval of its logarithm (Woolf). Stata <c>cc, woolf</c>; SAS <c>relrisk</c>.</summary>
    Wald,
}
