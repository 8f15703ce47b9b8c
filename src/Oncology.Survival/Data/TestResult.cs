namespace Oncology.Survival;

/// <summary>A chi-square test: its statistic, degrees of freedom and p-value.</summary>
/// <param name="Statistic">The statistic; asymptotically chi-square under the hypothesis.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom.</param>
/// <param name="PValue">Upper tail probability of the statistic.</param>
public readonly record struct TestResult(double Statistic, int DegreesOfFreedom, double PValue);
