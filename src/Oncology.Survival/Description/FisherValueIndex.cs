using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Oncology.Survival;

/// <summary>Values of tables with their shares, in buckets of ascending values with running sums.</summary>
internal sealed class FisherValueIndex
{
    // A few vectors of values each.
    private const int PerBucket = 4;

    private double[] _value = new double[1024];
    private double[] _share = new double[1024];
    private int[] _bucket = [];
    private double[] _ordered = [];
    private double[] _orderedShare = [];
    private int[] _start = [];
    private double[] _upTo = [];
    private int _count;
    private int _buckets;
    private double _scale;

    /// <summary>Smallest value held; minus infinity where none is.</summary>
    public double Smallest { get; private set; }

    /// <summary>Largest value held; minus infinity where none is.</summary>
    public double Largest { get; private set; }

    /// <summary>Share of tables below all that are held.</summary>
    public double Before { get; private set; }

    /// <summary>Share of all tables held or below.</summary>
    public double Total { get; private set; }

    /// <summary>Takes everything out.</summary>
    public void Clear()
    {
        _count = 0;
        Smallest = double.PositiveInfinity;
        Largest = double.NegativeInfinity;
    }

    /// <summary>Adds a run of ascending values, each raised by <paramref name="value"/>, with shares times <paramref name="share"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(double value, double share, ReadOnlySpan<double> values, ReadOnlySpan<double> shares)
    {
        int count = _count + values.Length;
        if (count > _value.Length)
        {
            Array.Resize(ref _value, 2 * count);
            Array.Resize(ref _share, 2 * count);
        }

        Smallest = Math.Min(Smallest, value + values[0]);
        Largest = Math.Max(Largest, value + values[^1]);
        Span<double> newValues = _value.AsSpan(_count, values.Length);
        Span<double> newShares = _share.AsSpan(_count, values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            newValues[i] = value + values[i];
            newShares[i] = share * shares[i];
        }

        _count = count;
    }

    /// <summary>Puts the values into their buckets.</summary>
    /// <param name="before">Share of tables below all that were added.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Close(double before)
    {
        Before = before;
        _buckets = _count / PerBucket + 1;
        if (_start.Length < _buckets + 2)
        {
            _start = new int[2 * _buckets + 2];
            _upTo = new double[2 * _buckets + 2];
        }

        // Room for the last vector: what is beyond the end is above everything.
        if (_ordered.Length < _count + Vector<double>.Count)
        {
            _ordered = new double[_value.Length + Vector<double>.Count];
            _orderedShare = new double[_ordered.Length];
            _bucket = new int[_value.Length];
        }

        if (_count == 0)
        {
            Smallest = double.NegativeInfinity;
        }

        _scale = Largest > Smallest ? (_buckets - 0.5) / (Largest - Smallest) : 0;
        CountBuckets();
        for (int k = 0; k < _count; k++)
        {
            int place = _start[_bucket[k] + 1]++;
            _ordered[place] = _value[k];
            _orderedShare[place] = _share[k];
        }

        _ordered.AsSpan(_count, Vector<double>.Count).Fill(double.PositiveInfinity);
        double sum = before;
        for (int bucket = 0; bucket < _buckets; bucket++)
        {
            _upTo[bucket] = sum;
            for (int i = _start[bucket]; i < _start[bucket + 1]; i++)
            {
                sum += _orderedShare[i];
            }
        }

        Total = sum;
    }

    /// <summary>Sum over a run of values of their share times the share of the tables that end at or below <paramref name="limit"/> with them; something is held.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double ShareUpTo(double limit, ReadOnlySpan<double> values, ReadOnlySpan<double> shares)
    {
        // Values in later buckets are larger than those looked for: a vector may read past the end of its bucket.
        ref double ordered = ref MemoryMarshal.GetArrayDataReference(_ordered);
        ref double orderedShare = ref MemoryMarshal.GetArrayDataReference(_orderedShare);
        double scale = _scale;
        double from = limit - Smallest;
        int last = _buckets - 1;
        double sum = 0;
        Vector<double> within = Vector<double>.Zero;
        for (int k = 0; k < values.Length; k++)
        {
            double position = (from - values[k]) * scale;
            if (position < 0)
            {
                sum += shares[k] * Before;
                continue;
            }

            int bucket = Math.Min((int)position, last);
            sum += shares[k] * _upTo[bucket];
            var room = new Vector<double>(limit - values[k]);
            var share = new Vector<double>(shares[k]);
            int end = _start[bucket + 1];
            for (int i = _start[bucket]; i < end; i += Vector<double>.Count)
            {
                Vector<long> isBelow = Vector.LessThanOrEqual(Vector.LoadUnsafe(ref ordered, (nuint)i), room);
                within += Vector.ConditionalSelect(isBelow, Vector.LoadUnsafe(ref orderedShare, (nuint)i), Vector<double>.Zero) * share;
            }
        }

        return sum + Vector.Sum(within);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CountBuckets()
    {
        Array.Clear(_start, 0, _buckets + 2);
        double smallest = Smallest;
        double scale = _scale;
        for (int k = 0; k < _count; k++)
        {
            int bucket = (int)((_value[k] - smallest) * scale);
            _bucket[k] = bucket;
            _start[bucket + 2]++;
        }

        for (int i = 2; i < _buckets + 2; i++)
        {
            _start[i] += _start[i - 1];
        }
    }
}
