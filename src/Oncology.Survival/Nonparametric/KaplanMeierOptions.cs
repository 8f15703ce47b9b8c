namespace Oncology.Survival;

/// <summary>Choices of the Kaplan-Meier estimator on which packages differ. The defaults are R's.</summary>
public sealed record KaplanMeierOptions
{
    /// <summary>Level of the confidence intervals, in (0, 1).</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Scale of the interval of S(t): R log; Stata and SAS log(−log).</summary>
    public IntervalTransform Interval { get; init; } = IntervalTransform.Log;

    /// <summary>Quantile on a flat stretch: R and SAS its middle, Stata its beginning.</summary>
    public QuantileRule Quantile { get; init; } = QuantileRule.Midpoint;

    /// <summary>Merging of nearly equal times: R √ε, Stata and SAS none.</summary>
    public TieTolerance Ties { get; init; } = TieTolerance.SquareRootEpsilon;

    /// <summary>
    /// Origin of a curve conditional on being event-free at that time (R <c>start.time</c>); null starts at the origin of time.
    /// Rows that end before it are left out.
    /// </summary>
    public double? StartTime { get; init; }

    /// <summary>Order of events and censorings at a tied time in a reverse Kaplan-Meier curve (<see cref="MedianFollowUp"/>).</summary>
    public FollowUpTies FollowUpTies { get; init; } = FollowUpTies.CensoringsFirst;

    /// <summary>How S(t) is estimated; R <c>stype</c>.</summary>
    public SurvivalEstimator Estimator { get; init; } = SurvivalEstimator.ProductLimit;

    /// <summary>How the cumulative hazard counts tied events; R <c>ctype</c>.</summary>
    public HazardEstimator Hazard { get; init; } = HazardEstimator.NelsonAalen;

    /// <summary>Greenwood's standard errors, or robust ones by subject (<see cref="SurvivalData.Subjects"/>); R <c>robust</c>.</summary>
    public CurveVariance Variance { get; init; } = CurveVariance.Greenwood;

    internal void Validate()
    {
        if (!(ConfidenceLevel > 0 && ConfidenceLevel < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(ConfidenceLevel), ConfidenceLevel, "The confidence level must lie in (0, 1).");
        }

        if (Variance == CurveVariance.Robust && Hazard != HazardEstimator.NelsonAalen)
        {
            throw new RequestException("Robust standard errors are defined for the Nelson-Aalen hazard only.", "Les erreurs types robustes ne sont définies que pour le risque de Nelson-Aalen.", nameof(Variance));
        }
    }
}
