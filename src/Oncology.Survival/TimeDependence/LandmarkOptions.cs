namespace Oncology.Survival;

/// <summary>Choices of a landmark analysis.</summary>
public sealed record LandmarkOptions
{
    /// <summary>Who counts as followed to the landmark.</summary>
    public LandmarkBoundary Boundary { get; init; } = LandmarkBoundary.ExcludeAt;

    /// <summary>True: time starts anew at the landmark. False: time goes on from the origin, and rows enter at the landmark.</summary>
    public bool ResetClock { get; init; } = true;

    /// <summary>Name of the exposure factor.</summary>
    public string ExposureName { get; init; } = "exposed";

    /// <summary>Label of those not exposed at the landmark.</summary>
    public string UnexposedLabel { get; init; } = "0";

    /// <summary>Label of those exposed at the landmark.</summary>
    public string ExposedLabel { get; init; } = "1";
}
