namespace Oncology.Survival;

/// <summary>The scale on which a confidence interval of S(t) is symmetric.</summary>
public enum IntervalTransform
{
    /// <summary>S ± z·se, cut at 0 and 1. R and SAS: <c>plain</c>, <c>linear</c>.</summary>
    Plain,

    /// <summary>On log S, cut at 1. R default <c>log</c>.</summary>
    Log,

    /// <summary>On log(−log S). Stata and SAS default; R <c>log-log</c>. Undefined where S is 0 or 1.</summary>
    LogLog,

    /// <summary>On log(S / (1 − S)). R and SAS <c>logit</c>. Undefined where S is 0 or 1.</summary>
    Logit,

    /// <summary>On arcsin √S. R <c>arcsin</c>, SAS <c>asinsqrt</c>. Undefined where S is 0 or 1.</summary>
    Arcsine,
}
