namespace Oncology.Survival;

/// <summary>Makes nearly equal times equal, by the rule of R's <c>aeqSurv</c>; see <see cref="TieTolerance"/>.</summary>
internal static class TieMerger
{
    /// <summary>The times with near ties merged; the same array when there is nothing to merge.</summary>
    /// <param name="times">Columns of times that share one scale: exits, and entries if there are any.</param>
    /// <param name="tolerance">Largest difference that is a tie.</param>
    public static double[][] Merge(double[][] times, TieTolerance tolerance)
    {
        if (tolerance.Relative <= 0)
        {
            return times;
        }

        double[] distinct = DistinctSorted(times);
        if (distinct.Length < 2)
        {
            return times;
        }

        double scale = distinct.Average(Math.Abs);
        List<double> cuts = [distinct[0]];
        for (int i = 1; i < distinct.Length; i++)
        {
            double difference = distinct[i] - distinct[i - 1];
            if (!(difference <= tolerance.Relative || difference / scale <= tolerance.Relative))
            {
                cuts.Add(distinct[i]);
            }
        }

        return cuts.Count == distinct.Length ? times : [.. times.Select(column => Snap(column, [.. cuts]))];
    }

    private static double[] DistinctSorted(double[][] columns)
    {
        double[] all = columns.Length == 1 ? (double[])columns[0].Clone() : [.. columns.SelectMany(column => column)];
        Array.Sort(all);
        int count = 0;
        for (int i = 0; i < all.Length; i++)
        {
            if (double.IsFinite(all[i]) && (count == 0 || all[i] != all[count - 1]))
            {
                all[count++] = all[i];
            }
        }

        return all[..count];
    }

    private static double[] Snap(double[] column, double[] cuts)
    {
        double[] merged = new double[column.Length];
        for (int i = 0; i < column.Length; i++)
        {
            int at = Array.BinarySearch(cuts, column[i]);
            merged[i] = double.IsFinite(column[i]) ? cuts[at >= 0 ? at : ~at - 1] : column[i];
        }

        return merged;
    }
}
