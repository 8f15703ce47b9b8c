namespace Oncology.Reporting;

/// <summary>The numbers that a printed one may stand for.</summary>
/// <param name="From">Smallest.</param>
/// <param name="To">Largest.</param>
internal readonly record struct PrintedRange(double From, double To)
{
    // Decimal ends have no exact binary form; a number on the edge belongs to the range.
    private const double Edge = 1e-9;

    /// <summary>What rounds to the printed number; what a relation such as &lt; allows.</summary>
    public static PrintedRange Of(PublishedNumber number)
    {
        double value = number.Value ?? double.NaN;
        double half = (double)PrintedPrecision.Unit(number.Decimals) / 2;
        return number.Relation switch
        {
            "<" or "<=" => new PrintedRange(double.NegativeInfinity, value),
            ">" or ">=" => new PrintedRange(value, double.PositiveInfinity),
            _ => new PrintedRange(value - half, value + half),
        };
    }

    /// <summary>What is cut off to the printed number, or is one unit of the last digit away.</summary>
    public static PrintedRange Wide(PublishedNumber number)
    {
        PrintedRange exact = Of(number);
        double unit = (double)PrintedPrecision.Unit(number.Decimals);
        return new PrintedRange(exact.From - unit, exact.To + unit);
    }

    public bool Holds(double value) => value >= From - (Edge * Math.Max(1, Math.Abs(From))) && value <= To + (Edge * Math.Max(1, Math.Abs(To)));

    public bool Meets(PrintedRange other) => other.To >= From - Edge && other.From <= To + Edge;
}
