namespace Oncology.Cohort;

/// <summary>Who stays in a landmark analysis whose follow-up ends exactly at the landmark.</summary>
public enum LandmarkBoundary
{
    /// <summary>Stays: only who ended before the landmark leaves (D11).</summary>
    Stays,

    /// <summary>Leaves: the risk set is who is still followed after the landmark.</summary>
    Leaves,
}

/// <summary>Clock of a landmark analysis.</summary>
public enum LandmarkClock
{
    /// <summary>Time restarts at the landmark (D11).</summary>
    FromLandmark,

    /// <summary>Time stays counted from the origin; rows enter at the landmark.</summary>
    FromOrigin,
}

/// <summary>Rule of a landmark analysis (D11).</summary>
public sealed record LandmarkRules
{
    /// <summary>What happens to a row that ends exactly at the landmark. Default: it stays.</summary>
    public LandmarkBoundary Boundary { get; init; }

    /// <summary>Where time is counted from. Default: the landmark.</summary>
    public LandmarkClock Clock { get; init; }

    /// <summary>Another endpoint of the same patients that must be free of event and followed at the landmark too: the Toulouse study drops from
    /// overall survival who progressed before the landmark. Null (default) for none.</summary>
    public EndpointTable? EventFree { get; init; }
}
