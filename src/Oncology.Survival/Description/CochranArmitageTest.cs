using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>Cochran-Armitage test for a trend of proportions over ordered groups. Hypothesis: all proportions are equal.</summary>
/// <remarks>
/// <para>
/// z = Σ s_g (x_g − n_g p) / √(p (1 − p) (Σ n_g s_g² − (Σ n_g s_g)² / N)), with x_g of n_g in group g, p = Σ x / N and scores s;
/// positive when the proportion rises with the score. z² is χ² with one degree of freedom.
/// </para>
/// <para>
/// Convention: variance with N, as R's <c>prop.trend.test</c>, SAS <c>trend</c> and Stata <c>ptrend</c>;
/// <see cref="LinearByLinearTest"/> has N − 1. Source: Cochran, Biometrics 1954;10:417, doi 10.2307/3001616; Armitage, Biometrics 1955;11:375.
/// </para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class CochranArmitageTest : ITabular
{
    private CochranArmitageTest(ImmutableArray<double> scores, double z)
    {
        Scores = scores;
        Z = z;
    }

    /// <summary>Score of each group.</summary>
    public ImmutableArray<double> Scores { get; }

    /// <summary>Standardised trend; positive when the proportion rises with the score.</summary>
    public double Z { get; }

    /// <summary>z², chi-square with one degree of freedom.</summary>
    public double Statistic => Z * Z;

    /// <summary>Two-sided p-value.</summary>
    public double PValue => Tails.TwoSidedNormal(Z);

    /// <summary>Makes the test.</summary>
    /// <param name="events">Events in each group.</param>
    /// <param name="totals">Subjects in each group, at least the events.</param>
    /// <param name="scores">Score of each group; empty is 1, 2, 3, …</param>
    /// <exception cref="ArgumentException">The lengths differ, or events are negative or exceed their total.</exception>
    /// <exception cref="ModelException">Nobody or everybody has the event, or all subjects have one score.</exception>
    public static CochranArmitageTest Run(ReadOnlySpan<long> events, ReadOnlySpan<long> totals, ReadOnlySpan<double> scores = default)
    {
        if (events.Length != totals.Length || (!scores.IsEmpty && scores.Length != events.Length))
        {
            throw new ArgumentException($"There are {events.Length} groups with events, {totals.Length} totals and {scores.Length} scores.", nameof(totals));
        }

        double[] score = new double[events.Length];
        double all = 0;
        double hits = 0;
        double mean = 0;
        for (int g = 0; g < score.Length; g++)
        {
            if (events[g] < 0 || events[g] > totals[g])
            {
                throw new ArgumentException($"Group {g} has {events[g]} events in {totals[g]} subjects.", nameof(events));
            }

            score[g] = scores.IsEmpty ? g + 1 : scores[g];
            all += totals[g];
            hits += events[g];
            mean += totals[g] * score[g];
        }

        mean /= all;
        double p = hits / all;
        double trend = 0;
        double spread = 0;
        for (int g = 0; g < score.Length; g++)
        {
            trend += (score[g] - mean) * (events[g] - totals[g] * p);
            spread += totals[g] * (score[g] - mean) * (score[g] - mean);
        }

        double variance = p * (1 - p) * spread;
        return variance > 0
            ? new CochranArmitageTest([.. score], trend / Math.Sqrt(variance))
            : throw new ModelException("no-variation", "A trend needs subjects with and without the event, and more than one score.", "Une tendance demande des sujets avec et sans l'événement, et plus d'un score.");
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language) =>
        SingleRow.Of(
            Words.CochranArmitageTest,
            language,
            ("z", SingleRow.Same("z"), SingleRow.Number(Z)),
            ("statistic", SingleRow.Same("χ²"), SingleRow.Number(Statistic)),
            ("p", SingleRow.Same("p"), SingleRow.P(PValue)));

    /// <summary>The result as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();
}
