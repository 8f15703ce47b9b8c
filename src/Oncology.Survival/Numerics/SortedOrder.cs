namespace Oncology.Survival;

/// <summary>The row orders that every estimator walks.</summary>
internal static class SortedOrder
{
    /// <summary>Rows by ascending exit; at equal times events before censorings, then in row order.</summary>
    public static int[] ByExit(ReadOnlySpan<double> exit, ReadOnlySpan<int> cause)
    {
        int[] rows = Ascending(exit);
        for (int first = 0; first < rows.Length;)
        {
            int end = first + 1;
            while (end < rows.Length && exit[rows[end]] == exit[rows[first]])
            {
                end++;
            }

            EventsFirst(rows.AsSpan(first, end - first), cause);
            first = end;
        }

        return rows;
    }

    /// <summary>Rows by ascending value; equal values in row order.</summary>
    public static int[] Ascending(ReadOnlySpan<double> values)
    {
        double[] keys = values.ToArray();
        int[] rows = new int[keys.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = i;
        }

        Array.Sort(keys, rows);
        for (int first = 0; first < rows.Length;)
        {
            int end = first + 1;
            while (end < rows.Length && keys[end] == keys[first])
            {
                end++;
            }

            rows.AsSpan(first, end - first).Sort();
            first = end;
        }

        return rows;
    }

    private static void EventsFirst(Span<int> rows, ReadOnlySpan<int> cause)
    {
        if (rows.Length == 1)
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
}
