namespace Oncology.Survival;

/// <summary>P-value of Fisher's exact test of a table of four columns, cut into two halves of two columns.</summary>
/// <remarks>
/// <para>
/// A node is what each row holds of the first two columns. Bounds settle most nodes on one side of the observed table. In the others
/// the halves are independent: the tables of one, in buckets of their values, are met by each table of the other, which finds the
/// share that ends at or below the limit (Horowitz, Sahni, J ACM 1974;21:277).
/// </para>
/// <para>Nodes that together hold less than 1e-11 of the p-value are left out.</para>
/// </remarks>
internal sealed class FisherHalves
{
    private const double Negligible = 1e-11;

    // With more rows than five the network merges more than the halves save.
    private const int Columns = 4;
    private const int MostRows = 5;

    // The values and shares of one row take two megabytes there.
    private const int LargestRow = 500;

    // Tables of two columns to look at: about a minute. What the first groups took tells what all will take.
    private const double MostSteps = 5e9;
    private const int Probes = 64;
    private const int MostNodes = 2_000_000;
    private const int MostOpenNodes = 1_000_000;

    private readonly WorkWatch _watch;
    private readonly int[] _rows;
    private readonly int[] _columns;
    private readonly double[] _logFactorial;
    private readonly double _limit;
    private readonly double _logScale;
    private readonly FisherHalf _first;
    private readonly FisherHalf _second;
    private readonly int[] _here;
    private readonly int[] _there;
    private readonly List<Node> _open = [];
    private int _nodes;
    private double _counted;

    private FisherHalves(int[] rows, int[] columns, double limit, double[] logFactorial, WorkWatch watch)
    {
        _watch = watch;
        _rows = rows;
        _columns = columns;
        _limit = limit;
        _logFactorial = logFactorial;
        _logScale = rows.Sum(x => logFactorial[x]) + columns.Sum(x => logFactorial[x]) - logFactorial[rows.Sum()];
        _first = new FisherHalf(columns[0], columns[1], rows.Max(), logFactorial);
        _second = new FisherHalf(columns[2], columns[3], rows.Max(), logFactorial);
        _here = new int[rows.Length];
        _there = new int[rows.Length];
    }

    /// <summary>The p-value, or null where the table has another shape or too many nodes.</summary>
    /// <param name="rows">Row totals, sorted, all positive.</param>
    /// <param name="columns">Column totals, descending, all positive.</param>
    /// <param name="limit">Largest Σ −ln x! that counts.</param>
    /// <param name="logFactorial">ln x!.</param>
    /// <param name="watch">Who is told how far it is.</param>
    /// <exception cref="ModelException">It would take minutes (<c>too-large</c>).</exception>
    public static double? PValue(int[] rows, int[] columns, double limit, double[] logFactorial, WorkWatch watch)
    {
        if (columns.Length != Columns || rows.Length > MostRows || rows.Max() > LargestRow)
        {
            return null;
        }

        int[] paired = Paired(columns);
        var halves = new FisherHalves(rows, paired, limit, logFactorial, watch);
        halves.Choose(0, paired[0] + paired[1], 0, 1);
        if (halves._nodes > MostNodes || halves._open.Count > MostOpenNodes)
        {
            return null;
        }

        return halves.Meet([.. halves.Kept()]);
    }

    // Columns of one total together, because they may change places; else outer with outer and inner with inner, for halves of one size.
    private static int[] Paired(int[] columns)
    {
        bool hasOuterTwins = columns[0] == columns[1] || columns[2] == columns[3];
        return hasOuterTwins && columns[1] != columns[2] ? columns : [columns[0], columns[3], columns[1], columns[2]];
    }

    // Rows of one total are interchangeable: only descending choices among them are made, each counted for its orders.
    private void Choose(int row, int rest, int run, double orders)
    {
        if (_nodes > MostNodes || _open.Count > MostOpenNodes)
        {
            return;
        }

        if (row == _rows.Length)
        {
            Settle(orders);
            return;
        }

        int later = 0;
        for (int i = row + 1; i < _rows.Length; i++)
        {
            later += _rows[i];
        }

        bool isLike = row > 0 && _rows[row] == _rows[row - 1];
        int place = 1;
        for (int i = row - 1; i >= 0 && _rows[i] == _rows[row]; i--)
        {
            place++;
        }

        int most = Math.Min(rest, isLike ? _here[row - 1] : _rows[row]);
        for (int x = Math.Max(0, rest - later); x <= most; x++)
        {
            int length = isLike && x == _here[row - 1] ? run + 1 : 1;
            _here[row] = x;
            _there[row] = _rows[row] - x;
            Choose(row + 1, rest - x, length, orders * place / length);
        }
    }

