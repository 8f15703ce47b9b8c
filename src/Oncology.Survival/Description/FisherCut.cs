namespace Oncology.Survival;

/// <summary>The nodes of <see cref="FisherHalves"/>: what each row holds of the first two columns. Those that bounds settle are counted or left out.</summary>
internal sealed class FisherCut
{
    private const int MostNodes = 2_000_000;
    private const int MostOpenNodes = 1_000_000;

    private readonly int[] _rows;
    private readonly double[] _logFactorial;
    private readonly double _limit;
    private readonly FisherHalf _first;
    private readonly FisherHalf _second;
    private readonly int[] _later;
    private readonly double[][] _longestFrom;
    private readonly int[] _here;
    private readonly int[] _there;
    private readonly List<Node> _open = [];
    private CompensatedSum _counted;
    private int _nodes;

    /// <summary>Finds the nodes.</summary>
    /// <param name="rows">Row totals, sorted, all positive.</param>
    /// <param name="first">The first two columns.</param>
    /// <param name="second">The other two.</param>
    /// <param name="limit">Largest Σ −ln x! that counts.</param>
    /// <param name="logFactorial">ln x!.</param>
    public FisherCut(int[] rows, FisherHalf first, FisherHalf second, double limit, double[] logFactorial)
    {
        _rows = rows;
        _first = first;
        _second = second;
        _limit = limit;
        _logFactorial = logFactorial;
        _here = new int[rows.Length];
        _there = new int[rows.Length];
        _later = new int[rows.Length + 1];
        for (int i = rows.Length - 1; i >= 0; i--)
        {
            _later[i] = _later[i + 1] + rows[i];
        }

        _longestFrom = LongestFrom();
        int n = _later[0];
        double logWays = logFactorial[n] - logFactorial[first.Total] - logFactorial[n - first.Total];
        Choose(0, first.Total, first.LongestStart + second.LongestStart, -logWays, 1, 1);
    }

    /// <summary>Nodes that bounds do not settle.</summary>
    public IReadOnlyList<Node> Open => _open;

    /// <summary>Probability of the nodes that count whole.</summary>
    public double Counted => _counted.Value;

    /// <summary>Whether there are too many nodes; the others are then incomplete.</summary>
    public bool IsTooLarge => _nodes > MostNodes || _open.Count > MostOpenNodes;

    // Upper bound of the rows from each on, for every number that they may hold together: a bound of a node is a sum over its rows.
    private double[][] LongestFrom()
    {
        double[][] longest = new double[_rows.Length + 1][];
        longest[_rows.Length] = [0];
        for (int row = _rows.Length - 1; row >= 0; row--)
        {
            longest[row] = new double[Math.Min(_first.Total, _later[row]) + 1];
            for (int rest = 0; rest < longest[row].Length; rest++)
            {
                double best = double.NegativeInfinity;
                for (int x = Math.Max(0, rest - _later[row + 1]); x <= Math.Min(rest, _rows[row]); x++)
                {
                    best = Math.Max(best, Longest(row, x) + longest[row + 1][rest - x]);
                }

                longest[row][rest] = best;
            }
        }

        return longest;
    }

    private double Longest(int row, int x) => _first.LongestOf(x) + _second.LongestOf(_rows[row] - x);

    // Rows of one total are interchangeable: only descending choices among them are made, each counted for its orders.
    private void Choose(int row, int rest, double longest, double logMass, int run, double orders)
    {
        if (row == _rows.Length)
        {
            _nodes++;
            if (_first.Floor(_here) + _second.Floor(_there) <= _limit)
            {
                _open.Add(new Node(FisherSide.Key(_here), FisherSide.Key(_there), orders * Math.Exp(logMass)));
            }

            return;
        }

        int total = _rows[row];
        bool isLike = row > 0 && _rows[row - 1] == total;
        bool isFreeAfter = row + 1 == _rows.Length || _rows[row + 1] != total;
        int later = _later[row + 1];
        int place = 1;
        for (int i = row - 1; i >= 0 && _rows[i] == total; i--)
        {
            place++;
        }

        int most = Math.Min(rest, isLike ? _here[row - 1] : total);
        for (int x = Math.Max(0, rest - later); x <= most && !IsTooLarge; x++)
        {
            int left = rest - x;
            int length = isLike && x == _here[row - 1] ? run + 1 : 1;
            double nextOrders = orders * place / length;
            double nextLongest = longest + Longest(row, x);
            double nextLogMass = logMass + LogWays(total, x);
            if (isFreeAfter && nextLongest + _longestFrom[row + 1][left] <= _limit)
            {
                _nodes++;
                _counted.Add(nextOrders * Math.Exp(nextLogMass + LogWays(later, left)));
                continue;
            }

            _here[row] = x;
            _there[row] = total - x;
            Choose(row + 1, left, nextLongest, nextLogMass, length, nextOrders);
        }
    }

    private double LogWays(int n, int x) => _logFactorial[n] - _logFactorial[x] - _logFactorial[n - x];

    /// <summary>A node: what rows hold of each half, as keys of <see cref="FisherSide"/>, and the probability of all its tables.</summary>
    internal readonly record struct Node(ulong Here, ulong There, double Mass);
}
