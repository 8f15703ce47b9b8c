namespace Oncology.Survival;

/// <summary>The row orders that every estimator walks. Equal values stand in row order, so the way of sorting leaves no trace.</summary>
internal static class SortedOrder
{
    /// <summary>Below this a comparison sort is quicker than counting digits.</summary>
    internal const int SmallSample = 400;

    /// <summary>Rows by ascending exit; at equal times events before censorings, then in row order.</summary>
    public static int[] ByExit(ReadOnlySpan<double> exit, ReadOnlySpan<int> cause)
    {
        int[] rows = new int[exit.Length];
        if (exit.Length < SmallSample)
        {
            Fill(rows);
            SortRun(rows, exit, cause);
        }
        else if (!CountingOrder.TrySort(exit, cause, rows))
        {
            RadixOrder.Sort(exit, cause, rows);
        }

        return rows;
    }

    /// <summary>Rows by ascending value; equal values in row order.</summary>
    public static int[] Ascending(ReadOnlySpan<double> values) => ByExit(values, []);

    /// <summary>The order of values some of which have just been made equal to their neighbours: only runs of those can have changed.</summary>
    /// <param name="rows">Rows by ascending value, before.</param>
    /// <param name="column">The values now, and where in the order some were made equal.</param>
    /// <param name="cause">Of exits, how each row ended; empty for other values.</param>
    public static int[] AfterMerging(int[] rows, MergedColumn column, ReadOnlySpan<int> cause)
    {
        int[] order = [.. rows];
        foreach ((int first, int end) in column.Runs)
        {
            SortRun(order.AsSpan(first, end - first), column.Values, cause);
        }

        return order;
    }

    /// <summary>Sorts some rows by value, events before censorings, then row number.</summary>
    internal static void SortRun(Span<int> rows, ReadOnlySpan<double> values, ReadOnlySpan<int> cause)
    {
        double[] keys = new double[rows.Length];
        for (int k = 0; k < keys.Length; k++)
        {
            keys[k] = values[rows[k]];
        }

        MemoryExtensions.Sort(keys.AsSpan(), rows);
        for (int first = 0; first < rows.Length;)
        {
            int end = first + 1;
            while (end < rows.Length && keys[end] == keys[first])
            {
                end++;
            }

            Span<int> tied = rows[first..end];
            if (tied.Length > 1)
            {
                tied.Sort();
                EventsFirst(tied, cause);
            }

            first = end;
        }
    }

    /// <summary>Puts the events among tied rows before the others, both in the order they stand in.</summary>
    internal static void EventsFirst(Span<int> rows, ReadOnlySpan<int> cause)
    {
        if (cause.IsEmpty)
        {
            return;
        }

        int[] censored = new int[rows.Length];
        int events = 0;
        int others = 0;
        foreach (int row in rows)
        {
            if (cause[row] != 0)
            {
                rows[events++] = row;
            }
            else
            {
                censored[others++] = row;
            }
        }

        censored.AsSpan(0, others).CopyTo(rows[events..]);
    }

    private static void Fill(int[] rows)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = i;
        }
    }
}
