namespace Oncology.Survival;

/// <summary>Choices of the log-rank test. The defaults are R's.</summary>
public sealed record LogRankOptions
{
    /// <summary>Merging of nearly equal times: R √ε, Stata and SAS none.</summary>
    public TieTolerance Ties { get; init; } = TieTolerance.SquareRootEpsilon;

    /// <summary>Weight of each event time.</summary>
    public LogRankWeights Weights { get; init; } = LogRankWeights.LogRank;
}
