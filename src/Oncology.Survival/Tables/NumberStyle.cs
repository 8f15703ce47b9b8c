using System.Globalization;
using System.Text;

namespace Oncology.Survival;

/// <summary>How numbers are written: digits by kind, decimal sign, intervals, small p-values.</summary>
/// <remarks>Nothing else in the library turns a number of a result into text.</remarks>
public sealed record NumberStyle
{
    // U+202F, the narrow no-break space of French typography: before % and between thousands.
    private const string NarrowSpace = "\u202F";

    /// <summary>English: decimal point, intervals in brackets, p-values to three decimals, a comma between thousands.</summary>
    public static NumberStyle English { get; } = new();

    /// <summary>French: decimal comma, a narrow space before the percent sign and between thousands, otherwise as <see cref="English"/>.</summary>
    public static NumberStyle French { get; } = new()
    {
        DecimalSeparator = ",",
        ThousandsSeparator = NarrowSpace,
        PercentSign = NarrowSpace + "%",
        IntervalName = "IC {0}",
    };

    /// <summary>The Lancet: <c>0·64 (0·42–0·98)</c>, p=0·042, p&lt;0·0001, 12 345 from five digits on.</summary>
    /// <remarks>Source: The Lancet, Information for Authors, "Numbers" and "Statistics": mid-line decimal, p to two significant digits and four decimals.</remarks>
    public static NumberStyle Lancet { get; } = new()
    {
        DecimalSeparator = "·",
        ThousandsSeparator = NarrowSpace,
        ThousandsFrom = 10_000,
        PValueDecimals = 4,
        PValueDigits = PValueDigits.TwoSignificant,
        PValueName = "p value",
        PValueSymbol = "p",
        PValueSpace = string.Empty,
        IntervalOpen = "(",
        IntervalSeparator = "–",
        IntervalClose = ")",
        SentenceOpen = "({0} ",
        NotReached = "NR",
    };

    /// <summary>The New England Journal of Medicine: <c>0.64 (0.42 to 0.98)</c>, P=0.04, P=0.004, P&lt;0.001, 12,345 from five digits on.</summary>
    /// <remarks>Source: NEJM, Statistical Reporting Guidelines: two decimals above 0.01, three between 0.01 and 0.001.</remarks>
    public static NumberStyle NewEngland { get; } = new()
    {
        ThousandsFrom = 10_000,
        PValueDigits = PValueDigits.TwoAboveOnePercent,
        PValueName = "P value",
        PValueSymbol = "P",
        PValueSpace = string.Empty,
        IntervalOpen = "(",
        IntervalSeparator = " to ",
        IntervalClose = ")",
        SentenceOpen = "({0}, ",
        NotReached = "NR",
    };

    /// <summary>Decimal sign.</summary>
    public string DecimalSeparator { get; init; } = ".";

    /// <summary>Between thousands.</summary>
    public string ThousandsSeparator { get; init; } = ",";

    /// <summary>Smallest count that is written with <see cref="ThousandsSeparator"/>; other numbers are from 10 000 on, so that a year stays as it is.</summary>
    public int ThousandsFrom { get; init; } = 1000;

    /// <summary>The minus sign: U+2212, as wide as a plus sign.</summary>
    public string MinusSign { get; init; } = "\u2212";

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

    /// <summary>How many of these decimals a p-value shows.</summary>
    public PValueDigits PValueDigits { get; init; } = PValueDigits.Fixed;

    /// <summary>Header of a column of p-values.</summary>
    public string PValueName { get; init; } = "p";

    /// <summary>The letter before a p-value in a sentence.</summary>
    public string PValueSymbol { get; init; } = "p";

    /// <summary>On both sides of the equals sign of a p-value.</summary>
    public string PValueSpace { get; init; } = " ";

    /// <summary>Name of an interval, with <c>{0}</c> where its level stands.</summary>
    public string IntervalName { get; init; } = "{0} CI";

    /// <summary>Before an interval.</summary>
    public string IntervalOpen { get; init; } = "[";

    /// <summary>Between the bounds of an interval.</summary>
    public string IntervalSeparator { get; init; } = "; ";

    /// <summary>After an interval.</summary>
    public string IntervalClose { get; init; } = "]";

    /// <summary>Before an interval in a sentence, with <c>{0}</c> where <see cref="IntervalName"/> stands.</summary>
    public string SentenceOpen { get; init; } = "[{0}: ";

    /// <summary>What stands for a value that does not exist.</summary>
    public string Missing { get; init; } = "–";

    /// <summary>What stands for a time, or a bound of one, that the curve does not reach; journals write NR, for a dash beside a dash says nothing.</summary>
    public string NotReached { get; init; } = "–";

    /// <summary>The style of a language.</summary>
    public static NumberStyle For(Language language) => language == Language.French ? French : English;

    /// <summary>A house style in a language: the journal decides decimal sign, digits and brackets, the language the words.</summary>
    /// <param name="house">The house.</param>
    /// <param name="language">The language.</param>
    public static NumberStyle For(HouseStyle house, Language language)
    {
        if (house == HouseStyle.Thesis)
        {
            return For(language);
        }

        NumberStyle style = house == HouseStyle.Lancet ? Lancet : NewEngland;
        return language == Language.English ? style : style with
        {
            PercentSign = French.PercentSign,
            IntervalName = French.IntervalName,
            IntervalSeparator = house == HouseStyle.Lancet ? style.IntervalSeparator : " à ",
            PValueName = style.PValueSymbol,
            NotReached = "NA",
        };
    }

