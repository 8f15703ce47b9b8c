using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>
/// Values and shares of the tables of a half as <see cref="FisherWalk"/> finds them, and their order. A value is kept as a whole number of units, a 2^40th
/// of the range, together with its place among the shares: what is sorted is one number.
/// </summary>
/// <remarks>
/// A unit is far inside the tie tolerance of the test: equal values are one or two units apart. Sorted by two digits, values closer than a few
/// millionths of the range may stand in the wrong order. Source: Knuth, The Art of Computer Programming, vol. 3, section 5.2.5.
/// </remarks>
internal sealed class FisherGathering
{
    private const int PlaceBits = 24;
    private const int UnitBits = 64 - PlaceBits;
    private const ulong PlaceMask = (1UL << PlaceBits) - 1;

    // Added to a number it leaves the nearest whole number in the last bits.
    private const double WholeNumber = 1L << 52;

    // Shorter digits tell the values of a short list apart as well.
    private const int ShortList = 1024;
    private const int ShortDigit = 8;
    private const int LongDigit = 11;

    private readonly int[] _low = new int[1 << LongDigit];
    private readonly int[] _high = new int[1 << LongDigit];
    private ulong[] _key = new ulong[1024];
    private ulong[] _spare = [];
    private double[] _share = new double[1024];
    private double _unitsPerOne;

    /// <summary>Number of values.</summary>
    public int Count { get; private set; }

    /// <summary>The shares, by place.</summary>
    public ReadOnlySpan<double> Shares => _share.AsSpan(0, Count);

    /// <summary>The value of no unit.</summary>
    public double Least { get; private set; }

    /// <summary>What one unit is.</summary>
    public double Unit { get; private set; }

    /// <summary>Units of a key.</summary>
    public static long UnitsOf(ulong key) => (long)(key >> PlaceBits);

    /// <summary>Place of a key among the shares.</summary>
    public static int PlaceOf(ulong key) => (int)(key & PlaceMask);

    /// <summary>Takes everything out.</summary>
    /// <param name="least">No value to come is smaller.</param>
    /// <param name="most">No value to come is larger.</param>
    public void Clear(double least, double most)
    {
        Count = 0;
        Least = least;
        Unit = Math.Max(most - least, 1) / ((1L << UnitBits) - 1);
        _unitsPerOne = 1 / Unit;
    }

    /// <summary>Adds a part of a run of ascending values, each raised by <paramref name="value"/>, with shares times <paramref name="share"/>.</summary>
    /// <exception cref="ModelException">There are too many (<c>too-large</c>).</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(double value, double share, FisherPair pair, int start, int count)
    {
        int before = Count;
        if (before + count + Vector512<double>.Count > _key.Length)
        {
            Grow(before + count + Vector512<double>.Count);
        }

        ref double values = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(pair.Values), start);
        ref double shares = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(pair.Shares), start);
        ref ulong keys = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_key), before);
        ref double newShares = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_share), before);

        // Whole vectors: what is written beyond the end is written over next time.
        var raise = Vector512.Create(value - Least);
        var unitsPerOne = Vector512.Create(_unitsPerOne);
        var wholeNumber = Vector512.Create(WholeNumber);
        Vector512<ulong> place = Vector512<ulong>.Indices + Vector512.Create((ulong)before);
        for (int i = 0; i < count; i += Vector512<double>.Count)
        {
            Vector512<double> units = (Vector512.LoadUnsafe(ref values, (nuint)i) + raise) * unitsPerOne;
            (Vector512.ShiftLeft((units + wholeNumber).AsUInt64(), PlaceBits) | place).StoreUnsafe(ref keys, (nuint)i);
            (Vector512.LoadUnsafe(ref shares, (nuint)i) * share).StoreUnsafe(ref newShares, (nuint)i);
            place += Vector512.Create((ulong)Vector512<ulong>.Count);
        }

        Count = before + count;
    }

    /// <summary>The keys by ascending value, but for values that nearly agree. Valid until more is added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<ulong> Order()
    {
        int digit = Count < ShortList ? ShortDigit : LongDigit;
        int highFrom = 64 - digit;
        int lowFrom = highFrom - digit;
        uint mask = (1u << digit) - 1;
        if (_spare.Length < Count)
        {
            _spare = new ulong[_key.Length];
        }

        Array.Clear(_low, 0, 1 << digit);
        Array.Clear(_high, 0, 1 << digit);
        ref ulong keys = ref MemoryMarshal.GetArrayDataReference(_key);
        ref ulong spare = ref MemoryMarshal.GetArrayDataReference(_spare);
        ref int low = ref MemoryMarshal.GetArrayDataReference(_low);
        ref int high = ref MemoryMarshal.GetArrayDataReference(_high);
        for (int k = 0; k < Count; k++)
        {
            ulong key = Unsafe.Add(ref keys, k);
            Unsafe.Add(ref low, (uint)(key >> lowFrom) & mask)++;
            Unsafe.Add(ref high, (uint)(key >> highFrom))++;
        }

        Starts(_low.AsSpan(0, 1 << digit));
        Starts(_high.AsSpan(0, 1 << digit));
        for (int k = 0; k < Count; k++)
        {
            ulong key = Unsafe.Add(ref keys, k);
            Unsafe.Add(ref spare, Unsafe.Add(ref low, (uint)(key >> lowFrom) & mask)++) = key;
        }

        for (int k = 0; k < Count; k++)
        {
            ulong key = Unsafe.Add(ref spare, k);
            Unsafe.Add(ref keys, Unsafe.Add(ref high, (uint)(key >> highFrom))++) = key;
        }

        return _key.AsSpan(0, Count);
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

    private void Grow(int least)
    {
        if (least > 1 << PlaceBits)
        {
            throw FisherNetwork.OutOfReach();
        }

        int size = Math.Max(2 * _key.Length, least);
        Array.Resize(ref _key, size);
        Array.Resize(ref _share, size);
    }
}
