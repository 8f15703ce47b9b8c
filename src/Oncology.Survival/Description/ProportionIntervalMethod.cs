namespace Oncology.Survival;

/// <summary>Confidence intervals of a proportion.</summary>
public enum ProportionIntervalMethod
{
    /// <summary>Score interval. R <c>prop.test(correct = FALSE)</c>, Stata <c>ci proportions, wilson</c>, SAS <c>wilson</c>.</summary>
    Wilson,

    /// <summary>Score interval with continuity correction. R <c>prop.test</c> default, SAS <c>wilson(correct)</c>.</summary>
    WilsonCorrected,

    /// <summary>Exact. R <c>binom.test</c>, Stata <c>ci proportions</c> default, SAS <c>exact</c>.</summary>
    ClopperPearson,

    /// <summary>p ± z √(p (1 − p) / n), not cut at 0 and 1. Stata <c>wald</c>, SAS default.</summary>
    Wald,

    /// <summary>Wald's about (x + z²/2) / (n + z²), not cut at 0 and 1. Stata <c>agresti</c>, SAS <c>agresticoull</c>.</summary>
    AgrestiCoull,

    /// <summary>Quantiles of the beta distribution with x + ½ and n − x + ½; 0 for x = 0, 1 for x = n. Stata and SAS <c>jeffreys</c>.</summary>
    Jeffreys,
}
