namespace Oncology.Survival;

/// <summary>Choices of the Fine-Gray model. The defaults are R's.</summary>
public sealed record FineGrayOptions
{
    /// <summary>
    /// Tied events: R <c>coxph</c> Efron; <c>crr</c>, Stata <c>stcrreg</c> and SAS PHREG Breslow. Exact ties do not exist with weights.
    /// </summary>
    public CoxTies Ties { get; init; } = CoxTies.Efron;

    /// <summary>Merging of nearly equal times: R √ε, Stata and SAS none.</summary>
    public TieTolerance TimeTies { get; init; } = TieTolerance.SquareRootEpsilon;

    /// <summary>Level of the confidence intervals, in (0, 1).</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>
    /// Groups with a censoring distribution each, one level per source row; null estimates one for all (<c>cengroup</c> of <c>crr</c>,
    /// <c>strata()</c> in R's <c>finegray</c>).
    /// </summary>
    public Factor? CensoringGroups { get; init; }

    /// <summary>
    /// Who is at risk of being censored at a time at which others have an event: R <c>finegray</c> only who is left, <c>crr</c> all.
    /// </summary>
    public FollowUpTies CensoringTies { get; init; } = FollowUpTies.EventsFirst;

    /// <summary>Variance of the coefficients: <c>crr</c>, Stata and SAS add the part that comes from estimating the censoring distribution.</summary>
    public FineGrayVariance Variance { get; init; } = FineGrayVariance.KnownCensoring;

    /// <summary>Columns that carry no information of their own.</summary>
    public Collinearity Collinearity { get; init; } = Collinearity.Refuse;

    /// <summary>
    /// Largest number of threads, at least 1; null is one per processor. Any number gives the same bits; small fits use one.
    /// </summary>
    public int? MaximumThreads { get; init; }

    internal CoxOptions ToCox() => new()
    {
        MaximumThreads = MaximumThreads,
        Ties = Ties,
        TimeTies = TieTolerance.None,
        ConfidenceLevel = ConfidenceLevel,
        Collinearity = Collinearity,
        Robust = true,
    };
}
