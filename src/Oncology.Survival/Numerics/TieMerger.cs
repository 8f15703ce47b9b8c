using System.Buffers;

namespace Oncology.Survival;

/// <summary>Makes nearly equal times equal, by the rule of R's <c>aeqSurv</c>; see <see cref="TieTolerance"/>.</summary>
internal static class TieMerger
{
    /// <summary>The times with near ties merged; the same array when there is nothing to merge.</summary>
    /// <param name="times">Columns of finite times that share one scale: exits, and entries if there are any.</param>
    /// <param name="orders">Rows of each column by ascending time.</param>
    /// <param name="tolerance">Largest difference that is a tie.</param>
    public static double[][] Merge(double[][] times, int[][] orders, TieTolerance tolerance)
    {
        if (tolerance.Relative <= 0)
        {
            return times;
        }

        int most = times.Sum(column => column.Length);
        double[] distinct = ArrayPool<double>.Shared.Rent(most);
        double[] cuts = ArrayPool<double>.Shared.Rent(most);
        int count = times.Length == 1 ? DistinctOfOne(times[0], orders[0], distinct) : DistinctOfAll(times, orders, distinct);
        double[][] merged = FillCuts(distinct.AsSpan(0, count), cuts, tolerance)
            ? [.. times.Select((column, c) => Snap(column, orders[c], distinct, cuts))]
            : times;
        ArrayPool<double>.Shared.Return(distinct);
        ArrayPool<double>.Shared.Return(cuts);
        return merged;
    }

    /// <summary>The time that stands for each distinct time: its own, or that of the first of a row of near ties.</summary>
    /// <param name="distinct">Distinct times, ascending.</param>
    /// <param name="cuts">Receives the times that stand for them.</param>
    /// <param name="tolerance">Largest difference that is a tie.</param>
    /// <returns>False when nothing was merged.</returns>
    public static bool FillCuts(ReadOnlySpan<double> distinct, Span<double> cuts, TieTolerance tolerance)
    {
        double sum = 0;
        foreach (double time in distinct)
        {
            sum += Math.Abs(time);
        }

        double scale = sum / distinct.Length;
        bool merges = false;
        for (int k = 0; k < distinct.Length; k++)
        {
            double difference = k == 0 ? double.PositiveInfinity : distinct[k] - distinct[k - 1];
            bool isTie = difference <= tolerance.Relative || difference / scale <= tolerance.Relative;
            cuts[k] = isTie ? cuts[k - 1] : distinct[k];
            merges |= isTie;
        }

        return merges;
    }

    private static int DistinctOfOne(double[] times, int[] order, double[] distinct)
    {
        int count = 0;
        foreach (int row in order)
        {
            double time = times[row];
            if (count == 0 || time != distinct[count - 1])
            {
                distinct[count++] = time;
            }
        }

        return count;
    }

    private static int DistinctOfAll(double[][] times, int[][] orders, double[] distinct)
    {
        int count = 0;
        int[] at = new int[times.Length];
        while (true)
        {
            int from = -1;
            double next = double.PositiveInfinity;
            for (int c = 0; c < times.Length; c++)
            {
                if (at[c] < orders[c].Length && times[c][orders[c][at[c]]] < next)
                {
                    from = c;
                    next = times[c][orders[c][at[c]]];
                }
            }

            if (from < 0)
            {
                return count;
            }

            at[from]++;
            if (count == 0 || next != distinct[count - 1])
            {
                distinct[count++] = next;
            }
        }
    }

    private static double[] Snap(double[] column, int[] order, double[] distinct, double[] cuts)
    {
        double[] merged = new double[column.Length];
        int at = 0;
        foreach (int row in order)
        {
            while (distinct[at] != column[row])
            {
                at++;
            }

            merged[row] = cuts[at];
        }

        return merged;
    }
}
