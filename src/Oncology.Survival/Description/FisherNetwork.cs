namespace Oncology.Survival;

/// <summary>
/// P-value of Fisher's exact test of an r × c table by the network algorithm of Mehta and Patel, JASA 1983;78:427.
/// </summary>
/// <remarks>
/// <para>
/// The lines of the longer side are filled one after the other. A node is what is then left of the margins of the shorter side, in
/// descending order, because what follows does not depend on their order. Each node holds the values ln Π 1/x! of the ways that lead
/// to it, with their probabilities. A way is finished as soon as bounds of what can follow settle on which side of the observed
/// table it ends: its whole probability is then counted or dropped.
/// </para>
/// <para>Values that differ by less than 1e-11 are one: rounding, far inside the tie tolerance of 1e-7 that R uses.</para>
/// </remarks>
internal sealed class FisherNetwork
{
    // Relative tolerance of R's fisher.test for tables as probable as the observed one.
    private const double TieTolerance = 1e-7;
    private const long LargestWork = 20_000_000_000;

    private readonly int[] _lines;
    private readonly int _width;
    private readonly double[] _logFactorial;
    private readonly double _limit;
    private readonly FisherBounds _bounds;
    private readonly int[] _left;
    private readonly int[] _child;
    private FisherNode _node = null!;
    private FisherStage _next = null!;
    private int _stage;
    private double _counted;
    private long _work;

    private FisherNetwork(int[] lines, int[] margins, double observed)
    {
        _lines = lines;
        _width = margins.Length;
        _left = new int[_width];
        _child = new int[_width];
        _logFactorial = LogFactorials.UpTo(margins.Sum());
        _limit = observed + TieTolerance;
        _bounds = new FisherBounds(lines, _logFactorial);
    }

    /// <summary>The p-value of a table of two or more occupied rows and columns.</summary>
    /// <exception cref="ModelException">The table has too many tables with its margins.</exception>
    public static double PValue(long[,] counts)
    {
        int rows = counts.GetLength(0);
        int columns = counts.GetLength(1);
        int[] rowTotals = new int[rows];
        int[] columnTotals = new int[columns];
        double[] logFactorial = LogFactorials.UpTo(counts.Cast<long>().Sum());
        CompensatedSum observed = default;
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                rowTotals[i] += (int)counts[i, j];
                columnTotals[j] += (int)counts[i, j];
                observed.Add(-logFactorial[counts[i, j]]);
            }
        }

        (int[] lines, int[] margins) = rows >= columns ? (rowTotals, columnTotals) : (columnTotals, rowTotals);
        Array.Sort(lines);
        Array.Reverse(lines);
        Array.Sort(margins);
        Array.Reverse(margins);
        return new FisherNetwork(lines, margins, observed.Value).Run(margins);
    }

    private double Run(int[] margins)
    {
        var root = new FisherNode(margins, _bounds, 0, _logFactorial);
        root.Add(0, 1);
        var current = new FisherStage(margins);
        current.Nodes.Add(root);
        for (_stage = 0; _stage < _lines.Length - 1; _stage++)
        {
            _next = new FisherStage(margins);
            foreach (FisherNode node in current.Nodes)
            {
                _node = node;
                node.Close();
                node.Margins.CopyTo(_left, 0);
                Fill(0, _lines[_stage], 0);
                node.Clear();
            }

            current = _next;
        }

        return Math.Min(_counted, 1);
    }

    // Every way to spread one line over the margins that are left.
    private void Fill(int position, int rest, double value)
    {
        if (position == _width - 1)
        {
            _child[position] = _left[position] - rest;
            Pass(value - _logFactorial[rest]);
            return;
        }

        int later = 0;
        for (int i = position + 1; i < _width; i++)
        {
            later += _left[i];
        }

        int most = Math.Min(rest, _left[position]);
        for (int x = Math.Max(0, rest - later); x <= most; x++)
        {
            _child[position] = _left[position] - x;
            Fill(position + 1, rest - x, value - _logFactorial[x]);
        }
    }

    private void Pass(double value)
    {
        FisherNode child = _next.Node(_child, _bounds, _stage + 1, _logFactorial);
        double share = Math.Exp(_logFactorial[_lines[_stage]] + value + child.LogWays - _node.LogWays);

        // Ways up to `settled` stay at or below the limit whatever follows; ways from `open` on end above it.
        int settled = _node.CountUpTo(_limit - value - child.Longest);
        _counted += share * _node.ProbabilityOfFirst(settled);
        int open = child.Shortest == child.Longest ? settled : _node.CountUpTo(_limit - value - child.Shortest);
        child.AddRange(_node, settled, open, value, share);
        _work += 1 + open - settled;
        if (_work > LargestWork)
        {
            throw new ModelException("too-large", "Fisher's exact test is out of reach for a table of this size; use the chi-square.");
        }
    }
}
