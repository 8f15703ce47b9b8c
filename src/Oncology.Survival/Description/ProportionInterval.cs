using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>A proportion x / n with a confidence interval.</summary>
/// <remarks>
/// <para>
/// Wilson: (p + z²/2n ± z √(p (1 − p)/n + z²/4n²)) / (1 + z²/n); corrected: the same from p + c/n upwards and p − c/n downwards with
/// c = min(½, |x − n/2|), R's rule. Clopper-Pearson: the p at which P(X ≥ x) and P(X ≤ x) are (1 − level)/2, quantiles of the beta
/// distributions (x, n − x + 1) and (x + 1, n − x). The others are in <see cref="ProportionIntervalMethod"/>.
/// </para>
/// <para>
/// Source: Wilson, JASA 1927;22:209; Clopper, Pearson, Biometrika 1934;26:404, doi 10.1093/biomet/26.4.404; Brown, Cai, DasGupta,
/// Stat Sci 2001;16:101, doi 10.1214/ss/1009213286.
/// </para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class ProportionInterval : ITabular
{
    private ProportionInterval(long events, long total, ProportionIntervalMethod method, double confidenceLevel, Interval interval)
    {
        Events = events;
        Total = total;
        Method = method;
        ConfidenceLevel = confidenceLevel;
        Interval = interval;
    }

    /// <summary>x, how many have the property.</summary>
    public long Events { get; }

    /// <summary>n, of how many.</summary>
    public long Total { get; }

    /// <summary>How the interval was made.</summary>
    public ProportionIntervalMethod Method { get; }

    /// <summary>Confidence level of the interval.</summary>
    public double ConfidenceLevel { get; }

    /// <summary>x / n.</summary>
    public double Value => (double)Events / Total;

    /// <summary>The confidence interval.</summary>
    public Interval Interval { get; }

    /// <summary>Estimates a proportion.</summary>
    /// <param name="events">x, from 0 to n.</param>
    /// <param name="total">n, at least 1.</param>
    /// <param name="method">Kind of interval.</param>
    /// <param name="confidenceLevel">Level, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static ProportionInterval Fit(
        long events, long total, ProportionIntervalMethod method = ProportionIntervalMethod.Wilson, double confidenceLevel = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(total, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(events, total);
        ConfidenceLevels.Check(confidenceLevel);
        double z = Tails.NormalQuantile(confidenceLevel);
        double tail = (1 - confidenceLevel) / 2;
        double x = events;
        double n = total;
        Interval interval = method switch
        {
            ProportionIntervalMethod.Wilson => Wilson(x, n, z, 0),
            ProportionIntervalMethod.WilsonCorrected => Wilson(x, n, z, Math.Min(0.5, Math.Abs(x - n / 2))),
            ProportionIntervalMethod.ClopperPearson => new Interval(
                events == 0 ? 0 : Tails.BetaQuantile(tail, x, n - x + 1),
                events == total ? 1 : Tails.BetaUpperQuantile(tail, x + 1, n - x)),
            ProportionIntervalMethod.Wald => Symmetric(x / n, n, z),
            ProportionIntervalMethod.AgrestiCoull => Symmetric((x + z * z / 2) / (n + z * z), n + z * z, z),
            ProportionIntervalMethod.Jeffreys => new Interval(
                events == 0 ? 0 : Tails.BetaQuantile(tail, x + 0.5, n - x + 0.5),
                events == total ? 1 : Tails.BetaUpperQuantile(tail, x + 0.5, n - x + 0.5)),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Unknown interval of a proportion."),
        };
        return new ProportionInterval(events, total, method, confidenceLevel, interval);
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language) =>
        SingleRow.Of(
            Words.Proportion,
            language,
            ConfidenceLevel,
            ("events", Words.Events, SingleRow.Number(Events, NumberKind.Count)),
            ("total", SingleRow.Same("N"), SingleRow.Number(Total, NumberKind.Count)),
            ("proportion", Words.Proportion, new Cell.WithInterval(Value, Interval, NumberKind.Percent)));

    /// <summary>The result as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private static Interval Symmetric(double p, double n, double z)
    {
        double half = z * Math.Sqrt(p * (1 - p) / n);
        return new Interval(p - half, p + half);
    }

    private static Interval Wilson(double x, double n, double z, double correction)
    {
        double low = (x - correction) / n;
        double high = (x + correction) / n;
        double shift = z * z / (2 * n);
        double Half(double p) => z * Math.Sqrt(p * (1 - p) / n + shift / (2 * n));
        double lower = low <= 0 ? 0 : Math.Max(0, (low + shift - Half(low)) / (1 + 2 * shift));
        double upper = high >= 1 ? 1 : Math.Min(1, (high + shift + Half(high)) / (1 + 2 * shift));
        return new Interval(lower, upper);
    }
}
