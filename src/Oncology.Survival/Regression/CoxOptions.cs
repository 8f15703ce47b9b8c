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
}
