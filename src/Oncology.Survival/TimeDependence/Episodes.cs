using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>
/// Follow-up split into (start, stop] rows at the times at which exposures begin, so that time before an exposure counts as unexposed.
/// </summary>
/// <remarks>
/// <para>
/// A subject observed over (e, T] and exposed from w on gives (e, w] unexposed and (w, T] exposed. w ≤ e: exposed throughout. w ≥ T: never
/// exposed in this follow-up. NaN or +∞: never. An exposure does not end. At w itself the subject still counts as unexposed.
/// </para>
/// <para>
/// Rows come in the order of the source rows, then of time. They add up to the source row; its event is that of its last row. Case weights
/// and frequencies are carried over. Time is in the caller's unit.
/// </para>
/// <para>
/// Right-censored rows start at 0. A row that ends at 0 has no length: it gives no episode and is listed in <see cref="RowsWithoutLength"/>.
/// </para>
/// <para>Convention: as R <c>tmerge</c> with <c>tdc()</c>, Stata <c>stsplit, after()</c>. Some books count the exposure from w on, w included.</para>
/// <para>Source: Therneau, Grambsch, Modeling Survival Data, Springer 2000, section 3.7.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class Episodes : ITabular
{
    private Episodes(SurvivalData data, ImmutableArray<int> sourceRow, ImmutableArray<ImmutableArray<double>> exposures, ImmutableArray<int> rowsWithoutLength)
    {
        Data = data;
        SourceRow = sourceRow;
        Exposures = exposures;
        RowsWithoutLength = rowsWithoutLength;
    }

    /// <summary>The episodes, with the subject each belongs to (the source row's subject; the source row itself where it had none).</summary>
    public SurvivalData Data { get; }

    /// <summary>Row of the source data that each episode was cut from.</summary>
    public ImmutableArray<int> SourceRow { get; }

    /// <summary>First exposure: 1 for each episode after its beginning, else 0.</summary>
    public ImmutableArray<double> Exposed => Exposures[0];

    /// <summary>One column of 0 and 1 per exposure, in the order given.</summary>
    public ImmutableArray<ImmutableArray<double>> Exposures { get; }

    /// <summary>Source rows that end at 0 and so give no episode, ascending.</summary>
    public ImmutableArray<int> RowsWithoutLength { get; }

    /// <summary>Splits follow-up at the beginning of one exposure.</summary>
    /// <param name="data">The follow-up; one row per subject, or start-stop rows.</param>
    /// <param name="exposureTime">Time at which each row's exposure begins, in the unit of the data; NaN or +∞ for never.</param>
    /// <exception cref="ArgumentException">The lengths differ, or no row has a length.</exception>
    public static Episodes Split(SurvivalData data, ReadOnlySpan<double> exposureTime) => Split(data, [[.. exposureTime]]);

    /// <summary>Exposure times with those at the very end of follow-up moved forward, so that the exposure begins before the end and counts there.</summary>
    /// <remarks>
    /// w = T becomes T − lead, all others stay. Half a day does what was done to R's <c>heart</c> data, where a patient who was transplanted on
    /// the day of death is exposed on that day; without it such an exposure never begins.
    /// </remarks>
    /// <param name="data">The follow-up.</param>
    /// <param name="exposureTime">Time at which each row's exposure begins, in the unit of the data; NaN or +∞ for never.</param>
    /// <param name="lead">How much before the end the exposure begins, above 0.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The lead is not above 0.</exception>
    public static ImmutableArray<double> LeadFromLastDay(SurvivalData data, ReadOnlySpan<double> exposureTime, double lead)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lead);
        CheckColumns(data, [[.. exposureTime]]);
        double[] times = exposureTime.ToArray();
        for (int row = 0; row < times.Length; row++)
        {
            times[row] = times[row] == data.Exit[row] ? times[row] - lead : times[row];
        }

        return [.. times];
    }

    /// <summary>Splits follow-up at the beginnings of several exposures.</summary>
    /// <param name="data">The follow-up; one row per subject, or start-stop rows.</param>
    /// <param name="exposureTimes">One column per exposure, at least one: the time at which each row's exposure begins; NaN or +∞ for never.</param>
    /// <exception cref="ArgumentException">There is no exposure, the lengths differ, or no row has a length.</exception>
    public static Episodes Split(SurvivalData data, ImmutableArray<ImmutableArray<double>> exposureTimes)
    {
        ArgumentNullException.ThrowIfNull(data);
        CheckColumns(data, exposureTimes);
        List<(int Row, double Start, double Stop, bool IsLast)> pieces = [];
        var withoutLength = ImmutableArray.CreateBuilder<int>();
        for (int row = 0; row < data.Count; row++)
        {
            double start = data.HasEntry ? data.Entry[row] : 0;
            double stop = data.Exit[row];
            if (start >= stop)
            {
                withoutLength.Add(row);
                continue;
            }

            foreach (double cut in exposureTimes.Select(column => column[row]).Where(w => w > start && w < stop).Distinct().Order())
            {
                pieces.Add((row, start, cut, false));
                start = cut;
            }

            pieces.Add((row, start, stop, true));
        }

        if (pieces.Count == 0)
        {
            throw new RequestException("No row has a follow-up longer than 0.", "Aucune ligne n'a de suivi supérieur à 0.", nameof(data));
        }

        return new Episodes(
            Rows(data, pieces),
            [.. pieces.Select(piece => piece.Row)],
            [.. exposureTimes.Select(column => pieces.Select(piece => column[piece.Row] <= piece.Start ? 1.0 : 0.0).ToImmutableArray())],
            withoutLength.ToImmutable());
    }

    /// <summary>Lists what is wrong with given start-stop rows, by row.</summary>
    /// <param name="start">Start of each row.</param>
    /// <param name="stop">Stop of each row.</param>
    /// <param name="isEvent">True where the row ended with the event.</param>
    /// <param name="subject">Code of each row's subject; rows of one subject may come in any order.</param>
    /// <returns>Problems in row order; empty when every subject is under observation once, without a break, up to its event.</returns>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A start or a stop is not finite.</exception>
    public static ImmutableArray<EpisodeProblem> Check(
        ReadOnlySpan<double> start, ReadOnlySpan<double> stop, ReadOnlySpan<bool> isEvent, ReadOnlySpan<int> subject)
    {
        if (stop.Length != start.Length || isEvent.Length != start.Length || subject.Length != start.Length)
        {
            throw new ArgumentException(
                $"The columns differ in length: {start.Length} starts, {stop.Length} stops, {isEvent.Length} events, {subject.Length} subjects.", nameof(subject));
        }

        List<EpisodeProblem> problems = [];
        int[] byStart = SortedOrder.Ascending(start);
        Dictionary<int, int> latest = [];
        foreach (int row in byStart)
        {
            if (!double.IsFinite(start[row]) || !double.IsFinite(stop[row]))
            {
                throw new ArgumentOutOfRangeException(nameof(stop), stop[row], $"Row {row}: start and stop must be finite.");
            }

            if (start[row] >= stop[row])
            {
                problems.Add(new EpisodeProblem(row, subject[row], EpisodeProblemKind.NoLength, null));
                continue;
            }

            if (latest.TryGetValue(subject[row], out int earlier))
            {
                if (Clash(start[row], stop[earlier], isEvent[earlier]) is EpisodeProblemKind kind)
                {
                    problems.Add(new EpisodeProblem(row, subject[row], kind, earlier));
                }

                if (stop[earlier] > stop[row])
                {
                    continue;
                }
            }

            latest[subject[row]] = row;
        }

        return [.. problems.OrderBy(problem => problem.Row)];
    }

    /// <summary>The first exposure as a factor with the levels <c>0</c> (unexposed, the reference) and <c>1</c>.</summary>
    public Factor ExposedFactor() => Factor.FromBooleans("exposed", [.. Exposed.Select(value => value == 1)], "0", "1");

    /// <inheritdoc/>
    public ResultTable ToTable(Language language) =>
        SingleRow.Of(
            Words.Episodes,
            language,
            ("episodes", Words.Episodes, SingleRow.Number(Data.Count, NumberKind.Count)),
            ("rows", Words.SourceRows, SingleRow.Number(SourceRow.Distinct().Count(), NumberKind.Count)),
            ("exposed", Words.ExposedEpisodes, SingleRow.Number(Exposed.Count(value => value == 1), NumberKind.Count)),
            ("without_length", Words.WithoutLength, SingleRow.Number(RowsWithoutLength.Length, NumberKind.Count)));

    /// <summary>The result as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private static EpisodeProblemKind? Clash(double start, double earlierStop, bool earlierEvent) =>
        start < earlierStop ? EpisodeProblemKind.Overlap
        : earlierEvent ? EpisodeProblemKind.AfterEvent
        : start > earlierStop ? EpisodeProblemKind.Gap
        : null;

    private static void CheckColumns(SurvivalData data, ImmutableArray<ImmutableArray<double>> exposureTimes)
    {
        if (exposureTimes.IsDefaultOrEmpty)
        {
            throw new ArgumentException("There must be at least one exposure.", nameof(exposureTimes));
        }

        for (int i = 0; i < exposureTimes.Length; i++)
        {
            if (exposureTimes[i].Length != data.Count)
            {
                throw new ArgumentException($"Exposure {i} has {exposureTimes[i].Length} rows and the data {data.Count}.", nameof(exposureTimes));
            }
        }
    }

    private static SurvivalData Rows(SurvivalData data, List<(int Row, double Start, double Stop, bool IsLast)> pieces)
    {
        SurvivalData rows = SurvivalData.CountingProcess(
            [.. pieces.Select(piece => piece.Start)],
            [.. pieces.Select(piece => piece.Stop)],
            (int[])[.. pieces.Select(piece => piece.IsLast ? data.Cause[piece.Row] : 0)]);
        int[] subjects = [.. pieces.Select(piece => data.Subjects.IsEmpty ? piece.Row : data.Subjects[piece.Row])];
        return rows.WithSubjects(subjects).WithRowWeightsOf(data, [.. pieces.Select(piece => piece.Row)]);
    }
}
