using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Oncology.Survival;

/// <summary>
/// Follow-up of a sample: for each row the interval (entry, exit] under observation and how it ended.
/// </summary>
/// <remarks>
/// <para>
/// A row is at risk at t when entry &lt; t ≤ exit. Right-censored data have no entry column: such rows are at risk from the
/// beginning, time 0 included. Cause 0 is censored; 1, 2, … are kinds of events. At equal times events come before censorings.
/// </para>
/// <para>
/// Weights are of two kinds. A <b>case weight</b> multiplies a row's contribution (R <c>weights</c>); a <b>frequency</b> says that
/// the row stands for that many identical rows. They differ where tied events are counted (Efron).
/// </para>
/// <para>Time is in the caller's unit; results are in the same unit. Columns keep the caller's row order.</para>
/// </remarks>
public sealed partial class SurvivalData
{
    private Lazy<int[]> _exitOrder;
    private Lazy<int[]> _entryOrder;
    private WeakReference<CoxPrepared>? _prepared;

    private SurvivalData(ImmutableArray<double> entry, ImmutableArray<double> exit, ImmutableArray<int> cause)
    {
        Entry = entry;
        Exit = exit;
        Cause = cause;
        _exitOrder = new Lazy<int[]>(() => SortedOrder.ByExit(Exit.AsSpan(), Cause.AsSpan()));
        _entryOrder = new Lazy<int[]>(() => SortedOrder.Ascending(Entry.AsSpan()));
    }

    private SurvivalData(SurvivalData sameTimes)
    {
        Entry = sameTimes.Entry;
        Exit = sameTimes.Exit;
        Cause = sameTimes.Cause;
        Weights = sameTimes.Weights;
        Frequencies = sameTimes.Frequencies;
        Subjects = sameTimes.Subjects;
        CauseLabels = sameTimes.CauseLabels;
        _exitOrder = sameTimes._exitOrder;
        _entryOrder = sameTimes._entryOrder;
    }

    /// <summary>Number of rows.</summary>
    public int Count => Exit.Length;

    /// <summary>Entry time of each row; empty when no row enters late (plain right-censored data).</summary>
    public ImmutableArray<double> Entry { get; }

    /// <summary>End of follow-up of each row.</summary>
    public ImmutableArray<double> Exit { get; }

    /// <summary>How each row ended: 0 censored, k the k-th kind of event.</summary>
    public ImmutableArray<int> Cause { get; }

    /// <summary>Case weight of each row; empty when all are 1.</summary>
    public ImmutableArray<double> Weights { get; private init; } = [];

    /// <summary>Number of identical rows that each row stands for; empty when all are 1.</summary>
    public ImmutableArray<int> Frequencies { get; private init; } = [];

    /// <summary>
    /// Subject of each row of start-stop data, as codes 0, 1, …; empty when every row is a subject of its own.
    /// Rows of one subject that touch are one stay under observation: the seam is neither a censoring nor an entry.
    /// </summary>
    public ImmutableArray<int> Subjects { get; private init; } = [];

    /// <summary>Names of the kinds of events, the first for cause 1; empty when they have none.</summary>
    public ImmutableArray<string> CauseLabels { get; private init; } = [];

    /// <summary>True when rows have entry times (left truncation, start-stop rows).</summary>
    public bool HasEntry => !Entry.IsEmpty;

    /// <summary>Number of rows with frequencies counted.</summary>
    public long RowCount => Frequencies.IsEmpty ? Count : Frequencies.Sum(f => (long)f);

    /// <summary>Rows by ascending exit, events before censorings, then row order. Computed once.</summary>
    internal int[] ExitOrder => _exitOrder.Value;

    /// <summary>True when <see cref="ExitOrder"/> has been computed.</summary>
    internal bool HasExitOrder => _exitOrder.IsValueCreated;

    /// <summary>What was last prepared of the rows for partial likelihoods; null when there is nothing, or memory was needed.</summary>
    internal CoxPrepared? Prepared
    {
        get => _prepared is not null && _prepared.TryGetTarget(out CoxPrepared? prepared) ? prepared : null;
        set => _prepared = value is null ? null : new WeakReference<CoxPrepared>(value);
    }

    /// <summary>Rows by ascending entry, then row order; empty without entries. Computed once.</summary>
    internal int[] EntryOrder => _entryOrder.Value;

    /// <summary>Right-censored data: every row is observed from the origin.</summary>
    /// <param name="time">End of follow-up, finite and at least 0.</param>
    /// <param name="isEvent">True where the row ended with the event.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative, infinite or not a number.</exception>
    public static SurvivalData RightCensored(ReadOnlySpan<double> time, ReadOnlySpan<bool> isEvent) =>
        RightCensored(time, Causes(isEvent));

