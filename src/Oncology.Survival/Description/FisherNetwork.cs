namespace Oncology.Survival;

/// <summary>
/// P-value of Fisher's exact test of an r × c table by the network algorithm of Mehta and Patel, JASA 1983;78:427.
/// </summary>
/// <remarks>
/// <para>
/// The lines of the longer side are filled one after the other. A node is what is then left of the margins of the shorter side, in
/// descending order, because what follows does not depend on their order. Each node holds the values ln Π 1/x! of the ways that lead
/// to it, with their probabilities. A way is finished as soon as bounds of what can follow settle on which side of the observed
/// table it ends: its whole probability is then counted or dropped. Short lines come first, which keeps the ways few.
/// </para>
/// <para>Tables of four columns and up to five rows go to <see cref="FisherHalves"/> first.</para>
/// <para>Values that differ by less than 1e-11 are one: rounding, far inside the tie tolerance of 1e-7 that R uses.</para>
/// </remarks>
internal sealed class FisherNetwork
{
    // Relative tolerance of R's fisher.test for tables as probable as the observed one.
    public const double TieTolerance = 1e-7;

    // Beyond these, minutes and gigabytes: R's fisher.test ends there in an error too.
    private const long MostWays = 80_000_000;
    private const long MostSteps = 5_000_000_000;

    private readonly int[] _lines;
    private readonly int _width;
    private readonly double[] _logFactorial;
    private readonly double _limit;
    private readonly FisherBounds _bounds;
    private readonly int[] _left;
    private readonly int[] _child;
    private readonly int[] _later;
    private FisherNode _node = null!;
    private FisherStage _next = null!;
    private int _stage;
    private double _logScale;
    private double _counted;
    private long _ways;
    private long _steps;

    private FisherNetwork(int[] lines, int[] margins, double limit, double[] logFactorial)
    {
        _lines = lines;
        _width = margins.Length;
        _left = new int[_width];
        _child = new int[_width];
        _later = new int[_width];
        _logFactorial = logFactorial;
        _limit = limit;
        _bounds = new FisherBounds(lines, _logFactorial);
    }

    /// <summary>The p-value of a table of two or more occupied rows and columns.</summary>
    /// <param name="counts">The table.</param>
    /// <param name="watch">Who is told how far it is; null for nobody.</param>
    /// <param name="threads">Largest number of threads of <see cref="FisherHalves"/>; −1 for all. The answer is the same.</param>
    /// <exception cref="ModelException">The table has too many tables with its margins.</exception>
    public static double PValue(long[,] counts, WorkWatch? watch = null, int threads = -1)
    {
        watch ??= WorkWatch.None;
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
        Array.Sort(margins);
        Array.Reverse(margins);
        double limit = observed.Value + TieTolerance;
        return FisherHalves.PValue(lines, margins, limit, logFactorial, watch, threads) ?? new FisherNetwork(lines, margins, limit, logFactorial).Run(margins, watch);
    }

    private double Run(int[] margins, WorkWatch watch)
    {
        var root = new FisherNode(margins, _bounds, 0, _logFactorial);
        root.Add(0, 1);
        List<FisherNode> current = [root];
        int lastChoice = _lines.Length - 2;
        for (_stage = 0; _stage < lastChoice; _stage++)
        {
            _next = new FisherStage(margins, _bounds, _stage + 1, _logFactorial);
            FisherNode[] reached = [.. current.Where(node => node.Count > 0)];
            for (int k = 0; k < reached.Length; k++)
            {
                watch.Report((_stage + (double)k / reached.Length) / lastChoice);
                FisherNode node = reached[k];
                _node = node;
                node.Close();
                node.Margins.CopyTo(_left, 0);
                _logScale = _logFactorial[_lines[_stage]] - node.LogWays;
                for (int i = _width - 2; i >= 0; i--)
                {
                    _later[i] = _later[i + 1] + _left[i + 1];
                }

                Fill(0, _lines[_stage], 0, 0);
                node.Clear();
                if (_ways > MostWays || _steps > MostSteps)
                {
                    throw OutOfReach();
                }
            }

            current = _next.Nodes;
        }

        foreach (FisherNode node in current.Where(node => node.Count > 0))
        {
            node.Close();
            _counted += FisherEnding.Counted(node, _lines[lastChoice], _lines[lastChoice + 1], _limit, _logFactorial);
            node.Clear();
        }

        return Math.Min(_counted, 1);
    }

    // Every way to spread one line over the margins that are left; the last margin takes what the others leave.
    private void Fill(int position, int rest, double value, int order)
    {
        int most = Math.Min(rest, _left[position]);
        int x = Math.Max(0, rest - _later[position]);
        order = _next.Order(order, _left[position] - x);
        if (position < _width - 2)
        {
            for (; x <= most; x++)
            {
                _child[position] = _left[position] - x;
                Fill(position + 1, rest - x, value - _logFactorial[x], order--);
            }

            return;
        }

        for (; x <= most; x++)
        {
            _child[position] = _left[position] - x;
            _child[position + 1] = _left[position + 1] - (rest - x);
            Pass(value - _logFactorial[x] - _logFactorial[rest - x], order--);
        }
    }

    private void Pass(double value, int order)
    {
        FisherNode child = _next.Node(order, _child);
        FisherNode node = _node;
        _steps++;

        // Ways up to `settled` stay at or below the limit whatever follows; ways from `open` on end above it.
        double room = _limit - value;
        int settled = node.CountUpTo(room - child.Longest);
        if (settled > 0)
        {
            _counted += Math.Exp(_logScale + value + child.LogWays) * node.ProbabilityOfFirst(settled);
        }

        if (settled == node.Count)
        {
            return;
        }

        int open = node.CountUpTo(room - child.Shortest);
        if (open > settled)
        {
            child.AddRange(node, settled, open, value, Math.Exp(_logScale + value + child.LogWays));
            _ways += open - settled;
        }
    }

    /// <summary>What to do instead.</summary>
    public static ModelException OutOfReach() => new(
        "too-large",
        "Fisher's exact test is out of reach for this table: too many tables have its margins and end near its probability. Simulate its p-value (ContingencyMethod.FisherSimulated), or use the chi-square.",
        "Le test exact de Fisher est hors de portée pour ce tableau : trop de tableaux ont ses marges et une probabilité voisine. Simulez son p (ContingencyMethod.FisherSimulated), ou prenez le khi-deux.");
}
