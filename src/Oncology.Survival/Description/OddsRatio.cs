using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>The odds ratio of a 2 × 2 table with its confidence interval.</summary>
/// <remarks>
/// <para>With cells a b / c d it is the odds a : b of the first column in the first row over the odds c : d in the second.</para>
/// <para>
/// Conditional: the ψ at which the mean of the first cell, given all margins, equals a; the bounds are the ψ with P(X ≥ a) and
/// P(X ≤ a) equal to (1 − level) / 2. Found to rounding, where R's search stops after some 4 digits of the estimate. At the ends of
/// the range of a, the estimate and one bound are 0 or infinite.
/// </para>
/// <para>Wald: ad / bc, interval exp(ln(ad / bc) ± z √(1/a + 1/b + 1/c + 1/d)). With an empty cell bounds are 0, infinite or NaN.</para>
/// <para>Source: Cornfield, Proc 3rd Berkeley Symp 1956;4:135; Woolf, Ann Hum Genet 1955;19:251.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class OddsRatio : ITabular
{
    private const double LargestLogarithm = 700;

    private OddsRatio(OddsRatioMethod method, double confidenceLevel, double value, Interval interval)
    {
        Method = method;
        ConfidenceLevel = confidenceLevel;
        Value = value;
        Interval = interval;
    }

    /// <summary>How it was estimated.</summary>
    public OddsRatioMethod Method { get; }

    /// <summary>Confidence level of the interval.</summary>
    public double ConfidenceLevel { get; }

    /// <summary>The odds ratio; may be 0 or infinite, and NaN when a margin is empty.</summary>
    public double Value { get; }

    /// <summary>Confidence interval; an upper bound may be infinite, a bound that does not exist is NaN.</summary>
    public Interval Interval { get; }

    /// <summary>Estimates the odds ratio.</summary>
    /// <param name="table">A table of two rows and two columns.</param>
    /// <param name="method">How.</param>
    /// <param name="confidenceLevel">Level of the interval, in (0, 1).</param>
    /// <exception cref="ArgumentException">The table is not 2 × 2.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    public static OddsRatio Fit(ContingencyTable table, OddsRatioMethod method = OddsRatioMethod.Conditional, double confidenceLevel = 0.95)
    {
        ArgumentNullException.ThrowIfNull(table);
        ConfidenceLevels.Check(confidenceLevel);
        if (table.RowCount != 2 || table.ColumnCount != 2)
        {
            throw new ArgumentException($"An odds ratio needs a 2 x 2 table; this one is {table.RowCount} x {table.ColumnCount}.", nameof(table));
        }

        return method == OddsRatioMethod.Wald ? Wald(table, confidenceLevel) : Conditional(table, confidenceLevel);
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language) =>
        SingleRow.Of(
            Words.OddsRatio,
            language,
            ConfidenceLevel,
            ("odds_ratio", Words.OddsRatio, new Cell.WithInterval(Value, Interval, NumberKind.Ratio)));

    /// <summary>The result as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private static OddsRatio Wald(ContingencyTable table, double level)
    {
        double a = table[0, 0];
        double b = table[0, 1];
        double c = table[1, 0];
        double d = table[1, 1];
        double ratio = a * d / (b * c);
        double half = Tails.NormalQuantile(level) * Math.Sqrt(1 / a + 1 / b + 1 / c + 1 / d);
        double logarithm = Math.Log(ratio);
        return new OddsRatio(OddsRatioMethod.Wald, level, ratio, new Interval(Math.Exp(logarithm - half), Math.Exp(logarithm + half)));
    }

    private static OddsRatio Conditional(ContingencyTable table, double level)
    {
        long a = table[0, 0];
        var given = new ConditionalTwoByTwo(a, table[0, 1], table[1, 0], table[1, 1]);
        if (given.First == given.Last)
        {
            return new OddsRatio(OddsRatioMethod.Conditional, level, double.NaN, new Interval(0, double.PositiveInfinity));
        }

        double tail = (1 - level) / 2;
        double lower = a == given.First ? 0 : Math.Exp(Bisect(t => given.AtLeast(a, t) - tail));
        double upper = a == given.Last ? double.PositiveInfinity : Math.Exp(Bisect(t => tail - given.AtMost(a, t)));
        double value = a == given.First ? 0 : a == given.Last ? double.PositiveInfinity : Math.Exp(Bisect(t => given.Mean(t) - a));
        return new OddsRatio(OddsRatioMethod.Conditional, level, value, new Interval(lower, upper));
    }

    private static double Bisect(Func<double, double> increasing) => Bisection.Root(increasing, -LargestLogarithm, LargestLogarithm);

}
