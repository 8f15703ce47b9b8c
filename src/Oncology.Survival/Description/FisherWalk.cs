using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncology.Survival;

/// <summary>A walk over the tables of a half, given what each row holds, into a list of their values.</summary>
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
    private readonly FisherGathering _gathered = new();
    private double _low;
    private double _high;
    private double _before;

    /// <summary>Number of tables listed so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Fills a list with the tables whose value is above <paramref name="low"/> up to <paramref name="high"/>; the share of those below is kept.</summary>
    public void Fill(FisherValues list, int[] held, double low, double high)
    {
        _gathered.Clear(low, high);
        Start(held, low, high);
        list.Take(_gathered, _before / half.ShareOfAll);
    }

    private void Start(int[] held, double low, double high)
    {
        _held = held;
        _low = low;
        _high = high;
        _before = 0;
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
            _bestFrom[_chosen][rest] = _pair.Values[_pair.Start(rest) + _pair.Count(rest) - 1] + Rounding;
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
            if (isAbove)
            {
                continue;
            }

            if (isFreeAfter && isBelow)
            {
                _before += nextShare * half.Binomial(later, left);
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
        int start = _pair.Start(rest);
        int end = _pair.Start(rest + 1);
        ref double values = ref MemoryMarshal.GetArrayDataReference(_pair.Values);
        Vector512<double> low = Vector512.Create(_low - value);
        Vector512<double> high = Vector512.Create(_high - value);
        int settled = 0;
        int open = 0;
        for (int i = start; i < end; i += Vector512<double>.Count)
        {
            Vector512<double> v = Vector512.LoadUnsafe(ref values, (nuint)i);
            settled += BitOperations.PopCount(Vector512.LessThanOrEqual(v, low).ExtractMostSignificantBits());
            open += BitOperations.PopCount(Vector512.LessThanOrEqual(v, high).ExtractMostSignificantBits());
        }

        if (settled > 0)
        {
            _before += share * _pair.UpTo[start + settled - 1];
        }

        if (open > settled)
        {
            Steps += open - settled;
            _gathered.Add(value, share / half.ShareOfAll, _pair, start + settled, open - settled);
        }
    }
}
