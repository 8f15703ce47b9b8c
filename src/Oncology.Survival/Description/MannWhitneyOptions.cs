namespace Oncology.Survival;

/// <summary>Choices of the Mann-Whitney test on which packages differ. The defaults are R's.</summary>
public sealed record MannWhitneyOptions
{
    /// <summary>How the p-value is found: R automatic, Stata normal, SAS normal with continuity correction.</summary>
    public MannWhitneyMethod Method { get; init; } = MannWhitneyMethod.Automatic;

    /// <summary>Direction: <see cref="Alternative.Greater"/> means that the first group tends to larger values.</summary>
    public Alternative Alternative { get; init; } = Alternative.TwoSided;
}
