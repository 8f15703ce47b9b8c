namespace Oncology.Survival;

/// <summary>Choices of the t test of two groups on which packages differ. The defaults are R's.</summary>
public sealed record TTestOptions
{
    /// <summary>
    /// True pools the variances (Student; Stata <c>ttest</c> default), false does not (Welch with Satterthwaite's degrees of freedom; R
    /// default, Stata <c>unequal</c>). SAS prints both.
    /// </summary>
    public bool EqualVariances { get; init; }

    /// <summary>Level of the interval of the difference, in (0, 1).</summary>
    public double ConfidenceLevel { get; init; } = 0.95;
}
