namespace Oncology.Survival;

/// <summary>Probability of the tables of nodes that end at or below the limit: the tables of one half meet those of the other.</summary>
/// <remarks>
/// Each list of the half with fewer tables is made once, a part of the lists at a time, as memory allows; those of the other half pass
/// by. Each node has its own sum, and these are added in the order of the nodes: the result is the same for any number of threads.
/// </remarks>
internal sealed class FisherMeeting
{
    // Values kept at once, at sixteen bytes each.
    private const long MostKept = 12_000_000;
    private const int KeysAtOnce = 64;

    // Values listed or looked up, at some ten nanoseconds each. What every so many lists hold tells what all hold.
    private const double MostSteps = 5e9;
    private const int Probes = 48;

    private readonly IReadOnlyList<FisherCut.Node> _nodes;
    private readonly double _limit;
    private readonly WorkWatch _watch;
    private readonly ParallelOptions _parallel;
    private readonly FisherSide _kept;
    private readonly FisherSide _passing;
    private readonly double _keptLength;
    private readonly double _passingLength;
    private readonly FisherValues?[] _lists;
    private readonly double[] _counted;
    private readonly Lock _telling = new();
    private int _done;

    /// <summary>Prepares the meeting.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="first">The first half.</param>
    /// <param name="second">The second half.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="limit">Largest Σ −ln x! that counts.</param>
    /// <param name="watch">Who is told how far it is.</param>
    /// <param name="threads">Largest number of threads; −1 for all.</param>
    public FisherMeeting(IReadOnlyList<FisherCut.Node> nodes, FisherHalf first, FisherHalf second, int rows, double limit, WorkWatch watch, int threads)
    {
        _nodes = nodes;
        _limit = limit;
        _watch = watch;
        _parallel = new ParallelOptions { CancellationToken = watch.Cancellation, MaxDegreeOfParallelism = threads };
        FisherSide here = new(first, rows, [.. nodes.Select(node => node.Here)]);
        FisherSide there = new(second, rows, [.. nodes.Select(node => node.There)]);
        here.Narrow(there, limit);
        there.Narrow(here, limit);
        double hereLength = MeanLength(here);
        double thereLength = MeanLength(there);
        bool isHereKept = hereLength * here.Count <= thereLength * there.Count;
        (_kept, _passing) = isHereKept ? (here, there) : (there, here);
        (_keptLength, _passingLength) = isHereKept ? (hereLength, thereLength) : (thereLength, hereLength);
        _lists = new FisherValues?[_kept.Count];
        _counted = new double[nodes.Count];
    }

    /// <summary>The probability.</summary>
    /// <exception cref="ModelException">It would take minutes (<c>too-large</c>).</exception>
    public double Run()
    {
        double passes = Math.Min(1 + _keptLength * _kept.Count / MostKept, (double)_nodes.Count / _passing.Count);
        if (_keptLength * _kept.Count + _passingLength * _passing.Count * passes + Math.Min(_keptLength, _passingLength) * _nodes.Count > MostSteps)
        {
            throw FisherNetwork.OutOfReach();
        }

        int[] order = [.. Enumerable.Range(0, _nodes.Count).OrderBy(node => _kept.Of[node])];
        int at = 0;
        for (int key = 0; key < _kept.Count;)
        {
            int end = Keep(key);
            int from = at;
            while (at < order.Length && _kept.Of[order[at]] < end)
            {
                at++;
            }

            Pass([.. order[from..at].GroupBy(node => _passing.Of[node]).Select(group => group.ToArray())]);
            Array.Clear(_lists, key, end - key);
            key = end;
        }

        CompensatedSum sum = default;
        foreach (double part in _counted)
        {
            sum.Add(part);
        }

        return sum.Value;
    }

    // Mean number of tables in a list, equal ones not merged.
    private double MeanLength(FisherSide side)
    {
        int stride = Math.Max(1, side.Count / Probes);
        int probes = (side.Count + stride - 1) / stride;
        long[] length = new long[probes];
        Parallel.For(0, probes, _parallel, () => (new FisherWalk(side.Half), new FisherValues()), (i, _, own) => Filled(i, own), _ => { });
        return (double)length.Sum() / Math.Max(1, probes);

        (FisherWalk, FisherValues) Filled(int i, (FisherWalk Walk, FisherValues List) own)
        {
            long before = own.Walk.Steps;
            side.Fill(own.List, own.Walk, i * stride);
            length[i] = own.Walk.Steps - before;
            return own;
        }
    }

    // Makes lists from a key on as long as memory allows; returns the first key without one.
    private int Keep(int key)
    {
        long kept = 0;
        int end = key;
        while (end < _kept.Count && kept < MostKept)
        {
            int from = end;
            end = Math.Min(end + KeysAtOnce, _kept.Count);
            Parallel.For(from, end, _parallel, () => (new FisherWalk(_kept.Half), new FisherValues()), (k, _, own) => Filled(k, own), _ => { });
            for (int k = from; k < end; k++)
            {
                kept += _lists[k]!.Count;
            }
        }

        return end;

        (FisherWalk, FisherValues) Filled(int k, (FisherWalk Walk, FisherValues List) own)
        {
            _kept.Fill(own.List, own.Walk, k);
            _lists[k] = own.List.ToKept();
            return own;
        }
    }

    // The nodes of a group share a list of the passing half.
    private void Pass(int[][] groups)
    {
        Parallel.For(0, groups.Length, _parallel, () => (new FisherWalk(_passing.Half), new FisherValues()), (g, _, own) => Met(groups[g], own), _ => { });

        (FisherWalk, FisherValues) Met(int[] group, (FisherWalk Walk, FisherValues List) own)
        {
            _passing.Fill(own.List, own.Walk, group, _kept, _limit);
            foreach (int node in group)
            {
                _counted[node] = _nodes[node].Mass * FisherValues.ShareUpTo(_limit, _lists[_kept.Of[node]]!, own.List);
            }

            lock (_telling)
            {
                _done += group.Length;
                _watch.Progress?.Report((double)_done / _nodes.Count);
            }

            return own;
        }
    }
}
