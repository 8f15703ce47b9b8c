using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>Weighted mean of a covariate in each stratum and its standard deviation around them; 0 for a constant column.</summary>
/// <remarks>
/// Sums are around a value of the column itself, so that a covariate such as the year 2015 keeps its digits. They only choose where the
/// likelihood's columns are centred and how they are scaled; no estimate depends on them.
/// </remarks>
internal static class ColumnSpread
{
    // A column whose spread is at most this share of its size is constant: the rest is the rounding of its mean.
    private const double RoundingShare = 1e-14;

    private const int Lane = 4;

    /// <summary>Weight of each row of the data; 0 for rows that are not in the risk sets.</summary>
    public static double[] InSourceOrder(CoxRiskSets sets, int rowCount)
    {
        double[] weight = new double[rowCount];
        for (int i = 0; i < sets.RowCount; i++)
        {
            weight[sets.SourceRow[i]] = sets.Weight[i];
        }

        return weight;
    }

    /// <summary>Of a column without strata, in the order of the data.</summary>
    /// <param name="column">The column.</param>
    /// <param name="weight">Weight of each row.</param>
    /// <param name="originRow">A row that counts: a constant column is then exactly constant.</param>
    public static (double[] Means, double Scale) Of(ReadOnlySpan<double> column, ReadOnlySpan<double> weight, int originRow)
    {
        ref double x = ref MemoryMarshal.GetReference(column);
        ref double w = ref MemoryMarshal.GetReference(weight);
        double origin = column[originRow];
        var origins = Vector256.Create(origin);
        Vector256<double> sums = Vector256<double>.Zero, squareSums = Vector256<double>.Zero, totals = Vector256<double>.Zero;
        Vector256<double> most = Vector256<double>.Zero;
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
            most = Vector256.MaxNative(most, Vector256.Abs(values));
        }

        double total = Vector256.Sum(totals);
        double sum = Vector256.Sum(sums);
        double squares = Vector256.Sum(squareSums);
        double largest = Math.Max(Math.Max(most[0], most[1]), Math.Max(most[2], most[3]));
        for (; i < column.Length; i++)
        {
            double moment = weight[i] * (column[i] - origin);
            total += weight[i];
            sum += moment;
            squares += moment * (column[i] - origin);
            largest = Math.Max(largest, Math.Abs(column[i]));
        }

        return ([origin + sum / total], Spread(squares - sum * sum / total, total, largest));
    }

    /// <summary>Of a column with strata.</summary>
    public static (double[] Means, double Scale) Of(ReadOnlySpan<double> column, CoxRiskSets sets)
    {
        double[] means = new double[sets.Strata.Length];
        double squares = 0;
        double total = 0;
        double largest = 0;
        for (int s = 0; s < means.Length; s++)
        {
            (_, int start, int end) = sets.Strata[s];
            double origin = column[sets.SourceRow[sets.RowStart[start]]];
            double sum = 0;
            double stratumSquares = 0;
            double stratumTotal = 0;
            for (int i = sets.RowStart[start]; i < sets.RowStart[end]; i++)
            {
                double x = column[sets.SourceRow[i]];
                double moment = sets.Weight[i] * (x - origin);
                sum += moment;
                stratumSquares += moment * (x - origin);
                stratumTotal += sets.Weight[i];
                largest = Math.Max(largest, Math.Abs(x));
            }

            means[s] = origin + sum / stratumTotal;
            squares += Math.Max(0, stratumSquares - sum * sum / stratumTotal);
            total += stratumTotal;
        }

        return (means, Spread(squares, total, largest));
    }

    private static double Spread(double squares, double total, double largest)
    {
        double spread = total > 0 ? Math.Sqrt(Math.Max(0, squares) / total) : 0;
        return spread > RoundingShare * largest ? spread : 0;
    }
}
