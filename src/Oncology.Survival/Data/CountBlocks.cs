namespace Oncology.Survival;

/// <summary>
/// The counts of a table, some times after the others: what a walk over all of them reads. Those of an untied table are made here, as many as stay in
/// the nearest cache, so that no column of them has to be.
/// </summary>
/// <param name="table">The table.</param>
internal ref struct CountBlocks(EventTable table)
{
    private const int Most = 256;

    private readonly double[] _atRisk = Room(table);
    private readonly double[] _events = Room(table);
    private readonly double[] _own = Room(table);

    /// <summary>The first of these times.</summary>
    public int First { get; private set; }

    /// <summary>How many they are.</summary>
    public int Length { get; private set; }

    /// <summary>Number at risk just before each.</summary>
    public ReadOnlySpan<double> AtRisk { get; private set; }

    /// <summary>Events of any cause at each.</summary>
    public ReadOnlySpan<double> Events { get; private set; }

    /// <summary>The most times at once.</summary>
    public static int LengthFor(EventTable table) => Math.Min(Most, table.Count);

    /// <summary>Goes on to the next times; false after the last.</summary>
    public bool Next()
    {
        First += Length;
        Length = Math.Min(Most, table.Count - First);
        if (table.IsUntied)
        {
            Make();
            AtRisk = _atRisk.AsSpan(0, Length);
            Events = _events.AsSpan(0, Length);
        }
        else
        {
            AtRisk = table.AtRiskColumn.AsSpan(First, Length);
            Events = table.EventsColumn.AsSpan(First, Length);
        }

        return Length > 0;
    }

    /// <summary>Events of one cause at each, until the next cause is asked for.</summary>
    /// <param name="cause">Cause, 1 or above.</param>
    public readonly ReadOnlySpan<double> EventsOf(int cause)
    {
        if (!table.IsUntied)
        {
            return table.EventColumns[cause - 1].AsSpan(First, Length);
        }

        Span<double> own = _own.AsSpan(0, Length);
        ReadOnlySpan<byte> ends = table.EndsOf(cause).Slice(First, Length);
        for (int j = 0; j < own.Length; j++)
        {
            own[j] = ends[j];
        }

        return own;
    }

    private static double[] Room(EventTable table) => table.IsUntied ? new double[LengthFor(table)] : [];

    // One row leaves at each time.
    private readonly void Make()
    {
        Span<double> events = _events.AsSpan(0, Length);
        Span<double> atRisk = _atRisk.AsSpan(0, Length);
        ReadOnlySpan<byte> censored = table.EndsOf(0).Slice(First, Length);
        int inside = table.Count - First;
        for (int j = 0; j < censored.Length; j++)
        {
            events[j] = 1 - censored[j];
            atRisk[j] = inside - j;
        }
    }
}
