namespace Oncology.Survival;

/// <summary>The ratio of two restricted means.</summary>
/// <param name="Ratio">Ratio; NaN where a mean is not above 0.</param>
/// <param name="LogStandardError">Standard error of the log of the ratio.</param>
/// <param name="Interval">Confidence interval of the ratio, made on the log scale.</param>
/// <param name="PValue">Two-sided p-value of a ratio of 1; NaN when neither group has an event before the horizon.</param>
public readonly record struct RestrictedMeanRatio(double Ratio, double LogStandardError, Interval Interval, double PValue);
