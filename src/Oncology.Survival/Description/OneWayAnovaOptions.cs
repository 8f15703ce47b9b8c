namespace Oncology.Survival;

/// <summary>Choices of one-way analysis of variance. The default is the classical F test of R's <c>aov</c>, Stata's <c>oneway</c> and SAS.</summary>
public sealed record OneWayAnovaOptions
{
    /// <summary>True pools the variances; false is Welch's test (R's <c>oneway.test</c> default, SAS <c>welch</c>).</summary>
    public bool EqualVariances { get; init; } = true;
}
