using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>t test of two independent groups. Hypothesis: their means are equal.</summary>
/// <remarks>
/// <para>
/// t = (m₁ − m₂) / se. Student: se² = s² (1/n₁ + 1/n₂) with s² pooled, n₁ + n₂ − 2 degrees of freedom. Welch: se² = v₁/n₁ + v₂/n₂,
/// (v₁/n₁ + v₂/n₂)² / ((v₁/n₁)² / (n₁ − 1) + (v₂/n₂)² / (n₂ − 1)) degrees of freedom.
/// </para>
/// <para>Convention: <see cref="TTestOptions"/> (default R, Welch). Source: Student 1908; Welch, Biometrika 1947;34:28, doi 10.1093/biomet/34.1-2.28.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class TTest : ITabular
{
    private TTest(GroupedSample sample, TTestOptions options, double standardError, double freedom)
    {
        Options = options;
        Groups = [.. sample.Labels];
        FirstCount = sample.Values[0].Length;
        SecondCount = sample.Values[1].Length;
        Missing = sample.Missing;
        FirstMean = NumericSummary.MeanOf(sample.Values[0]);
        SecondMean = NumericSummary.MeanOf(sample.Values[1]);
        DegreesOfFreedom = freedom;
        double difference = FirstMean - SecondMean;
        double half = Tails.StudentQuantile(options.ConfidenceLevel, freedom) * standardError;
        Difference = new Estimate(difference, standardError, new Interval(difference - half, difference + half));
        T = difference / standardError;
        PValue = Tails.TwoSidedStudent(T, freedom);
    }

    /// <summary>The choices that made this test.</summary>
    public TTestOptions Options { get; }

    /// <summary>Labels of the two groups, first and second.</summary>
    public ImmutableArray<string> Groups { get; }

    /// <summary>Number of values in the first group.</summary>
    public int FirstCount { get; }

    /// <summary>Number of values in the second group.</summary>
    public int SecondCount { get; }

    /// <summary>Rows left out because the value or the group is missing.</summary>
    public int Missing { get; }

    /// <summary>Mean of the first group.</summary>
    public double FirstMean { get; }

    /// <summary>Mean of the second group.</summary>
    public double SecondMean { get; }

    /// <summary>First mean less second mean.</summary>
    public Estimate Difference { get; }

    /// <summary>t.</summary>
    public double T { get; }

    /// <summary>Degrees of freedom; not whole for Welch's test.</summary>
    public double DegreesOfFreedom { get; }

    /// <summary>Two-sided p-value.</summary>
    public double PValue { get; }

    /// <summary>Makes the test on a column and a factor of which two levels have values.</summary>
    /// <param name="values">One value per row; NaN is missing.</param>
    /// <param name="groups">Group of each row; the first occupied level is the first group.</param>
    /// <param name="options">Choices of convention; null is R's.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    /// <exception cref="ModelException">Another number of groups than two has values, too few of them, or they do not vary.</exception>
    public static TTest Run(ReadOnlySpan<double> values, Factor groups, TTestOptions? options = null)
    {
        options ??= new TTestOptions();
        ConfidenceLevels.Check(options.ConfidenceLevel);
        GroupedSample sample = GroupedSample.CreateTwo(values, groups);
        sample.RequireCount(options.EqualVariances ? 1 : 2);
        double first = sample.Values[0].Length;
        double second = sample.Values[1].Length;
        double firstSquares = NumericSummary.SquaresOf(sample.Values[0]);
        double secondSquares = NumericSummary.SquaresOf(sample.Values[1]);
        if (!(firstSquares + secondSquares > 0))
        {
            throw new ModelException("constant-values", $"The values do not vary within the groups '{sample.Labels[0]}' and '{sample.Labels[1]}'; means cannot be tested.", $"Les valeurs ne varient pas dans les groupes « {sample.Labels[0]} » et « {sample.Labels[1]} » ; les moyennes ne peuvent être testées.");
        }

        if (options.EqualVariances)
        {
            double pooled = (firstSquares + secondSquares) / (first + second - 2);
            return new TTest(sample, options, Math.Sqrt(pooled * (1 / first + 1 / second)), first + second - 2);
        }

        double a = firstSquares / (first - 1) / first;
        double b = secondSquares / (second - 1) / second;
        return new TTest(sample, options, Math.Sqrt(a + b), (a + b) * (a + b) / (a * a / (first - 1) + b * b / (second - 1)));
    }

    /// <summary>Makes the test on a column and a factor of which two levels have values, on rows that each stand for a number of identical rows.</summary>
    /// <param name="values">One value per row; NaN is missing.</param>
    /// <param name="groups">Group of each row; the first occupied level is the first group.</param>
    /// <param name="frequencies">Number of identical rows that each row stands for, at least 0.</param>
    /// <param name="options">Choices of convention; null is R's.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A frequency is negative, or the level is not in (0, 1).</exception>
    /// <exception cref="ModelException">Another number of groups than two has values, too few of them, or they do not vary.</exception>
    public static TTest Run(ReadOnlySpan<double> values, Factor groups, ReadOnlySpan<int> frequencies, TTestOptions? options = null)
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
            Options.EqualVariances ? Words.StudentTest : Words.WelchTest,
            language,
            Options.ConfidenceLevel,
            ("first", Words.FirstGroup, new Cell.Text(Groups[0])),
            ("second", Words.SecondGroup, new Cell.Text(Groups[1])),
            ("difference", Words.DifferenceOfMeans, new Cell.WithInterval(Difference.Value, Difference.Interval, NumberKind.General)),
            ("t", SingleRow.Same("t"), SingleRow.Number(T)),
            ("df", Words.DegreesOfFreedom, SingleRow.Number(DegreesOfFreedom)),
            ("p", SingleRow.Same("p"), SingleRow.P(PValue)));

    /// <summary>The result as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();
}
