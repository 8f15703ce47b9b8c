namespace Oncology.Cohort;

/// <summary>The values of a statistic that print as published, on the scale on which the search computes it.</summary>
/// <param name="Low">Smallest value.</param>
/// <param name="High">Largest value.</param>
/// <param name="Half">Half the width that one printed digit leaves: the unit of distance.</param>
/// <param name="Scale">Distance that counts as far.</param>
internal readonly record struct TargetWindow(double Low, double High, double Half, double Scale)
{
    // Values at the very edge of rounding are not trusted.
    private const double Margin = 0.01;

    /// <summary>Nothing published.</summary>
    public static TargetWindow None { get; } = new(double.NegativeInfinity, double.PositiveInfinity, 1, 1);

    public bool IsNone => double.IsNegativeInfinity(Low) && double.IsPositiveInfinity(High);

    /// <summary>The window of a value printed with some decimals, after a change of scale.</summary>
    public static TargetWindow Printed(double value, int decimals, double scale, Func<double, double> map)
    {
        double half = 0.5 * Math.Pow(10, -decimals);
        double shrunk = half * (1 - Margin);
        double a = map(value - shrunk);
        double b = map(value + shrunk);
        return new TargetWindow(Math.Min(a, b), Math.Max(a, b), Math.Abs(map(value + half) - map(value - half)) / 2, scale);
    }

    /// <summary>What both windows allow.</summary>
    public TargetWindow And(TargetWindow other) =>
        IsNone ? other : other.IsNone ? this : new(Math.Max(Low, other.Low), Math.Min(High, other.High), Math.Min(Half, other.Half), Math.Min(Scale, other.Scale));

    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>0 inside; outside a step, the logarithm of the distance in digits and the distance itself.</summary>
    public double Cost(double value, in CostWeights weights)
    {
        if (Contains(value))
        {
            return 0;
        }

        if (double.IsNaN(value))
        {
            return weights.Undefined;
        }

        double distance = value < Low ? Low - value : value - High;
        double far = distance / Scale;
        return weights.Digit * (weights.Step + Math.Log(1 + distance / Half)) + weights.Distance * (far < 1 ? far * far : 2 * far - 1);
    }
}

/// <summary>How the search weighs a missed target.</summary>
internal readonly record struct CostWeights(double Step, double Digit, double Distance)
{
    public double Undefined => 40 * (Digit + Distance);
}
