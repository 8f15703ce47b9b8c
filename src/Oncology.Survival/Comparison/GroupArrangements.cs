namespace Oncology.Survival;

/// <summary>Arrangements of group labels over patients, and the log-rank statistic of each.</summary>
internal sealed class GroupArrangements
{
    private readonly SurvivalData[] _strata;
    private readonly int[][] _labels;
    private readonly int _groups;
    private readonly LogRankOptions _options;

    public GroupArrangements(SurvivalData data, Factor groups, Factor? strata, LogRankOptions options)
    {
        int[] levels = [.. groups.Codes.Distinct().Order()];
        SurvivalData merged = data.WithTiesMerged(options.Ties);
        int[][] rows = strata?.RowsByLevel() ?? [[.. Enumerable.Range(0, data.Count)]];
        _strata = [.. rows.Select(stratum => merged.Subset(stratum))];
        _labels = [.. rows.Select(stratum => stratum.Select(row => Array.IndexOf(levels, groups.Codes[row])).ToArray())];
        _groups = levels.Length;
        _options = options;
    }

    /// <summary>Number of different arrangements; +∞ with strata, which are not listed.</summary>
    public double Count
    {
        get
        {
            if (_labels.Length > 1)
            {
                return double.PositiveInfinity;
            }

            double count = 1;
            int placed = 0;
            foreach (int size in _labels[0].CountBy(label => label).Select(group => group.Value))
            {
                for (int k = 1; k <= size; k++)
                {
                    count = Math.Round(count * ++placed / k);
                }
            }

            return count;
        }
    }

    /// <summary>Lists all arrangements of the only stratum.</summary>
    /// <param name="limit">Statistic to reach.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellation">Stops the work.</param>
    public (long AtLeast, long Made) ListAll(double limit, IProgress<double>? progress, CancellationToken cancellation)
    {
        int[] labels = _labels[0];
        Array.Sort(labels);
        long made = 0;
        long atLeast = 0;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            made++;
            atLeast += Statistic() >= limit ? 1 : 0;
            progress?.Report(made / Count);
        }
        while (Next(labels));
        return (atLeast, made);
    }

    /// <summary>Draws arrangements at random.</summary>
    /// <param name="limit">Statistic to reach.</param>
    /// <param name="count">Number of arrangements.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellation">Stops the work.</param>
    public (long AtLeast, long Made) Draw(double limit, int count, ulong seed, IProgress<double>? progress, CancellationToken cancellation)
    {
        RandomStream random = new(seed);
        long atLeast = 0;
        for (int i = 0; i < count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            Array.ForEach(_labels, labels => random.Shuffle(labels));
            atLeast += Statistic() >= limit ? 1 : 0;
            progress?.Report((i + 1.0) / count);
        }

        return (atLeast, count);
    }

    // The next arrangement in ascending order; false after the last.
    private static bool Next(int[] labels)
    {
        int i = labels.Length - 2;
        while (i >= 0 && labels[i] >= labels[i + 1])
        {
            i--;
        }

        if (i < 0)
        {
            return false;
        }

        int j = labels.Length - 1;
        while (labels[j] <= labels[i])
        {
            j--;
        }

        (labels[i], labels[j]) = (labels[j], labels[i]);
        Array.Reverse(labels, i + 1, labels.Length - i - 1);
        return true;
    }

    // An arrangement in which the groups never meet says nothing against equality: 0.
    private double Statistic()
    {
        LogRankSums sums = new(_groups, _options);
        for (int s = 0; s < _strata.Length; s++)
        {
            sums.AddStratum(_strata[s], _labels[s], _strata[s].ExitOrder, _strata[s].HasEntry ? _strata[s].EntryOrder : _strata[s].ExitOrder);
        }

        int[] counting = [.. Enumerable.Range(0, _groups).Where(g => sums.Expected[g] > 0)];
        int[] used = counting.Length == 0 ? [] : counting[..^1];
        double[] z = [.. used.Select(g => sums.WeightedObserved[g] - sums.WeightedExpected[g])];
        double[] covariance = sums.Covariance();
        double[] v = [.. used.SelectMany(g => used.Select(h => covariance[g * _groups + h]))];
        return used.Length == 0 ? 0 : QuadraticForm.Evaluate(z, v).Value;
    }
}
