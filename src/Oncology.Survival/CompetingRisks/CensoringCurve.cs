namespace Oncology.Survival;

/// <summary>
/// Probability of being under observation still, as a step function: the censoring distribution G, times the entry distribution where
/// rows enter late. It weights the rows of the Fine-Gray model.
/// </summary>
/// <remarks>
/// G is the Kaplan-Meier estimate of the time to censoring; at a tied time events leave before censorings, so that they are not at
/// risk of them, or stay (<see cref="FineGrayOptions.CensoringTies"/>). With late entry G counts who has entered, and the entry distribution is the same estimate with time reversed (Geskus,
/// Biometrics 2011;67:39). Case weights do not enter, frequencies do, as in R's <c>finegray</c>.
/// </remarks>
internal sealed class CensoringCurve
{
    private readonly int[] _keptBefore;

    private CensoringCurve(double[] time, double[] before, bool[] isKept, CensoringTimes censorings)
    {
        Time = time;
        Before = before;
        IsKept = isKept;
        Censorings = censorings;
        _keptBefore = new int[isKept.Length + 1];
        for (int step = 0; step < isKept.Length; step++)
        {
            _keptBefore[step + 1] = _keptBefore[step] + (isKept[step] ? 1 : 0);
        }
    }

    /// <summary>The censorings that G falls at.</summary>
    public CensoringTimes Censorings { get; }

    /// <summary>Ends of the steps, ascending; the last is the end of follow-up.</summary>
    public double[] Time { get; }

    /// <summary>The probability over the step that ends at <see cref="Time"/>.</summary>
    public double[] Before { get; }

    /// <summary>True for the steps in which the event of interest occurs: only these need rows.</summary>
    public bool[] IsKept { get; }

    /// <summary>Estimates the curve in one censoring group.</summary>
    /// <param name="data">Follow-up, near ties merged, frequencies spelled out.</param>
    /// <param name="rows">Rows of the group by ascending exit.</param>
    /// <param name="eventTimes">Times of the event of interest in all groups.</param>
    /// <param name="end">End of follow-up in all groups.</param>
    /// <param name="isFirst">Rows that begin a subject's follow-up.</param>
    /// <param name="isLast">Rows that end a subject's follow-up.</param>
    /// <param name="hasDelay">True where subjects enter after the first exit.</param>
    /// <param name="ties">Whether events of a time are at risk of being censored at it.</param>
    public static CensoringCurve Of(
        SurvivalData data, int[] rows, double[] eventTimes, double end, bool[] isFirst, bool[] isLast, bool hasDelay, FollowUpTies ties)
    {
        var times = CensoringTimes.Of(data, rows, isLast, ties);
        (double[] censorings, double[] stays) = (times.Time, times.Staying());
        (double[] entries, double[] entered) = hasDelay ? Entering(data, rows, isFirst) : ([], [1]);
        List<double> time = [];
        List<double> before = [entered[0]];
        int c = 0;
        int e = 0;
        while (c < censorings.Length || e < entries.Length)
        {
            double next = Math.Min(c < censorings.Length ? censorings[c] : double.PositiveInfinity, e < entries.Length ? entries[e] : double.PositiveInfinity);
            c += c < censorings.Length && censorings[c] == next ? 1 : 0;
            e += e < entries.Length && entries[e] == next ? 1 : 0;
            time.Add(next);
            before.Add(stays[c] * entered[e]);
        }

        time.Add(end);
        double[] ends = [.. time];
        bool[] kept = new bool[ends.Length];
        int step = 0;
        foreach (double at in eventTimes)
        {
            step = StepOf(ends, at, step);
            kept[step] = true;
        }

        return new CensoringCurve(ends, [.. before], kept, times);
    }

    /// <summary>The first step that ends at or after a time.</summary>
    public int StepOf(double time) => FirstAtLeast(Time, time);

    /// <summary>The same, for a time that is not before a step: goes on from there.</summary>
    public int StepOf(double time, int from) => StepOf(Time, time, from);

    /// <summary>Number of later steps in which the event of interest occurs.</summary>
    public int KeptAfter(int step) => _keptBefore[^1] - _keptBefore[step + 1];

    private static int StepOf(double[] ends, double time, int from)
    {
        while (ends[from] < time)
        {
            from++;
        }

        return from;
    }

    private static int FirstAtLeast(double[] ends, double time)
    {
        int low = 0;
        int high = ends.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = ends[middle] < time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    // Times of entries after the earliest; H before the first and after each. With time reversed a subject is at risk of entering
    // while it is under observation.
    private static (double[] Time, double[] Probability) Entering(SurvivalData data, int[] rows, bool[] isFirst)
    {
        double[] exits = [.. rows.Select(row => data.Exit[row]).Order()];
        double[] starts = [.. rows.Select(row => data.Entry[row]).Order()];
        double[] first = [.. rows.Where(row => isFirst[row]).Select(row => data.Entry[row]).Order()];
        double[] time = [.. first.Distinct().Skip(1)];
        double[] probability = new double[time.Length + 1];
        probability[^1] = 1;
        for (int i = time.Length - 1; i >= 0; i--)
        {
            int entering = CountUpTo(first, time[i]) - FirstAtLeast(first, time[i]);
            int atRisk = CountUpTo(starts, time[i]) - CountUpTo(exits, time[i]);
            probability[i] = probability[i + 1] * ((double)(atRisk - entering) / atRisk);
        }

        return (time, probability);
    }

    private static int CountUpTo(double[] ascending, double limit) => FirstAtLeast(ascending, Math.BitIncrement(limit));
}
