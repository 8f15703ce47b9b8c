namespace Oncology.Survival;

/// <summary>The distinct times of censoring of a group, with the number censored and the number at risk of it at each.</summary>
internal sealed class CensoringTimes
{
    private CensoringTimes(double[] time, int[] censored, int[] atRisk)
    {
        Time = time;
        Censored = censored;
        AtRisk = atRisk;
    }

    /// <summary>Times, ascending.</summary>
    public double[] Time { get; }

    /// <summary>Number censored at each.</summary>
    public int[] Censored { get; }

    /// <summary>Number at risk of being censored at each.</summary>
    public int[] AtRisk { get; }

    /// <summary>Collects the times.</summary>
    /// <param name="data">Follow-up, near ties merged, frequencies spelled out.</param>
    /// <param name="byExit">Rows of the group by ascending exit.</param>
    /// <param name="isLast">Rows that end a subject's follow-up.</param>
    /// <param name="ties">Whether events of a time are at risk of being censored at it.</param>
    public static CensoringTimes Of(SurvivalData data, int[] byExit, bool[] isLast, FollowUpTies ties)
    {
        double[] entry = data.HasEntry ? [.. byExit.Select(row => data.Entry[row]).Order()] : [];
        List<double> time = [];
        List<int> censorings = [];
        List<int> risk = [];
        int entered = data.HasEntry ? 0 : byExit.Length;
        for (int first = 0; first < byExit.Length;)
        {
            double at = data.Exit[byExit[first]];
            while (entered < entry.Length && entry[entered] < at)
            {
                entered++;
            }

            int end = first;
            int events = 0;
            int censored = 0;
            for (; end < byExit.Length && data.Exit[byExit[end]] == at; end++)
            {
                int row = byExit[end];
                events += data.Cause[row] > 0 ? 1 : 0;
                censored += data.Cause[row] == 0 && isLast[row] ? 1 : 0;
            }

            if (censored > 0)
            {
                time.Add(at);
                censorings.Add(censored);
                risk.Add(entered - first - (ties == FollowUpTies.EventsFirst ? events : 0));
            }

            first = end;
        }

        return new CensoringTimes([.. time], [.. censorings], [.. risk]);
    }

    /// <summary>Probability of not being censored: before the first time, and after each.</summary>
    public double[] Staying()
    {
        double[] probability = new double[Time.Length + 1];
        probability[0] = 1;
        for (int i = 0; i < Time.Length; i++)
        {
            probability[i + 1] = probability[i] * ((double)(AtRisk[i] - Censored[i]) / AtRisk[i]);
        }

        return probability;
    }
}
