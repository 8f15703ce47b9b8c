namespace Oncology.Survival;

/// <summary>A quantile of the time to the event, read off a survival curve.</summary>
/// <param name="Probability">Share p of the population that has had the event: 0.5 is the median.</param>
/// <param name="Time">The time, in the unit of the curve; null when the curve does not fall to 1 − p.</param>
/// <param name="Lower">Time at which the lower confidence curve reaches 1 − p; null when it does not.</param>
/// <param name="Upper">Time at which the upper confidence curve reaches 1 − p; null when it does not.</param>
public readonly record struct QuantileEstimate(double Probability, double? Time, double? Lower, double? Upper);
