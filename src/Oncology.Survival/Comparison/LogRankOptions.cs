namespace Oncology.Survival;

/// <summary>Choices of the log-rank test. The defaults are R's.</summary>
public sealed record LogRankOptions
{
    /// <summary>Merging of nearly equal times: R √ε, Stata and SAS none.</summary>
    public TieTolerance Ties { get; init; } = TieTolerance.SquareRootEpsilon;

    /// <summary>Variance with case weights; R's <c>survdiff</c> knows no weights at all.</summary>
    public LogRankVariance Variance { get; init; } = LogRankVariance.Counts;

    /// <summary>Weight of each event time.</summary>
    public LogRankWeights Weights { get; init; } = LogRankWeights.LogRank;
}
