using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>
/// Mann-Whitney (Wilcoxon rank-sum) test of two groups. Hypothesis: both have the same distribution.
/// </summary>
/// <remarks>
/// <para>
/// U = R − n₁ (n₁ + 1) / 2 with R the rank sum of the first group, ties sharing the mean rank: the number of pairs in which the first
/// group has the larger value, equal pairs counting ½. R calls it W. Variance n₁ n₂ / 12 (N + 1 − Σ (t³ − t) / (N (N − 1))) with
/// t the sizes of groups of equal values; z = (U − n₁ n₂ / 2) / √variance, with continuity correction ½ nearer to 0.
/// </para>
/// <para>
/// Exact: the distribution of R over all choices of n₁ of the N observed ranks. The two-sided p-value sums the choices at least as far
/// from the mean as the observed one, as exactRankTests and coin do. When all values are equal, z = 0 and p = 1.
/// </para>
/// <para>
/// Convention: <see cref="MannWhitneyOptions"/> (default R). Source: Mann, Whitney, Ann Math Stat 1947;18:50,
/// doi 10.1214/aoms/1177730491; Streitberg, Röhmel, Stat Software Newsletter 1986;12:10.
/// </para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class MannWhitneyTest : ITabular
{
    private const int SmallSample = 50;

    private MannWhitneyTest(GroupedSample sample, MannWhitneyOptions options)
    {
        Options = options;
        Groups = [.. sample.Labels];
        FirstCount = sample.Values[0].Length;
        SecondCount = sample.Values[1].Length;
        Missing = sample.Missing;
        double first = FirstCount;
        double second = SecondCount;
        double n = first + second;
        var ranks = new Midranks([.. sample.Values[0], .. sample.Values[1]]);
        RankSum = ranks.Doubled.AsSpan(0, FirstCount).ToArray().Sum() / 2.0;
        U = RankSum - first * (first + 1) / 2;
        HasTies = ranks.TieSum > 0;
        StandardDeviation = Math.Sqrt(Math.Max(0, first * second / 12 * (n + 1 - ranks.TieSum / (n * (n - 1)))));
        Method = options.Method != MannWhitneyMethod.Automatic ? options.Method
            : first < SmallSample && second < SmallSample && !HasTies ? MannWhitneyMethod.Exact : MannWhitneyMethod.NormalCorrected;
        if (Method == MannWhitneyMethod.Exact)
        {
            PValue = ExactRankSum.PValue(ranks.Doubled, FirstCount, options.Alternative);
            return;
        }

        double distance = U - first * second / 2;
        if (Method == MannWhitneyMethod.NormalCorrected)
        {
            distance -= options.Alternative switch
            {
                Alternative.Less => -0.5,
                Alternative.Greater => 0.5,
                _ => Math.Sign(distance) * 0.5,
            };
        }

        double z = StandardDeviation > 0 ? distance / StandardDeviation : 0;
        Z = z;
        PValue = StandardDeviation == 0 ? 1 : options.Alternative switch
        {
            Alternative.Less => Tails.UpperNormal(-z),
            Alternative.Greater => Tails.UpperNormal(z),
            _ => Tails.TwoSidedNormal(z),
        };
    }

    /// <summary>The choices that made this test.</summary>
    public MannWhitneyOptions Options { get; }

    /// <summary>The method that was used; never <see cref="MannWhitneyMethod.Automatic"/>.</summary>
    public MannWhitneyMethod Method { get; }

    /// <summary>Labels of the two groups, first and second.</summary>
    public ImmutableArray<string> Groups { get; }

    /// <summary>Number of values in the first group.</summary>
    public int FirstCount { get; }

    /// <summary>Number of values in the second group.</summary>
    public int SecondCount { get; }

    /// <summary>Rows left out because the value or the group is missing.</summary>
    public int Missing { get; }

    /// <summary>U of the first group; that of the second is n₁ n₂ − U.</summary>
    public double U { get; }

    /// <summary>Sum of ranks of the first group.</summary>
    public double RankSum { get; }

    /// <summary>True when some values are equal.</summary>
    public bool HasTies { get; }

    /// <summary>Standard deviation of U under the hypothesis, corrected for ties.</summary>
    public double StandardDeviation { get; }

    /// <summary>Standardised U; null for the exact test.</summary>
    public double? Z { get; }

    /// <summary>P-value.</summary>
    public double PValue { get; }

    /// <summary>Makes the test on a column and a factor of which two levels have values.</summary>
    /// <param name="values">One value per row; NaN is missing.</param>
    /// <param name="groups">Group of each row; the first occupied level is the first group.</param>
    /// <param name="options">Choices of convention; null is R's.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ModelException">Another number of groups than two has values, or an exact test is out of reach.</exception>
    public static MannWhitneyTest Run(ReadOnlySpan<double> values, Factor groups, MannWhitneyOptions? options = null) =>
        new(GroupedSample.CreateTwo(values, groups), options ?? new MannWhitneyOptions());

    /// <summary>Makes the test on a column and a factor of which two levels have values, on rows that each stand for a number of identical rows.</summary>
    /// <param name="values">One value per row; NaN is missing.</param>
    /// <param name="groups">Group of each row; the first occupied level is the first group.</param>
    /// <param name="frequencies">Number of identical rows that each row stands for, at least 0.</param>
    /// <param name="options">Choices of convention; null is R's.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A frequency is negative.</exception>
    /// <exception cref="ModelException">Another number of groups than two has values, or an exact test is out of reach.</exception>
    public static MannWhitneyTest Run(ReadOnlySpan<double> values, Factor groups, ReadOnlySpan<int> frequencies, MannWhitneyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(groups);
        int[] rows = RepeatedRows.Of(frequencies, values.Length);
        return groups.Count == values.Length
            ? Run(RepeatedRows.Pick(values, rows), groups.Subset(rows), options)
            : throw new ArgumentException($"There are {values.Length} values and '{groups.Name}' has {groups.Count} rows.", nameof(values));
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language) =>
        SingleRow.Of(
            Words.MannWhitneyTest,
            language,
            ("first", Words.FirstGroup, new Cell.Text($"{Groups[0]} (n = {FirstCount})")),
            ("second", Words.SecondGroup, new Cell.Text($"{Groups[1]} (n = {SecondCount})")),
            ("u", SingleRow.Same("U"), SingleRow.Number(U)),
            ("z", SingleRow.Same("z"), SingleRow.Number(Z)),
            ("p", SingleRow.Same("p"), SingleRow.P(PValue)));

    /// <summary>The result as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();
}
