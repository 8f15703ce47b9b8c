namespace Oncology.Survival;

/// <summary>A survival curve read at one time.</summary>
/// <param name="Time">The time asked for.</param>
/// <param name="AtRisk">Number at risk just before it.</param>
/// <param name="Survival">S(t) with its standard error and interval.</param>
/// <param name="CumulativeHazard">H(t) with its standard error; its interval is not computed (NaN).</param>
/// <param name="IsBeyondLastTime">True when follow-up ends before the time and the last value is carried on.</param>
public readonly record struct SurvivalPoint(
    double Time, double AtRisk, Estimate Survival, Estimate CumulativeHazard, bool IsBeyondLastTime);
