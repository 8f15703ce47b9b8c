using MathNet.Numerics.LinearAlgebra;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>Standardised difference of a characteristic between two groups, a measure of balance that does not depend on their sizes.</summary>
/// <remarks>
/// <para>
/// Numeric: (m₁ − m₂) / √((v₁ + v₂) / 2). Two levels: (p₁ − p₂) / √((p₁ (1 − p₁) + p₂ (1 − p₂)) / 2) with p the share of the second
/// level. More levels: √(dᵀ S⁻¹ d), never negative, with d the differences of the shares without the first level and S the mean of the
/// two multinomial covariance matrices. Groups are first and second occupied level of the factor.
/// </para>
/// <para>
/// With weights, means and shares are weighted and v = W / (W² − Σ w²) Σ w (x − m)² with W = Σ w. Levels that do not occur are left
/// out. Equal constants differ by 0, different constants by an infinite amount.
/// </para>
/// <para>Source: Austin, Stat Med 2009;28:3083, doi 10.1002/sim.3697; Yang, Dalton, SAS Global Forum 2012, paper 335.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class StandardizedDifference : ITabular
{
    private StandardizedDifference(string firstGroup, string secondGroup, int missing, double value)
    {
        FirstGroup = firstGroup;
        SecondGroup = secondGroup;
        Missing = missing;
        Value = value;
    }

    /// <summary>Label of the first group.</summary>
    public string FirstGroup { get; }

    /// <summary>Label of the second group.</summary>
    public string SecondGroup { get; }

    /// <summary>Rows left out because the value or the group is missing.</summary>
    public int Missing { get; }

    /// <summary>The standardised difference, first less second; not negative for more than two levels.</summary>
    public double Value { get; }

    /// <summary>Difference of a numeric column.</summary>
    /// <param name="values">One value per row; NaN is missing.</param>
    /// <param name="groups">Group of each row.</param>
    /// <param name="weights">Weight of each row, at least 0; empty is 1 each.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ModelException">Another number of groups than two has values, or one has a single value.</exception>
    public static StandardizedDifference FromNumbers(ReadOnlySpan<double> values, Factor groups, ReadOnlySpan<double> weights = default)
    {
        ArgumentNullException.ThrowIfNull(groups);
        CheckLengths(values.Length, groups, weights);
        bool[] present = new bool[values.Length];
        for (int i = 0; i < present.Length; i++)
        {
            present[i] = groups.Codes[i] >= 0 && !double.IsNaN(values[i]);
        }

        (int first, int second, int missing) = TwoGroups(groups, present);
        var a = WeightedMoments(values, groups, first, present, weights);
        var b = WeightedMoments(values, groups, second, present, weights);
        if (double.IsNaN(a.Variance) || double.IsNaN(b.Variance))
        {
            throw new ModelException("too-few-values", $"A standardised difference needs two values in '{groups.Levels[first]}' and in '{groups.Levels[second]}'.", $"Une différence standardisée demande deux valeurs dans « {groups.Levels[first]} » et dans « {groups.Levels[second]} ».");
        }

        return new StandardizedDifference(groups.Levels[first], groups.Levels[second], missing, Ratio(a.Mean - b.Mean, (a.Variance + b.Variance) / 2));
    }

    /// <summary>Difference of a categorical column.</summary>
    /// <param name="values">One label per row.</param>
    /// <param name="groups">Group of each row.</param>
    /// <param name="weights">Weight of each row, at least 0; empty is 1 each.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ModelException">Another number of groups than two has values.</exception>
    public static StandardizedDifference FromFactor(Factor values, Factor groups, ReadOnlySpan<double> weights = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(groups);
        CheckLengths(values.Count, groups, weights);
        bool[] present = new bool[values.Count];
        for (int i = 0; i < present.Length; i++)
        {
            present[i] = groups.Codes[i] >= 0 && values.Codes[i] >= 0;
        }

        (int first, int second, int missing) = TwoGroups(groups, present);
        double[] a = Shares(values, groups, first, present, weights);
        double[] b = Shares(values, groups, second, present, weights);
        int[] occurring = [.. Enumerable.Range(0, a.Length).Where(level => a[level] + b[level] > 0)];
        double value = occurring.Length switch
        {
            < 2 => 0,
            2 => OfTwoLevels(a[occurring[1]], b[occurring[1]]),
            _ => OfLevels([.. occurring.Skip(1).Select(level => a[level])], [.. occurring.Skip(1).Select(level => b[level])]),
        };
        return new StandardizedDifference(groups.Levels[first], groups.Levels[second], missing, value);
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language) =>
        SingleRow.Of(
            Words.StandardizedDifference,
            language,
            ("first", Words.FirstGroup, new Cell.Text(FirstGroup)),
            ("second", Words.SecondGroup, new Cell.Text(SecondGroup)),
            ("difference", Words.StandardizedDifference, SingleRow.Number(Value, NumberKind.Coefficient)));

    /// <summary>The result as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private static double OfTwoLevels(double a, double b) => Ratio(a - b, (a * (1 - a) + b * (1 - b)) / 2);

    private static double OfLevels(double[] a, double[] b)
    {
        int size = a.Length;
        var covariance = Matrix<double>.Build.Dense(size, size, (i, j) =>
            i == j ? (a[i] * (1 - a[i]) + b[i] * (1 - b[i])) / 2 : -(a[i] * a[j] + b[i] * b[j]) / 2);
        var difference = Vector<double>.Build.Dense(size, i => a[i] - b[i]);
        try
        {
            return Math.Sqrt(Math.Max(0, difference * covariance.Cholesky().Solve(difference)));
        }
        catch (ArgumentException)
        {
            // Singular: within each group all have one of the levels, so the groups share none.
            return double.PositiveInfinity;
        }
    }

    private static double Ratio(double difference, double variance) =>
        variance > 0 ? difference / Math.Sqrt(variance) : difference == 0 ? 0 : difference * double.PositiveInfinity;

    private static (double Mean, double Variance) WeightedMoments(ReadOnlySpan<double> values, Factor groups, int level, bool[] present, ReadOnlySpan<double> weights)
    {
        CompensatedSum total = default;
        CompensatedSum squared = default;
        CompensatedSum sum = default;
        for (int i = 0; i < values.Length; i++)
        {
            if (present[i] && groups.Codes[i] == level)
            {
                double weight = weights.IsEmpty ? 1 : weights[i];
                total.Add(weight);
                squared.Add(weight * weight);
                sum.Add(weight * values[i]);
            }
        }

        double mean = sum.Value / total.Value;
        CompensatedSum squares = default;
        for (int i = 0; i < values.Length; i++)
        {
            if (present[i] && groups.Codes[i] == level)
            {
                squares.Add((weights.IsEmpty ? 1 : weights[i]) * (values[i] - mean) * (values[i] - mean));
            }
        }

        double freedom = total.Value * total.Value - squared.Value;
        return (mean, freedom > 0 ? total.Value / freedom * squares.Value : double.NaN);
    }

    private static double[] Shares(Factor values, Factor groups, int level, bool[] present, ReadOnlySpan<double> weights)
    {
        double[] share = new double[values.Levels.Length];
        double total = 0;
        for (int i = 0; i < values.Count; i++)
        {
            if (present[i] && groups.Codes[i] == level)
            {
                double weight = weights.IsEmpty ? 1 : weights[i];
                share[values.Codes[i]] += weight;
                total += weight;
            }
        }

        for (int k = 0; k < share.Length; k++)
        {
            share[k] /= total;
        }

        return share;
    }

    private static (int First, int Second, int Missing) TwoGroups(Factor groups, bool[] present)
    {
        int[] occupied = [.. Enumerable.Range(0, present.Length).Where(i => present[i]).Select(i => groups.Codes[i]).Distinct().Order()];
        return occupied.Length == 2
            ? (occupied[0], occupied[1], present.Count(isPresent => !isPresent))
            : throw new ModelException("not-two-groups", $"A standardised difference compares two groups; {occupied.Length} levels of '{groups.Name}' have values.", $"Une différence standardisée compare deux groupes ; {occupied.Length} modalités de « {groups.Name} » ont des valeurs.");
    }

    private static void CheckLengths(int count, Factor groups, ReadOnlySpan<double> weights)
    {
        if (count != groups.Count || (!weights.IsEmpty && weights.Length != count))
        {
            throw new ArgumentException($"There are {count} values, {groups.Count} rows of '{groups.Name}' and {weights.Length} weights.", nameof(groups));
        }

        for (int i = 0; i < weights.Length; i++)
        {
            if (!(weights[i] >= 0 && double.IsFinite(weights[i])))
            {
                throw new ArgumentOutOfRangeException(nameof(weights), weights[i], $"Row {i}: a weight must be finite and at least 0.");
            }
        }
    }
}
