using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>Values of the tables of a half in ascending order, equal ones made one, with the running sums of their shares.</summary>
/// <remarks>About half of the tables have the value of another: columns change places in some rows, factorials have common factors.</remarks>
internal sealed class FisherValues
{
    // Equal values are so many units apart at most.
    private const long Rounding = 2;

    // Values that look into the other list at once.
    private const int Block = 16;

    private double[] _value = [];
    private double[] _upTo = [];
    private double _same;

    /// <summary>Number of different values.</summary>
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
        Reserve(gathered.Count);
        _same = (Rounding + 0.5) * gathered.Unit;
        double least = gathered.Least;
        double unit = gathered.Unit;
        ref double shares = ref MemoryMarshal.GetReference(gathered.Shares);
        ref double value = ref MemoryMarshal.GetArrayDataReference(_value);
        ref double upTo = ref MemoryMarshal.GetArrayDataReference(_upTo);
        int last = -1;
        long previous = -Rounding - 1;
        double sum = before;
        upTo = before;
        foreach (ulong key in gathered.Order())
        {
            long units = FisherGathering.UnitsOf(key);
            double share = Unsafe.Add(ref shares, FisherGathering.PlaceOf(key));
            long rise = units - previous;
            sum += share;
            if (rise < -Rounding)
            {
                last = PutBack(least + units * unit, share, last);
                continue;
            }

            // Written again when the next value is the same: nobody can foretell which one is.
            last += rise > Rounding ? 1 : 0;
            previous = Math.Max(previous, units);
            Unsafe.Add(ref value, last) = least + previous * unit;
            Unsafe.Add(ref upTo, last + 1) = sum;
        }

        Count = last + 1;

        // Blocks read past the end: what is there is above everything and has no share.
        _value.AsSpan(Count, Block).Fill(double.PositiveInfinity);
        _upTo.AsSpan(Count + 1, Block).Fill(Total);
    }

    /// <summary>The same list in no more memory than it needs.</summary>
    public FisherValues ToKept()
    {
        FisherValues kept = new() { Count = Count };
        kept.Reserve(Count);
        _value.AsSpan(0, Count + Block).CopyTo(kept._value);
        _upTo.AsSpan(0, Count + Block + 1).CopyTo(kept._upTo);
        return kept;
    }

    /// <summary>Share of the pairs of a table of each list whose values are together up to <paramref name="limit"/>.</summary>
    public static double ShareUpTo(double limit, FisherValues one, FisherValues other)
    {
        (FisherValues longer, FisherValues shorter) = one.Count >= other.Count ? (one, other) : (other, one);
        return longer.Count == 0 ? longer.Before * shorter.Total
            : shorter.Count == 0 ? shorter.Before * longer.Total
            : longer.ShareUpTo(limit, shorter);
    }

    // Blocks of values go upwards while the other list's values that end at or below the limit with them go downwards: each block begins with those that
    // were left to the one before, and each of its values keeps the share up to the largest that it has room for.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double ShareUpTo(double limit, FisherValues other)
    {
        ref double value = ref MemoryMarshal.GetArrayDataReference(_value);
        ref double upTo = ref MemoryMarshal.GetArrayDataReference(_upTo);
        ref double otherValue = ref MemoryMarshal.GetArrayDataReference(other._value);
        ref double otherUpTo = ref MemoryMarshal.GetArrayDataReference(other._upTo);
        int left = other.Count;

        // Values below the first block have room for the whole other list.
        int at = _value.AsSpan(0, Count).BinarySearch(limit - Unsafe.Add(ref otherValue, left - 1));
        at = (at >= 0 ? at : ~at) / Block * Block;
        double whole = Unsafe.Add(ref upTo, at) * other.Total;
        Vector512<double> sum = Vector512<double>.Zero;
        for (; at < Count && left > 0; at += Block)
        {
            var low = Vector512.LoadUnsafe(ref value, (nuint)at);
            var high = Vector512.LoadUnsafe(ref value, (nuint)(at + Block / 2));
            double room = limit - Unsafe.Add(ref value, Math.Min(at + Block, Count) - 1);
            var lowShare = Vector512.Create(Unsafe.Add(ref otherUpTo, left));
            Vector512<double> highShare = lowShare;
            while (left > 0 && Unsafe.Add(ref otherValue, left - 1) > room)
            {
                left--;
                var most = Vector512.Create(limit - Unsafe.Add(ref otherValue, left));
                var less = Vector512.Create(Unsafe.Add(ref otherUpTo, left));
                lowShare = Vector512.ConditionalSelect(Vector512.GreaterThan(low, most), less, lowShare);
                highShare = Vector512.ConditionalSelect(Vector512.GreaterThan(high, most), less, highShare);
            }

            sum += lowShare * (Vector512.LoadUnsafe(ref upTo, (nuint)(at + 1)) - Vector512.LoadUnsafe(ref upTo, (nuint)at));
            sum += highShare * (Vector512.LoadUnsafe(ref upTo, (nuint)(at + Block / 2 + 1)) - Vector512.LoadUnsafe(ref upTo, (nuint)(at + Block / 2)));
        }

        return whole + Vector512.Sum(sum) + (Total - Unsafe.Add(ref upTo, Math.Min(at, Count))) * other.Before;
    }

    // A value that stands after larger ones, which are few and near; returns the last place. The running sum has its share already.
    private int PutBack(double value, double share, int last)
    {
        int place = last;
        while (place > 0 && _value[place - 1] > value + _same)
        {
            place--;
        }

        bool isNew = place == 0 || _value[place - 1] < value - _same;
        if (!isNew)
        {
            place--;
        }
        else
        {
            last++;
            Array.Copy(_value, place, _value, place + 1, last - place);
            Array.Copy(_upTo, place, _upTo, place + 1, last + 1 - place);
            _value[place] = value;
        }

        for (int i = place + 1; i <= last + 1; i++)
        {
            _upTo[i] += share;
        }

        return last;
    }

    private void Reserve(int count)
    {
        if (_value.Length < count + Block)
        {
            _value = GC.AllocateUninitializedArray<double>(count + Block);
            _upTo = GC.AllocateUninitializedArray<double>(count + Block + 1);
        }
    }
}