    /// <summary>A number as text; NaN and infinities are <see cref="Missing"/>, except that an infinite ratio is written ∞.</summary>
    public string Format(double value, NumberKind kind)
    {
        if (!double.IsFinite(value))
        {
            return double.IsPositiveInfinity(value) && kind == NumberKind.Ratio ? "∞" : Missing;
        }

        return kind switch
        {
            NumberKind.Count => Localised(value.ToString("0.##", CultureInfo.InvariantCulture), ThousandsFrom),
            NumberKind.Weight => Fixed(value, 1, ThousandsFrom),
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
    public string Format(Interval interval, NumberKind kind) => IntervalOpen + Bounds(interval, kind) + IntervalClose;

    /// <summary>An estimate and its interval, such as <c>0.39 [0.22; 0.72]</c>.</summary>
    public string Format(double value, Interval interval, NumberKind kind) => $"{Estimate(value, kind)} {Format(interval, kind)}";

    /// <summary>An estimate and its interval in a sentence, such as <c>0.39 [95% CI: 0.22; 0.72]</c> or <c>0·39 (95% CI 0·22–0·72)</c>.</summary>
    /// <param name="value">The estimate.</param>
    /// <param name="interval">Its interval.</param>
    /// <param name="level">Level of the interval, in (0, 1).</param>
    /// <param name="kind">What it is.</param>
    public string FormatSentence(double value, Interval interval, double level, NumberKind kind) =>
        $"{Estimate(value, kind)} {string.Format(CultureInfo.InvariantCulture, SentenceOpen, FormatLevel(level))}{Bounds(interval, kind)}{IntervalClose}";

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
        return text[0] is '<' or '>'
            ? $"{PValueSymbol}{PValueSpace}{text[0]}{PValueSpace}{text[1..]}"
            : $"{PValueSymbol}{PValueSpace}={PValueSpace}{text}";
    }

    // A dash between two bounds of which one is negative would read as a second minus.
    private string Bounds(Interval interval, NumberKind kind)
    {
        if (NotReached != Missing && double.IsNaN(interval.Lower) && double.IsNaN(interval.Upper))
        {
            return Missing;
        }

        NumberStyle bare = this with { PercentSign = string.Empty };
        string separator = IntervalSeparator == "–" && (interval.Lower < 0 || interval.Upper < 0) ? "; " : IntervalSeparator;
        return bare.Bound(interval.Lower, kind) + separator + bare.Bound(interval.Upper, kind);
    }

    private string Bound(double value, NumberKind kind) => double.IsNaN(value) ? NotReached : Format(value, kind);

    // Of the estimates with an interval only quantiles can be "not reached"; another one that is missing does not exist.
    private string Estimate(double value, NumberKind kind) =>
        double.IsNaN(value) && kind is NumberKind.Time or NumberKind.General ? Bound(value, kind) : Format(value, kind);

    private string PValue(double p)
    {
        double smallest = Math.Pow(10, -PValueDecimals);
        if (p < smallest)
        {
            return "<" + Fixed(smallest, PValueDecimals);
        }

        int decimals = PValueDigits switch
        {
            PValueDigits.TwoSignificant => p >= 0.1 ? 2 : Math.Min(PValueDecimals, 1 - (int)Math.Floor(Math.Log10(p))),
            PValueDigits.TwoAboveOnePercent => p >= 0.01 ? 2 : 3,
            _ => PValueDecimals,
        };

        // No p-value below 1 is written as 1, except with a fixed number of decimals, where 1.000 says how far it was rounded.
        return PValueDigits != PValueDigits.Fixed && p >= 0.995 && p < 1 ? ">" + Fixed(0.99, 2) : Fixed(p, decimals);
    }

    // Half away from zero in decimal: 22.5 % prints as a reader would round it, 0.285 is not cut by its binary form.
    private string Fixed(double value, int decimals, int thousandsFrom = 10_000)
    {
        string text = Math.Abs(value) < 1e12
            ? Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            : value.ToString("G6", CultureInfo.InvariantCulture);
        return Localised(text.StartsWith('-') && text.All(c => c is '-' or '0' or '.') ? text[1..] : text, thousandsFrom);
    }

    private string Localised(string invariant, int thousandsFrom = 10_000)
    {
        int start = invariant.StartsWith('-') ? 1 : 0;
        int end = start;
        while (end < invariant.Length && char.IsAsciiDigit(invariant[end]))
        {
            end++;
        }

        StringBuilder text = new(invariant[..end]);
        if (end - start < 19 && long.TryParse(invariant.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture, out long whole) && whole >= thousandsFrom)
        {
            for (int at = end - 3; at > start; at -= 3)
            {
                text.Insert(at, ThousandsSeparator);
            }
        }

        return text.Append(invariant[end..].Replace(".", DecimalSeparator, StringComparison.Ordinal)).Replace("-", MinusSign).ToString();
    }
}
