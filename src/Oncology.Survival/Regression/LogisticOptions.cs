namespace Oncology.Survival;

/// <summary>Choices of the logistic model. The defaults are R's, with a tighter stopping rule.</summary>
public sealed record LogisticOptions
{
    /// <summary>Level of the confidence intervals, in (0, 1).</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Columns that carry no information of their own.</summary>
    public Collinearity Collinearity { get; init; } = Collinearity.Refuse;

    /// <summary>Relative change of the log-likelihood at which the iteration has converged; R's <c>glm.control</c> has 1e-8 on the deviance.</summary>
    public double RelativeTolerance { get; init; } = 1e-12;

    /// <summary>Largest number of Newton steps, at least 1. R's default is 25.</summary>
    public int MaximumIterations { get; init; } = 100;

    /// <summary>Rows with the rarer outcome per coefficient below which the result carries a warning.</summary>
    public double EventsPerCoefficient { get; init; } = 10;

    internal void Validate()
    {
        if (!(ConfidenceLevel > 0 && ConfidenceLevel < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(ConfidenceLevel), ConfidenceLevel, "A confidence level must lie in (0, 1).");
        }

        if (!(RelativeTolerance > 0 && RelativeTolerance < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(RelativeTolerance), RelativeTolerance, "A tolerance must lie in (0, 1).");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumIterations, 1);
    }
}
