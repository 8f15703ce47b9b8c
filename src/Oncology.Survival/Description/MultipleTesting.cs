using System.Collections.Immutable;

namespace Oncology.Survival;

/// <summary>P-values adjusted for the number of tests, to be compared with the level as it is.</summary>
/// <remarks>
/// <para>
/// With m tests and p₍₁₎ ≤ … ≤ p₍ₘ₎: Bonferroni m p; Holm max_{j ≤ i} (m − j + 1) p₍ⱼ₎; Hochberg min_{j ≥ i} (m − j + 1) p₍ⱼ₎;
/// Benjamini-Hochberg min_{j ≥ i} m p₍ⱼ₎ / j; Benjamini-Yekutieli the same times Σ 1/k. All are cut at 1.
/// </para>
/// <para>
/// Source: Holm, Scand J Stat 1979;6:65; Hochberg, Biometrika 1988;75:800; Benjamini, Hochberg, JRSS B 1995;57:289; Benjamini,
/// Yekutieli, Ann Stat 2001;29:1165.
/// </para>
/// </remarks>
public static class MultipleTesting
{
    /// <summary>Adjusts p-values.</summary>
    /// <param name="pValues">P-values in [0, 1]; NaN is a test that was not made and does not count.</param>
    /// <param name="adjustment">How.</param>
    /// <returns>One adjusted p-value per entry, in the same order; NaN stays NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is not in [0, 1].</exception>
    public static ImmutableArray<double> Adjust(ReadOnlySpan<double> pValues, PValueAdjustment adjustment)
    {
        List<int> made = [];
        for (int i = 0; i < pValues.Length; i++)
        {
            if (pValues[i] is < 0 or > 1)
            {
                throw new ArgumentOutOfRangeException(nameof(pValues), pValues[i], $"P-value {i} is not in [0, 1].");
            }

            if (!double.IsNaN(pValues[i]))
            {
                made.Add(i);
            }
        }

        double[] adjusted = pValues.ToArray();
        int[] order = [.. made.OrderBy(i => adjusted[i])];
        int tests = order.Length;
        double harmonic = adjustment == PValueAdjustment.BenjaminiYekutieli ? Enumerable.Range(1, tests).Sum(k => 1.0 / k) : 1;
        double Times(int rank) => adjustment switch
        {
            PValueAdjustment.None => 1,
            PValueAdjustment.Bonferroni => tests,
            PValueAdjustment.Holm or PValueAdjustment.Hochberg => tests - rank,
            PValueAdjustment.BenjaminiHochberg or PValueAdjustment.BenjaminiYekutieli => harmonic * tests / (rank + 1),
            _ => throw new ArgumentOutOfRangeException(nameof(adjustment), adjustment, "Unknown adjustment."),
        };
        for (int rank = 0; rank < tests; rank++)
        {
            adjusted[order[rank]] *= Times(rank);
        }

        if (adjustment is PValueAdjustment.Holm)
        {
            for (int rank = 1; rank < tests; rank++)
            {
                adjusted[order[rank]] = Math.Max(adjusted[order[rank]], adjusted[order[rank - 1]]);
            }
        }
        else if (adjustment is not (PValueAdjustment.None or PValueAdjustment.Bonferroni))
        {
            for (int rank = tests - 2; rank >= 0; rank--)
            {
                adjusted[order[rank]] = Math.Min(adjusted[order[rank]], adjusted[order[rank + 1]]);
            }
        }

        return [.. adjusted.Select(p => Math.Min(p, 1))];
    }
}
