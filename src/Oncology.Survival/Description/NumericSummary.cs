using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>Number, mean, standard deviation, median, quartiles and range of a numeric column.</summary>
/// <remarks>
/// <para>
/// The standard deviation divides by n − 1. Without values everything but the counts is null; with one value the standard
/// deviation is null. All are in the unit of the values. Missing values (NaN) are counted and left out.
/// </para>
/// <para>Convention: quartiles by <see cref="NumericSummaryOptions"/> (default R). Source: Hyndman, Fan, Am Stat 1996;50:361, doi 10.1080/00031305.1996.10473566.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class NumericSummary : ITabular
{
    private readonly double[] _sorted;

    private NumericSummary(string? label, double[] present, int missing, NumericSummaryOptions options)
    {
        Label = label;
        Missing = missing;
        Options = options;
        Array.Sort(present);
        _sorted = present;
        if (Count > 0)
        {
            Mean = MeanOf(present);
            Median = Quantile(0.5);
            LowerQuartile = Quantile(0.25);
            UpperQuartile = Quantile(0.75);
            Smallest = present[0];
            Largest = present[^1];
        }

        if (Count > 1)
        {
            StandardDeviation = Math.Sqrt(SquaresOf(present) / (Count - 1));
        }
    }

    /// <summary>Label of the group, null for a summary of the whole column.</summary>
    public string? Label { get; }

    /// <summary>The choices that made this summary.</summary>
    public NumericSummaryOptions Options { get; }

    /// <summary>Number of values.</summary>
    public int Count => _sorted.Length;

    /// <summary>Number of missing values.</summary>
    public int Missing { get; }

    /// <summary>Mean.</summary>
    public double? Mean { get; }

    /// <summary>Standard deviation of the values, with n − 1.</summary>
    public double? StandardDeviation { get; }

    /// <summary>Median.</summary>
    public double? Median { get; }

    /// <summary>First quartile.</summary>
    public double? LowerQuartile { get; }

    /// <summary>Third quartile.</summary>
    public double? UpperQuartile { get; }

    /// <summary>Smallest value.</summary>
    public double? Smallest { get; }

    /// <summary>Largest value.</summary>
    public double? Largest { get; }

    /// <summary>Summarises a column.</summary>
    /// <param name="values">One value per row; NaN is missing.</param>
    /// <param name="options">Choices of convention; null is R's.</param>
    public static NumericSummary Create(ReadOnlySpan<double> values, NumericSummaryOptions? options = null)
    {
        double[] present = GroupedSample.Present(values);
        return new NumericSummary(null, present, values.Length - present.Length, options ?? new NumericSummaryOptions());
    }

    /// <summary>Summarises a column in each level of a factor.</summary>
    /// <param name="values">One value per row; NaN is missing.</param>
    /// <param name="groups">Group of each row; rows without a group belong to none.</param>
    /// <param name="options">Choices of convention; null is R's.</param>
    /// <returns>One labelled summary per level, in the order of the levels, also for levels without a row.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static ImmutableArray<NumericSummary> CreateBy(ReadOnlySpan<double> values, Factor groups, NumericSummaryOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (values.Length != groups.Count)
        {
            throw new ArgumentException($"There are {values.Length} values and '{groups.Name}' has {groups.Count} rows.", nameof(values));
        }

        var summaries = ImmutableArray.CreateBuilder<NumericSummary>();
        int[][] rows = groups.RowsByLevel();
        for (int level = 0; level < rows.Length; level++)
        {
            double[] all = new double[rows[level].Length];
            for (int i = 0; i < all.Length; i++)
            {
                all[i] = values[rows[level][i]];
            }

            double[] present = GroupedSample.Present(all);
            summaries.Add(new NumericSummary(groups.Levels[level], present, all.Length - present.Length, options ?? new NumericSummaryOptions()));
        }

        return summaries.ToImmutable();
    }

    /// <summary>Summarises a column whose rows each stand for a number of identical rows.</summary>
    /// <param name="values">One value per row; NaN is missing.</param>
    /// <param name="frequencies">Number of identical rows that each row stands for, at least 0.</param>
    /// <param name="options">Choices of convention; null is R's.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A frequency is negative.</exception>
    public static NumericSummary Create(ReadOnlySpan<double> values, ReadOnlySpan<int> frequencies, NumericSummaryOptions? options = null) =>
        Create(RepeatedRows.Pick(values, RepeatedRows.Of(frequencies, values.Length)), options);

    /// <summary>Summarises a column in each level of a factor, whose rows each stand for a number of identical rows.</summary>
    /// <param name="values">One value per row; NaN is missing.</param>
    /// <param name="groups">Group of each row; rows without a group belong to none.</param>
    /// <param name="frequencies">Number of identical rows that each row stands for, at least 0.</param>
    /// <param name="options">Choices of convention; null is R's.</param>
    /// <returns>One labelled summary per level, in the order of the levels, also for levels without a row.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A frequency is negative.</exception>
    public static ImmutableArray<NumericSummary> CreateBy(
        ReadOnlySpan<double> values, Factor groups, ReadOnlySpan<int> frequencies, NumericSummaryOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(groups);
        int[] rows = RepeatedRows.Of(frequencies, values.Length);
        return groups.Count == values.Length
            ? CreateBy(RepeatedRows.Pick(values, rows), groups.Subset(rows), options)
            : throw new ArgumentException($"There are {values.Length} values and '{groups.Name}' has {groups.Count} rows.", nameof(values));
    }

    /// <summary>The value below which a share of the values lies, by the definition in <see cref="Options"/>; null without values.</summary>
    /// <param name="probability">Share, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not in [0, 1].</exception>
    public double? Quantile(double probability)
    {
        if (!(probability >= 0 && probability <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability must lie in [0, 1].");
        }

        return Count == 0 ? null : SampleQuantile.OfSorted(_sorted, probability, Options.Quartiles);
    }

    /// <summary>The mean with the interval of Student's t; null with fewer than two values.</summary>
    /// <param name="confidenceLevel">Level, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not in (0, 1).</exception>
    public Estimate? MeanEstimate(double confidenceLevel = 0.95)
    {
        ConfidenceLevels.Check(confidenceLevel);
        if (Mean is not double mean || StandardDeviation is not double deviation)
        {
            return null;
        }

        double error = deviation / Math.Sqrt(Count);
        double half = Tails.StudentQuantile(confidenceLevel, Count - 1) * error;
        return new Estimate(mean, error, new Interval(mean - half, mean + half));
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language) =>
        SingleRow.Of(
            Words.NumericSummary,
            language,
            ("group", Words.Group, new Cell.Text(Label ?? string.Empty)),
            ("n", SingleRow.Same("N"), SingleRow.Number(Count, NumberKind.Count)),
            ("missing", Words.Missing, SingleRow.Number(Missing, NumberKind.Count)),
            ("mean", Words.Mean, SingleRow.Number(Mean, NumberKind.General)),
            ("sd", Words.StandardDeviation, SingleRow.Number(StandardDeviation, NumberKind.General)),
            ("median", Words.Median, SingleRow.Number(Median, NumberKind.General)),
            ("q1", SingleRow.Same("Q1"), SingleRow.Number(LowerQuartile, NumberKind.General)),
            ("q3", SingleRow.Same("Q3"), SingleRow.Number(UpperQuartile, NumberKind.General)),
            ("min", SingleRow.Same("Min"), SingleRow.Number(Smallest, NumberKind.General)),
            ("max", SingleRow.Same("Max"), SingleRow.Number(Largest, NumberKind.General)));

    /// <summary>The result as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    internal static double MeanOf(ReadOnlySpan<double> values)
    {
        CompensatedSum sum = default;
        foreach (double value in values)
        {
            sum.Add(value);
        }

        return sum.Value / values.Length;
    }

    /// <summary>Σ (x − mean)².</summary>
    internal static double SquaresOf(ReadOnlySpan<double> values)
    {
        double mean = MeanOf(values);
        CompensatedSum squares = default;
        CompensatedSum rest = default;
        foreach (double value in values)
        {
            squares.Add((value - mean) * (value - mean));
            rest.Add(value - mean);
        }

        return squares.Value - rest.Value * rest.Value / values.Length;
    }
}
