using System.Numerics;
using System.Runtime.CompilerServices;

namespace Oncology.Survival;

/// <summary>A walk over the tables of a half, given what each row holds: into an index, or past the index of the other half.</summary>
/// <remarks>The two rows that hold most are taken together, in runs of ascending values; the others are chosen one after the other.</remarks>
internal sealed class FisherWalk(FisherHalf half)
{
    private const int Together = 2;
    private const double Rounding = 1e-9;

    private int[] _held = [];
    private int _chosen;
    private int[] _heldFrom = [];
    private double[][] _bestFrom = [];
    private double[][] _leastFrom = [];
    private int[] _place = [];
    private int[] _x = [];
    private bool _hasLike;
    private FisherPair _pair = null!;
    private FisherValueIndex _index = null!;
    private bool _isSearch;
    private double _low;
    private double _high;
    private double _limit;
    private double _belowCounts;
    private double _aboveCounts;
    private double _sum;

    /// <summary>Number of tables added or looked up so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Fills an index with the tables whose value is above <paramref name="low"/> up to <paramref name="high"/>; the share of those below is kept.</summary>
    /// <param name="index">The index, emptied first.</param>
    /// <param name="held">What each row holds, descending.</param>
    /// <param name="low">Tables up to here stay below the limit whatever the other half is.</param>
    /// <param name="high">Tables above end above the limit whatever the other half is.</param>
    public void Fill(FisherValueIndex index, int[] held, double low, double high)
    {
        index.Clear();
        _isSearch = false;
        _belowCounts = 1;
        _aboveCounts = 0;
        Start(index, held, low, high);
        index.Close(_sum / half.ShareOfAll);
    }

    /// <summary>Share of the pairs of a table here and one of the index with values up to <paramref name="limit"/> together.</summary>
    public double ShareUpTo(double limit, FisherValueIndex index, int[] held)
    {
        _isSearch = true;
        _limit = limit;
        _belowCounts = index.Total;
        _aboveCounts = index.Before;
        Start(index, held, limit - index.Largest, limit - index.Smallest);
        return _sum / half.ShareOfAll;
    }

    private void Start(FisherValueIndex index, int[] held, double low, double high)
    {
        _index = index;
        _held = held;
        _low = low;
        _high = high;
        _sum = 0;
        _chosen = held.Length - Together;
        if (_heldFrom.Length != _chosen + 1)
        {
            _heldFrom = new int[_chosen + 1];
            _bestFrom = [.. Enumerable.Range(0, _chosen + 1).Select(_ => new double[half.First + 1])];
            _leastFrom = [.. Enumerable.Range(0, _chosen + 1).Select(_ => new double[half.First + 1])];
            _place = new int[_chosen + 1];
            _x = new int[_chosen + 1];
        }

        _pair = half.Pair(held[0], held[1]);
        _heldFrom[_chosen] = held[0] + held[1];
        for (int i = _chosen - 1; i >= 0; i--)
        {
            _heldFrom[i] = _heldFrom[i + 1] + held[i + Together];
        }

        BoundWhatFollows();
        _hasLike = false;
        for (int i = 0; i < _chosen; i++)
        {
            bool isLike = i > 0 && held[i + Together] == held[i + Together - 1];
            _place[i] = isLike ? _place[i - 1] + 1 : 1;
            _hasLike |= isLike;
        }

        Choose(0, half.First, 0, 1, 1);
    }

    // Largest and smallest value of the rows from each on, for every number that they may put into the first column.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BoundWhatFollows()
    {
        int most = Math.Min(half.First, _heldFrom[_chosen]);
        for (int rest = 0; rest <= most; rest++)
        {
            _leastFrom[_chosen][rest] = _pair.Values[_pair.Start(rest)] - Rounding;
            _bestFrom[_chosen][rest] = _pair.Values[_pair.Start(rest + 1) - 1] + Rounding;
        }

        for (int row = _chosen - 1; row > 0; row--)
        {
            double[] own = half.Values(_held[row + Together]);
            double[] laterBest = _bestFrom[row + 1];
            double[] laterLeast = _leastFrom[row + 1];
            int later = _heldFrom[row + 1];
            most = Math.Min(half.First, _heldFrom[row]);
            for (int rest = 0; rest <= most; rest++)
            {
                double best = double.NegativeInfinity;
                double least = double.PositiveInfinity;
                int end = Math.Min(rest, own.Length - 1);
                for (int x = Math.Max(0, rest - later); x <= end; x++)
                {
                    best = Math.Max(best, own[x] + laterBest[rest - x]);
                    least = Math.Min(least, own[x] + laterLeast[rest - x]);
                }

                _bestFrom[row][rest] = best;
                _leastFrom[row][rest] = least;
            }
        }
    }

