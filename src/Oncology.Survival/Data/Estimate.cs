namespace Oncology.Survival;

/// <summary>An estimate with its standard error and confidence interval; they travel together.</summary>
/// <param name="Value">Point estimate.</param>
/// <param name="StandardError">Standard error of <paramref name="Value"/> itself, on its own scale.</param>
/// <param name="Interval">Confidence interval, on the scale of <paramref name="Value"/>.</param>
public readonly record struct Estimate(double Value, double StandardError, Interval Interval);
