using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>
/// Whole-number times (days, months) counted by how they ended: there is no order to find. One pass, a block of rows at a time: checked, made into
/// numbers of counters, counted. Every counter is four that take turns, since neighbours often end alike and one count would wait for the other.
/// </summary>
internal static class CountedTimes
{
    private const int Lane = 4;
    private const int MostCauseBits = 8;
    private const int Block = 1024;

    // A table of counters this large still stays in the cache, however few the rows.
    private const int SmallTable = 8192;

    // Added to a whole number below it, the number stands in the last bits of the sum; other numbers are rounded by it.
    private const double Whole = 4503599627370496;

    /// <summary>Counts rows.</summary>
    /// <param name="times">Times, at least 0.</param>
    /// <param name="cause">How each ended.</param>
    /// <param name="causeBits">Bits that a cause takes.</param>
    /// <returns>Number of rows at time · 2^causeBits + cause; null where times are no whole numbers, or the largest is not small beside the number of rows.</returns>
    public static int[]? TryCount(ReadOnlySpan<double> times, ReadOnlySpan<int> cause, int causeBits)
    {
        long most = causeBits > MostCauseBits ? 0 : Lane * (long)Math.Max(SmallTable, times.Length);
        int[] counters = [];
        Span<long> slots = stackalloc long[Block];
        for (int start = 0; start < times.Length; start += Block)
        {
            int length = Math.Min(Block, times.Length - start);
            long largest = Slots(times.Slice(start, length), cause.Slice(start, length), causeBits, slots);
            if (largest < 0 || largest >= most)
            {
                Return(counters);
                return null;
            }

            counters = largest < counters.Length ? counters : Larger(counters, (int)largest + 1);
            foreach (long slot in slots[..length])
            {
                counters[slot]++;
            }
        }

        int[] counts = new int[counters.Length / Lane];
        for (int slot = 0; slot < counts.Length; slot++)
        {
            counts[slot] = counters[Lane * slot] + counters[Lane * slot + 1] + counters[Lane * slot + 2] + counters[Lane * slot + 3];
        }

        Return(counters);
        return counts;
    }

    /// <summary>Fills in the counter of each row; returns the largest, -1 where a time is no whole number.</summary>
    private static long Slots(ReadOnlySpan<double> times, ReadOnlySpan<int> cause, int causeBits, Span<long> slots)
    {
        Vector256<double> whole = Vector256.Create(Whole);
        Vector256<long> turns = Vector256.Create(0L, 1, 2, 3);
        Vector256<long> largest = Vector256<long>.Zero;
        ref double time = ref MemoryMarshal.GetReference(times);
        ref int end = ref MemoryMarshal.GetReference(cause);
        int i = 0;
        for (; i + Lane <= times.Length; i += Lane)
        {
            Vector256<double> value = Vector256.LoadUnsafe(ref time, (nuint)i);
            Vector256<double> sum = value + whole;
            if (sum - whole != value)
            {
                return -1;
            }

            Vector256<long> number = (sum.AsInt64() ^ whole.AsInt64()) << causeBits;
            number |= Vector256.WidenLower(Vector128.LoadUnsafe(ref end, (nuint)i).ToVector256Unsafe());
            number = (number << 2) | turns;
            largest = Vector256.Max(largest, number);
            number.CopyTo(slots[i..]);
        }

        long most = Math.Max(Math.Max(largest[0], largest[1]), Math.Max(largest[2], largest[3]));
        for (; i < times.Length; i++)
        {
            double sum = times[i] + Whole;
            if (sum - Whole != times[i])
            {
                return -1;
            }

            long number = (BitConverter.DoubleToInt64Bits(sum) ^ BitConverter.DoubleToInt64Bits(Whole)) << causeBits;
            slots[i] = (number | (uint)cause[i]) << 2;
            most = Math.Max(most, slots[i]);
        }

        return most;
    }

    private static int[] Larger(int[] counters, int least)
    {
        int[] larger = ArrayPool<int>.Shared.Rent((int)BitOperations.RoundUpToPowerOf2((uint)least));
        counters.CopyTo(larger, 0);
        larger.AsSpan(counters.Length).Clear();
        Return(counters);
        return larger;
    }

    private static void Return(int[] counters)
    {
        if (counters.Length > 0)
        {
            ArrayPool<int>.Shared.Return(counters);
        }
    }
}
