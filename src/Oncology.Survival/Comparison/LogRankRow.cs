namespace Oncology.Survival;

/// <summary>What the log-rank test needs of a row that counts once and is at risk from the beginning, in as little memory as holds it.</summary>
internal readonly struct LogRankRow
{
    private readonly int _code;

    /// <summary>A row.</summary>
    /// <param name="time">When it left.</param>
    /// <param name="stratum">Code of its stratum; -1 when it has none or no group.</param>
    /// <param name="group">Code of its group.</param>
    /// <param name="isEvent">Whether it left with an event.</param>
    public LogRankRow(double time, int stratum, int group, bool isEvent)
    {
        Time = time;
        Stratum = stratum;
        _code = 2 * group + (isEvent ? 1 : 0);
    }

    /// <summary>When it left.</summary>
    public double Time { get; }

    /// <summary>Code of its stratum; -1 when it has none or no group.</summary>
    public int Stratum { get; }

    /// <summary>Code of its group.</summary>
    public int Group => _code >> 1;

    /// <summary>Whether it left with an event.</summary>
    public bool IsEvent => (_code & 1) != 0;
}
