namespace Oncology.Survival;

/// <summary>Counts the pairs of a concordance and each row's part in them, walking each stratum backwards and forwards in time.</summary>
internal sealed partial class ConcordancePairs
{
    private readonly CoxRiskSets _sets;
    private readonly Part[] _parts;

    // Of the rows that enter late, in the order in which they do: they stand in no order of memory, and are looked up all at once.
    private double[] _lateWeight = [];
    private Part[] _late = [];

    // Of all pairs, each met from its event.
    private double _concordant;
    private double _discordant;
    private double _tied;

    private ConcordancePairs(CoxRiskSets sets)
    {
        _sets = sets;
        _parts = new Part[sets.RowCount];
    }

    /// <summary>Counts the pairs.</summary>
    /// <param name="sets">The prepared rows.</param>
    /// <param name="prediction">Predicted risk of each row of the data.</param>
    /// <param name="clusters">Cluster of each row of the data, numbered 0, 1, …; empty when every row is its own.</param>
    public static Concordance Count(CoxRiskSets sets, ReadOnlySpan<double> prediction, ReadOnlySpan<int> clusters)
    {
        ConcordancePairs pairs = new(sets);
        var ranks = new Ranks[sets.Strata.Length];
        for (int s = 0; s < ranks.Length; s++)
        {
            ranks[s] = pairs.Rank(prediction, sets.Strata[s].Start, sets.Strata[s].End);
        }

        bool isUnit = !sets.Weight.AsSpan(0, sets.RowCount).ContainsAnyExcept(1);
        pairs.LookUpLate(isUnit);
        int leaving = 0;
        for (int s = ranks.Length - 1; s >= 0; s--)
        {
            (_, int start, int end) = sets.Strata[s];
            leaving = pairs.WalkBack(new RankSums(ranks[s], isUnit), start, end, leaving);
        }

        LingeringRows.Strand[] strands = sets.Lingering?.Strands ?? [];
        Ranks[] ranksOf = [.. strands.Select(strand => ranks[Array.FindIndex(sets.Strata, stratum => strand.Start < stratum.End)])];
        for (int s = 0; s < strands.Length; s++)
        {
            pairs.MeetLingering(strands[s], new RankSums(ranksOf[s], false));
        }

        int entered = pairs._late.Length;
        for (int s = 0; s < ranks.Length; s++)
        {
            (_, int start, int end) = sets.Strata[s];
            entered = pairs.WalkForward(new RankSums(ranks[s], isUnit), start, end, entered);
        }

        pairs.AddLate();

        for (int s = 0; s < strands.Length; s++)
        {
            pairs.Linger(strands[s], new RankSums(ranksOf[s], false));
        }

        return new Concordance(pairs._concordant, pairs._discordant, pairs._tied, pairs.StandardError(clusters));
    }

    // Rows of equal predictions share a run of positions; their order in it does not matter.
    private Ranks Rank(ReadOnlySpan<double> prediction, int start, int end)
    {
        int firstRow = _sets.RowStart[start];
        double[] values = new double[_sets.RowStart[end] - firstRow];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = prediction[_sets.SourceRow[firstRow + i]];
        }

        // Numbers of their own, because the rows stand in no order of their predictions: they reach the parts in one go.
        int[] order = SortedOrder.Ascending(values);
        int[] position = new int[values.Length];
        (int First, int End)[] runs = [];
        for (int first = 0, next; first < values.Length; first = next)
        {
            next = first + 1;
            double value = values[order[first]];
            while (next < values.Length && values[order[next]] == value)
            {
                next++;
            }

            if (next == first + 1)
            {
                position[order[first]] = first;
                continue;
            }

            runs = runs.Length == 0 ? new (int, int)[values.Length] : runs;
            for (int k = first; k < next; k++)
            {
                position[order[k]] = ~k;
                runs[k] = (first, next);
            }
        }

        for (int i = 0; i < values.Length; i++)
        {
            _parts[firstRow + i].Position = position[i];
        }

