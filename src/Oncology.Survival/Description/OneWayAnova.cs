using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>One-way analysis of variance. Hypothesis: the means of all groups are equal.</summary>
/// <remarks>
/// <para>
/// F = (Σ n_g (m_g − m)² / (k − 1)) / (Σ (n_g − 1) v_g / (N − k)) with k − 1 and N − k degrees of freedom.
/// </para>
/// <para>
/// Welch: with w_g = n_g / v_g, m = Σ w m / Σ w and λ = Σ (1 − w_g / Σ w)² / (n_g − 1) / (k² − 1),
/// F = Σ w_g (m_g − m)² / ((k − 1)(1 + 2 (k − 2) λ)) with k − 1 and 1 / (3 λ) degrees of freedom.
/// </para>
/// <para>Source: Fisher 1925; Welch, Biometrika 1951;38:330, doi 10.1093/biomet/38.3-4.330.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class OneWayAnova : ITabular
{
    private OneWayAnova(GroupedSample sample, OneWayAnovaOptions options, double f, double denominatorFreedom)
    {
        Options = options;
        Groups = [.. sample.Labels];
        Counts = [.. sample.Values.Select(values => values.Length)];
        Means = [.. sample.Values.Select(values => NumericSummary.MeanOf(values))];
        Missing = sample.Missing;
        F = f;
        DenominatorDegreesOfFreedom = denominatorFreedom;
        PValue = Tails.FisherF(f, NumeratorDegreesOfFreedom, denominatorFreedom);
    }

    /// <summary>The choices that made this test.</summary>
    public OneWayAnovaOptions Options { get; }

    /// <summary>Labels of the groups that have values.</summary>
    public ImmutableArray<string> Groups { get; }

    /// <summary>Number of values in each group.</summary>
    public ImmutableArray<int> Counts { get; }

    /// <summary>Mean of each group.</summary>
    public ImmutableArray<double> Means { get; }

    /// <summary>Rows left out because the value or the group is missing.</summary>
    public int Missing { get; }

    /// <summary>F.</summary>
    public double F { get; }

    /// <summary>Number of groups less one.</summary>
    public int NumeratorDegreesOfFreedom => Groups.Length - 1;

    /// <summary>Degrees of freedom of the denominator; not whole for Welch's test.</summary>
    public double DenominatorDegreesOfFreedom { get; }

    /// <summary>P-value.</summary>
    public double PValue { get; }

    /// <summary>Makes the test.</summary>
    /// <param name="values">One value per row; NaN is missing.</param>
    /// <param name="groups">Group of each row.</param>
    /// <param name="options">Choices of convention; null is the default.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ModelException">Fewer than two groups have values, too few of them, or they do not vary.</exception>
    public static OneWayAnova Run(ReadOnlySpan<double> values, Factor groups, OneWayAnovaOptions? options = null)
    {
        options ??= new OneWayAnovaOptions();
        GroupedSample sample = GroupedSample.CreateSeveral(values, groups);
        sample.RequireCount(options.EqualVariances ? 1 : 2);
        return options.EqualVariances ? Classical(sample, options) : Welch(sample, options);
    }

    /// <summary>Makes the test, on rows that each stand for a number of identical rows.</summary>
    /// <param name="values">One value per row; NaN is missing.</param>
    /// <param name="groups">Group of each row.</param>
    /// <param name="frequencies">Number of identical rows that each row stands for, at least 0.</param>
    /// <param name="options">Choices of convention; null is the default.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A frequency is negative.</exception>
    /// <exception cref="ModelException">Fewer than two groups have values, too few of them, or they do not vary.</exception>
    public static OneWayAnova Run(ReadOnlySpan<double> values, Factor groups, ReadOnlySpan<int> frequencies, OneWayAnovaOptions? options = null)
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
            Words.OneWayAnova,
            language,
            ("f", SingleRow.Same("F"), SingleRow.Number(F)),
            ("df1", Words.NumeratorFreedom, SingleRow.Number(NumeratorDegreesOfFreedom, NumberKind.Count)),
            ("df2", Words.DenominatorFreedom, SingleRow.Number(DenominatorDegreesOfFreedom)),
            ("p", SingleRow.Same("p"), SingleRow.P(PValue)));

    /// <summary>The result as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private static OneWayAnova Classical(GroupedSample sample, OneWayAnovaOptions options)
    {
        double groups = sample.Values.Length;
        double n = sample.Values.Sum(values => values.Length);
        double mean = NumericSummary.MeanOf(sample.Values.SelectMany(values => values).ToArray());
        CompensatedSum between = default;
        CompensatedSum within = default;
        foreach (double[] values in sample.Values)
        {
            double distance = NumericSummary.MeanOf(values) - mean;
            between.Add(values.Length * distance * distance);
            within.Add(NumericSummary.SquaresOf(values));
        }

        if (!(within.Value > 0))
        {
            throw new ModelException("constant-values", "The values do not vary within the groups; means cannot be tested.", "Les valeurs ne varient pas dans les groupes ; les moyennes ne peuvent être testées.");
        }

        return new OneWayAnova(sample, options, between.Value / (groups - 1) / (within.Value / (n - groups)), n - groups);
    }

    private static OneWayAnova Welch(GroupedSample sample, OneWayAnovaOptions options)
    {
        double groups = sample.Values.Length;
        double[] mean = [.. sample.Values.Select(values => NumericSummary.MeanOf(values))];
        double[] weight = new double[mean.Length];
        double weights = 0;
        double weighted = 0;
        for (int g = 0; g < mean.Length; g++)
        {
            double variance = NumericSummary.SquaresOf(sample.Values[g]) / (sample.Values[g].Length - 1);
            if (!(variance > 0))
            {
                throw new ModelException("constant-values", $"The values of '{sample.Labels[g]}' do not vary; Welch's test needs a variance in every group.", $"Les valeurs de « {sample.Labels[g]} » ne varient pas ; le test de Welch demande une variance dans chaque groupe.");
            }

            weight[g] = sample.Values[g].Length / variance;
            weights += weight[g];
            weighted += weight[g] * (mean[g] - mean[0]);
        }

        // Means are taken relative to the first, so that a large common value does not cost digits.
        double centre = mean[0] + weighted / weights;
        double spread = 0;
        double lambda = 0;
        for (int g = 0; g < mean.Length; g++)
        {
            double rest = 1 - weight[g] / weights;
            lambda += rest * rest / (sample.Values[g].Length - 1) / (groups * groups - 1);
            spread += weight[g] * (mean[g] - centre) * (mean[g] - centre);
        }

        return new OneWayAnova(sample, options, spread / ((groups - 1) * (1 + 2 * (groups - 2) * lambda)), 1 / (3 * lambda));
    }
}