    private void Settle(double orders)
    {
        _nodes++;
        if (_first.Longest(_here) + _second.Longest(_there) <= _limit)
        {
            _counted += Mass(orders);
        }
        else if (_first.Floor(_here) + _second.Floor(_there) <= _limit)
        {
            _open.Add(new Node([.. _here.OrderDescending()], [.. _there.OrderDescending()], Mass(orders)));
        }
    }

    private double Mass(double orders) => orders * Math.Exp(_first.LogTotal(_here) + _second.LogTotal(_there) + _logScale);

    // The least probable nodes are left out as long as all of them together are negligible beside what is sure to count.
    private IEnumerable<Node> Kept()
    {
        double negligible = Negligible * (_counted + Math.Exp(_limit + _logScale - 2 * FisherNetwork.TieTolerance));
        double dropped = 0;
        return _open.OrderBy(node => node.Mass).SkipWhile(node => (dropped += node.Mass) <= negligible);
    }

    // Each group of nodes shares the tables of one of its halves, which are put in order; those of the other are looked up.
    private double Meet(Node[] nodes)
    {
        Node[][] byFirst = Groups(nodes, node => node.Here);
        Node[][] bySecond = Groups(nodes, node => node.There);
        double first = byFirst.Sum(group => Tables(group[0].Here)) + nodes.Sum(node => Tables(node.There));
        double second = bySecond.Sum(group => Tables(group[0].There)) + nodes.Sum(node => Tables(node.Here));
        return first <= second ? Meet(byFirst, _first, _second) : Meet(bySecond, _second, _first);
    }

    // The sum runs in the order of the groups, whatever thread was first.
    private double Meet(Node[][] groups, FisherHalf shared, FisherHalf other)
    {
        double[] counted = new double[groups.Length];
        long steps = 0;
        int done = 0;
        Lock telling = new();
        int stride = Math.Max(1, groups.Length / Probes);
        CountEach(g => g % stride == 0);
        if (steps * (double)stride > MostSteps)
        {
            throw FisherNetwork.OutOfReach();
        }

        CountEach(g => g % stride != 0);
        CompensatedSum sum = default;
        sum.Add(_counted);
        foreach (double part in counted)
        {
            sum.Add(part);
        }

        return Math.Min(sum.Value, 1);

        void CountEach(Func<int, bool> isChosen) => Parallel.For(
            0,
            groups.Length,
            new ParallelOptions { CancellationToken = _watch.Cancellation },
            () => (new FisherWalk(shared), new FisherWalk(other), new FisherValueIndex()),
            (g, _, own) => isChosen(g) ? Told(Count(g, own)) : own,
            own => Interlocked.Add(ref steps, own.Item1.Steps + own.Item2.Steps));

        (FisherWalk, FisherWalk, FisherValueIndex) Told((FisherWalk, FisherWalk, FisherValueIndex) own)
        {
            lock (telling)
            {
                _watch.Progress?.Report((double)++done / groups.Length);
            }

            return own;
        }

        (FisherWalk, FisherWalk, FisherValueIndex) Count(int g, (FisherWalk Shared, FisherWalk Other, FisherValueIndex Index) own)
        {
            int[] held = HeldBy(groups[g][0], shared);
            double low = double.PositiveInfinity;
            double high = double.NegativeInfinity;
            foreach (Node node in groups[g])
            {
                int[] others = HeldBy(node, other);
                low = Math.Min(low, _limit - other.Longest(others));
                high = Math.Max(high, _limit - other.Shortest(others));
            }

            own.Shared.Fill(own.Index, held, low, high);
            foreach (Node node in groups[g])
            {
                counted[g] += node.Mass * own.Other.ShareUpTo(_limit, own.Index, HeldBy(node, other));
            }

            return own;
        }
    }

    private int[] HeldBy(Node node, FisherHalf half) => half == _first ? node.Here : node.There;

    private static Node[][] Groups(Node[] nodes, Func<Node, int[]> held) =>
        [.. nodes.GroupBy(node => Key(held(node))).OrderBy(group => group.Key).Select(group => group.ToArray())];

    // About the number of tables of two columns with these row totals: most of their column totals lie near the middle.
    private static double Tables(int[] held)
    {
        double tables = 1;
        double variance = 0;
        foreach (int m in held)
        {
            tables *= m + 1;
            variance += m * (m + 2) / 12.0;
        }

        return tables / Math.Max(1, Math.Sqrt(2 * Math.PI * variance));
    }

    private static UInt128 Key(int[] held)
    {
        UInt128 key = 0;
        foreach (int x in held)
        {
            key = (key << 12) + (UInt128)x;
        }

        return key;
    }

    private readonly record struct Node(int[] Here, int[] There, double Mass);
}
