using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>
/// A landmark analysis: who is still under observation and free of the event at a fixed time, grouped by what had happened by then.
/// </summary>
/// <remarks>
/// <para>
/// Kept: rows with time &gt; L (or ≥ L, <see cref="LandmarkOptions.Boundary"/>). Exposed: exposure time ≤ L; a later exposure moves nobody.
/// The grouping uses nothing that happens after L, so no exposed patient is given time in which the event could not have happened.
/// </para>
/// <para>
/// Rows stay in their order. Time is in the caller's unit, counted from the landmark unless <see cref="LandmarkOptions.ResetClock"/> is false.
/// A landmark at 0 keeps everybody whose follow-up has a length.
/// </para>
/// <para>
/// With late entry, rows that enter after the landmark were not under observation at it; they are left out and listed. Data with several
/// rows per subject are refused: the landmark needs the whole follow-up in one row.
/// </para>
/// <para>Source: Anderson, Cain, Gelber, J Clin Oncol 1983;1:710; Dafni, Circ Cardiovasc Qual Outcomes 2011;4:363.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class Landmark : ITabular
{
    private Landmark(double time, SurvivalData data, Factor exposed, ImmutableArray<int> keptRows, LandmarkOptions options)
    {
        Time = time;
        Data = data;
        Exposed = exposed;
        KeptRows = keptRows;
        Options = options;
    }

    /// <summary>The landmark L, in the unit of the source data.</summary>
    public double Time { get; }

    /// <summary>Follow-up of the kept rows after the landmark.</summary>
    public SurvivalData Data { get; }

    /// <summary>Group of each kept row: exposed at the landmark or not, or the fixed group that was given.</summary>
    public Factor Exposed { get; }

    /// <summary>Source row of each kept row, ascending.</summary>
    public ImmutableArray<int> KeptRows { get; }

    /// <summary>Source rows left out because the event (of either endpoint, where two are given) came before the landmark.</summary>
    public ImmutableArray<int> ExcludedEvent { get; private init; } = [];

    /// <summary>Source rows left out because follow-up ended without the event before the landmark.</summary>
    public ImmutableArray<int> ExcludedCensored { get; private init; } = [];

    /// <summary>Source rows left out because they came under observation after the landmark.</summary>
    public ImmutableArray<int> ExcludedNotEntered { get; private init; } = [];

    /// <summary>The choices that made this analysis.</summary>
    public LandmarkOptions Options { get; }

    /// <summary>Groups those followed to the landmark by whether the exposure had begun.</summary>
    /// <param name="data">The follow-up, one row per subject.</param>
    /// <param name="exposureTime">Time at which each row's exposure begins; NaN or +∞ for never.</param>
    /// <param name="landmark">The landmark L, finite and at least 0.</param>
    /// <param name="options">Choices; null is the defaults.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a subject has several rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The landmark is negative or not finite.</exception>
    /// <exception cref="ModelException">Nobody is followed to the landmark (<c>empty-landmark</c>).</exception>
    public static Landmark At(SurvivalData data, ReadOnlySpan<double> exposureTime, double landmark, LandmarkOptions? options = null) =>
        At(data, exposureTime, landmark, data, options);

    /// <summary>The same, leaving out also who had the event of another endpoint, or left its follow-up, before the landmark.</summary>
    /// <param name="data">The follow-up, one row per subject (overall survival, say).</param>
    /// <param name="exposureTime">Time at which each row's exposure begins; NaN or +∞ for never.</param>
    /// <param name="landmark">The landmark L, finite and at least 0.</param>
    /// <param name="eventFree">Follow-up of the same rows to the endpoint they must be free of (progression-free survival, say).</param>
    /// <param name="options">Choices; null is the defaults.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a subject has several rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The landmark is negative or not finite.</exception>
    /// <exception cref="ModelException">Nobody is followed to the landmark (<c>empty-landmark</c>).</exception>
    public static Landmark At(
        SurvivalData data, ReadOnlySpan<double> exposureTime, double landmark, SurvivalData eventFree, LandmarkOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new LandmarkOptions();
        SameLength(data, exposureTime.Length, nameof(exposureTime));
        bool[] exposed = new bool[exposureTime.Length];
        for (int row = 0; row < exposed.Length; row++)
        {
            exposed[row] = exposureTime[row] <= landmark;
        }

        Factor groups = Factor.FromBooleans(options.ExposureName, exposed, options.UnexposedLabel, options.ExposedLabel);
        return At(data, groups, landmark, eventFree, options);
    }

    /// <summary>Keeps fixed groups, such as the arm of a trial, of those followed to the landmark.</summary>
    /// <param name="data">The follow-up, one row per subject.</param>
    /// <param name="groups">Group of each row, known at the origin.</param>
    /// <param name="landmark">The landmark L, finite and at least 0.</param>
    /// <param name="options">Choices; null is the defaults.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a subject has several rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The landmark is negative or not finite.</exception>
    /// <exception cref="ModelException">Nobody is followed to the landmark (<c>empty-landmark</c>).</exception>
    public static Landmark At(SurvivalData data, Factor groups, double landmark, LandmarkOptions? options = null) =>
        At(data, groups, landmark, data, options);

    /// <summary>The same, leaving out also who had the event of another endpoint, or left its follow-up, before the landmark.</summary>
    /// <param name="data">The follow-up, one row per subject.</param>
    /// <param name="groups">Group of each row, known at the origin.</param>
    /// <param name="landmark">The landmark L, finite and at least 0.</param>
    /// <param name="eventFree">Follow-up of the same rows to the endpoint they must be free of.</param>
    /// <param name="options">Choices; null is the defaults.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a subject has several rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The landmark is negative or not finite.</exception>
    /// <exception cref="ModelException">Nobody is followed to the landmark (<c>empty-landmark</c>).</exception>
    public static Landmark At(SurvivalData data, Factor groups, double landmark, SurvivalData eventFree, LandmarkOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(eventFree);
        CheckRows(data, groups, eventFree, landmark);
        options ??= new LandmarkOptions();
        var kept = ImmutableArray.CreateBuilder<int>();
        var hadEvent = ImmutableArray.CreateBuilder<int>();
        var censored = ImmutableArray.CreateBuilder<int>();
        var notEntered = ImmutableArray.CreateBuilder<int>();
        for (int row = 0; row < data.Count; row++)
        {
            bool gone = !Reaches(data.Exit[row], landmark, options);
            bool endpointGone = !Reaches(eventFree.Exit[row], landmark, options);
            bool isEvent = (gone && data.Cause[row] > 0) || (endpointGone && eventFree.Cause[row] > 0);
            var rows = isEvent ? hadEvent
                : gone || endpointGone ? censored
                : EntersAfter(data, row, landmark) || EntersAfter(eventFree, row, landmark) ? notEntered
                : kept;
            rows.Add(row);
        }

        if (kept.Count == 0)
        {
            throw new ModelException(
                "empty-landmark",
                FormattableString.Invariant($"Nobody is followed to the landmark {landmark}."),
                FormattableString.Invariant($"Personne n'est suivi jusqu'au landmark {landmark}."));
        }

        return new Landmark(landmark, AfterLandmark(data.Subset([.. kept]), landmark, options), groups.Subset([.. kept]), kept.ToImmutable(), options)
        {
            ExcludedEvent = hadEvent.ToImmutable(),
            ExcludedCensored = censored.ToImmutable(),
            ExcludedNotEntered = notEntered.ToImmutable(),
        };
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language) =>
        SingleRow.Of(
            Words.Landmark,
            language,
            ("landmark", Words.Landmark, SingleRow.Number(Time, NumberKind.General)),
            ("n", SingleRow.Same("N"), SingleRow.Number(Data.RowCount, NumberKind.Count)),
            ("event_before", Words.EventBefore, SingleRow.Number(ExcludedEvent.Length, NumberKind.Count)),
            ("censored_before", Words.CensoredBefore, SingleRow.Number(ExcludedCensored.Length, NumberKind.Count)),
            ("not_entered", Words.NotEntered, SingleRow.Number(ExcludedNotEntered.Length, NumberKind.Count)));

    /// <summary>The result as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private static bool Reaches(double exit, double landmark, LandmarkOptions options) =>
        options.Boundary == LandmarkBoundary.KeepAt ? exit >= landmark : exit > landmark;

    private static bool EntersAfter(SurvivalData data, int row, double landmark) => data.HasEntry && data.Entry[row] > landmark;

    private static SurvivalData AfterLandmark(SurvivalData kept, double landmark, LandmarkOptions options)
    {
        int[] rows = [.. Enumerable.Range(0, kept.Count)];
        double[] exit = [.. kept.Exit.Select(time => options.ResetClock ? time - landmark : time)];
        if (options.ResetClock)
        {
            return SurvivalData.RightCensored(exit, kept.Cause.AsSpan()).WithRowWeightsOf(kept, rows);
        }

        int atLandmark = Array.IndexOf(exit, landmark);
        if (atLandmark >= 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"A row that ends on the landmark {landmark} has no length when time goes on from the origin; ")
                + "start time anew, or leave such rows out.",
                nameof(options));
        }

        return SurvivalData.CountingProcess([.. rows.Select(_ => landmark)], exit, kept.Cause.AsSpan()).WithRowWeightsOf(kept, rows);
    }

    private static void CheckRows(SurvivalData data, Factor groups, SurvivalData eventFree, double landmark)
    {
        SameLength(data, groups.Count, nameof(groups));
        SameLength(data, eventFree.Count, nameof(eventFree));
        if (!(landmark >= 0 && double.IsFinite(landmark)))
        {
            throw new ArgumentOutOfRangeException(nameof(landmark), landmark, "A landmark must be finite and at least 0.");
        }

        HashSet<int> subjects = [];
        for (int row = 0; row < data.Subjects.Length; row++)
        {
            if (!subjects.Add(data.Subjects[row]))
            {
                throw new RequestException(
                    $"Row {row}: subject {data.Subjects[row]} has several rows; a landmark needs one row per subject.",
                    $"Ligne {row} : le sujet {data.Subjects[row]} a plusieurs lignes ; un landmark demande une ligne par sujet.",
                    nameof(data));
            }
        }
    }

    private static void SameLength(SurvivalData data, int length, string name)
    {
        if (length != data.Count)
        {
            throw new ArgumentException($"'{name}' has {length} rows and the data {data.Count}.", name);
        }
    }
}
