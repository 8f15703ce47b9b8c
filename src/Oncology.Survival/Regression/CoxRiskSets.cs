namespace Oncology.Survival;

/// <summary>
/// Follow-up prepared for partial likelihoods: rows by stratum and time, event times numbered across strata, and for each row the
/// event times at which it is at risk. Made once; every evaluation walks it.
/// </summary>
/// <remarks>
/// Rows that are at risk at no event time of their stratum, or have weight 0, contribute nothing and are left out.
/// Rows stand by their last event time, events of that time first, so that a walk backwards in time adds them in order.
/// </remarks>
internal sealed class CoxRiskSets
{
    private CoxRiskSets(int[] sourceRow, int timeCount)
    {
        SourceRow = sourceRow;
        FirstTime = new int[sourceRow.Length];
        LastTime = new int[sourceRow.Length];
        Weight = new double[sourceRow.Length];
        Frequency = new int[sourceRow.Length];
        IsEvent = new bool[sourceRow.Length];
        RowStart = new int[timeCount + 1];
        EventEnd = new int[timeCount];
        Time = new double[timeCount];
    }

    /// <summary>Number of rows that count.</summary>
    public int RowCount => SourceRow.Length;

    /// <summary>Number of event times, over all strata.</summary>
    public int TimeCount => Time.Length;

    /// <summary>Row of the data behind each row.</summary>
    public int[] SourceRow { get; }

    /// <summary>First event time at which the row is at risk.</summary>
    public int[] FirstTime { get; }

    /// <summary>Last event time at which the row is at risk; its own time when it is an event.</summary>
    public int[] LastTime { get; }

    /// <summary>Case weight × frequency.</summary>
    public double[] Weight { get; }

    /// <summary>Number of identical rows that the row stands for.</summary>
    public int[] Frequency { get; }

    /// <summary>True where the row ends with the event.</summary>
    public bool[] IsEvent { get; }

    /// <summary>First row whose last event time is t; the entry after the last time is the number of rows.</summary>
    public int[] RowStart { get; }

    /// <summary>End of the events among the rows of time t.</summary>
    public int[] EventEnd { get; }

    /// <summary>The strata that have events: code, first event time, end of the event times.</summary>
    public (int Code, int Start, int End)[] Strata { get; private init; } = [];

    /// <summary>The event times, ascending within a stratum.</summary>
    public double[] Time { get; private init; }

    /// <summary>Rows by descending first event time; empty when no row enters late.</summary>
    public int[] ByFirstTime { get; private set; } = [];

    /// <summary>True when rows enter after the first event time of their stratum.</summary>
    public bool HasLateEntry => ByFirstTime.Length > 0;

    /// <summary>Total weight of the events.</summary>
    public double EventWeight { get; private set; }

    /// <summary>True when rows have case weights other than 1.</summary>
    public bool HasCaseWeights { get; private set; }

    /// <summary>Number of events, frequencies counted.</summary>
    public long EventCount { get; private set; }

    /// <summary>Prepares data.</summary>
    /// <param name="data">Follow-up, near ties merged.</param>
    /// <param name="strata">Stratum code of each row, at least 0; empty is one stratum.</param>
    public static CoxRiskSets Prepare(SurvivalData data, ReadOnlySpan<int> strata)
    {
        int[] order = [.. data.ExitOrder.Where(row => data.RowWeight(row) > 0)];
        if (!strata.IsEmpty)
        {
            int[] codes = [.. strata];
            order = [.. order.OrderBy(row => codes[row])];
        }

        List<double> times = [];
        List<(int Code, int Start, int End)> ranges = [];
        foreach (int row in order)
        {
            if (data.Cause[row] == 0)
            {
                continue;
            }

            int stratum = strata.IsEmpty ? 0 : strata[row];
            bool isNewStratum = ranges.Count == 0 || ranges[^1].Code != stratum;
            if (isNewStratum)
            {
                ranges.Add((stratum, times.Count, times.Count));
            }

            if (isNewStratum || times[^1] != data.Exit[row])
            {
                times.Add(data.Exit[row]);
                ranges[^1] = (stratum, ranges[^1].Start, times.Count);
            }
        }

        double[] time = [.. times];
        Dictionary<int, (int Code, int Start, int End)> rangeOf = ranges.ToDictionary(range => range.Code);
        List<(int Row, int First, int Last)> kept = new(order.Length);
        bool late = false;
        foreach (int row in order)
        {
            if (!rangeOf.TryGetValue(strata.IsEmpty ? 0 : strata[row], out (int Code, int Start, int End) range))
            {
                continue;
            }

            int last = CountUpTo(time, range.Start, range.End - range.Start, data.Exit[row]) - 1;
            int first = data.HasEntry ? CountUpTo(time, range.Start, range.End - range.Start, data.Entry[row]) : range.Start;
            if (first <= last)
            {
                kept.Add((row, first, last));
                late |= first > range.Start;
            }
        }

        CoxRiskSets sets = new([.. kept.Select(k => k.Row)], time.Length) { Strata = [.. ranges], Time = time };
        sets.Fill(data, kept);
        if (late)
        {
            sets.ByFirstTime = [.. Enumerable.Range(0, kept.Count).OrderByDescending(i => sets.FirstTime[i])];
        }

        return sets;
    }

    // Index after the last event time that is at most the given time.
    private static int CountUpTo(double[] time, int start, int length, double limit)
    {
        int at = Array.BinarySearch(time, start, length, limit);
        return at >= 0 ? at + 1 : ~at;
    }

    // Exit order puts a row after the events of its last event time, so the rows already stand in the order wanted.
    private void Fill(SurvivalData data, List<(int Row, int First, int Last)> kept)
    {
        for (int i = 0; i < kept.Count; i++)
        {
            (int row, FirstTime[i], LastTime[i]) = kept[i];
            Weight[i] = data.RowWeight(row);
            Frequency[i] = data.Frequencies.IsEmpty ? 1 : data.Frequencies[row];
            IsEvent[i] = data.Cause[row] != 0;
            HasCaseWeights |= Weight[i] != Frequency[i];
            RowStart[LastTime[i] + 1] = i + 1;
            if (IsEvent[i])
            {
                EventEnd[LastTime[i]] = i + 1;
                EventWeight += Weight[i];
                EventCount += Frequency[i];
            }
        }
    }
}