    /// <summary>Right-censored data with several kinds of events (competing risks).</summary>
    /// <param name="time">End of follow-up, finite and at least 0.</param>
    /// <param name="cause">0 for censored, 1, 2, … for the kind of event.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative, infinite or not a number, or a cause is negative.</exception>
    public static SurvivalData RightCensored(ReadOnlySpan<double> time, ReadOnlySpan<int> cause)
    {
        SameLength(time.Length, cause.Length, nameof(cause));
        for (int i = 0; i < time.Length; i++)
        {
            if (!(time[i] >= 0 && double.IsFinite(time[i])))
            {
                throw new ArgumentOutOfRangeException(nameof(time), time[i], $"Row {i}: a follow-up time must be finite and at least 0.");
            }
        }

        CheckCauses(cause);
        return new SurvivalData([], [.. time], [.. cause]);
    }

    /// <summary>Rows observed over (entry, exit]: left truncation, or start-stop rows of a time-dependent covariate.</summary>
    /// <param name="entry">Time after which the row is at risk; finite.</param>
    /// <param name="exit">End of the row, after <paramref name="entry"/>; finite.</param>
    /// <param name="isEvent">True where the row ended with the event.</param>
    /// <exception cref="ArgumentException">The columns differ in length, or an exit is not after its entry.</exception>
    public static SurvivalData CountingProcess(ReadOnlySpan<double> entry, ReadOnlySpan<double> exit, ReadOnlySpan<bool> isEvent) =>
        CountingProcess(entry, exit, Causes(isEvent));

    /// <summary>Rows observed over (entry, exit] with several kinds of events.</summary>
    /// <param name="entry">Time after which the row is at risk; finite.</param>
    /// <param name="exit">End of the row, after <paramref name="entry"/>; finite.</param>
    /// <param name="cause">0 for censored, 1, 2, … for the kind of event.</param>
    /// <exception cref="ArgumentException">The columns differ in length, or an exit is not after its entry.</exception>
    public static SurvivalData CountingProcess(ReadOnlySpan<double> entry, ReadOnlySpan<double> exit, ReadOnlySpan<int> cause)
    {
        SameLength(exit.Length, entry.Length, nameof(entry));
        SameLength(exit.Length, cause.Length, nameof(cause));
        for (int i = 0; i < exit.Length; i++)
        {
            if (!double.IsFinite(entry[i]) || !double.IsFinite(exit[i]))
            {
                throw new ArgumentOutOfRangeException(nameof(exit), exit[i], $"Row {i}: entry and exit must be finite.");
            }

            if (entry[i] >= exit[i])
            {
                throw new ArgumentException(FormattableString.Invariant($"Row {i}: the exit {exit[i]} is not after the entry {entry[i]}."), nameof(exit));
            }
        }

        CheckCauses(cause);
        return new SurvivalData([.. entry], [.. exit], [.. cause]);
    }

    /// <summary>The same rows with case weights.</summary>
    /// <param name="weights">One weight per row, finite and at least 0.</param>
    /// <exception cref="ArgumentException">The length differs from the number of rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
    public SurvivalData WithWeights(ReadOnlySpan<double> weights)
    {
        SameLength(Count, weights.Length, nameof(weights));
        for (int i = 0; i < weights.Length; i++)
        {
            if (!(weights[i] >= 0 && double.IsFinite(weights[i])))
            {
                throw new ArgumentOutOfRangeException(nameof(weights), weights[i], $"Row {i}: a weight must be finite and at least 0.");
            }
        }

        return new SurvivalData(this) { Weights = [.. weights] };
    }

    /// <summary>The same rows, each standing for a number of identical rows.</summary>
    /// <param name="frequencies">One whole number per row, at least 0.</param>
    /// <exception cref="ArgumentException">The length differs from the number of rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A frequency is negative.</exception>
    public SurvivalData WithFrequencies(ReadOnlySpan<int> frequencies)
    {
        SameLength(Count, frequencies.Length, nameof(frequencies));
        for (int i = 0; i < frequencies.Length; i++)
        {
            if (frequencies[i] < 0)
            {
                throw new ArgumentOutOfRangeException(nameof(frequencies), frequencies[i], $"Row {i}: a frequency must be at least 0.");
            }
        }

        return new SurvivalData(this) { Frequencies = [.. frequencies] };
    }

    /// <summary>The rows as often as their frequencies say, without frequencies.</summary>
    /// <param name="rows">The row behind each row written out.</param>
    internal SurvivalData WrittenOut(int[] rows) => new(Subset(rows)) { Frequencies = [] };

    /// <summary>The same rows with the subject each belongs to.</summary>
    /// <param name="subjects">One code per row; equal codes are one subject.</param>
    /// <exception cref="ArgumentException">The length differs from the number of rows.</exception>
    public SurvivalData WithSubjects(ReadOnlySpan<int> subjects)
    {
        SameLength(Count, subjects.Length, nameof(subjects));
        return new SurvivalData(this) { Subjects = [.. subjects] };
    }

