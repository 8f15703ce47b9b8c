namespace Oncology.Survival;

/// <summary>A function of time at the event times of a Cox model, centred at its mean over the events and of unit spread.</summary>
internal static class EventTimeValues
{
    public static double[] Of(CoxFitted fitted, TimeTransform transform)
    {
        double[] g = Unscaled(fitted, transform);
        Standardise(fitted.Sets, g);
        return g;
    }

    /// <summary>The function itself, as R's <c>cox.zph</c> prints it.</summary>
    public static double[] Unscaled(CoxFitted fitted, TimeTransform transform)
    {
        CoxRiskSets sets = fitted.Sets;
        return transform switch
        {
            TimeTransform.Identity => [.. sets.Time],
            TimeTransform.Log => [.. sets.Time.Select(Log)],
            TimeTransform.Rank => Ranks(fitted.Data, sets.Time),
            TimeTransform.KaplanMeier => Distribution(fitted.Data, sets.Time),
            _ => throw new ArgumentOutOfRangeException(nameof(transform), transform, "Unknown transform."),
        };
    }

    private static double Log(double time) =>
        time > 0 ? Math.Log(time) : throw new RequestException("An event at time 0 has no logarithm; choose another transform of time.", "Un événement au temps 0 n'a pas de logarithme ; choisissez une autre transformation du temps.");

    // 1 − S just before each time; case weights do not count, as in R.
    private static double[] Distribution(SurvivalData data, double[] times)
    {
        SurvivalData unweighted = data.HasEntry
            ? SurvivalData.CountingProcess(data.Entry.AsSpan(), data.Exit.AsSpan(), data.Cause.AsSpan())
            : SurvivalData.RightCensored(data.Exit.AsSpan(), data.Cause.AsSpan());
        if (!data.Frequencies.IsEmpty)
        {
            unweighted = unweighted.WithFrequencies(data.Frequencies.AsSpan());
        }

        var curve = KaplanMeier.Fit(unweighted, new KaplanMeierOptions { Ties = TieTolerance.None });
        double[] time = [.. curve.Time.Skip(1)];
        return [.. times.Select(t =>
        {
            int at = Array.BinarySearch(time, t);
            return 1 - curve.Survival[at < 0 ? ~at : at];
        })];
    }

    // Mean rank of the rows with that exit time, among all rows.
    private static double[] Ranks(SurvivalData data, double[] times)
    {
        SortedDictionary<double, double> count = [];
        for (int i = 0; i < data.Count; i++)
        {
            count[data.Exit[i]] = count.GetValueOrDefault(data.Exit[i]) + (data.Frequencies.IsEmpty ? 1 : data.Frequencies[i]);
        }

        Dictionary<double, double> rank = [];
        double below = 0;
        foreach ((double time, double tied) in count)
        {
            rank[time] = below + (tied + 1) / 2;
            below += tied;
        }

        return [.. times.Select(t => rank[t])];
    }

    private static void Standardise(CoxRiskSets sets, double[] g)
    {
        double[] events = new double[g.Length];
        for (int i = 0; i < sets.RowCount; i++)
        {
            events[sets.LastTime[i]] += sets.IsEvent[i] ? sets.Frequency[i] : 0;
        }

        double origin = g[0];
        double mean = g.Select((value, t) => events[t] * (value - origin)).Sum() / events.Sum();
        double squares = 0;
        for (int t = 0; t < g.Length; t++)
        {
            g[t] = g[t] - origin - mean;
            squares += events[t] * g[t] * g[t];
        }

        double spread = Math.Sqrt(squares / events.Sum());
        for (int t = 0; t < g.Length && spread > 0; t++)
        {
            g[t] /= spread;
        }
    }
}
