using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>
/// Weighted mean of a covariate in each stratum, its standard deviation around them (0 for a constant column), and how far a value is from its mean
/// at most.
/// </summary>
/// <remarks>
/// Sums are around a value of the column itself, so that a covariate such as the year 2015 keeps its digits. They only choose where the
/// likelihood's columns are centred and how they are scaled; no estimate depends on them.
/// </remarks>
internal static class ColumnSpread
{
    // A column whose spread is at most this share of its size is constant: the rest is the rounding of its mean.
    private const double RoundingShare = 1e-14;

    private const int Lane = 4;

    /// <summary>Fills in the weight of each row of the data; 0 for rows that are not in the risk sets.</summary>
    public static void InSourceOrder(CoxRiskSets sets, Span<double> weight)
    {
        weight.Clear();
        for (int i = 0; i < sets.RowCount; i++)
        {
            weight[sets.SourceRow[i]] = sets.Weight[i];
        }
    }

    /// <summary>Of a column without strata, in the order of the data.</summary>
    /// <param name="column">The column.</param>
    /// <param name="weight">Weight of each row.</param>
    /// <param name="originRow">A row that counts: a constant column is then exactly constant.</param>
    public static (double[] Means, double Scale, double Reach) Of(ReadOnlySpan<double> column, ReadOnlySpan<double> weight, int originRow)
    {
        ref double x = ref MemoryMarshal.GetReference(column);
        ref double w = ref MemoryMarshal.GetReference(weight);
        double origin = column[originRow];
        var origins = Vector256.Create(origin);
        Vector256<double> sums = Vector256<double>.Zero, squareSums = Vector256<double>.Zero, totals = Vector256<double>.Zero;
        Vector256<double> lows = origins, highs = origins;
        int i = 0;
        for (; i + Lane <= column.Length; i += Lane)
        {
            var weights = Vector256.LoadUnsafe(ref w, (nuint)i);
            var values = Vector256.LoadUnsafe(ref x, (nuint)i);
            Vector256<double> distances = values - origins;
            Vector256<double> moments = weights * distances;
            totals += weights;
            sums += moments;
            squareSums += moments * distances;
            lows = Vector256.MinNative(lows, values);
            highs = Vector256.MaxNative(highs, values);
        }

        double total = Vector256.Sum(totals);
        double sum = Vector256.Sum(sums);
        double squares = Vector256.Sum(squareSums);
        double low = Math.Min(Math.Min(lows[0], lows[1]), Math.Min(lows[2], lows[3]));
        double high = Math.Max(Math.Max(highs[0], highs[1]), Math.Max(highs[2], highs[3]));
        for (; i < column.Length; i++)
        {
            double moment = weight[i] * (column[i] - origin);
            total += weight[i];
            sum += moment;
            squares += moment * (column[i] - origin);
            low = Math.Min(low, column[i]);
            high = Math.Max(high, column[i]);
        }

        double mean = origin + sum / total;
        return ([mean], Spread(squares - sum * sum / total, total, Math.Max(high, -low)), Math.Max(high - mean, mean - low));
    }

    /// <summary>Of a column with strata.</summary>
    public static (double[] Means, double Scale, double Reach) Of(ReadOnlySpan<double> column, CoxRiskSets sets)
    {
        double[] means = new double[sets.Strata.Length];
        double squares = 0;
        double total = 0;
        double largest = 0;
        double reach = 0;
        for (int s = 0; s < means.Length; s++)
        {
            (_, int start, int end) = sets.Strata[s];
            double origin = column[sets.SourceRow[sets.RowStart[start]]];
            double sum = 0;
            double stratumSquares = 0;
            double stratumTotal = 0;
            double low = origin;
            double high = origin;
            for (int i = sets.RowStart[start]; i < sets.RowStart[end]; i++)
            {
                double x = column[sets.SourceRow[i]];
                double moment = sets.Weight[i] * (x - origin);
                sum += moment;
                stratumSquares += moment * (x - origin);
                stratumTotal += sets.Weight[i];
                low = Math.Min(low, x);
                high = Math.Max(high, x);
            }

            means[s] = origin + sum / stratumTotal;
            squares += Math.Max(0, stratumSquares - sum * sum / stratumTotal);
            total += stratumTotal;
            largest = Math.Max(largest, Math.Max(high, -low));
            reach = Math.Max(reach, Math.Max(high - means[s], means[s] - low));
        }

        return (means, Spread(squares, total, largest), reach);
    }

    private static double Spread(double squares, double total, double largest)
    {
        double spread = total > 0 ? Math.Sqrt(Math.Max(0, squares) / total) : 0;
        return spread > RoundingShare * largest ? spread : 0;
    }
}
