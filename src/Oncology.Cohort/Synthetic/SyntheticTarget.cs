namespace Oncology.Cohort;

/// <summary>A published number beside the one that the synthetic cohort gives.</summary>
/// <param name="Id">Its id in the file of published numbers.</param>
/// <param name="Published">The number as printed.</param>
/// <param name="Decimals">Digits after the decimal sign.</param>
/// <param name="Relation"><c>=</c>, or <c>&lt;</c> or <c>&gt;</c> where only a bound was printed; a median that is not reached is
/// a survival above 50 % at the end of follow-up.</param>
/// <param name="Value">The number recomputed by the library's estimators.</param>
/// <param name="IsMet">True when the value prints as published (half rounds up).</param>
public sealed record SyntheticTarget(string Id, double Published, int Decimals, string Relation, double Value, bool IsMet)
{
    /// <summary>Distance between the printed values, in units of the last printed digit; 0 when met.</summary>
    public double DigitsOff => IsMet ? 0 : Relation != "=" ? double.NaN : Math.Abs(Rounding.HalfUp(Value, Decimals) - Published) * Math.Pow(10, Decimals);

    /// <summary>True for a median printed as not reached: <see cref="Value"/> is then S at the end of follow-up in percent, which has to stay above
    /// <see cref="Published"/>, 50.</summary>
    public bool IsUnreachedMedian { get; init; }

    internal static SyntheticTarget Of(PublishedNumber number, double value)
    {
        bool isMet = number.Relation switch
        {
            "<" => value < number.Value,
            PublishedNumber.Above => value > number.Value,
            _ => Math.Abs(Rounding.HalfUp(value, number.Decimals) - number.Value) < 0.25 * Math.Pow(10, -number.Decimals),
        };
        return new SyntheticTarget(number.Id, number.Value, number.Decimals, number.Relation, value, isMet) { IsUnreachedMedian = number.IsUnreachedMedian };
    }
}

/// <summary>Rounding as statistical programs print: half away from zero.</summary>
internal static class Rounding
{
    public static double HalfUp(double value, int decimals)
    {
        double unit = Math.Pow(10, decimals);
        return Math.Floor(value * unit + 0.5) / unit;
    }
}
