using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>
/// Linear-by-linear (Mantel-Haenszel) test of association of two ordered factors. Hypothesis: rows and columns are independent.
/// </summary>
/// <remarks>
/// M² = (N − 1) r², with r the correlation of row and column scores over the N subjects; chi-square with one degree of freedom.
/// SAS prints it as Mantel-Haenszel chi-square, R has it in <c>coin::lbl_test</c>.
/// Source: Mantel, JASA 1963;58:690; Agresti, Categorical Data Analysis, section 3.4.
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class LinearByLinearTest : ITabular
{
    private LinearByLinearTest(double correlation, double statistic)
    {
        Correlation = correlation;
        Statistic = statistic;
    }

    /// <summary>Correlation of the scores.</summary>
    public double Correlation { get; }

    /// <summary>M², chi-square with one degree of freedom.</summary>
    public double Statistic { get; }

    /// <summary>Two-sided p-value.</summary>
    public double PValue => Tails.ChiSquared(Statistic, 1);

    /// <summary>Makes the test.</summary>
    /// <param name="table">The counts.</param>
    /// <param name="rowScores">Score of each row; empty is 1, 2, 3, …</param>
    /// <param name="columnScores">Score of each column; empty is 1, 2, 3, …</param>
    /// <exception cref="ArgumentException">There are more or fewer scores than rows or columns.</exception>
    /// <exception cref="ModelException">All subjects have one row score or one column score.</exception>
    public static LinearByLinearTest Run(ContingencyTable table, ReadOnlySpan<double> rowScores = default, ReadOnlySpan<double> columnScores = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[] u = Centred(table.RowTotals.AsSpan(), rowScores, table.Total, nameof(rowScores));
        double[] v = Centred(table.ColumnTotals.AsSpan(), columnScores, table.Total, nameof(columnScores));
        double product = 0;
        double rowSpread = 0;
        double columnSpread = 0;
        for (int i = 0; i < u.Length; i++)
        {
            rowSpread += table.RowTotals[i] * u[i] * u[i];
            for (int j = 0; j < v.Length; j++)
            {
                product += table[i, j] * u[i] * v[j];
            }
        }

        for (int j = 0; j < v.Length; j++)
        {
            columnSpread += table.ColumnTotals[j] * v[j] * v[j];
        }

        if (!(rowSpread > 0 && columnSpread > 0))
        {
            throw new ModelException("no-variation", "The test needs subjects with different row scores and different column scores.", "Le test demande des sujets de scores de ligne différents et de scores de colonne différents.");
        }

        double correlation = product / Math.Sqrt(rowSpread * columnSpread);
        return new LinearByLinearTest(correlation, (table.Total - 1) * (product * product / (rowSpread * columnSpread)));
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language) =>
        SingleRow.Of(
            Words.LinearByLinearTest,
            language,
            ("correlation", Words.Correlation, SingleRow.Number(Correlation, NumberKind.Coefficient)),
            ("statistic", SingleRow.Same("χ²"), SingleRow.Number(Statistic)),
            ("p", SingleRow.Same("p"), SingleRow.P(PValue)));

    /// <summary>The result as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private static double[] Centred(ReadOnlySpan<long> totals, ReadOnlySpan<double> scores, long all, string name)
    {
        if (!scores.IsEmpty && scores.Length != totals.Length)
        {
            throw new ArgumentException($"There are {scores.Length} scores for {totals.Length} levels.", name);
        }

        double[] score = new double[totals.Length];
        double sum = 0;
        for (int i = 0; i < score.Length; i++)
        {
            score[i] = scores.IsEmpty ? i + 1 : scores[i];
            sum += totals[i] * score[i];
        }

        for (int i = 0; i < score.Length; i++)
        {
            score[i] -= sum / all;
        }

        return score;
    }
}