        return new Ranks(values.Length, runs);
    }

    private void LookUpLate(bool isUnit)
    {
        _lateWeight = isUnit ? [] : [.. _sets.ByFirstTime.Select(row => _sets.Weight[row])];
        _late = [.. _sets.ByFirstTime.Select(row => _parts[row])];
    }

    private void AddLate()
    {
        for (int l = 0; l < _late.Length; l++)
        {
            ref Part part = ref _parts[_sets.ByFirstTime[l]];
            part.Difference += _late[l].Difference;
            part.Pairs += _late[l].Pairs;
        }
    }

    // Each event meets the rows that are still at risk without having the event at the same time.
    private int WalkBack(RankSums atRisk, int start, int end, int leaving)
    {
        for (int t = end - 1; t >= start; t--)
        {
            AddAll(atRisk, _sets.EventEnd[t], _sets.RowStart[t + 1]);
            for (; leaving < _sets.LateEndAfter(t); leaving++)
            {
                atRisk.Remove(_late[leaving].Position, _lateWeight.Length == 0 ? 1 : _lateWeight[leaving]);
            }

            for (int i = _sets.RowStart[t]; i < _sets.EventEnd[t]; i++)
            {
                MeetLater(atRisk, i, 1);
            }

            AddAll(atRisk, _sets.RowStart[t], _sets.EventEnd[t]);
        }

        return leaving;
    }

    // Each row meets the events that happen to others while it is at risk.
    private int WalkForward(RankSums events, int start, int end, int entered)
    {
        for (int t = start; t < end; t++)
        {
            for (; entered > _sets.LateEndAfter(t); entered--)
            {
                MeetEarlier(events, ref _late[entered - 1], -1);
            }

            for (int i = _sets.RowStart[t]; i < _sets.EventEnd[t]; i++)
            {
                MeetEarlier(events, ref _parts[i], 1);
            }

            AddAll(events, _sets.RowStart[t], _sets.EventEnd[t]);
            for (int i = _sets.EventEnd[t]; i < _sets.RowStart[t + 1]; i++)
            {
                MeetEarlier(events, ref _parts[i], 1);
            }
        }

        return entered;
    }

    private void AddAll(RankSums tree, int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            tree.Add(_parts[i].Position, _sets.Weight[i]);
        }
    }

    // An event and those who are still at risk: lower predictions are concordant.
    private void MeetLater(RankSums atRisk, int row, double factor)
    {
        // As for all rows that are at risk from the beginning.
        if (atRisk.IsEmpty)
        {
            return;
        }

        ref Part part = ref _parts[row];
        (double below, double equal) = atRisk.Of(part.Position);
        double above = atRisk.Total - below - equal;
        part.Difference += factor * (below - above);
        part.Pairs += factor * atRisk.Total;
        double weight = factor * _sets.Weight[row];
        _concordant += weight * below;
        _discordant += weight * above;
        _tied += weight * equal;
    }

    // A row and the events before: higher predictions are concordant.
    private static void MeetEarlier(RankSums events, ref Part part, double factor)
    {
        if (events.IsEmpty)
        {
            return;
        }

        (double below, double equal) = events.Of(part.Position);
        part.Difference += factor * (events.Total - below - equal - below);
        part.Pairs += factor * events.Total;
    }

    private double StandardError(ReadOnlySpan<int> clusters)
    {
        double pairs = _concordant + _discordant + _tied;
        double difference = (_concordant - _discordant) / pairs;
        int most = -1;
        foreach (int cluster in clusters)
        {
            most = Math.Max(most, cluster);
        }

        double[] byCluster = new double[most + 1];
        double variance = 0;
        for (int i = 0; i < _sets.RowCount; i++)
        {
            ref readonly Part part = ref _parts[i];
            double influence = (part.Difference - difference * part.Pairs) / (2 * pairs);
            double single = _sets.Weight[i] / _sets.Frequency[i] * influence;
            if (clusters.IsEmpty)
            {
                variance += _sets.Frequency[i] * single * single;
            }
            else
            {
                byCluster[clusters[_sets.SourceRow[i]]] += _sets.Weight[i] * influence;
            }
        }

        return Math.Sqrt(variance + byCluster.Sum(sum => sum * sum));
    }
}
