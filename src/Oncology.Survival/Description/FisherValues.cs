using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>Values of the tables of a half in ascending order with the running sums of their shares, and where buckets of equal width start.</summary>
internal sealed class FisherValues
{
    private double[] _value = [];
    private double[] _upTo = [];
    private int[] _start = [];
    private int _buckets;
    private double _scale;
    private double _smallest;
    private double _largest;

    /// <summary>Number of values.</summary>
    public int Count { get; private set; }

    // Share of the tables below all that are held.
    private double Before => _upTo[0];

    // Share of all tables held or below.
    private double Total => _upTo[Count];

    /// <summary>Takes over what was gathered; arrays that are long enough are used again.</summary>
    /// <param name="gathered">Values and shares in no order.</param>
    /// <param name="before">Share of the tables below all of them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(FisherGathering gathered, double before)
    {
        int count = gathered.Count;
        Reserve(count);
        _smallest = gathered.Smallest;
        _largest = gathered.Largest;
        _scale = _largest > _smallest ? (_buckets - 0.5) / (_largest - _smallest) : 0;
        ReadOnlySpan<double> values = gathered.Values;
        ReadOnlySpan<double> shares = gathered.Shares;
        Span<int> bucketOf = gathered.Buckets;
        int[] start = _start;
        Array.Clear(start, 0, _buckets + 2);
        for (int k = 0; k < bucketOf.Length; k++)
        {
            int bucket = double.ConvertToIntegerNative<int>((values[k] - _smallest) * _scale);
            bucketOf[k] = bucket;
            start[bucket + 2]++;
        }

        for (int i = 2; i < _buckets + 2; i++)
        {
            start[i] += start[i - 1];
        }

        double[] ordered = _value;
        Span<double> orderedShare = gathered.OrderedShares;
        for (int k = 0; k < bucketOf.Length; k++)
        {
            int place = start[bucketOf[k] + 1]++;
            ordered[place] = values[k];
            orderedShare[place] = shares[k];
        }

        Sort(ordered, orderedShare);

        // A vector may read past the end: what is there is above everything.
        ordered.AsSpan(count, Vector512<double>.Count).Fill(double.PositiveInfinity);
        double sum = before;
        for (int i = 0; i < count; i++)
        {
            _upTo[i] = sum;
            sum += orderedShare[i];
        }

        _upTo[count] = sum;
    }

    /// <summary>Share of the pairs of a table of each list whose values are together up to <paramref name="limit"/>.</summary>
    /// <remarks>Tables of one list above a cut look into the other list; those of the other list look into the one below the cut.</remarks>
    public static double ShareUpTo(double limit, FisherValues one, FisherValues other)
    {
        if (one.Count == 0)
        {
            return one.Before * other.Total;
        }

        if (other.Count == 0)
        {
            return other.Before * one.Total;
        }

        int cut = Cut(limit, one, other);
        int met = Math.Max(0, other.Bucket(limit - one.StartOf(cut)) - 1);
        int to = Math.Max(cut, one.Bucket(limit - other._smallest) + 1);
        int otherTo = Math.Max(met, other.Bucket(limit - one._smallest) + 1);
        return other._upTo[other._start[met]] * one._upTo[one._start[cut]]
            + (one.Total - one._upTo[one._start[to]]) * other.Before
            + (other.Total - other._upTo[other._start[otherTo]]) * one.Before
            + one.Look(cut, to, limit, other, other._buckets)
            + other.Look(met, otherTo, limit, one, cut);
    }

    // The bucket of one from which as many of its values look into the other list as of the other into it.
    private static int Cut(double limit, FisherValues one, FisherValues other)
    {
        int low = 0;
        int high = one._buckets;
        while (low + 1 < high)
        {
            int cut = (low + high) / 2;
            if (one.Count - one._start[cut] > other.Count - other._start[other.Bucket(limit - one.StartOf(cut))])
            {
                low = cut;
            }
            else
            {
                high = cut;
            }
        }

        return low;
    }

    // Sum over the values of some buckets of their share times the share of the tables of the other list's buckets below `cap` that end
    // at or below the limit with them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Look(int from, int to, double limit, FisherValues other, int cap)
    {
        ref double value = ref MemoryMarshal.GetArrayDataReference(_value);
        ref double ownUpTo = ref MemoryMarshal.GetArrayDataReference(_upTo);
        ref double ordered = ref MemoryMarshal.GetArrayDataReference(other._value);
        ref double upTo = ref MemoryMarshal.GetArrayDataReference(other._upTo);
        ref int start = ref MemoryMarshal.GetArrayDataReference(other._start);
        double scale = other._scale;
        double top = limit - other._smallest;
        int end = _start[to];
        double sum = 0;
        for (int k = _start[from]; k < end; k++)
        {
            double room = limit - Unsafe.Add(ref value, k);
            double position = double.MinNative(double.MaxNative((top - Unsafe.Add(ref value, k)) * scale, 0), cap);
            int bucket = double.ConvertToIntegerNative<int>(position);
            int at = Unsafe.Add(ref start, bucket);
            if (bucket < cap)
            {
                // Values in later buckets are larger than the room: a vector may read past the end of its bucket.
                int below;
                do
                {
                    Vector512<double> isBelow = Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref ordered, (nuint)at), Vector512.Create(room));
                    below = BitOperations.PopCount(isBelow.ExtractMostSignificantBits());
                    at += below;
                }
                while (below == Vector512<double>.Count);
            }

            sum += (Unsafe.Add(ref ownUpTo, k + 1) - Unsafe.Add(ref ownUpTo, k)) * Unsafe.Add(ref upTo, at);
        }

        return sum;
    }

    private double StartOf(int bucket) => _scale > 0 ? _smallest + bucket / _scale : _smallest;

    private int Bucket(double value) => (int)Math.Clamp((value - _smallest) * _scale, 0, _buckets - 1);

    private void Reserve(int count)
    {
        Count = count;
        _buckets = count + 1;
        if (_start.Length < _buckets + 2)
        {
            _start = new int[_buckets + 2];
        }

        if (_value.Length < count + Vector512<double>.Count)
        {
            _value = new double[count + Vector512<double>.Count];
            _upTo = new double[count + 1];
        }
    }

    // Inside the buckets: those are in order, and few values are in one.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sort(double[] values, Span<double> shares)
    {
        for (int k = 1; k < shares.Length; k++)
        {
            double value = values[k];
            if (value >= values[k - 1])
            {
                continue;
            }

            double share = shares[k];
            int place = k;
            for (; place > 0 && values[place - 1] > value; place--)
            {
                values[place] = values[place - 1];
                shares[place] = shares[place - 1];
            }

            values[place] = value;
            shares[place] = share;
        }
    }
}
