using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>Values of the tables of a half with their shares, in buckets of ascending values with running sums.</summary>
internal sealed class FisherValues
{
    // Fewer buckets are filled faster; more than a vector of values in one is looked through value by value.
    private const int PerBucket = 3;

    private double[] _value = [];
    private double[] _share = [];
    private int[] _start = [];
    private double[] _upTo = [];
    private int _buckets;
    private double _scale;
    private double _smallest;
    private double _largest;

    /// <summary>Number of values.</summary>
    public int Count { get; private set; }

    // Share of the tables below all that are held.
    private double Before => _upTo[0];

    // Share of all tables held or below.
    private double Total => _upTo[_buckets];

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
        double[] orderedShare = _share;
        for (int k = 0; k < bucketOf.Length; k++)
        {
            int place = start[bucketOf[k] + 1]++;
            ordered[place] = values[k];
            orderedShare[place] = shares[k];
        }

        // A vector may read past the end: what is there is above everything.
        ordered.AsSpan(count, Vector512<double>.Count).Fill(double.PositiveInfinity);
        orderedShare.AsSpan(count, Vector512<double>.Count).Clear();
        SumUp(gathered.RunningSums, before);
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
        return other._upTo[met] * one._upTo[cut]
            + (one.Total - one._upTo[to]) * other.Before
            + (other.Total - other._upTo[otherTo]) * one.Before
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
        ref double share = ref MemoryMarshal.GetArrayDataReference(_share);
        ref double ordered = ref MemoryMarshal.GetArrayDataReference(other._value);
        ref double orderedShare = ref MemoryMarshal.GetArrayDataReference(other._share);
        ref int start = ref MemoryMarshal.GetArrayDataReference(other._start);
        ref double upTo = ref MemoryMarshal.GetArrayDataReference(other._upTo);
        double scale = other._scale;
        double top = limit - other._smallest;
        int end = _start[to];
        double sum = 0;
        Vector512<double> within = Vector512<double>.Zero;
        for (int k = _start[from]; k < end; k++)
        {
            double room = limit - Unsafe.Add(ref value, k);
            double ownShare = Unsafe.Add(ref share, k);
            double position = double.MinNative(double.MaxNative((top - Unsafe.Add(ref value, k)) * scale, 0), cap);
            int bucket = double.ConvertToIntegerNative<int>(position);
            sum += ownShare * Unsafe.Add(ref upTo, bucket);
            if (bucket == cap)
            {
                continue;
            }

            // Values in later buckets are larger than the room: a vector may read past the end of its bucket.
            int first = Unsafe.Add(ref start, bucket);
            Vector512<double> isBelow = Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref ordered, (nuint)first), Vector512.Create(room));
            within += (isBelow & Vector512.LoadUnsafe(ref orderedShare, (nuint)first)) * ownShare;
            int after = Unsafe.Add(ref start, bucket + 1);
            for (int i = first + Vector512<double>.Count; i < after; i++)
            {
                sum += Unsafe.Add(ref ordered, i) <= room ? ownShare * Unsafe.Add(ref orderedShare, i) : 0;
            }
        }

        return sum + Vector512.Sum(within);
    }

    private double StartOf(int bucket) => _scale > 0 ? _smallest + bucket / _scale : _smallest;

    private int Bucket(double value) => (int)Math.Clamp((value - _smallest) * _scale, 0, _buckets - 1);

    private void Reserve(int count)
    {
        Count = count;
        _buckets = count / PerBucket + 1;
        if (_start.Length < _buckets + 2)
        {
            _start = new int[_buckets + 2];
            _upTo = new double[_buckets + 1];
        }

        if (_value.Length < count + Vector512<double>.Count)
        {
            _value = new double[count + Vector512<double>.Count];
            _share = new double[count + Vector512<double>.Count];
        }
    }

    // Value by value first, then bucket by bucket: a loop over the few values of each bucket is slower.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumUp(Span<double> upTo, double before)
    {
        double sum = before;
        for (int i = 0; i < upTo.Length - 1; i++)
        {
            upTo[i] = sum;
            sum += _share[i];
        }

        upTo[^1] = sum;
        for (int bucket = 0; bucket <= _buckets; bucket++)
        {
            _upTo[bucket] = upTo[_start[bucket]];
        }
    }
}
