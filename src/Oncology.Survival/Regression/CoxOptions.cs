namespace Oncology.Survival;

/// <summary>Choices of the Cox model. The defaults are R's, with a tighter stopping rule.</summary>
public sealed record CoxOptions
{
    /// <summary>Tied events: R Efron; Stata and SAS Breslow.</summary>
    public CoxTies Ties { get; init; } = CoxTies.Efron;

    /// <summary>Merging of nearly equal times: R √ε, Stata and SAS none.</summary>
    public TieTolerance TimeTies { get; init; } = TieTolerance.SquareRootEpsilon;

    /// <summary>Level of the confidence intervals, in (0, 1).</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Columns that carry no information of their own.</summary>
    public Collinearity Collinearity { get; init; } = Collinearity.Refuse;

    /// <summary>
    /// The sandwich variance also without clusters: each row is its own cluster. With clusters in the frame the sandwich variance is
    /// always used.
    /// </summary>
    public bool Robust { get; init; }

    /// <summary>
    /// Relative change of the log-likelihood at which the iteration has converged; R's default is 1e-9, which leaves the
    /// coefficients good to about five digits of a standard error only.
    /// </summary>
    public double RelativeTolerance { get; init; } = 1e-12;

    /// <summary>Largest number of Newton steps, at least 0; 0 evaluates the tests at zero coefficients. R's default is 20.</summary>
    public int MaximumIterations { get; init; } = 50;

    /// <summary>Events per coefficient below which the result carries a warning.</summary>
    public double EventsPerCoefficient { get; init; } = 10;

    /// <summary>
    /// Largest number of threads, at least 1; null is one per processor. Any number gives the same bits; small fits use one.
    /// </summary>
    public int? MaximumThreads { get; init; }

    internal int Threads => MaximumThreads ?? Environment.ProcessorCount;

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

        ArgumentOutOfRangeException.ThrowIfNegative(MaximumIterations);
        if (MaximumThreads < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(MaximumThreads), MaximumThreads, "The number of threads must be at least 1.");
        }
    }
}