    /// <summary>The same rows with names for the kinds of events.</summary>
    /// <param name="labels">One name per cause, the first for cause 1.</param>
    /// <exception cref="ArgumentException">A row has a cause without a name.</exception>
    public SurvivalData WithCauseLabels(ImmutableArray<string> labels)
    {
        int row = Cause.IndexOf(Cause.FirstOrDefault(cause => cause > labels.Length, -1));
        if (row >= 0)
        {
            throw new ArgumentException($"Row {row} has cause {Cause[row]}, but there are {labels.Length} labels.", nameof(labels));
        }

        return new SurvivalData(this) { CauseLabels = labels };
    }

    /// <summary>Some of the rows, in the order given.</summary>
    /// <param name="rows">Row numbers.</param>
    /// <exception cref="IndexOutOfRangeException">A row does not exist.</exception>
    public SurvivalData Subset(ReadOnlySpan<int> rows) =>
        new(Pick(Entry, rows), Pick(Exit, rows), Pick(Cause, rows))
        {
            Weights = Pick(Weights, rows),
            Frequencies = Pick(Frequencies, rows),
            Subjects = Pick(Subjects, rows),
            CauseLabels = CauseLabels,
        };

    /// <summary>The same rows with one kind of event; all other ends count as censored (cause-specific analysis).</summary>
    /// <param name="cause">The kind of event, at least 1.</param>
    public SurvivalData ForCause(int cause)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cause, 1);
        SurvivalData single = Reclassified([.. Cause.Select(c => c == cause ? 1 : 0)]);
        return cause <= CauseLabels.Length ? single.WithCauseLabels([CauseLabels[cause - 1]]) : single;
    }

    /// <summary>The same rows, with a label for every cause that occurs, so that a subset knows all of them.</summary>
    internal SurvivalData WithAllCauses()
    {
        int causes = Cause.DefaultIfEmpty().Max();
        return causes <= CauseLabels.Length
            ? this
            : WithCauseLabels([.. Enumerable.Range(1, causes).Select(c => c.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
    }

    /// <summary>Total weight of row <paramref name="row"/>: case weight times frequency.</summary>
    internal double RowWeight(int row) =>
        (Weights.IsEmpty ? 1 : Weights[row]) * (Frequencies.IsEmpty ? 1 : Frequencies[row]);

    /// <summary>The same rows with the case weights and frequencies of the rows they were made from.</summary>
    internal SurvivalData WithRowWeightsOf(SurvivalData source, ReadOnlySpan<int> sourceRow) =>
        new(this)
        {
            Weights = Pick(source.Weights, sourceRow),
            Frequencies = Pick(source.Frequencies, sourceRow),
            CauseLabels = source.CauseLabels,
        };

    /// <summary>The same rows and case weights with other ends, each row for itself: no frequencies, no subjects.</summary>
    internal SurvivalData WithEnds(double[] exit, int[] cause) =>
        new(Entry, ImmutableCollectionsMarshal.AsImmutableArray(exit), ImmutableCollectionsMarshal.AsImmutableArray(cause))
        {
            Weights = Weights,
        };

    /// <summary>The same rows with other causes.</summary>
    internal SurvivalData Reclassified(ImmutableArray<int> cause) =>
        new(Entry, Exit, cause) { Weights = Weights, Frequencies = Frequencies, Subjects = Subjects };

    /// <summary>
    /// Rows after which their subject goes on at the same instant in another row: their end is no end of observation.
    /// Empty when there are none.
    /// </summary>
    internal bool[] RowsEndingAtSeam()
    {
        if (!HasEntry || Subjects.IsEmpty)
        {
            return [];
        }

        HashSet<(int Subject, double Entry)> entries = [];
        for (int i = 0; i < Count; i++)
        {
            entries.Add((Subjects[i], Entry[i]));
        }

        bool[] seam = new bool[Count];
        for (int i = 0; i < Count; i++)
        {
            seam[i] = entries.Contains((Subjects[i], Exit[i]));
        }

        return seam;
    }

    private static int[] Causes(ReadOnlySpan<bool> isEvent)
    {
        int[] cause = new int[isEvent.Length];
        for (int i = 0; i < cause.Length; i++)
        {
            cause[i] = isEvent[i] ? 1 : 0;
        }

        return cause;
    }

    private static void CheckCauses(ReadOnlySpan<int> cause)
    {
        for (int i = 0; i < cause.Length; i++)
        {
            if (cause[i] < 0)
            {
                throw new ArgumentOutOfRangeException(nameof(cause), cause[i], $"Row {i}: a cause is 0 (censored) or positive.");
            }
        }
    }

    private static void SameLength(int expected, int actual, string name)
    {
        if (expected != actual)
        {
            throw new ArgumentException($"The columns differ in length: {expected} and {actual} rows.", name);
        }
    }

    private static ImmutableArray<T> Pick<T>(ImmutableArray<T> column, ReadOnlySpan<int> rows)
    {
        if (column.IsEmpty)
        {
            return [];
        }

        var picked = ImmutableArray.CreateBuilder<T>(rows.Length);
        foreach (int row in rows)
        {
            picked.Add(column[row]);
        }

        return picked.MoveToImmutable();
    }
}
