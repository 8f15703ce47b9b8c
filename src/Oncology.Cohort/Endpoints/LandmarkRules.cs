using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>Rule of a landmark analysis of a cohort (D11).</summary>
public sealed record LandmarkRules
{
    /// <summary>What happens to a row that ends exactly at the landmark. Default: it stays; only who ended before it leaves.</summary>
    public LandmarkBoundary Boundary { get; init; } = LandmarkBoundary.KeepAt;

    /// <summary>True (default): time restarts at the landmark. False: time stays counted from the origin and rows enter at the landmark.</summary>
    public bool ResetClock { get; init; } = true;

    /// <summary>Another endpoint of the same patients that must be free of event and followed at the landmark too: the Toulouse study drops from
    /// overall survival who progressed before the landmark. Null (default) for none.</summary>
    public EndpointTable? EventFree { get; init; }
}
