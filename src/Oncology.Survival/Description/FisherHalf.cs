namespace Oncology.Survival;

/// <summary>Two of the four columns of <see cref="FisherHalves"/>: their tables, given what each row holds of the two together.</summary>
internal sealed class FisherHalf
{
    private readonly int _first;
    private readonly bool _isEven;
    private readonly double _logOdds;
    private readonly double _logFirst;
    private readonly double _logSecond;
    private readonly double[] _logFactorial;
    private readonly double[][] _value;
    private readonly double[][] _share;
    private readonly double[] _best;
    private readonly double[] _least;
    private readonly double _shareOfAll;
    private int[] _held = [];
    private int[] _heldFrom = [];
    private double[] _bestFrom = [];
    private double[] _leastFrom = [];
    private double[] _evenLeastFrom = [];
    private double _low;
    private double _high;
    private FisherValueIndex _index = null!;
    private bool _isSearch;
    private double _sum;
    private double _limit;

    /// <summary>Values and shares of one row, for all it may hold.</summary>
    /// <param name="first">Total of the first column.</param>
    /// <param name="second">Total of the second column.</param>
    /// <param name="largestRow">Largest row total.</param>
    /// <param name="logFactorial">ln x!.</param>
    public FisherHalf(int first, int second, int largestRow, double[] logFactorial)
    {
        _first = first;
        _isEven = first == second;
        _logFactorial = logFactorial;
        _logOdds = Math.Log((double)first / second);
        _logFirst = Math.Log((double)first / (first + second));
        _logSecond = Math.Log((double)second / (first + second));
        int most = Math.Min(largestRow, first + second);
        _value = new double[most + 1][];
        _share = new double[most + 1][];
        _best = new double[most + 1];
        _least = new double[most + 1];
        for (int held = 0; held <= most; held++)
        {
            double[] values = new double[held + 1];
            double[] shares = new double[held + 1];
            double best = double.NegativeInfinity;
            for (int x = 0; x <= held; x++)
            {
                values[x] = -logFactorial[x] - logFactorial[held - x];
                shares[x] = Math.Exp(logFactorial[held] + values[x] + x * _logFirst + (held - x) * _logSecond);
                best = Math.Max(best, values[x] + x * _logOdds);
            }

            _value[held] = values;
            _share[held] = shares;
            _best[held] = best;
            _least[held] = -logFactorial[held] + Math.Min(0, held * _logOdds);
        }

        _shareOfAll = Binomial(first + second, first);
    }

    /// <summary>Upper bound of the value, from the Lagrangian dual of the column total.</summary>
    public double Longest(int[] held)
    {
        double value = -_first * _logOdds + 1e-9;
        foreach (int m in held)
        {
            value += _best[m];
        }

        return value;
    }

    /// <summary>The smallest value, less a rounding: it has at most one row in both columns.</summary>
    public double Shortest(int[] held)
    {
        double value = -1e-9;
        foreach (int m in held)
        {
            value -= _logFactorial[m];
        }

        double least = double.PositiveInfinity;
        for (int set = 0; set < 1 << held.Length; set++)
        {
            int rest = _first;
            for (int i = 0; i < held.Length; i++)
            {
                rest -= (set >> i & 1) == 1 ? held[i] : 0;
            }

            for (int i = 0; rest >= 0 && i < held.Length; i++)
            {
                if ((set >> i & 1) == 0 && rest <= held[i])
                {
                    least = Math.Min(least, _logFactorial[held[i]] + _value[held[i]][rest]);
                }
            }
        }

        // The set of all rows leaves none to be split: only when the second column is empty.
        return value + least;
    }

    /// <summary>ln of Σ exp(value) over the tables.</summary>
    public double LogTotal(int[] held)
    {
        int sum = 0;
        double value = 0;
        foreach (int m in held)
        {
            sum += m;
            value -= _logFactorial[m];
        }

        return value + _logFactorial[sum] - _logFactorial[_first] - _logFactorial[sum - _first];
    }

    /// <summary>Fills an index with the tables whose value is above <paramref name="low"/> up to <paramref name="high"/>; the share of those below is kept.</summary>
    public void Fill(FisherValueIndex index, int[] held, double low, double high)
    {
        index.Clear();
        _index = index;
        _isSearch = false;
        Start(held, low, high);
        index.Close(_sum / _shareOfAll);
    }

    /// <summary>Share of the pairs of a table here and one of the index with values up to <paramref name="limit"/> together.</summary>
    public double ShareUpTo(double limit, FisherValueIndex index, int[] held, double shortest, double longest)
    {
        _index = index;
        _isSearch = true;
        _limit = limit;
        Start(held, limit - longest, limit - shortest);
        return _sum / _shareOfAll;
    }

    private void Start(int[] held, double low, double high)
    {
        int n = held.Length;
        _held = held;
        _low = low;
        _high = high;
        _sum = 0;
        if (_heldFrom.Length != n + 1)
        {
            _heldFrom = new int[n + 1];
            _bestFrom = new double[n + 1];
            _leastFrom = new double[n + 1];
            _evenLeastFrom = new double[n + 1];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            _heldFrom[i] = _heldFrom[i + 1] + held[i];
            _bestFrom[i] = _bestFrom[i + 1] + _best[held[i]];
            _leastFrom[i] = _leastFrom[i + 1] + _least[held[i]];
            _evenLeastFrom[i] = _evenLeastFrom[i + 1] - _logFactorial[held[i]];
        }

        Choose(0, _first, 0, 1);
    }

    private void Choose(int row, int rest, double value, double share)
    {
        double adjust = rest * _logOdds;
        if (value + _bestFrom[row] - adjust + 1e-9 <= _low)
        {
            _sum += share * Binomial(_heldFrom[row], rest);
            return;
        }

        if (value + Math.Max(_leastFrom[row] - adjust, _evenLeastFrom[row]) - 1e-9 > _high)
        {
            return;
        }

        int held = _held[row];
        int later = _heldFrom[row + 1];
        int x = Math.Max(0, rest - later);
        int most = Math.Min(rest, held);
        double[] values = _value[held];
        double[] shares = _share[held];
        if (row < _held.Length - 2)
        {
            // Columns of one total may change places: the first row then need not hold more in the first than in the second.
            bool isHalved = _isEven && row == 0;
            most = isHalved ? Math.Min(most, held / 2) : most;
            for (; x <= most; x++)
            {
                Choose(row + 1, rest - x, value + values[x], share * shares[x] * (isHalved && 2 * x < held ? 2 : 1));
            }

            return;
        }

        double[] lastValues = _value[later];
        double[] lastShares = _share[later];
        for (; x <= most; x++)
        {
            double end = value + values[x] + lastValues[rest - x];
            double part = share * shares[x] * lastShares[rest - x];
            if (end <= _low)
            {
                _sum += part;
            }
            else if (end <= _high)
            {
                if (_isSearch)
                {
                    _sum += part * _index.ShareUpTo(_limit - end);
                }
                else
                {
                    _index.Add(end, part / _shareOfAll);
                }
            }
        }
    }

    // Binomial probabilities of the rows multiply to that of their sum: the convolution has a closed form.
    private double Binomial(int n, int x) => Math.Exp(
        _logFactorial[n] - _logFactorial[x] - _logFactorial[n - x] + x * _logFirst + (n - x) * _logSecond);
}
