namespace Oncology.Survival;

/// <summary>Choices of a landmark sweep and of an immortal-time audit.</summary>
public sealed record LandmarkSweepOptions
{
    /// <summary>Who counts as followed to a landmark.</summary>
    public LandmarkBoundary Boundary { get; init; } = LandmarkBoundary.ExcludeAt;

    /// <summary>Ties and confidence level of the Cox models.</summary>
    public CoxOptions Cox { get; init; } = new();
}
