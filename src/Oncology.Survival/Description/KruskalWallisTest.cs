using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>Kruskal-Wallis rank test. Hypothesis: the values have the same distribution in all groups.</summary>
/// <remarks>
/// <para>
/// H = (12 / (N (N + 1)) Σ R_g² / n_g − 3 (N + 1)) / (1 − Σ (t³ − t) / (N³ − N)), with R_g the rank sum of group g and t the sizes
/// of groups of equal values; chi-square with (groups − 1) degrees of freedom. When all values are equal, H = 0.
/// </para>
/// <para>Convention: corrected for ties, as R, SAS and Stata ("with ties"). Source: Kruskal, Wallis, JASA 1952;47:583, doi 10.1080/01621459.1952.10483441.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class KruskalWallisTest : ITabular
{
    private KruskalWallisTest(GroupedSample sample, double[] rankSums, double statistic)
    {
        Groups = [.. sample.Labels];
        Counts = [.. sample.Values.Select(values => values.Length)];
        RankSums = [.. rankSums];
        Missing = sample.Missing;
        Statistic = statistic;
        PValue = Tails.ChiSquared(statistic, DegreesOfFreedom);
    }

    /// <summary>Labels of the groups that have values.</summary>
    public ImmutableArray<string> Groups { get; }

    /// <summary>Number of values in each group.</summary>
    public ImmutableArray<int> Counts { get; }

    /// <summary>Sum of ranks of each group.</summary>
    public ImmutableArray<double> RankSums { get; }

    /// <summary>Rows left out because the value or the group is missing.</summary>
    public int Missing { get; }

    /// <summary>H, corrected for ties.</summary>
    public double Statistic { get; }

    /// <summary>Number of groups with values less one.</summary>
    public int DegreesOfFreedom => Groups.Length - 1;

    /// <summary>P-value.</summary>
    public double PValue { get; }

    /// <summary>Makes the test.</summary>
    /// <param name="values">One value per row; NaN is missing.</param>
    /// <param name="groups">Group of each row.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ModelException">Fewer than two groups have values.</exception>
    public static KruskalWallisTest Run(ReadOnlySpan<double> values, Factor groups)
    {
        GroupedSample sample = GroupedSample.CreateSeveral(values, groups);
        double[] all = [.. sample.Values.SelectMany(group => group)];
        var ranks = new Midranks(all);
        double n = all.Length;
        double[] rankSums = new double[sample.Values.Length];
        CompensatedSum between = default;
        int first = 0;
        for (int g = 0; g < rankSums.Length; g++)
        {
            int size = sample.Values[g].Length;
            long doubled = 0;
            for (int i = first; i < first + size; i++)
            {
                doubled += ranks.Doubled[i];
            }

            // Σ n_g (mean rank − (N + 1) / 2)² is the textbook form without its cancellation.
            rankSums[g] = doubled / 2.0;
            double distance = rankSums[g] / size - (n + 1) / 2;
            between.Add(size * distance * distance);
            first += size;
        }

        double ties = 1 - ranks.TieSum / (n * (n * n - 1));
        return new KruskalWallisTest(sample, rankSums, ties > 0 ? 12 / (n * (n + 1)) * between.Value / ties : 0);
    }

    /// <summary>Makes the test, on rows that each stand for a number of identical rows.</summary>
    /// <param name="values">One value per row; NaN is missing.</param>
    /// <param name="groups">Group of each row.</param>
    /// <param name="frequencies">Number of identical rows that each row stands for, at least 0.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A frequency is negative.</exception>
    /// <exception cref="ModelException">Fewer than two groups have values.</exception>
    public static KruskalWallisTest Run(ReadOnlySpan<double> values, Factor groups, ReadOnlySpan<int> frequencies)
    {
        ArgumentNullException.ThrowIfNull(groups);
        int[] rows = RepeatedRows.Of(frequencies, values.Length);
        return groups.Count == values.Length
            ? Run(RepeatedRows.Pick(values, rows), groups.Subset(rows))
            : throw new ArgumentException($"There are {values.Length} values and '{groups.Name}' has {groups.Count} rows.", nameof(values));
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language) =>
        SingleRow.Of(
            Words.KruskalWallisTest,
            language,
            ("statistic", SingleRow.Same("H"), SingleRow.Number(Statistic)),
            ("df", Words.DegreesOfFreedom, SingleRow.Number(DegreesOfFreedom, NumberKind.Count)),
            ("p", SingleRow.Same("p"), SingleRow.P(PValue)));

    /// <summary>The result as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();
}
