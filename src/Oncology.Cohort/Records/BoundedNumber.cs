using System.Globalization;

namespace Oncology.Cohort;

/// <summary>How a number was written.</summary>
public enum NumberBound
{
    /// <summary>A plain number: <c>12</c>.</summary>
    Exact,

    /// <summary>About a number: <c>~5</c>. Decided like the number itself, and flagged.</summary>
    Approximate,

    /// <summary>Strictly below: <c>&lt;10</c>.</summary>
    Below,

    /// <summary>Not above: <c>&lt;=10</c>.</summary>
    AtMost,

    /// <summary>Strictly above: <c>&gt;90</c>.</summary>
    Above,

    /// <summary>Not below: <c>&gt;=90</c>.</summary>
    AtLeast,

    /// <summary>Between two numbers, both included: <c>10-19</c>.</summary>
    Range,
}

/// <summary>A non-negative measurement that may be known only by its bounds: <c>12</c>, <c>&lt;10</c>, <c>&gt;90</c>, <c>10-19</c>, <c>~5</c>.</summary>
/// <remarks>Questions about it are answered by a <see cref="Verdict"/>: <c>&lt;10</c> is below 10, and undecided at 1. The default value is exactly 0.</remarks>
public readonly record struct BoundedNumber
{
    // A bound that is not there is no number; kept small, because cohorts hold many.
    private readonly double _lower;
    private readonly double _upper;
    private readonly byte _bound;

    private BoundedNumber(NumberBound bound, double? lower, double? upper)
    {
        _bound = (byte)bound;
        _lower = lower ?? double.NaN;
        _upper = upper ?? double.NaN;
    }

    /// <summary>How the number was written.</summary>
    public NumberBound Bound => (NumberBound)_bound;

    /// <summary>Lower bound, excluded when <see cref="Bound"/> is <see cref="NumberBound.Above"/>; null when there is none but zero.</summary>
    public double? Lower => double.IsNaN(_lower) ? null : _lower;

    /// <summary>Upper bound, excluded when <see cref="Bound"/> is <see cref="NumberBound.Below"/>; null when there is none.</summary>
    public double? Upper => double.IsNaN(_upper) ? null : _upper;

    /// <summary>The number, when it was written as one (exact or approximate); else null.</summary>
    public double? Value => Bound is NumberBound.Exact or NumberBound.Approximate ? Lower : null;

    /// <summary>A plain number.</summary>
    /// <param name="value">The number, finite.</param>
    /// <returns>The bounded number.</returns>
    public static BoundedNumber Exactly(double value) => Make(NumberBound.Exact, value, value);

    /// <summary>About a number.</summary>
    /// <param name="value">The number, finite.</param>
    /// <returns>The bounded number.</returns>
    public static BoundedNumber About(double value) => Make(NumberBound.Approximate, value, value);

    /// <summary>Strictly below a number.</summary>
    /// <param name="upper">The number, finite.</param>
    /// <returns>The bounded number.</returns>
    public static BoundedNumber Below(double upper) => Make(NumberBound.Below, null, upper);

    /// <summary>A number or less.</summary>
    /// <param name="upper">The number, finite.</param>
    /// <returns>The bounded number.</returns>
    public static BoundedNumber AtMost(double upper) => Make(NumberBound.AtMost, null, upper);

    /// <summary>Strictly above a number.</summary>
    /// <param name="lower">The number, finite.</param>
    /// <returns>The bounded number.</returns>
    public static BoundedNumber Above(double lower) => Make(NumberBound.Above, lower, null);

    /// <summary>A number or more.</summary>
    /// <param name="lower">The number, finite.</param>
    /// <returns>The bounded number.</returns>
    public static BoundedNumber AtLeast(double lower) => Make(NumberBound.AtLeast, lower, null);

    /// <summary>Between two numbers, both included.</summary>
    /// <param name="lower">The smaller number, finite.</param>
    /// <param name="upper">The larger number, finite.</param>
    /// <returns>The bounded number.</returns>
    /// <exception cref="ArgumentException">The bounds are in the wrong order.</exception>
    public static BoundedNumber Between(double lower, double upper) => lower <= upper
        ? Make(NumberBound.Range, lower, upper)
        : throw new ArgumentException(Text($"The lower bound {lower} exceeds the upper bound {upper}."), nameof(lower));

    /// <summary>Is the number at or above a threshold?</summary>
    /// <param name="threshold">The threshold, included.</param>
    /// <returns>Met, NotMet, or Unknown when the bounds lie on both sides.</returns>
    public Verdict IsAtLeast(double threshold)
    {
        if (Lower is { } lower && lower >= threshold)
        {
            return Verdict.Met;
        }

        bool below = Upper is { } upper && (Bound == NumberBound.Below ? upper <= threshold : upper < threshold);
        return below ? Verdict.NotMet : threshold <= 0 ? Verdict.Met : Verdict.Unknown;
    }

    /// <summary>Is the number above a threshold?</summary>
    /// <param name="threshold">The threshold, excluded.</param>
    /// <returns>Met, NotMet, or Unknown when the bounds lie on both sides.</returns>
    public Verdict IsAbove(double threshold)
    {
        if (Lower is { } lower && (Bound == NumberBound.Above ? lower >= threshold : lower > threshold))
        {
            return Verdict.Met;
        }

        return Upper is { } upper && upper <= threshold ? Verdict.NotMet : threshold < 0 ? Verdict.Met : Verdict.Unknown;
    }

    /// <summary>The same number in another unit.</summary>
    /// <param name="factor">What to multiply by, above 0: 10 from centimetres to millimetres.</param>
    /// <returns>The converted number, written in the same way.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not above 0.</exception>
    public BoundedNumber Scale(double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        return new BoundedNumber(Bound, Lower * factor, Upper * factor);
    }

    /// <summary>The number as it is written in a file, with a decimal point.</summary>
    /// <returns>The text, in the same form in every culture.</returns>
    public override string ToString() => Bound switch
    {
        NumberBound.Exact => Text($"{Lower}"),
        NumberBound.Approximate => Text($"~{Lower}"),
        NumberBound.Below => Text($"<{Upper}"),
        NumberBound.AtMost => Text($"<={Upper}"),
        NumberBound.Above => Text($">{Lower}"),
        NumberBound.AtLeast => Text($">={Lower}"),
        _ => Text($"{Lower}-{Upper}"),
    };

    /// <summary>The number as it is shown: a quotient in three decimals, of what is below 1 in three digits.</summary>
    internal BoundedNumber Rounded() => Make(Bound, Rounded(Lower), Rounded(Upper));

    private static double? Rounded(double? bound) => bound is not { } number ? null
        : number == 0 || Math.Abs(number) >= 1 ? Math.Round(number, 3)
        : Math.Round(number, Math.Min(15, 2 + (int)Math.Ceiling(-Math.Log10(Math.Abs(number)))));

    private static BoundedNumber Make(NumberBound bound, double? lower, double? upper)
    {
        if (!double.IsFinite(lower ?? 0) || !double.IsFinite(upper ?? 0))
        {
            throw new ArgumentOutOfRangeException(nameof(lower), "A bound must be a finite number.");
        }

        return new BoundedNumber(bound, lower, upper);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
