using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>
/// Test of association between the rows and columns of a table of counts. Hypothesis: they are independent.
/// </summary>
/// <remarks>
/// <para>
/// Chi-square: X² = Σ (|O − E| − c)² / E with E = row total × column total / total and c = 0, or with Yates' correction of a 2 × 2
/// table c = min(½, |O − E|). Likelihood ratio: G = 2 Σ O ln(O / E), empty cells adding 0. Both have (rows − 1)(columns − 1)
/// degrees of freedom.
/// </para>
/// <para>
/// Fisher: given all margins, the sum of the probabilities of the tables that are not more probable than the observed one;
/// probabilities within a factor 1 + 1e-7 count as equal, as in R. It has neither statistic nor degrees of freedom.
/// </para>
/// <para>Empty rows and columns are left out first.</para>
/// <para>
/// Convention: the defaults of <see cref="ContingencyTestOptions"/>. Source: Pearson 1900; Yates, JRSS Suppl 1934;1:217;
/// Freeman, Halton, Biometrika 1951;38:141, doi 10.1093/biomet/38.1-2.141.
/// </para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class ContingencyTest : ITabular
{
    private ContingencyTest(ContingencyTable table, ContingencyTestOptions options, ContingencyMethod method)
    {
        Table = table;
        Options = options;
        Method = method;
    }

    /// <summary>The table tested.</summary>
    public ContingencyTable Table { get; }

    /// <summary>The choices that made this test.</summary>
    public ContingencyTestOptions Options { get; }

    /// <summary>The test that was made; never <see cref="ContingencyMethod.ByExpectedCounts"/>.</summary>
    public ContingencyMethod Method { get; }

    /// <summary>X² or G; null for Fisher's test.</summary>
    public double? Statistic { get; private init; }

    /// <summary>Degrees of freedom; null for Fisher's test.</summary>
    public int? DegreesOfFreedom { get; private init; }

    /// <summary>P-value.</summary>
    public double PValue { get; private init; }

    /// <summary>Standard error of a simulated p-value; null where the p-value is not simulated.</summary>
    public double? PValueStandardError { get; private init; }

    /// <summary>Cramér's V, √(X² / (N (min(rows, columns) − 1))), of the uncorrected X² and the rows and columns that occur.</summary>
    public double CramersV { get; private init; }

    /// <summary>Smallest expected count among the rows and columns that occur.</summary>
    public double SmallestExpected { get; private init; }

    /// <summary>The test that <see cref="ContingencyMethod.ByExpectedCounts"/> means for a table: Fisher when an expected count is too small, else chi-square.</summary>
    /// <param name="table">The table.</param>
    /// <param name="smallestExpected">Expected count below which chi-square is not used.</param>
    public static ContingencyMethod Choose(ContingencyTable table, double smallestExpected = 5)
    {
        ArgumentNullException.ThrowIfNull(table);
        return SmallestExpectedOf(table.OccupiedCounts()) < smallestExpected ? ContingencyMethod.FisherExact : ContingencyMethod.ChiSquared;
    }

    /// <summary>Makes the test.</summary>
    /// <param name="table">The table of counts.</param>
    /// <param name="options">Choices; null is the default.</param>
    /// <exception cref="ModelException">
    /// Fewer than two rows or two columns hold a count (<c>one-group</c>), or Fisher's exact test would take minutes (<c>too-large</c>).
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of random tables is below 1.</exception>
    /// <exception cref="ArgumentException">A one-sided test is asked for where there is none.</exception>
    public static ContingencyTest Run(ContingencyTable table, ContingencyTestOptions? options = null) =>
        Run(table, options ?? new ContingencyTestOptions(), null, default);

    /// <summary>The same for Fisher's test of large tables: says how far it is, and can be stopped.</summary>
    /// <param name="table">The table of counts.</param>
    /// <param name="options">Choices.</param>
    /// <param name="progress">Told the share of the work that is done, from 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ModelException">
    /// Fewer than two rows or two columns hold a count (<c>one-group</c>), or Fisher's exact test would take minutes (<c>too-large</c>).
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of random tables is below 1.</exception>
    /// <exception cref="ArgumentException">A one-sided test is asked for where there is none.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static ContingencyTest Run(ContingencyTable table, ContingencyTestOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        cancellation.ThrowIfCancellationRequested();
        WorkWatch watch = new(progress, cancellation);
        if (!table.IsTestable)
        {
            throw new ModelException("one-group", $"'{table.RowName}' and '{table.ColumnName}' cannot be tested: fewer than two levels of one of them occur.", $"« {table.RowName} » et « {table.ColumnName} » ne peuvent être testés : moins de deux modalités de l'un d'eux sont présentes.");
        }

        long[,] counts = table.OccupiedCounts();
        ContingencyMethod method = options.Method == ContingencyMethod.ByExpectedCounts ? Choose(table, options.SmallestExpected) : options.Method;
        bool isTwoByTwo = counts.Length == 4;
        if (options.Alternative != Alternative.TwoSided && (method != ContingencyMethod.FisherExact || !isTwoByTwo))
        {
            throw new ArgumentException("Only Fisher's test of a 2 x 2 table can be one-sided.", nameof(options));
        }

        int freedom = (counts.GetLength(0) - 1) * (counts.GetLength(1) - 1);
        double pearson = Pearson(counts, false);
        double statistic = method switch
        {
            ContingencyMethod.ChiSquared => Pearson(counts, options.ContinuityCorrection && isTwoByTwo),
            ContingencyMethod.LikelihoodRatio => LikelihoodRatio(counts),
            _ => double.NaN,
        };
        bool isSimulated = method == ContingencyMethod.FisherSimulated;
        bool isExact = isSimulated || method == ContingencyMethod.FisherExact;
        double p = isSimulated ? FisherSimulation.PValue(counts, options.Simulations, options.Seed, watch)
            : isExact ? Fisher(counts, options.Alternative, watch)
            : Tails.ChiSquared(statistic, freedom);
        watch.Report(1);
        return new ContingencyTest(table, options, method)
        {
            Statistic = isExact ? null : statistic,
            DegreesOfFreedom = isExact ? null : freedom,
            PValue = p,
            PValueStandardError = isSimulated ? Math.Sqrt(p * (1 - p) / (1.0 + options.Simulations)) : null,
            CramersV = Math.Sqrt(pearson / (table.Total * (double)(Math.Min(counts.GetLength(0), counts.GetLength(1)) - 1))),
            SmallestExpected = SmallestExpectedOf(counts),
        };
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language) =>
        SingleRow.Of(
            Words.NameOf(Method),
            language,
            ("statistic", SingleRow.Same("χ²"), SingleRow.Number(Statistic)),
            ("df", Words.DegreesOfFreedom, SingleRow.Number(DegreesOfFreedom, NumberKind.Count)),
            ("p", SingleRow.Same("p"), SingleRow.P(PValue)),
            ("cramers_v", Words.CramersV, SingleRow.Number(CramersV, NumberKind.Coefficient)),
            ("smallest_expected", Words.SmallestExpected, SingleRow.Number(SmallestExpected)));

    /// <summary>The result as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private static double Fisher(long[,] counts, Alternative alternative, WorkWatch watch)
    {
        if (counts.Length != 4)
        {
            return FisherNetwork.PValue(counts, watch);
        }

        var given = new ConditionalTwoByTwo(counts[0, 0], counts[0, 1], counts[1, 0], counts[1, 1]);
        return alternative switch
        {
            Alternative.Less => given.AtMost(counts[0, 0], 0),
            Alternative.Greater => given.AtLeast(counts[0, 0], 0),
            _ => given.NotMoreProbableThan(counts[0, 0]),
        };
    }

    private static double Pearson(long[,] counts, bool corrected)
    {
        double[,] expected = ExpectedOf(counts);
        double sum = 0;
        for (int i = 0; i < counts.GetLength(0); i++)
        {
            for (int j = 0; j < counts.GetLength(1); j++)
            {
                double distance = Math.Abs(counts[i, j] - expected[i, j]);
                distance -= corrected ? Math.Min(0.5, distance) : 0;
                sum += distance * distance / expected[i, j];
            }
        }

        return sum;
    }

    private static double LikelihoodRatio(long[,] counts)
    {
        double[,] expected = ExpectedOf(counts);
        CompensatedSum sum = default;
        for (int i = 0; i < counts.GetLength(0); i++)
        {
            for (int j = 0; j < counts.GetLength(1); j++)
            {
                sum.Add(counts[i, j] > 0 ? 2 * counts[i, j] * Math.Log(counts[i, j] / expected[i, j]) : 0);
            }
        }

        return Math.Max(sum.Value, 0);
    }

    private static double SmallestExpectedOf(long[,] counts) => counts.Length == 0 ? 0 : ExpectedOf(counts).Cast<double>().Min();

    private static double[,] ExpectedOf(long[,] counts)
    {
        int rows = counts.GetLength(0);
        int columns = counts.GetLength(1);
        double[] rowTotals = new double[rows];
        double[] columnTotals = new double[columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                rowTotals[i] += counts[i, j];
                columnTotals[j] += counts[i, j];
            }
        }

        double total = rowTotals.Sum();
        double[,] expected = new double[rows, columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                expected[i, j] = rowTotals[i] * columnTotals[j] / total;
            }
        }

        return expected;
    }
}
