namespace Oncology.Survival;

/// <summary>How S(t) is estimated.</summary>
public enum SurvivalEstimator
{
    /// <summary>Π (1 − d/n), Kaplan-Meier; R <c>stype = 1</c>.</summary>
    ProductLimit,

    /// <summary>exp(−H(t)), Breslow or Fleming-Harrington after the hazard; R <c>stype = 2</c>.</summary>
    ExponentialOfHazard,
}
