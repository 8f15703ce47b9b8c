using System.Buffers;
using System.Numerics;

namespace Oncology.Survival;

/// <summary>
/// Times sorted together with how they ended, without asking which row they were: a time and the few bits of its cause make one whole number, counted
/// from where the numbers begin to differ. Large samples are dealt out by their leading digit first, so that each part stays in the cache while its next
/// digits are sorted; the few runs that are equal in all digits looked at are put right by comparing.
/// </summary>
/// <remarks>
/// Source: Knuth, The Art of Computer Programming, vol. 3, section 5.2.5. The numbers live in rented memory until <see cref="Dispose"/>.
/// </remarks>
internal readonly ref struct RadixKeys
{
    private const int DigitBits = 11;

    // Below this comparing is quicker than tables of counts.
    private const int SmallPart = 128;

    // Below this the smaller table of shorter digits is quicker, and long enough.
    private const int MediumPart = 4096;
    private const int ShortDigitBits = 8;

    // From here on a sample does not stay in the nearest cache as a whole.
    private const int LargeSample = 1 << 15;

    private readonly ulong[] _keys;
    private readonly ulong _least;
    private readonly int _causeBits;
    private readonly int _shift;

    private RadixKeys(int count, ulong least, int causeBits, int shift)
    {
        _keys = ArrayPool<ulong>.Shared.Rent(count);
        _least = least;
        _causeBits = causeBits;
        _shift = shift;
        Count = count;
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>Sorts times.</summary>
    /// <param name="times">Finite times, at least 0.</param>
    /// <param name="cause">How each ended.</param>
    /// <param name="causes">The largest cause.</param>
    /// <param name="order">The rows by ascending time, where that is known; else empty.</param>
    /// <param name="sorted">The times, ascending.</param>
    /// <returns>False when times are so far apart that they leave no bits free for so many causes. For one cause the bit of the sign is.</returns>
    public static bool TrySort(ReadOnlySpan<double> times, ReadOnlySpan<int> cause, int causes, ReadOnlySpan<int> order, out RadixKeys sorted)
    {
        (double low, double high) = Bounds.Of(times);
        ulong least = Bits(low);
        int causeBits = 32 - BitOperations.LeadingZeroCount((uint)causes);
        int shift = BitOperations.LeadingZeroCount((Bits(high) - least) | 1) - causeBits;
        sorted = shift < 0 ? default : new RadixKeys(times.Length, least, causeBits, shift);
        if (shift < 0)
        {
            return false;
        }

        if (!order.IsEmpty)
        {
            sorted.Gather(times, cause, order);
        }
        else if (times.Length < LargeSample)
        {
            sorted.Pack(times, cause);
            SortPart(sorted._keys.AsSpan(0, times.Length), 64, digits: 3, DigitBits);
        }
        else
        {
            sorted.Deal(times, cause);
        }

        return true;
    }

    /// <summary>The time at a place of the order.</summary>
    public double TimeAt(int place) => BitConverter.UInt64BitsToDouble((_keys[place] >> _shift >> _causeBits) + _least);

    /// <summary>How the row at a place of the order ended.</summary>
    public int EndAt(int place) => (int)(_keys[place] >> _shift) & ((1 << _causeBits) - 1);

    /// <summary>True when the time of a place differs from the one before.</summary>
    public bool IsNewTime(int place) => (_keys[place] ^ _keys[place - 1]) >> _shift >> _causeBits != 0;

    /// <summary>Number of different times.</summary>
    public int DistinctTimes()
    {
        int distinct = Math.Min(Count, 1);
        for (int place = 1; place < Count; place++)
        {
            distinct += IsNewTime(place) ? 1 : 0;
        }

        return distinct;
    }

    /// <summary>Lists times that differ, and how the row of each ended.</summary>
    /// <param name="times">As many as there are rows.</param>
    /// <param name="ends">Zeros; for each way to end, a 1 at the times of rows that ended so.</param>
    /// <returns>False where two rows share a time; nothing else then holds.</returns>
    public bool TryList(Span<double> times, Span<byte> ends)
    {
        (int shift, int causeBits, ulong least) = (_shift, _causeBits, _least);
        int ways = (1 << causeBits) - 1;
        ReadOnlySpan<ulong> keys = _keys.AsSpan(0, Count);
        ulong last = ulong.MaxValue;
        for (int place = 0; place < keys.Length; place++)
        {
            ulong end = keys[place] >> shift;
            ulong time = end >> causeBits;
            if (time == last)
            {
                return false;
            }

            last = time;
            times[place] = BitConverter.UInt64BitsToDouble(time + least);
            ends[((int)end & ways) * times.Length + place] = 1;
        }

        return true;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => ArrayPool<ulong>.Shared.Return(_keys);

    // -0 and 0 are one.
    private static ulong Bits(double time) => BitConverter.DoubleToUInt64Bits(time + 0.0);

    private ulong KeyOf(double time, int cause) => ((Bits(time) - _least) << _causeBits | (uint)cause) << _shift;

    private void Gather(ReadOnlySpan<double> times, ReadOnlySpan<int> cause, ReadOnlySpan<int> order)
    {
        for (int k = 0; k < order.Length; k++)
        {
            _keys[k] = KeyOf(times[order[k]], cause[order[k]]);
        }
    }

    private void Pack(ReadOnlySpan<double> times, ReadOnlySpan<int> cause)
    {
        for (int i = 0; i < times.Length; i++)
        {
            _keys[i] = KeyOf(times[i], cause[i]);
        }
    }

    private void Deal(ReadOnlySpan<double> times, ReadOnlySpan<int> cause)
    {
        const int Leading = 64 - DigitBits;
        int[] next = new int[1 << DigitBits];
        for (int i = 0; i < times.Length; i++)
        {
            next[(int)(KeyOf(times[i], cause[i]) >> Leading)]++;
        }

        Starts(next);
        for (int i = 0; i < times.Length; i++)
        {
            ulong key = KeyOf(times[i], cause[i]);
            _keys[next[(int)(key >> Leading)]++] = key;
        }

        // A part ends where the next one began.
        int start = 0;
        foreach (int end in next)
        {
            SortPart(_keys.AsSpan(start, end - start), Leading, digits: 2, end - start < MediumPart ? ShortDigitBits : DigitBits);
            start = end;
        }
    }

    // Sorts by some digits below a bit, the last of them first, and then puts right what is equal in them.
    private static void SortPart(Span<ulong> keys, int below, int digits, int digitBits)
    {
        if (keys.Length < SmallPart)
        {
            keys.Sort();
            return;
        }

        ulong[] spare = ArrayPool<ulong>.Shared.Rent(keys.Length);
        Span<ulong> other = spare.AsSpan(0, keys.Length);
        Span<int> next = stackalloc int[1 << digitBits];
        int last = below - digits * digitBits;
        for (int digit = 0; digit < digits; digit++)
        {
            SortDigit(keys, other, last + digit * digitBits, next);
            Span<ulong> sorted = other;
            other = keys;
            keys = sorted;
        }

        if (digits % 2 == 1)
        {
            keys.CopyTo(other);
            keys = other;
        }

        ArrayPool<ulong>.Shared.Return(spare);
        SortRuns(keys, last);
    }

    private static void SortDigit(ReadOnlySpan<ulong> keys, Span<ulong> sorted, int from, Span<int> next)
    {
        int mask = next.Length - 1;
        next.Clear();
        foreach (ulong key in keys)
        {
            next[(int)(key >> from) & mask]++;
        }

        Starts(next);
        foreach (ulong key in keys)
        {
            sorted[next[(int)(key >> from) & mask]++] = key;
        }
    }

    // From how many there are of each digit to where each begins.
    private static void Starts(Span<int> counts)
    {
        int sum = 0;
        foreach (ref int count in counts)
        {
            (count, sum) = (sum, sum + count);
        }
    }

    private static void SortRuns(Span<ulong> keys, int from)
    {
        for (int k = 1; k < keys.Length; k++)
        {
            if (keys[k] >= keys[k - 1])
            {
                continue;
            }

            ulong digits = keys[k] >> from;
            int first = k - 1;
            while (first > 0 && keys[first - 1] >> from == digits)
            {
                first--;
            }

            while (k < keys.Length && keys[k] >> from == digits)
            {
                k++;
            }

            keys[first..k].Sort();
        }
    }
}
