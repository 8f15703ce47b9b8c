namespace Oncology.Survival;

/// <summary>Choices of the cumulative incidence estimate. The defaults are R's.</summary>
public sealed record CumulativeIncidenceOptions
{
    /// <summary>Level of the confidence intervals, in (0, 1).</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Scale of the interval of F_k(t): R <c>survfit</c> log; Stata <c>stcompet</c> and SAS log(−log).</summary>
    public IntervalTransform Interval { get; init; } = IntervalTransform.Log;

    /// <summary>Variance of F_k(t): R <c>survfit</c> and Stata the jackknife, cmprsk Aalen's.</summary>
    public IncidenceVariance Variance { get; init; } = IncidenceVariance.InfinitesimalJackknife;

    /// <summary>Merging of nearly equal times: R √ε, Stata and SAS none.</summary>
    public TieTolerance Ties { get; init; } = TieTolerance.SquareRootEpsilon;

    internal void Validate()
    {
        if (!(ConfidenceLevel > 0 && ConfidenceLevel < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(ConfidenceLevel), ConfidenceLevel, "The confidence level must lie in (0, 1).");
        }
    }
}