    // Rows that hold the same are interchangeable: only descending choices among them are made, each counted for its orders. Without
    // such rows, columns of one total may change places: the first row then need not hold more in the first than in the second.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Choose(int row, int rest, double value, double share, int run)
    {
        int held = _held[row + Together];
        int later = _heldFrom[row + 1];
        double[] values = half.Values(held);
        double[] shares = half.Shares(held);
        double[] best = _bestFrom[row + 1];
        double[] least = _leastFrom[row + 1];
        bool isLike = _place[row] > 1;
        bool isLast = row + 1 == _chosen;
        bool isFreeAfter = isLast || _place[row + 1] == 1;
        bool isHalved = row == 0 && half.IsEven && !_hasLike;
        int most = Math.Min(rest, isLike ? _x[row - 1] : isHalved ? held / 2 : held);
        for (int x = Math.Max(0, rest - later); x <= most; x++)
        {
            int left = rest - x;
            int length = isLike && x == _x[row - 1] ? run + 1 : 1;
            double orders = isHalved && 2 * x < held ? 2 : (double)_place[row] / length;
            double nextValue = value + values[x];
            double nextShare = share * shares[x] * orders;
            bool isBelow = nextValue + best[left] <= _low;
            bool isAbove = nextValue + least[left] > _high;
            if (isAbove && _aboveCounts == 0)
            {
                continue;
            }

            if (isFreeAfter && (isBelow || isAbove))
            {
                _sum += nextShare * half.Binomial(later, left) * (isBelow ? _belowCounts : _aboveCounts);
            }
            else if (isLast)
            {
                Meet(left, nextValue, nextShare);
            }
            else
            {
                _x[row] = x;
                Choose(row + 1, left, nextValue, nextShare, length);
            }
        }
    }

    // The run of the last two rows: its start is settled, its end may be above the limit.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Meet(int rest, double value, double share)
    {
        double[] values = _pair.Values;
        int start = _pair.Start(rest);
        int end = _pair.Start(rest + 1);
        double low = _low - value;
        double high = _high - value;
        if (values[start] <= low)
        {
            int settled = values[end - 1] <= low ? end - start : CountUpTo(values.AsSpan(start, end - start), low);
            start += settled;
            _sum += share * _pair.UpTo[start - 1] * _belowCounts;
        }

        if (start < end && values[end - 1] > high)
        {
            int open = start + CountUpTo(values.AsSpan(start, end - start), high);
            double sharesUpTo = open > _pair.Start(rest) ? _pair.UpTo[open - 1] : 0;
            _sum += share * (_pair.UpTo[end - 1] - sharesUpTo) * _aboveCounts;
            end = open;
        }

        if (start == end)
        {
            return;
        }

        Steps += end - start;
        ReadOnlySpan<double> run = values.AsSpan(start, end - start);
        ReadOnlySpan<double> shares = _pair.Shares.AsSpan(start, end - start);
        if (_isSearch)
        {
            _sum += share * _index.ShareUpTo(_limit - value, run, shares);
        }
        else
        {
            _index.Add(value, share / half.ShareOfAll, run, shares);
        }
    }

    // Counting all of a short run is faster than a search whose turns cannot be foreseen.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int CountUpTo(ReadOnlySpan<double> values, double limit)
    {
        int count = 0;
        int i = 0;
        if (values.Length >= Vector<double>.Count)
        {
            var most = new Vector<double>(limit);
            Vector<long> counts = Vector<long>.Zero;
            for (; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count)
            {
                counts -= Vector.LessThanOrEqual(new Vector<double>(values[i..]), most);
            }

            count = (int)Vector.Sum(counts);
        }

        for (; i < values.Length; i++)
        {
            count += values[i] <= limit ? 1 : 0;
        }

        return count;
    }
}
