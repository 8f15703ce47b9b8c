namespace Oncology.Survival;

/// <summary>
/// The event times of a sample with whole-day follow-up, and how many are at risk at each. Refilled in place, nothing allocated: for
/// searches that evaluate the same small sample many thousand times a second.
/// </summary>
/// <remarks>
/// Event times ascend; arrays are padded to a multiple of four with times that weigh nothing. A row is at risk at the event times
/// up to and including its own day, events before censorings.
/// </remarks>
internal sealed class RiskFrame
{
    public RiskFrame(int rows)
    {
        int padded = (rows + 3) / 4 * 4;
        Day = new int[padded];
        AtRisk = new double[padded];
        Events = new double[padded];
        EventShare = new double[padded];
        TestSpread = new double[padded];
        LastTime = new int[rows];
        IsEvent = new bool[rows];
    }

    /// <summary>Number of event times.</summary>
    public int Count { get; private set; }

    /// <summary>The count rounded up to a multiple of four.</summary>
    public int PaddedCount { get; private set; }

    /// <summary>Number of members.</summary>
    public int MemberCount { get; private set; }

    /// <summary>Day of each event time.</summary>
    public int[] Day { get; }

    /// <summary>Members at risk at each event time.</summary>
    public double[] AtRisk { get; }

    /// <summary>Events at each event time.</summary>
    public double[] Events { get; }

    /// <summary>d / n at each event time.</summary>
    public double[] EventShare { get; }

    /// <summary>d (n − d) / (n² (n − 1)): what n₀ n₁ is multiplied with in the log-rank variance.</summary>
    public double[] TestSpread { get; }

    /// <summary>Index of the last event time at which the row is at risk; −1 for none and for rows that are no members.</summary>
    public int[] LastTime { get; }

    /// <summary>True for members whose follow-up ends with the event.</summary>
    public bool[] IsEvent { get; }

    /// <summary>Fills the frame.</summary>
    /// <param name="order">Rows by ascending day.</param>
    /// <param name="day">Last day of each row.</param>
    /// <param name="isEvent">Whether the row ends with the event.</param>
    /// <param name="isMember">The rows that count; empty is all.</param>
    public void Fill(ReadOnlySpan<int> order, ReadOnlySpan<int> day, ReadOnlySpan<bool> isEvent, ReadOnlySpan<bool> isMember)
    {
        int atRisk = 0;
        foreach (int row in order)
        {
            atRisk += isMember.IsEmpty || isMember[row] ? 1 : 0;
        }

        MemberCount = atRisk;
        int count = 0;
        for (int first = 0; first < order.Length;)
        {
            int time = day[order[first]];
            int end = first;
            int members = 0;
            int events = 0;
            for (; end < order.Length && day[order[end]] == time; end++)
            {
                int row = order[end];
                bool member = isMember.IsEmpty || isMember[row];
                members += member ? 1 : 0;
                events += member && isEvent[row] ? 1 : 0;
            }

            if (events > 0)
            {
                Add(count++, time, atRisk, events);
            }

            for (; first < end; first++)
            {
                int row = order[first];
                bool member = isMember.IsEmpty || isMember[row];
                LastTime[row] = member ? count - 1 : -1;
                IsEvent[row] = member && isEvent[row];
            }

            atRisk -= members;
        }

        Count = count;
        PaddedCount = (count + 3) / 4 * 4;
        for (int t = count; t < PaddedCount; t++)
        {
            Add(t, int.MaxValue, 1, 0);
        }
    }

    /// <summary>True when the same rows are at risk at the same events, whatever the days.</summary>
    public bool HasSameOrder(RiskFrame other) =>
        Count == other.Count && LastTime.AsSpan().SequenceEqual(other.LastTime) && IsEvent.AsSpan().SequenceEqual(other.IsEvent);

    /// <summary>Number of event times that are not after a day.</summary>
    public int CountUpTo(int day)
    {
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Day[middle] <= day)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private void Add(int t, int day, double n, double d)
    {
        Day[t] = day;
        AtRisk[t] = n;
        Events[t] = d;
        EventShare[t] = d / n;
        TestSpread[t] = n > 1 ? d * (n - d) / (n * n * (n - 1)) : 0;
    }
}
