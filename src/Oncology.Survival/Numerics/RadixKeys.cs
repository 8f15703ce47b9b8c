using System.Buffers;
using System.Numerics;

namespace Oncology.Survival;

/// <summary>
/// Sorts times together with how they ended, without asking which row they were: a time and the few bits of its cause make one whole number. Its leading
/// bits, from where the numbers begin to differ, are sorted by three digits; the few runs that are equal in these are put right by comparing.
/// </summary>
/// <remarks>Source: Knuth, The Art of Computer Programming, vol. 3, section 5.2.5.</remarks>
internal static class RadixKeys
{
    private const int Digits = 3;
    private const int DigitBits = 11;
    private const int DigitCount = 1 << DigitBits;
    private const int RestBits = 64 - Digits * DigitBits;

    /// <summary>Sorts times; equal ones by cause.</summary>
    /// <param name="times">Finite times, at least 0.</param>
    /// <param name="cause">How each ended.</param>
    /// <param name="causes">The largest cause.</param>
    /// <param name="sorted">Receives the times.</param>
    /// <param name="ends">Receives how each ended.</param>
    /// <returns>False when times are so far apart that they leave no bits free for so many causes. For one cause the bit of the sign is.</returns>
    public static bool TrySort(ReadOnlySpan<double> times, ReadOnlySpan<int> cause, int causes, Span<double> sorted, Span<int> ends)
    {
        int n = times.Length;
        ulong[] from = ArrayPool<ulong>.Shared.Rent(n);
        ulong[] to = ArrayPool<ulong>.Shared.Rent(n);
        ulong least = ulong.MaxValue;
        ulong most = 0;
        for (int i = 0; i < n; i++)
        {
            // -0 and 0 are one.
            ulong bits = BitConverter.DoubleToUInt64Bits(times[i] + 0.0);
            least = Math.Min(least, bits);
            most = Math.Max(most, bits);
            from[i] = bits;
        }

        int causeBits = 32 - BitOperations.LeadingZeroCount((uint)causes);
        int shift = BitOperations.LeadingZeroCount((most - least) | 1) - causeBits;
        if (shift >= 0)
        {
            ulong[] keys = SortLeading(from, to, cause, least, causeBits, shift);
            SortRuns(keys.AsSpan(0, n));
            for (int k = 0; k < n; k++)
            {
                ulong key = keys[k] >> shift;
                sorted[k] = BitConverter.UInt64BitsToDouble((key >> causeBits) + least);
                ends[k] = (int)key & ((1 << causeBits) - 1);
            }
        }

        ArrayPool<ulong>.Shared.Return(from);
        ArrayPool<ulong>.Shared.Return(to);
        return shift >= 0;
    }

    private static ulong[] SortLeading(ulong[] from, ulong[] to, ReadOnlySpan<int> cause, ulong least, int causeBits, int shift)
    {
        int n = cause.Length;
        int[] next = new int[Digits * DigitCount];
        for (int i = 0; i < n; i++)
        {
            ulong key = (((from[i] - least) << causeBits) | (uint)cause[i]) << shift;
            from[i] = key;
            next[(int)(key >> RestBits) & (DigitCount - 1)]++;
            next[DigitCount + ((int)(key >> (RestBits + DigitBits)) & (DigitCount - 1))]++;
            next[2 * DigitCount + (int)(key >> (RestBits + 2 * DigitBits))]++;
        }

        for (int digit = 0; digit < Digits; digit++)
        {
            Span<int> place = next.AsSpan(digit * DigitCount, DigitCount);
            int at = RestBits + digit * DigitBits;
            int sum = 0;
            for (int d = 0; d < DigitCount; d++)
            {
                (place[d], sum) = (sum, sum + place[d]);
            }

            for (int i = 0; i < n; i++)
            {
                ulong key = from[i];
                to[place[(int)(key >> at) & (DigitCount - 1)]++] = key;
            }

            (from, to) = (to, from);
        }

        return from;
    }

    private static void SortRuns(Span<ulong> keys)
    {
        for (int first = 0; first < keys.Length;)
        {
            int end = first + 1;
            bool isSorted = true;
            for (; end < keys.Length && keys[end] >> RestBits == keys[first] >> RestBits; end++)
            {
                isSorted &= keys[end] >= keys[end - 1];
            }

            if (!isSorted)
            {
                keys[first..end].Sort();
            }

            first = end;
        }
    }
}
