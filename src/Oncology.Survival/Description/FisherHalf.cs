namespace Oncology.Survival;

/// <summary>Two of the four columns of <see cref="FisherHalves"/>: values, shares and bounds, given what each row holds of the two together.</summary>
internal sealed class FisherHalf
{
    private readonly double[] _logFactorial;
    private readonly double _logOdds;
    private readonly double[][] _value;
    private readonly double[][] _share;
    private readonly double[][] _binomial;
    private readonly double[] _best;
    private readonly double[] _least;
    private readonly FisherPair?[][] _pairs;

    /// <summary>Values and shares of one row, for all it may hold.</summary>
    /// <param name="first">Total of the first column.</param>
    /// <param name="second">Total of the second column.</param>
    /// <param name="largestRow">Largest row total.</param>
    /// <param name="logFactorial">ln x!.</param>
    public FisherHalf(int first, int second, int largestRow, double[] logFactorial)
    {
        First = first;
        IsEven = first == second;
        _logOdds = Math.Log((double)first / second);
        _logFactorial = logFactorial;
        double logFirst = Math.Log((double)first / (first + second));
        double logSecond = Math.Log((double)second / (first + second));
        _binomial = new double[first + second + 1][];
        for (int n = 0; n < _binomial.Length; n++)
        {
            _binomial[n] = new double[n + 1];
            for (int x = 0; x <= n; x++)
            {
                _binomial[n][x] = Math.Exp(logFactorial[n] - logFactorial[x] - logFactorial[n - x] + x * logFirst + (n - x) * logSecond);
            }
        }

        int most = Math.Min(largestRow, first + second);
        _share = _binomial[..(most + 1)];
        _value = new double[most + 1][];
        _best = new double[most + 1];
        _least = new double[most + 1];
        _pairs = new FisherPair?[most + 1][];
        for (int held = 0; held <= most; held++)
        {
            double[] values = new double[held + 1];
            double best = double.NegativeInfinity;
            for (int x = 0; x <= held; x++)
            {
                values[x] = -logFactorial[x] - logFactorial[held - x];
                best = Math.Max(best, values[x] + x * _logOdds);
            }

            _value[held] = values;
            _best[held] = best;
            _least[held] = -logFactorial[held] + Math.Min(0, held * _logOdds);
            _pairs[held] = new FisherPair?[most + 1];
        }
    }

    /// <summary>Total of the first column.</summary>
    public int First { get; }

    /// <summary>Total of both columns.</summary>
    public int Total => _binomial.Length - 1;

    /// <summary>Whether both columns have one total.</summary>
    public bool IsEven { get; }

    /// <summary>Share of all tables among those with free column totals.</summary>
    public double ShareOfAll => _binomial[^1][First];

    /// <summary>Values of one row by x.</summary>
    public double[] Values(int held) => _value[held];

    /// <summary>Shares of one row by x.</summary>
    public double[] Shares(int held) => _share[held];

    /// <summary>Share of x of n in the first column: binomial rows multiply to the binomial of their sum.</summary>
    public double Binomial(int n, int x) => _binomial[n][x];

    /// <summary>Two rows together. Threads may make the same pair twice; it is the same.</summary>
    public FisherPair Pair(int first, int second) =>
        Volatile.Read(ref _pairs[first][second]) ?? Made(ref _pairs[first][second], new FisherPair(_value[first], _share[first], _value[second], _share[second]));

    /// <summary>What <see cref="Longest"/> adds to the sum over the rows.</summary>
    public double LongestStart => -First * _logOdds + 1e-9;

    /// <summary>The part of one row in <see cref="Longest"/>; minus infinity where it cannot hold that much.</summary>
    public double LongestOf(int held) => held < _best.Length ? _best[held] : double.NegativeInfinity;

    /// <summary>Upper bound of the value, from the Lagrangian dual of the column total.</summary>
    public double Longest(int[] held)
    {
        double value = LongestStart;
        foreach (int m in held)
        {
            value += _best[m];
        }

        return value;
    }

    /// <summary>A quick lower bound of the value.</summary>
    public double Floor(int[] held)
    {
        double least = -First * _logOdds;
        double evenLeast = 0;
        foreach (int m in held)
        {
            least += _least[m];
            evenLeast -= _logFactorial[m];
        }

        return Math.Max(least, evenLeast) - 1e-9;
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
            int rest = First;
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

    private static FisherPair Made(ref FisherPair? place, FisherPair pair)
    {
        Volatile.Write(ref place, pair);
        return pair;
    }
}
