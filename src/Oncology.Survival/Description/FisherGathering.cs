using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>Values and shares of the tables of a half as <see cref="FisherWalk"/> finds them, in no order, and room to put them in order.</summary>
internal sealed class FisherGathering
{
    private double[] _value = new double[1024];
    private double[] _share = new double[1024];
    private double[] _runningSum = new double[1025];
    private int[] _bucket = new int[1024];

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

    /// <summary>Room for the running sums, one more than values.</summary>
    public Span<double> RunningSums => _runningSum.AsSpan(0, Count + 1);

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

    private void Grow(int least)
    {
        int size = Math.Max(2 * _value.Length, least);
        Array.Resize(ref _value, size);
        Array.Resize(ref _share, size);
        _bucket = new int[size];
        _runningSum = new double[size + 1];
    }
}
