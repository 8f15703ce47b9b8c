namespace Oncology.Survival;

/// <summary>Choices of predicted survival curves. The defaults are R's.</summary>
public sealed record CoxPredictionOptions
{
    /// <summary>Level of the confidence intervals, in (0, 1).</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Scale of the intervals of S(t).</summary>
    public IntervalTransform Interval { get; init; } = IntervalTransform.Log;

    /// <summary>What stands for a quantile where the curve is flat at it.</summary>
    public QuantileRule Quantile { get; init; } = QuantileRule.Midpoint;

    internal void Validate()
    {
        if (!(ConfidenceLevel > 0 && ConfidenceLevel < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(ConfidenceLevel), ConfidenceLevel, "A confidence level must lie in (0, 1).");
        }
    }
}
