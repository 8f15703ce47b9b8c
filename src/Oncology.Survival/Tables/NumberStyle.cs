using System.Globalization;

namespace Oncology.Survival;

/// <summary>How numbers are written: digits by kind, decimal sign, intervals, small p-values.</summary>
/// <remarks>Nothing else in the library turns a number of a result into text.</remarks>
public sealed record NumberStyle
{
    // U+202F, the narrow no-break space of French typography: before % and between thousands.
    private const string NarrowSpace = "\u202F";

    /// <summary>English: decimal point, intervals in brackets, p-values to three decimals.</summary>
    public static NumberStyle English { get; } = new();

    /// <summary>French: decimal comma, a narrow space before the percent sign, otherwise as <see cref="English"/>.</summary>
    public static NumberStyle French { get; } = new() { DecimalSeparator = ",", PercentSign = NarrowSpace + "%", IntervalName = "IC {0}" };

    /// <summary>Decimal sign.</summary>
    public string DecimalSeparator { get; init; } = ".";

    /// <summary>What follows a percentage.</summary>
    public string PercentSign { get; init; } = "%";

    /// <summary>Decimals of times.</summary>
    public int TimeDecimals { get; init; } = 1;

    /// <summary>Decimals of percentages.</summary>
    public int PercentDecimals { get; init; } = 1;

    /// <summary>Decimals of ratios.</summary>
    public int RatioDecimals { get; init; } = 2;

    /// <summary>Decimals of coefficients and their standard errors.</summary>
    public int CoefficientDecimals { get; init; } = 4;

    /// <summary>Decimals of test statistics.</summary>
    public int StatisticDecimals { get; init; } = 2;

    /// <summary>Decimals of p-values; smaller ones are written as below the smallest value so printable.</summary>
    public int PValueDecimals { get; init; } = 3;

    /// <summary>Name of an interval, with <c>{0}</c> where its level stands.</summary>
    public string IntervalName { get; init; } = "{0} CI";

    /// <summary>Before an interval.</summary>
    public string IntervalOpen { get; init; } = "[";

    /// <summary>Between the bounds of an interval.</summary>
    public string IntervalSeparator { get; init; } = "; ";

    /// <summary>After an interval.</summary>
    public string IntervalClose { get; init; } = "]";

    /// <summary>What stands for a value that does not exist.</summary>
    public string Missing { get; init; } = "–";

    /// <summary>The style of a language.</summary>
    public static NumberStyle For(Language language) => language == Language.French ? French : English;

    /// <summary>A number as text; NaN and infinities are <see cref="Missing"/>, except that an infinite ratio is written ∞.</summary>
    public string Format(double value, NumberKind kind)
    {
        if (!double.IsFinite(value))
        {
            return double.IsPositiveInfinity(value) && kind == NumberKind.Ratio ? "∞" : Missing;
        }

        return kind switch
        {
            NumberKind.Count => Localised(value.ToString("0.##", CultureInfo.InvariantCulture)),
            NumberKind.Measure => Localised(Math.Round((decimal)value, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture)),
            NumberKind.Time => Fixed(value, TimeDecimals),
            NumberKind.Percent => Fixed(100 * value, PercentDecimals) + PercentSign,
            NumberKind.Ratio => Fixed(value, RatioDecimals),
            NumberKind.Coefficient => Fixed(value, CoefficientDecimals),
            NumberKind.Statistic => Fixed(value, StatisticDecimals),
            NumberKind.PValue => PValue(value),
            _ => Localised(value.ToString("G6", CultureInfo.InvariantCulture)),
        };
    }

    /// <summary>An interval in its brackets. The percent sign is left to the estimate before it.</summary>
    public string Format(Interval interval, NumberKind kind)
    {
        NumberStyle bare = this with { PercentSign = string.Empty };
        return IntervalOpen + bare.Format(interval.Lower, kind) + IntervalSeparator + bare.Format(interval.Upper, kind) + IntervalClose;
    }

    /// <summary>An estimate and its interval, such as <c>0.39 [0.22; 0.72]</c>.</summary>
    public string Format(double value, Interval interval, NumberKind kind) => $"{Format(value, kind)} {Format(interval, kind)}";

    /// <summary>The name of an interval with its level, such as <c>95% CI</c> or <c>IC 97,5 %</c>.</summary>
    /// <param name="level">Level, in (0, 1).</param>
    public string FormatLevel(double level)
    {
        string percent = Localised(Math.Round(100 * (decimal)level, 4).ToString("0.####", CultureInfo.InvariantCulture)) + PercentSign;
        return string.Format(CultureInfo.InvariantCulture, IntervalName, percent);
    }

    /// <summary>A p-value with its sign, such as <c>p = 0.036</c> or <c>p &lt; 0.001</c>.</summary>
    public string FormatP(double p)
    {
        string text = Format(p, NumberKind.PValue);
        return text.StartsWith('<') ? $"p < {text[1..]}" : $"p = {text}";
    }

    private string PValue(double p)
    {
        double smallest = Math.Pow(10, -PValueDecimals);
        return p < smallest ? "<" + Fixed(smallest, PValueDecimals) : Fixed(p, PValueDecimals);
    }

    // Half away from zero in decimal: 22.5 % prints as a reader would round it, 0.285 is not cut by its binary form.
    private string Fixed(double value, int decimals)
    {
        string text = Math.Abs(value) < 1e12
            ? Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            : value.ToString("G6", CultureInfo.InvariantCulture);
        return Localised(text.StartsWith('-') && text.All(c => c is '-' or '0' or '.') ? text[1..] : text);
    }

    private string Localised(string invariant) => invariant.Replace(".", DecimalSeparator, StringComparison.Ordinal);
}
