using System.Buffers;
using System.Numerics;

namespace Oncology.Survival;

/// <summary>
/// Sorts rows by a column of numbers digit by digit. The leading 32 bits of each number, counted from where the numbers begin to
/// differ, are packed with the row number; three passes over 11-bit digits sort them, and the few runs of equal prefixes are put right
/// by comparing.
/// </summary>
/// <remarks>Source: Knuth, The Art of Computer Programming, vol. 3, section 5.2.5.</remarks>
internal static class RadixOrder
{
    private const int DigitBits = 11;
    private const int DigitCount = 1 << DigitBits;
    private const int PrefixBits = 32;

    /// <summary>Fills in the rows by ascending value, events before censorings, then row number.</summary>
    /// <param name="values">What to sort by.</param>
    /// <param name="cause">How each row ended, 0 is censored; empty when that does not matter.</param>
    /// <param name="rows">Receives the rows.</param>
    public static void Sort(ReadOnlySpan<double> values, ReadOnlySpan<int> cause, Span<int> rows)
    {
        int n = values.Length;
        ulong[] packed = ArrayPool<ulong>.Shared.Rent(n);
        ulong[] other = ArrayPool<ulong>.Shared.Rent(n);
        bool isWhole = Pack(values, packed);
        ulong[] sorted = SortPrefixes(packed, other, n);
        for (int k = 0; k < n; k++)
        {
            rows[k] = (int)(uint)sorted[k];
        }

        for (int first = 0; first < n;)
        {
            int end = first + 1;
            while (end < n && sorted[end] >> PrefixBits == sorted[first] >> PrefixBits)
            {
                end++;
            }

            if (end - first > 1)
            {
                PutRight(rows[first..end], values, cause, isWhole);
            }

            first = end;
        }

        ArrayPool<ulong>.Shared.Return(packed);
        ArrayPool<ulong>.Shared.Return(other);
    }

    /// <summary>A whole number that orders as the value does; -0 and 0 are one.</summary>
    internal static ulong Key(double value)
    {
        // Negative numbers order backwards in their bits; the sign bit puts them before the others.
        long bits = BitConverter.DoubleToInt64Bits(value + 0.0);
        return (ulong)(bits ^ ((bits >> 63) | long.MinValue));
    }

    // True when the prefixes are all of the keys: equal prefixes are then equal values.
    private static bool Pack(ReadOnlySpan<double> values, ulong[] packed)
    {
        ulong least = ulong.MaxValue;
        ulong most = 0;
        foreach (double value in values)
        {
            ulong key = Key(value);
            least = Math.Min(least, key);
            most = Math.Max(most, key);
        }

        int shift = Math.Max(0, 64 - BitOperations.LeadingZeroCount(most - least) - PrefixBits);
        for (int i = 0; i < values.Length; i++)
        {
            packed[i] = ((Key(values[i]) - least) >> shift << PrefixBits) | (uint)i;
        }

        return shift == 0;
    }

    private static ulong[] SortPrefixes(ulong[] from, ulong[] to, int n)
    {
        int[] next = new int[3 * DigitCount];
        for (int i = 0; i < n; i++)
        {
            ulong prefix = from[i] >> PrefixBits;
            next[prefix % DigitCount]++;
            next[DigitCount + (prefix >> DigitBits) % DigitCount]++;
            next[2 * DigitCount + (prefix >> 2 * DigitBits)]++;
        }

        for (int digit = 0; digit < 3; digit++)
        {
            Span<int> place = next.AsSpan(digit * DigitCount, DigitCount);
            int shift = PrefixBits + digit * DigitBits;
            if (place[(int)((from[0] >> shift) % DigitCount)] == n)
            {
                continue;
            }

            int sum = 0;
            for (int d = 0; d < DigitCount; d++)
            {
                (place[d], sum) = (sum, sum + place[d]);
            }

            for (int i = 0; i < n; i++)
            {
                ulong item = from[i];
                to[place[(int)((item >> shift) % DigitCount)]++] = item;
            }

            (from, to) = (to, from);
        }

        return from;
    }

    private static void PutRight(Span<int> rows, ReadOnlySpan<double> values, ReadOnlySpan<int> cause, bool areEqual)
    {
        for (int k = 1; k < rows.Length && !areEqual; k++)
        {
            if (values[rows[k]] != values[rows[0]])
            {
                SortedOrder.SortRun(rows, values, cause);
                return;
            }
        }

        SortedOrder.EventsFirst(rows, cause);
    }
}
