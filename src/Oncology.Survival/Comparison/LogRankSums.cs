namespace Oncology.Survival;

/// <summary>Observed and expected events per group and their covariance, added up stratum by stratum.</summary>
internal sealed class LogRankSums
{
    private readonly LogRankWeights _weights;
    private readonly bool _isXieLiu;
    private readonly double[] _atRisk;
    private readonly double[] _events;
    private readonly double[] _squares;
    private readonly double[] _share;

    // Lower triangle of the covariance.
    private readonly double[] _lower;

    public LogRankSums(int groups, LogRankOptions options)
    {
        _weights = options.Weights;
        _isXieLiu = options.Variance == LogRankVariance.XieLiu;
        _squares = new double[groups];
        _atRisk = new double[groups];
        _share = new double[groups];
        _events = new double[groups];
        Observed = new double[groups];
        Expected = new double[groups];
        WeightedObserved = new double[groups];
        WeightedExpected = new double[groups];
        _lower = new double[groups * groups];
    }

    public double[] Observed { get; }

    public double[] Expected { get; }

    public double[] WeightedObserved { get; }

    public double[] WeightedExpected { get; }

    /// <summary>Covariance of weighted observed minus expected, row after row.</summary>
    public double[] Covariance()
    {
        int groups = _share.Length;
        double[] covariance = new double[groups * groups];
        for (int g = 0; g < groups; g++)
        {
            for (int h = 0; h <= g; h++)
            {
                covariance[g * groups + h] = covariance[h * groups + g] = _lower[g * groups + h];
            }
        }

        return covariance;
    }

    /// <summary>Adds a stratum: walks its distinct exit times forwards, rows come in after their entry and go out after their exit.</summary>
    /// <param name="data">The sample.</param>
    /// <param name="group">Group code of each row.</param>
    /// <param name="order">Rows of the stratum by exit.</param>
    /// <param name="byEntry">Rows of the stratum by entry; any order without entries.</param>
    public void AddStratum(SurvivalData data, int[] group, ReadOnlySpan<int> order, ReadOnlySpan<int> byEntry)
    {
        var inside = new CompensatedSum[_atRisk.Length];
        var squares = new CompensatedSum[_atRisk.Length];
        long rowsInside = 0;
        int entering = 0;
        double survival = 1;
        double peto = 1;
        for (int first = 0; first < order.Length;)
        {
            double time = data.Exit[order[first]];
            for (; entering < byEntry.Length && (!data.HasEntry || data.Entry[byEntry[entering]] < time); entering++)
            {
                int row = byEntry[entering];
                inside[group[row]].Add(data.RowWeight(row));
                squares[group[row]].Add(SquareOf(data, row));
                rowsInside += RowsOf(data, row);
            }

            Array.Clear(_events);
            int end = first;
            long eventRows = 0;
            for (; end < order.Length && data.Exit[order[end]] == time; end++)
            {
                int row = order[end];
                _events[group[row]] += data.Cause[row] > 0 ? data.RowWeight(row) : 0;
                eventRows += data.Cause[row] > 0 ? RowsOf(data, row) : 0;
            }

            for (int g = 0; g < _atRisk.Length; g++)
            {
                _atRisk[g] = inside[g].Value;
                _squares[g] = squares[g].Value;
            }

            double n = _atRisk.Sum();
            double d = _events.Sum();
            if (d > 0)
            {
                peto *= 1 - d / (n + 1);
                double weight = _weights.At(n, survival, peto);
                AddEventTime(n, d, weight);
                AddCovariance(n, d, weight, eventRows, rowsInside);

                survival *= 1 - d / n;
            }

            for (; first < end; first++)
            {
                inside[group[order[first]]].Add(-data.RowWeight(order[first]));
                squares[group[order[first]]].Add(-SquareOf(data, order[first]));
                rowsInside -= RowsOf(data, order[first]);
            }
        }
    }

    /// <summary>Adds a stratum of a sample where every row counts once and is at risk from the beginning: counts stay whole numbers.</summary>
    /// <param name="rows">Rows of the stratum by exit, events before censorings.</param>
    public void AddPlainStratum(ReadOnlySpan<LogRankRow> rows)
    {
        Array.Clear(_atRisk);
        foreach (LogRankRow row in rows)
        {
            _atRisk[row.Group]++;
        }

        double survival = 1;
        double peto = 1;
        for (int first = 0; first < rows.Length;)
        {
            double time = rows[first].Time;
            Array.Clear(_events);
            int end = first;
            for (; end < rows.Length && rows[end].Time == time && rows[end].IsEvent; end++)
            {
                _events[rows[end].Group]++;
            }

            int d = end - first;
            if (d > 0)
            {
                double n = rows.Length - first;
                peto *= 1 - d / (n + 1);
                double weight = _weights.At(n, survival, peto);
                _atRisk.CopyTo(_squares, 0);
                AddEventTime(n, d, weight);
                AddCovariance(n, d, weight, d, rows.Length - first);
                survival *= 1 - d / n;
            }

            for (; first < rows.Length && rows[first].Time == time; first++)
            {
                _atRisk[rows[first].Group]--;
            }
        }
    }

    private void AddCovariance(double n, double d, double weight, long eventRows, long rowsInside)
    {
        if (_isXieLiu)
        {
            AddXieLiu(n, weight, eventRows, rowsInside);
        }
        else
        {
            AddHypergeometric(n, d, weight);
        }
    }

    // Rows of weight 0 are nobody: they do not count among those at risk.
    private static long RowsOf(SurvivalData data, int row) => data.RowWeight(row) > 0 ? data.Frequencies.IsEmpty ? 1 : data.Frequencies[row] : 0;

    private static double SquareOf(SurvivalData data, int row) => data.RowWeight(row) * (data.Weights.IsEmpty ? 1 : data.Weights[row]);

    private void AddEventTime(double n, double d, double weight)
    {
        for (int g = 0; g < _atRisk.Length; g++)
        {
            double share = _atRisk[g] / n;
            _share[g] = share;
            Observed[g] += _events[g];
            Expected[g] += d * share;
            WeightedObserved[g] += weight * _events[g];
            WeightedExpected[g] += weight * d * share;
        }
    }

    // Given the margins of the table groups × (event, no event), the events are hypergeometric.
    private void AddHypergeometric(double n, double d, double weight)
    {
        int groups = _atRisk.Length;
        double scale = n > 1 ? weight * weight * d * (n - d) / (n - 1) : 0;
        for (int g = 0; g < groups; g++)
        {
            double part = scale * _share[g];
            for (int h = 0; h < g; h++)
            {
                _lower[g * groups + h] -= part * _share[h];
            }

            _lower[g * groups + g] += part * (1 - _share[g]);
        }
    }

    // Given who is at risk, the D events are a sample without replacement of the N patients, each with its weight v: the covariance of
    // Σ v (δ_g − p_g) over the sample is D (N − D)/(N (N − 1)) Σ v² (δ_g − p_g)(δ_h − p_h). Xie, Liu, Stat Med 2005;24:3089.
    private void AddXieLiu(double n, double weight, long events, long rows)
    {
        int groups = _atRisk.Length;
        double scale = rows > 1 ? weight * weight * events * (rows - events) / ((double)rows * (rows - 1)) : 0;
        double all = _squares.Sum();
        for (int g = 0; g < groups; g++)
        {
            double p = _atRisk[g] / n;
            for (int h = 0; h <= g; h++)
            {
                double q = _atRisk[h] / n;
                _lower[g * groups + h] += scale * ((g == h ? _squares[g] : 0) - p * _squares[h] - q * _squares[g] + p * q * all);
            }
        }
    }
}
