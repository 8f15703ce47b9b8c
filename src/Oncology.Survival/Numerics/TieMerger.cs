using System.Buffers;

namespace Oncology.Survival;

/// <summary>Makes nearly equal times equal, by the rule of R's <c>aeqSurv</c>; see <see cref="TieTolerance"/>.</summary>
internal static class TieMerger
{
    /// <summary>The times with near ties merged; null when there is nothing to merge.</summary>
    /// <param name="times">Columns of finite times that share one scale: exits, and entries if there are any.</param>
    /// <param name="orders">Rows of each column by ascending time.</param>
    /// <param name="tolerance">Largest difference that is a tie.</param>
    public static MergedColumn[]? Merge(double[][] times, int[][] orders, TieTolerance tolerance)
    {
        if (tolerance.Relative <= 0)
        {
            return null;
        }

        // Rows are looked up once each; all that follows reads the sorted times from one end to the other.
        double[][] sorted = [.. times.Select((column, c) => Gather(column, orders[c]))];
        int most = times.Sum(column => column.Length);
        double[] distinct = ArrayPool<double>.Shared.Rent(most);
        double[] cuts = ArrayPool<double>.Shared.Rent(most);
        int count = sorted.Length == 1 ? DistinctOfOne(sorted[0].AsSpan(0, times[0].Length), distinct) : DistinctOfAll(times, sorted, distinct);
        MergedColumn[]? merged = FillCuts(distinct.AsSpan(0, count), cuts, tolerance)
            ? [.. times.Select((column, c) => Snap(column, orders[c], sorted[c], distinct, cuts))]
            : null;
        ArrayPool<double>.Shared.Return(distinct);
        ArrayPool<double>.Shared.Return(cuts);
        Array.ForEach(sorted, column => ArrayPool<double>.Shared.Return(column));
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

    private static double[] Gather(double[] column, int[] order)
    {
        double[] sorted = ArrayPool<double>.Shared.Rent(order.Length);
        for (int k = 0; k < order.Length; k++)
        {
            sorted[k] = column[order[k]];
        }

        return sorted;
    }

    private static int DistinctOfOne(ReadOnlySpan<double> sorted, double[] distinct)
    {
        int count = 0;
        foreach (double time in sorted)
        {
            if (count == 0 || time != distinct[count - 1])
            {
                distinct[count++] = time;
            }
        }

        return count;
    }

    private static int DistinctOfAll(double[][] times, double[][] sorted, double[] distinct)
    {
        int count = 0;
        int[] at = new int[times.Length];
        while (true)
        {
            int from = -1;
            double next = double.PositiveInfinity;
            for (int c = 0; c < times.Length; c++)
            {
                if (at[c] < times[c].Length && sorted[c][at[c]] < next)
                {
                    from = c;
                    next = sorted[c][at[c]];
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

    private static MergedColumn Snap(double[] column, int[] order, double[] sorted, double[] distinct, double[] cuts)
    {
        double[] merged = [.. column];
        List<(int First, int End)> runs = [];
        int at = 0;
        for (int first = 0; first < order.Length;)
        {
            at = PlaceOf(sorted[first], at);
            double cut = cuts[at];
            int end = first;
            for (; end < order.Length && cuts[at = PlaceOf(sorted[end], at)] == cut; end++)
            {
                if (sorted[end] != cut)
                {
                    merged[order[end]] = cut;
                }
            }

            if (sorted[first] != sorted[end - 1])
            {
                runs.Add((first, end));
            }

            first = end;
        }

        return new MergedColumn(merged, runs);

        int PlaceOf(double time, int from)
        {
            while (distinct[from] != time)
            {
                from++;
            }

            return from;
        }
    }
}
