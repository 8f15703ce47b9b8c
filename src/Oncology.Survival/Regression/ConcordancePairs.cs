namespace Oncology.Survival;

/// <summary>Counts the pairs of a concordance and each row's part in them, walking each stratum backwards and forwards in time.</summary>
internal sealed partial class ConcordancePairs
{
    private readonly CoxRiskSets _sets;
    private readonly int[] _rank;
    private readonly double[] _concordant;
    private readonly double[] _discordant;
    private readonly double[] _tied;

    private ConcordancePairs(CoxRiskSets sets)
    {
        _sets = sets;
        _rank = new int[sets.RowCount];
        _concordant = new double[sets.RowCount];
        _discordant = new double[sets.RowCount];
        _tied = new double[sets.RowCount];
    }

    /// <summary>Counts the pairs.</summary>
    /// <param name="sets">The prepared rows.</param>
    /// <param name="prediction">Predicted risk of each row of the data.</param>
    /// <param name="clusters">Cluster of each row of the data, numbered 0, 1, …; empty when every row is its own.</param>
    public static Concordance Count(CoxRiskSets sets, ReadOnlySpan<double> prediction, ReadOnlySpan<int> clusters)
    {
        ConcordancePairs pairs = new(sets);
        int[] entering = [.. sets.ByFirstTime.Reverse()];
        int leaving = 0;
        int entered = 0;
        int[] ranks = new int[sets.Strata.Length];
        for (int s = sets.Strata.Length - 1; s >= 0; s--)
        {
            (_, int start, int end) = sets.Strata[s];
            ranks[s] = pairs.Rank(prediction, start, end);
            leaving = pairs.WalkBack(new FenwickTree(ranks[s]), start, end, leaving);
        }

        LingeringRows.Strand[] strands = sets.Lingering?.Strands ?? [];
        int[] ranksOf = [.. strands.Select(strand => ranks[Array.FindIndex(sets.Strata, stratum => strand.Start < stratum.End)])];
        for (int s = 0; s < strands.Length; s++)
        {
            pairs.MeetLingering(strands[s], new FenwickTree(ranksOf[s]));
        }

        double concordant = 0, discordant = 0, tied = 0;
        for (int i = 0; i < sets.RowCount; i++)
        {
            concordant += sets.Weight[i] * pairs._concordant[i];
            discordant += sets.Weight[i] * pairs._discordant[i];
            tied += sets.Weight[i] * pairs._tied[i];
        }

        for (int s = 0; s < ranks.Length; s++)
        {
            (_, int start, int end) = sets.Strata[s];
            entered = pairs.WalkForward(new FenwickTree(ranks[s]), start, end, entering, entered);
        }

        for (int s = 0; s < strands.Length; s++)
        {
            pairs.Linger(strands[s], new FenwickTree(ranksOf[s]));
        }

        return new Concordance(concordant, discordant, tied, pairs.StandardError(concordant, discordant, tied, clusters));
    }

    private int Rank(ReadOnlySpan<double> prediction, int start, int end)
    {
        int firstRow = _sets.RowStart[start];
        int count = _sets.RowStart[end] - firstRow;
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = prediction[_sets.SourceRow[firstRow + i]];
        }

        int[] order = SortedOrder.Ascending(values);
        int rank = -1;
        for (int k = 0; k < count; k++)
        {
            rank += k == 0 || values[order[k]] != values[order[k - 1]] ? 1 : 0;
            _rank[firstRow + order[k]] = rank;
        }

        return rank + 1;
    }

    // Each event meets the rows that are still at risk without having the event at the same time.
    private int WalkBack(FenwickTree atRisk, int start, int end, int leaving)
    {
        for (int t = end - 1; t >= start; t--)
        {
            AddAll(atRisk, _sets.EventEnd[t], _sets.RowStart[t + 1]);
            for (; leaving < _sets.ByFirstTime.Length && _sets.FirstTime[_sets.ByFirstTime[leaving]] > t; leaving++)
            {
                int i = _sets.ByFirstTime[leaving];
                if (_sets.FirstTime[i] < end)
                {
                    atRisk.Add(_rank[i], -_sets.Weight[i]);
                }
            }

            for (int i = _sets.RowStart[t]; i < _sets.EventEnd[t]; i++)
            {
                Meet(atRisk, i, 1, _concordant, _discordant);
            }

            AddAll(atRisk, _sets.RowStart[t], _sets.EventEnd[t]);
        }

        return leaving;
    }

    // Each row meets the events that happen to others while it is at risk.
    private int WalkForward(FenwickTree events, int start, int end, int[] entering, int entered)
    {
        for (int t = start; t < end; t++)
        {
            for (; entered < entering.Length && _sets.FirstTime[entering[entered]] <= t; entered++)
            {
                Meet(events, entering[entered], -1, _discordant, _concordant);
            }

            for (int i = _sets.RowStart[t]; i < _sets.EventEnd[t]; i++)
            {
                Meet(events, i, 1, _discordant, _concordant);
            }

            AddAll(events, _sets.RowStart[t], _sets.EventEnd[t]);
            for (int i = _sets.EventEnd[t]; i < _sets.RowStart[t + 1]; i++)
            {
                Meet(events, i, 1, _discordant, _concordant);
            }
        }

        return entered;
    }

    private void AddAll(FenwickTree tree, int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            tree.Add(_rank[i], _sets.Weight[i]);
        }
    }

    private void Meet(FenwickTree tree, int row, double factor, double[] whenBelow, double[] whenAbove)
    {
        // As for all rows that are at risk from the beginning.
        if (tree.IsEmpty)
        {
            return;
        }

        double below = tree.Below(_rank[row]);
        double equal = tree.At(_rank[row]);
        whenBelow[row] += factor * below;
        whenAbove[row] += factor * (tree.Total - below - equal);
        _tied[row] += factor * equal;
    }

    private double StandardError(double concordant, double discordant, double tied, ReadOnlySpan<int> clusters)
    {
        double pairs = concordant + discordant + tied;
        double difference = (concordant - discordant) / pairs;
        int most = -1;
        foreach (int cluster in clusters)
        {
            most = Math.Max(most, cluster);
        }

        double[] byCluster = new double[most + 1];
        double variance = 0;
        for (int i = 0; i < _sets.RowCount; i++)
        {
            double inPairs = _concordant[i] + _discordant[i] + _tied[i];
            double influence = (_concordant[i] - _discordant[i] - difference * inPairs) / (2 * pairs);
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
