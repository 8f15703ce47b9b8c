namespace Oncology.Survival;

/// <summary>A confidence interval. A bound that does not exist is <see cref="double.NaN"/>.</summary>
/// <param name="Lower">Lower bound, in the unit of the estimate.</param>
/// <param name="Upper">Upper bound, in the unit of the estimate.</param>
public readonly record struct Interval(double Lower, double Upper);
