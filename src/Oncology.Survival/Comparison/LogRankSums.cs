namespace Oncology.Survival;

/// <summary>Observed and expected events per group and their covariance, added up stratum by stratum.</summary>
internal sealed class LogRankSums
{
    private readonly LogRankWeights _weights;
    private readonly double[] _atRisk;
    private readonly double[] _events;

    public LogRankSums(int groups, LogRankWeights weights)
    {
        _weights = weights;
        _atRisk = new double[groups];
        _events = new double[groups];
        Observed = new double[groups];
        Expected = new double[groups];
        WeightedObserved = new double[groups];
        WeightedExpected = new double[groups];
        Covariance = new double[groups * groups];
    }

    public double[] Observed { get; }

    public double[] Expected { get; }

    public double[] WeightedObserved { get; }

    public double[] WeightedExpected { get; }

    /// <summary>Covariance of weighted observed minus expected, row after row.</summary>
    public double[] Covariance { get; }

    /// <summary>Adds a stratum: walks its distinct exit times forwards, rows come in after their entry and go out after their exit.</summary>
    /// <param name="data">Rows of the stratum.</param>
    /// <param name="group">Group code of each row.</param>
    public void AddStratum(SurvivalData data, int[] group)
    {
        int[] order = data.ExitOrder;
        int[] byEntry = data.HasEntry ? data.EntryOrder : order;
        var inside = new CompensatedSum[_atRisk.Length];
        int entering = 0;
        double survival = 1;
        double peto = 1;
        for (int first = 0; first < order.Length;)
        {
            double time = data.Exit[order[first]];
            for (; entering < byEntry.Length && (!data.HasEntry || data.Entry[byEntry[entering]] < time); entering++)
            {
                inside[group[byEntry[entering]]].Add(data.RowWeight(byEntry[entering]));
            }

            Array.Clear(_events);
            int end = first;
            for (; end < order.Length && data.Exit[order[end]] == time; end++)
            {
                int row = order[end];
                _events[group[row]] += data.Cause[row] > 0 ? data.RowWeight(row) : 0;
            }

            for (int g = 0; g < _atRisk.Length; g++)
            {
                _atRisk[g] = inside[g].Value;
            }

            double n = _atRisk.Sum();
            double d = _events.Sum();
            if (d > 0)
            {
                peto *= 1 - d / (n + 1);
                AddEventTime(n, d, _weights.At(n, survival, peto));
                survival *= 1 - d / n;
            }

            for (; first < end; first++)
            {
                inside[group[order[first]]].Add(-data.RowWeight(order[first]));
            }
        }
    }

    // Given the margins of the table groups × (event, no event), the events are hypergeometric.
    private void AddEventTime(double n, double d, double weight)
    {
        int groups = _atRisk.Length;
        double scale = n > 1 ? weight * weight * d * (n - d) / (n - 1) : 0;
        for (int g = 0; g < groups; g++)
        {
            double share = _atRisk[g] / n;
            Observed[g] += _events[g];
            Expected[g] += d * share;
            WeightedObserved[g] += weight * _events[g];
            WeightedExpected[g] += weight * d * share;
            for (int h = 0; h < groups; h++)
            {
                Covariance[g * groups + h] += scale * share * ((g == h ? 1 : 0) - _atRisk[h] / n);
            }
        }
    }
}
