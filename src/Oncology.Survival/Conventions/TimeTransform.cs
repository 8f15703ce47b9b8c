namespace Oncology.Survival;

/// <summary>The function of time that a test of proportional hazards looks along.</summary>
public enum TimeTransform
{
    /// <summary>1 − S(t−), the Kaplan-Meier estimate of all rows just before t. R default <c>km</c>; Stata <c>km</c>.</summary>
    KaplanMeier,

    /// <summary>t itself. R <c>identity</c>; Stata default.</summary>
    Identity,

    /// <summary>Rank of t among all exit times. R and Stata <c>rank</c>.</summary>
    Rank,

    /// <summary>log t. R and Stata <c>log</c>. Undefined for an event at time 0.</summary>
    Log,
}
