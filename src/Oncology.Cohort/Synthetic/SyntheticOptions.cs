namespace Oncology.Cohort;

/// <summary>How long and from where a synthetic cohort is searched for.</summary>
public sealed record SyntheticOptions
{
    /// <summary>Seed of the random numbers; with <see cref="Iterations"/> it decides the result.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Changes to try; null to go on until every number is met or the search is stopped.</summary>
    public long? Iterations { get; init; }

    /// <summary>State of an earlier search (<see cref="SyntheticCohort.State"/>) to go on from; null to begin at random.</summary>
    public string? Resume { get; init; }

    /// <summary>Called now and then with what has been reached.</summary>
    public IProgress<SyntheticProgress>? Progress { get; init; }
}

/// <summary>What a search has reached.</summary>
/// <param name="Iterations">Changes tried.</param>
/// <param name="Met">Published numbers met by the best cohort so far.</param>
/// <param name="Count">Published numbers to meet.</param>
/// <param name="Cost">Cost of the best cohort so far; 0 when all are met.</param>
public sealed record SyntheticProgress(long Iterations, int Met, int Count, double Cost);
