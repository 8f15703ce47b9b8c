namespace Oncology.Survival;

/// <summary>What a quantile is when the curve is flat at exactly 1 − p.</summary>
public enum QuantileRule
{
    /// <summary>Middle of the flat stretch (R <c>quantile.survfit</c>, SAS LIFETEST).</summary>
    Midpoint,

    /// <summary>First time with S(t) ≤ 1 − p (Stata <c>stci</c>).</summary>
    FirstTime,
}
