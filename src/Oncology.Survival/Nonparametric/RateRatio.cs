using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>Ratio of two rates of events per person-time, with exact interval and test. Hypothesis: the rates are equal.</summary>
/// <remarks>
/// <para>
/// (d₁ / T₁) / (d₂ / T₂). Given d₁ + d₂, d₁ is binomial; the interval is that of Clopper and Pearson for its probability π, changed to
/// the ratio π / (1 − π) · T₂ / T₁, and the p-value sums the probabilities not above that of d₁ at π = T₁ / (T₁ + T₂).
/// </para>
/// <para>Source: Lehmann, Romano, Testing Statistical Hypotheses, section 4.5; R's <c>poisson.test</c>.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class RateRatio : ITabular
{
    private RateRatio(IncidenceRate first, IncidenceRate second, Interval interval, double pValue)
    {
        First = first;
        Second = second;
        Interval = interval;
        PValue = pValue;
    }

    /// <summary>The rate above.</summary>
    public IncidenceRate First { get; }

    /// <summary>The rate below.</summary>
    public IncidenceRate Second { get; }

    /// <summary>First over second rate; infinite when only the second is 0.</summary>
    public double Value => First.Rate / Second.Rate;

    /// <summary>Exact confidence interval, of the level of <see cref="First"/>.</summary>
    public Interval Interval { get; }

    /// <summary>Exact two-sided p-value.</summary>
    public double PValue { get; }

    /// <summary>Compares two rates.</summary>
    /// <param name="first">The rate above.</param>
    /// <param name="second">The rate below.</param>
    /// <exception cref="ArgumentException">A number of events is not whole, because rows are weighted.</exception>
    /// <exception cref="ModelException">Neither rate has an event.</exception>
    public static RateRatio Run(IncidenceRate first, IncidenceRate second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        long a = Whole(first);
        long b = Whole(second);
        if (a + b == 0)
        {
            throw new ModelException("no-events", "Neither group has an event; their rates cannot be compared.", "Aucun des deux groupes n'a d'événement ; leurs taux ne peuvent être comparés.");
        }

        Interval share = ProportionInterval.Fit(a, a + b, ProportionIntervalMethod.ClopperPearson, first.ConfidenceLevel).Interval;
        double time = second.PersonTime / first.PersonTime;
        var interval = new Interval(share.Lower / (1 - share.Lower) * time, share.Upper / (1 - share.Upper) * time);
        double expected = first.PersonTime / (first.PersonTime + second.PersonTime);
        return new RateRatio(first, second, interval, Tails.BinomialTwoSided(a, a + b, expected));
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language) =>
        SingleRow.Of(
            Words.RateRatio,
            language,
            First.ConfidenceLevel,
            ("rate_ratio", Words.RateRatio, new Cell.WithInterval(Value, Interval, NumberKind.Ratio)),
            ("p", SingleRow.Same("p"), SingleRow.P(PValue)));

    /// <summary>The result as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private static long Whole(IncidenceRate rate)
    {
        long events = (long)Math.Round(rate.Events);
        return Math.Abs(rate.Events - events) < 1e-9 * Math.Max(1, events)
            ? events
            : throw new RequestException($"The exact comparison needs whole numbers of events; '{rate.Label}' has weighted ones.", $"La comparaison exacte demande des nombres entiers d'événements ; « {rate.Label} » en a de pondérés.", nameof(rate));
    }
}
