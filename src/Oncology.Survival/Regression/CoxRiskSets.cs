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
    private readonly int[] _lateEnd;

    private CoxRiskSets(SurvivalData data, RiskSetRows rows, CensoredFollowUp? followUp)
    {
        SourceRow = rows.Row;
        FirstTime = rows.First;
        LastTime = rows.Last;
        IsEvent = rows.IsEvent;
        Time = rows.Time;
        Strata = rows.Strata;
        Weight = GC.AllocateUninitializedArray<double>(SourceRow.Length);
        Frequency = GC.AllocateUninitializedArray<int>(SourceRow.Length);
        EventWeightOf = GC.AllocateUninitializedArray<double>(SourceRow.Length);
        RowStart = new int[Time.Length + 1];
        EventEnd = GC.AllocateUninitializedArray<int>(Time.Length + 1);
        EventWeightAt = GC.AllocateUninitializedArray<double>(Time.Length);
        EventCountAt = GC.AllocateUninitializedArray<long>(Time.Length);
        Fill(data);
        if (followUp is not null)
        {
            Lingering = LingeringRows.Of(this, followUp);
            WeightMoved(followUp);
        }

        (ByFirstTime, _lateEnd) = rows.HasLateEntry ? LateRows() : ([], []);
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

    /// <summary>Weight of the row where it ends with the event, else 0.</summary>
    public double[] EventWeightOf { get; }

    /// <summary>First row whose last event time is t; the entry after the last time is the number of rows.</summary>
    public int[] RowStart { get; }

    /// <summary>End of the events among the rows of time t; one more entry is of no time.</summary>
    public int[] EventEnd { get; }

    /// <summary>Weight of the events of each time.</summary>
    public double[] EventWeightAt { get; }

    /// <summary>Number of events of each time, frequencies counted.</summary>
    public long[] EventCountAt { get; }

    /// <summary>The strata that have events: code, first event time, end of the event times.</summary>
    public (int Code, int Start, int End)[] Strata { get; }

    /// <summary>The event times, ascending within a stratum.</summary>
    public double[] Time { get; }

    /// <summary>Rows that enter after the first event time of their stratum, by descending first event time.</summary>
    public int[] ByFirstTime { get; }

    /// <summary>True when rows enter after the first event time of their stratum.</summary>
    public bool HasLateEntry => ByFirstTime.Length > 0;

    /// <summary>Rows that stay at risk with a falling weight; null in models without them.</summary>
    public LingeringRows? Lingering { get; }

    /// <summary>Total weight of the events.</summary>
    public double EventWeight { get; private set; }

    /// <summary>True when rows have case weights other than 1.</summary>
    public bool HasCaseWeights { get; private set; }

    /// <summary>True when several events share a time.</summary>
    public bool HasTies { get; private set; }

    /// <summary>Number of events, frequencies counted.</summary>
    public long EventCount { get; private set; }

    /// <summary>End, among <see cref="ByFirstTime"/>, of the rows that enter after an event time.</summary>
    public int LateEndAfter(int time) => time < _lateEnd.Length ? _lateEnd[time] : 0;

    /// <summary>Prepares data.</summary>
    /// <param name="data">Follow-up, near ties merged.</param>
    /// <param name="strata">Stratum code of each row, at least 0; empty is one stratum.</param>
    /// <param name="followUp">Where competing events stay at risk, what <paramref name="data"/> were made from; else null.</param>
    public static CoxRiskSets Prepare(SurvivalData data, ReadOnlySpan<int> strata, CensoredFollowUp? followUp = null)
    {
        int[] order = strata.IsEmpty ? data.ExitOrder : ByStratum(data.ExitOrder, strata);
        RiskSetRows rows = new(data, followUp);
        for (int from = 0; from < order.Length;)
        {
            int code = strata.IsEmpty ? 0 : strata[order[from]];
            int end = strata.IsEmpty ? order.Length : from + 1;
            while (end < order.Length && strata[order[end]] == code)
            {
                end++;
            }

            rows.AddStratum(code, order.AsSpan(from, end - from));
            from = end;
        }

        CoxRiskSets sets = new(data, rows, followUp);
        rows.Return();
        return sets;
    }

    // Exit order puts a row after the events of its last event time, so the rows already stand in the order wanted.
    private void Fill(SurvivalData data)
    {
        bool isPlain = data.Weights.IsEmpty && data.Frequencies.IsEmpty;
        if (isPlain)
        {
            Array.Fill(Weight, 1);
            Array.Fill(Frequency, 1);
        }

        for (int i = 0; i < SourceRow.Length && !isPlain; i++)
        {
            Frequency[i] = data.Frequencies.IsEmpty ? 1 : data.Frequencies[SourceRow[i]];
            Weight[i] = data.RowWeight(SourceRow[i]);
            HasCaseWeights |= Weight[i] != Frequency[i];
        }

        // Events come first among the rows of a time: its last row and its last event are those that write last. Rows without event write
        // behind the times, where nobody reads.
        for (int i = 0; i < SourceRow.Length; i++)
        {
            int last = LastTime[i];
            RowStart[last + 1] = i + 1;
            EventEnd[IsEvent[i] ? last : TimeCount] = i + 1;
            EventWeightOf[i] = IsEvent[i] ? Weight[i] : 0;
        }

        for (int t = 0; t < TimeCount; t++)
        {
            int events = EventEnd[t] - RowStart[t];
            (EventWeightAt[t], EventCountAt[t]) = isPlain ? (events, events) : Sums(RowStart[t], EventEnd[t]);
            EventWeight += EventWeightAt[t];
            EventCount += EventCountAt[t];
            HasTies |= EventCountAt[t] != 1;
        }
    }

    private (double Weight, long Count) Sums(int first, int end)
    {
        double weight = 0;
        long count = 0;
        for (int i = first; i < end; i++)
        {
            weight += Weight[i];
            count += Frequency[i];
        }

        return (weight, count);
    }

    // Rows that linger from the beginning stand at the first event time after they ended, with the weight that they have there.
    private void WeightMoved(CensoredFollowUp followUp)
    {
        for (int i = 0; i < RowCount; i++)
        {
            double time = Time[LastTime[i]];
            if (!IsEvent[i] && time > followUp.Rows.Exit[SourceRow[i]] && followUp.Lingers(SourceRow[i]))
            {
                Weight[i] *= followUp.ShareAt(SourceRow[i], time);
            }
        }
    }

    // Each stratum's rows in the order they stand in.
    private static int[] ByStratum(int[] order, ReadOnlySpan<int> strata)
    {
        int most = 0;
        foreach (int code in strata)
        {
            most = Math.Max(most, code);
        }

        int[] next = new int[most + 2];
        foreach (int row in order)
        {
            next[strata[row] + 1]++;
        }

        for (int code = 0; code <= most; code++)
        {
            next[code + 1] += next[code];
        }

        int[] sorted = new int[order.Length];
        foreach (int row in order)
        {
            sorted[next[strata[row]]++] = row;
        }

        return sorted;
    }

    // Counted by first event time; times run over all strata, so the last stratum's rows come first.
    private (int[] Rows, int[] End) LateRows()
    {
        int[] stratumStart = new int[TimeCount];
        foreach ((_, int start, int end) in Strata)
        {
            stratumStart.AsSpan(start, end - start).Fill(start);
        }

        int[] next = new int[TimeCount + 1];
        for (int i = 0; i < RowCount; i++)
        {
            next[FirstTime[i]] += FirstTime[i] > stratumStart[FirstTime[i]] ? 1 : 0;
        }

        int sum = 0;
        for (int t = TimeCount; t >= 0; t--)
        {
            (next[t], sum) = (sum, sum + next[t]);
        }

        // Rows that enter after t stand before those that enter at it.
        int[] lateEnd = next[..TimeCount];
        int[] late = new int[sum];
        for (int i = 0; i < RowCount; i++)
        {
            if (FirstTime[i] > stratumStart[FirstTime[i]])
            {
                late[next[FirstTime[i]]++] = i;
            }
        }

        return (late, lateEnd);
    }
}
