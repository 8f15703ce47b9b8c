using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>Sorts whole-number times of a small range (days, months) by counting them: two passes, no comparison.</summary>
internal static class CountingOrder
{
    // A table of counts this large still stays in the cache, however few the rows.
    private const int SmallRange = 4096;

    private const int Lane = 4;

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

    /// <summary>Smallest value and number of possible values, where all are whole and there are not many more than rows.</summary>
    public static (double Low, int Count)? Range(ReadOnlySpan<double> values)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        int i = 0;
        if (Vector256.IsHardwareAccelerated && values.Length >= Lane)
        {
            ref double first = ref MemoryMarshal.GetReference(values);
            var lows = Vector256.Create(low);
            var highs = Vector256.Create(high);
            for (; i + Lane <= values.Length; i += Lane)
            {
                var value = Vector256.LoadUnsafe(ref first, (nuint)i);
                if (value != Vector256.Floor(value))
                {
                    return null;
                }

                lows = Vector256.MinNative(lows, value);
                highs = Vector256.MaxNative(highs, value);
            }

            low = Math.Min(Math.Min(lows[0], lows[1]), Math.Min(lows[2], lows[3]));
            high = Math.Max(Math.Max(highs[0], highs[1]), Math.Max(highs[2], highs[3]));
        }

        for (; i < values.Length; i++)
        {
            if (values[i] != Math.Floor(values[i]))
            {
                return null;
            }

            low = Math.Min(low, values[i]);
            high = Math.Max(high, values[i]);
        }

        return high - low < Math.Max(SmallRange, values.Length) ? (low, (int)(high - low) + 1) : null;
    }

    private static int Slot(int row, ReadOnlySpan<double> values, ReadOnlySpan<int> cause, double low)
    {
        int slot = 2 * (int)(values[row] - low);
        return cause.IsEmpty || cause[row] != 0 ? slot : slot + 1;
    }
}
