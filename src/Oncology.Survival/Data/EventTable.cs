using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Oncology.Survival;

/// <summary>
/// The distinct times of a sample with the number at risk, of events and of censorings at each: what every nonparametric
/// estimator is computed from.
/// </summary>
/// <remarks>
/// <para>
/// One entry per distinct exit time, ascending. Counts are weighted (case weight × frequency). At risk at t: entry &lt; t ≤ exit.
/// Rows of one subject that touch count as one stay, so that a change of covariate is not a censoring.
/// </para>
/// <para>Source: Andersen, Borgan, Gill, Keiding, Statistical Models Based on Counting Processes, Springer 1993, section IV.1.</para>
/// </remarks>
public sealed partial class EventTable
{
    private readonly long[] _eventRows;
    private double[]? _atRisk;
    private double[][]? _eventColumns;
    private double[]? _events;
    private double[]? _censored;

    private EventTable(SurvivalData data, int times, int causes, bool isPlain = true)
    {
        Data = data;
        CauseCount = causes;
        TimeColumn = Column();
        _atRisk = Column();
        _eventColumns = [.. Enumerable.Range(0, causes).Select(_ => Column())];
        _events = causes == 1 ? _eventColumns[0] : isPlain ? null : Column();
        _censored = isPlain ? null : Column();
        _eventRows = isPlain ? [] : new long[times];

        // The walk of a plain sample sets every entry; other samples add to them.
        double[] Column() => isPlain ? GC.AllocateUninitializedArray<double>(times) : new double[times];
    }

    /// <summary>Distinct exit times, ascending.</summary>
    public ImmutableArray<double> Time => ImmutableCollectionsMarshal.AsImmutableArray(TimeColumn);

    /// <summary>Number at risk just before each time.</summary>
    public ImmutableArray<double> AtRisk => ImmutableCollectionsMarshal.AsImmutableArray(AtRiskColumn);

    /// <summary>Events of any cause at each time.</summary>
    public ImmutableArray<double> Events => ImmutableCollectionsMarshal.AsImmutableArray(EventsColumn);

    /// <summary>Censored at each time.</summary>
    public ImmutableArray<double> Censored => ImmutableCollectionsMarshal.AsImmutableArray(CensoredColumn);

    /// <summary>Number of distinct times.</summary>
    public int Count => TimeColumn.Length;

    /// <summary>The data, with nearly equal times merged as asked.</summary>
    internal SurvivalData Data { get; }

    internal double[] TimeColumn { get; }

    /// <summary>Number of causes, at least 1.</summary>
    internal int CauseCount { get; }

    // Columns of plain samples are made when they are asked for; walks over all of them take CountBlocks.
    internal double[] AtRiskColumn => _atRisk ??= PlainAtRisk();

    internal double[] EventsColumn => _events ??= PlainEvents();

    internal double[] CensoredColumn => _censored ??= PlainCensorings();

    /// <summary>Events by cause; index 0 is cause 1.</summary>
    internal double[][] EventColumns => _eventColumns ??= PlainEventColumns();

    /// <summary>Number of event rows at a time, frequencies counted, case weights not: the number of tied events.</summary>
    internal long EventRowsAt(int time) => _eventRows.Length == 0 ? (long)EventsColumn[time] : _eventRows[time];

    /// <summary>Events of one cause at each time.</summary>
    /// <param name="cause">Cause, 1 or above.</param>
    /// <exception cref="ArgumentOutOfRangeException">No row has that cause.</exception>
    public ImmutableArray<double> EventsOf(int cause)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cause, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cause, CauseCount);
        return ImmutableCollectionsMarshal.AsImmutableArray(EventColumns[cause - 1]);
    }

    /// <summary>Tabulates the distinct times of <paramref name="data"/>.</summary>
    /// <param name="data">The sample.</param>
    /// <param name="ties">When two times count as one.</param>
    public static EventTable Create(SurvivalData data, TieTolerance ties)
    {
        ArgumentNullException.ThrowIfNull(data);
        data = data.WithTiesMerged(ties);
        if (IsPlainSample(data) && OfPlain(data) is EventTable plain)
        {
            return plain;
        }

        // Looked up once: rows stand in no order of memory.
        int[] order = RowsThatStandForSome(data);
        double[] exit = Picked(data.Exit, order);
        int[] cause = Picked(data.Cause, order);
        int times = 0;
        int causes = Math.Max(1, data.CauseLabels.Length);
        for (int k = 0; k < order.Length; k++)
        {
            times += k == 0 || exit[k] != exit[k - 1] ? 1 : 0;
            causes = Math.Max(causes, cause[k]);
        }

        EventTable table = new(data, times, causes, isPlain: false);
        table.CountEnds(order, exit, cause, data.RowsEndingAtSeam());
        table.CountAtRisk(order, exit, cause);
        return table;
    }

    // A row with frequency 0 stands for no row: its time is none of the sample.
    private static int[] RowsThatStandForSome(SurvivalData data) =>
        data.Frequencies.Contains(0) ? Array.FindAll(data.ExitOrder, row => data.Frequencies[row] > 0) : data.ExitOrder;

    private void CountEnds(int[] order, double[] exit, int[] causes, bool[] endsAtSeam)
    {
        int at = -1;
        for (int k = 0; k < order.Length; k++)
        {
            int row = order[k];
            if (k == 0 || exit[k] != exit[k - 1])
            {
                TimeColumn[++at] = exit[k];
            }

            double weight = Data.RowWeight(row);
            int cause = causes[k];
            if (cause > 0)
            {
                EventColumns[cause - 1][at] += weight;
                _eventRows[at] += Data.Frequencies.IsEmpty ? 1 : Data.Frequencies[row];
                if (CauseCount > 1)
                {
                    EventsColumn[at] += weight;
                }
            }
            else if (endsAtSeam.Length == 0 || !endsAtSeam[row])
            {
                _censored![at] += weight;
            }
        }
    }

    // Backwards in time rows come in at their exit and go out at their entry; compensated, so that fractional weights
    // leave an exact zero behind. Where everybody at risk has the event the two sums are made one number: rounding must not
    // leave a survivor.
    private void CountAtRisk(int[] order, double[] exit, int[] cause)
    {
        int[] byEntry = Data.EntryOrder;
        double[] entry = Picked(Data.Entry, byEntry);
        CompensatedSum atRisk = default;
        int next = order.Length - 1;
        int leaving = byEntry.Length - 1;
        long inside = 0;
        for (int at = TimeColumn.Length - 1; at >= 0; at--)
        {
            double time = TimeColumn[at];
            long withoutEvent = inside;
            for (; next >= 0 && exit[next] >= time; next--)
            {
                atRisk.Add(Data.RowWeight(order[next]));
                inside += Counts(order[next]);
                withoutEvent += cause[next] == 0 ? Counts(order[next]) : 0;
            }

            for (; leaving >= 0 && entry[leaving] >= time; leaving--)
            {
                atRisk.Add(-Data.RowWeight(byEntry[leaving]));
                inside -= Counts(byEntry[leaving]);
                withoutEvent -= Counts(byEntry[leaving]);
            }

            AtRiskColumn[at] = withoutEvent == 0 && EventsColumn[at] > 0 ? EventsColumn[at] : atRisk.Value;
        }
    }

    private static T[] Picked<T>(ImmutableArray<T> column, int[] rows)
    {
        T[] picked = new T[rows.Length];
        for (int k = 0; k < rows.Length; k++)
        {
            picked[k] = column[rows[k]];
        }

        return picked;
    }

    private int Counts(int row) => Data.RowWeight(row) > 0 ? 1 : 0;
}
