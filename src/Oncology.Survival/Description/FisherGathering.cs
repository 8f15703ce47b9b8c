using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>Values and shares of the tables of a half as <see cref="FisherWalk"/> finds them, in no order, and room to put them in order.</summary>
internal sealed class FisherGathering
{
    // Rounding: far inside the tie tolerance of the test.
    private const double SameValue = 1e-11;

    // Values in one unit go to one slot; a product with the golden ratio spreads units over the slots.
    private const double UnitsPerOne = 1e9;
    private const ulong Spread = 0x9E3779B97F4A7C15;

    private double[] _value = new double[1024];
    private double[] _share = new double[1024];
    private double[] _orderedShare = new double[1024];
    private int[] _bucket = new int[1024];
    private int[] _slot = [];

    /// <summary>Number of values.</summary>
    public int Count { get; private set; }

    /// <summary>Smallest value; minus infinity where none is.</summary>
    public double Smallest { get; private set; }

    /// <summary>Largest value; minus infinity where none is.</summary>
    public double Largest { get; private set; }

    /// <summary>The values.</summary>
    public ReadOnlySpan<double> Values => _value.AsSpan(0, Count);

    /// <summary>Their shares.</summary>
    public ReadOnlySpan<double> Shares => _share.AsSpan(0, Count);

    /// <summary>Room for the bucket of each value.</summary>
    public Span<int> Buckets => _bucket.AsSpan(0, Count);

    /// <summary>Room for the shares in order.</summary>
    public Span<double> OrderedShares => _orderedShare.AsSpan(0, Count);

    /// <summary>Takes everything out.</summary>
    public void Clear()
    {
        Count = 0;
        Smallest = double.NegativeInfinity;
        Largest = double.NegativeInfinity;
    }

    /// <summary>Adds a part of a run of ascending values, each raised by <paramref name="value"/>, with shares times <paramref name="share"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(double value, double share, FisherPair pair, int start, int count)
    {
        int before = Count;
        if (before + count + Vector512<double>.Count > _value.Length)
        {
            Grow(before + count + Vector512<double>.Count);
        }

        ref double values = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(pair.Values), start);
        ref double shares = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(pair.Shares), start);
        ref double newValues = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_value), before);
        ref double newShares = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_share), before);
        Smallest = before == 0 ? value + values : Math.Min(Smallest, value + values);
        Largest = Math.Max(Largest, value + Unsafe.Add(ref values, count - 1));

        // Whole vectors: what is written beyond the end is written over next time.
        var raise = Vector512.Create(value);
        for (int i = 0; i < count; i += Vector512<double>.Count)
        {
            (Vector512.LoadUnsafe(ref values, (nuint)i) + raise).StoreUnsafe(ref newValues, (nuint)i);
            (Vector512.LoadUnsafe(ref shares, (nuint)i) * share).StoreUnsafe(ref newShares, (nuint)i);
        }

        Count = before + count;
    }

    /// <summary>Makes one of the values that are equal but for rounding, with the sum of their shares.</summary>
    /// <remarks>About half of the tables have the value of another: columns change places in some rows, factorials have common factors.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Merge()
    {
        // Two to four slots for each value.
        int bits = BitOperations.Log2((uint)Count | 1) + 2;
        int mask = (1 << bits) - 1;
        if (_slot.Length <= mask)
        {
            _slot = new int[mask + 1];
        }

        Array.Clear(_slot, 0, mask + 1);
        ref int slots = ref MemoryMarshal.GetArrayDataReference(_slot);
        ref double values = ref MemoryMarshal.GetArrayDataReference(_value);
        ref double shares = ref MemoryMarshal.GetArrayDataReference(_share);
        int merged = 0;
        for (int k = 0; k < Count; k++)
        {
            double value = Unsafe.Add(ref values, k);
            double share = Unsafe.Add(ref shares, k);
            int slot = (int)((ulong)double.ConvertToIntegerNative<long>(value * UnitsPerOne) * Spread >> (64 - bits));

            // A slot holds one more than the place of its value.
            int after;
            while ((after = Unsafe.Add(ref slots, slot)) != 0 && Math.Abs(Unsafe.Add(ref values, after - 1) - value) > SameValue)
            {
                slot = (slot + 1) & mask;
            }

            if (after > 0)
            {
                Unsafe.Add(ref shares, after - 1) += share;
                continue;
            }

            Unsafe.Add(ref values, merged) = value;
            Unsafe.Add(ref shares, merged) = share;
            Unsafe.Add(ref slots, slot) = ++merged;
        }

        Count = merged;
    }

    private void Grow(int least)
    {
        int size = Math.Max(2 * _value.Length, least);
        Array.Resize(ref _value, size);
        Array.Resize(ref _share, size);
        _bucket = new int[size];
        _orderedShare = new double[size];
    }
}
