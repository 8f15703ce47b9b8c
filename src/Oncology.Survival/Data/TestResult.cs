namespace Oncology.Survival;

/// <summary>A hypothesis test: its statistic, referred to a chi-squared distribution.</summary>
/// <param name="Statistic">Value of the statistic, NaN where undefined.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom, at least 0.</param>
/// <param name="PValue">P(χ²(df) &gt; statistic), NaN where undefined.</param>
public readonly record struct TestResult(double Statistic, int DegreesOfFreedom, double PValue)
{
    /// <summary>The test of a statistic that is χ²(df) under the hypothesis.</summary>
    internal static TestResult ChiSquared(double statistic, int degreesOfFreedom) =>
        new(statistic, degreesOfFreedom, Tails.ChiSquared(statistic, degreesOfFreedom));
}
