using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>McNemar's test of paired answers. Hypothesis: a change from one answer to another is as frequent as the change back.</summary>
/// <remarks>
/// <para>
/// Rows are the first answers, columns the second. 2 × 2: (|b − c| − k)² / (b + c) with one degree of freedom, k = 1 with continuity
/// correction, else 0; exact: two-sided binomial test of b out of b + c with probability ½. Larger square tables: Bowker's test of
/// symmetry, Σ_{i&lt;j} (n_ij − n_ji)² / (n_ij + n_ji) over the pairs with a count, one degree of freedom each. Without any change
/// the statistic is 0 and p = 1.
/// </para>
/// <para>R's <c>mcnemar.test</c> corrects by default, Stata's <c>mcc</c> does not and prints the exact p beside it.</para>
/// <para>Source: McNemar, Psychometrika 1947;12:153, doi 10.1007/BF02295996; Bowker, JASA 1948;43:572.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class McNemarTest : ITabular
{
    private McNemarTest(ContingencyTable table, int freedom, double statistic)
    {
        Table = table;
        DegreesOfFreedom = freedom;
        Statistic = statistic;
        PValue = Tails.ChiSquared(statistic, freedom);
    }

    /// <summary>The table tested.</summary>
    public ContingencyTable Table { get; }

    /// <summary>Statistic without continuity correction.</summary>
    public double Statistic { get; }

    /// <summary>Degrees of freedom.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>P-value without continuity correction.</summary>
    public double PValue { get; }

    /// <summary>Statistic with continuity correction; null for a table larger than 2 × 2.</summary>
    public double? CorrectedStatistic { get; private init; }

    /// <summary>P-value with continuity correction; null for a table larger than 2 × 2.</summary>
    public double? CorrectedPValue { get; private init; }

    /// <summary>Exact binomial p-value; null for a table larger than 2 × 2.</summary>
    public double? ExactPValue { get; private init; }

    /// <summary>Makes the test.</summary>
    /// <param name="table">Pairs: first answers in rows, second answers in columns, in the same order.</param>
    /// <exception cref="ArgumentException">The table is not square or has fewer than two rows.</exception>
    public static McNemarTest Run(ContingencyTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        int size = table.RowCount;
        if (size != table.ColumnCount || size < 2)
        {
            throw new ArgumentException($"Paired answers need a square table; this one is {size} x {table.ColumnCount}.", nameof(table));
        }

        double statistic = 0;
        int pairs = 0;
        for (int i = 0; i < size; i++)
        {
            for (int j = i + 1; j < size; j++)
            {
                double there = table[i, j];
                double back = table[j, i];
                if (there + back > 0)
                {
                    statistic += (there - back) * (there - back) / (there + back);
                    pairs++;
                }
            }
        }

        if (size > 2)
        {
            return new McNemarTest(table, Math.Max(pairs, 1), statistic);
        }

        long b = table[0, 1];
        long c = table[1, 0];
        double distance = Math.Max(Math.Abs(b - c) - 1, 0);
        double corrected = b + c > 0 ? distance * distance / (b + c) : 0;
        return new McNemarTest(table, 1, statistic)
        {
            CorrectedStatistic = corrected,
            CorrectedPValue = Tails.ChiSquared(corrected, 1),
            ExactPValue = Math.Min(1, 2 * Tails.BinomialAtMost(Math.Min(b, c), b + c, 0.5)),
        };
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language) =>
        SingleRow.Of(
            Words.McNemarTest,
            language,
            ("statistic", SingleRow.Same("χ²"), SingleRow.Number(Statistic)),
            ("df", Words.DegreesOfFreedom, SingleRow.Number(DegreesOfFreedom, NumberKind.Count)),
            ("p", SingleRow.Same("p"), SingleRow.P(PValue)),
            ("p_corrected", Words.CorrectedP, SingleRow.P(CorrectedPValue)),
            ("p_exact", Words.ExactP, SingleRow.P(ExactPValue)));

    /// <summary>The result as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();
}
