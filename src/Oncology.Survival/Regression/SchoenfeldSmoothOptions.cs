namespace Oncology.Survival;

/// <summary>Choices of a smooth of scaled Schoenfeld residuals. The defaults are those of R's <c>plot.cox.zph</c>.</summary>
public sealed record SchoenfeldSmoothOptions
{
    /// <summary>The function of time along which the residuals are smoothed.</summary>
    public TimeTransform Transform { get; init; } = TimeTransform.KaplanMeier;

    /// <summary>Degrees of freedom of the natural spline, at least 2 (a straight line).</summary>
    public int DegreesOfFreedom { get; init; } = 4;

    /// <summary>Level of the band, in (0, 1); R draws two standard errors.</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Number of places at which the smooth is evaluated, at least 2.</summary>
    public int GridCount { get; init; } = 40;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(DegreesOfFreedom, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(GridCount, 2);
        if (!(ConfidenceLevel > 0 && ConfidenceLevel < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(ConfidenceLevel), ConfidenceLevel, "The confidence level must lie in (0, 1).");
        }
    }
}
