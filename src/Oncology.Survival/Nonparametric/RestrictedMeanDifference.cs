namespace Oncology.Survival;

/// <summary>The difference of two restricted means.</summary>
/// <param name="Difference">Difference with its standard error and interval, in the unit of time.</param>
/// <param name="PValue">Two-sided p-value of no difference; NaN when neither group has an event before the horizon.</param>
public readonly record struct RestrictedMeanDifference(Estimate Difference, double PValue);
