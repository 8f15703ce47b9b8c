namespace Oncology.Survival;

/// <summary>Sorts whole-number times of a small range (days, months) by counting them: two passes, no comparison.</summary>
internal static class CountingOrder
{
    // A table of counts this large still stays in the cache, however few the rows.
    private const int SmallRange = 4096;

    /// <summary>Fills in the order, events before censorings; false when the values are no whole numbers of a small range.</summary>
    /// <param name="values">What to sort by.</param>
    /// <param name="cause">How each row ended, 0 is censored; empty when that does not matter.</param>
    /// <param name="rows">Receives the rows.</param>
    public static bool TrySort(ReadOnlySpan<double> values, ReadOnlySpan<int> cause, Span<int> rows)
    {
        if (Range(values) is not (double low, int range))
        {
            return false;
        }

        int[] next = new int[2 * range + 1];
        for (int i = 0; i < values.Length; i++)
        {
            next[Slot(i, values, cause, low) + 1]++;
        }

        for (int slot = 1; slot < next.Length; slot++)
        {
            next[slot] += next[slot - 1];
        }

        for (int i = 0; i < values.Length; i++)
        {
            rows[next[Slot(i, values, cause, low)]++] = i;
        }

        return true;
    }

    // Smallest value and number of possible values, where all are whole and there are not many more than rows.
    private static (double Low, int Count)? Range(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (value != Math.Floor(value))
            {
                return null;
            }
        }

        (double low, double high) = Bounds.Of(values);
        return high - low < Math.Max(SmallRange, values.Length) ? (low, (int)(high - low) + 1) : null;
    }

    private static int Slot(int row, ReadOnlySpan<double> values, ReadOnlySpan<int> cause, double low)
    {
        int slot = 2 * (int)(values[row] - low);
        return cause.IsEmpty || cause[row] != 0 ? slot : slot + 1;
    }
}
