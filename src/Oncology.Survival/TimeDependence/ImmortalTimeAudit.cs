using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>
/// An audit of the comparison "ever exposed against never exposed" where the exposure begins during follow-up: how much time and how many
/// events are credited to the exposed before their exposure began, and what the hazard ratio is without that.
/// </summary>
/// <remarks>
/// <para>
/// Who is ever exposed had to stay event-free until the exposure began; that time cannot hold an event ("immortal") and, counted as
/// exposed, lowers the hazard of the exposed. <see cref="ImmortalTime"/> is Σ min(w, T) − entry over the ever exposed, w the
/// exposure time and T the end of follow-up. Events at T ≤ w of rows labelled exposed are <see cref="EventsBeforeExposure"/>: an exposure
/// that came after the event.
/// </para>
/// <para>
/// Beside the biased hazard ratio stand the time-dependent one (<see cref="Episodes"/>) and those at landmarks
/// (<see cref="LandmarkSweep"/>). They answer the same question without immortal time; confounding remains in all of them.
/// </para>
/// <para>Time is in the caller's unit. Rows that end at 0 take no part in the time-dependent analysis.</para>
/// <para>
/// Source: Suissa, Am J Epidemiol 2008;167:492; Gail, Ann Intern Med 1972;76:815; data of Crowley, Hu, JASA 1977;72:27.
/// </para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class ImmortalTimeAudit : ITabular
{
    private ImmortalTimeAudit(LandmarkSweep landmarks, LandmarkSweepOptions options)
    {
        Landmarks = landmarks;
        Options = options;
    }

    /// <summary>Time under observation of the ever exposed, weighted, in the unit of the data.</summary>
    public double ExposedGroupTime { get; private init; }

    /// <summary>Part of <see cref="ExposedGroupTime"/> that was lived before the exposure began.</summary>
    public double ImmortalTime { get; private init; }

    /// <summary>Events of the ever exposed, weighted.</summary>
    public double ExposedGroupEvents { get; private init; }

    /// <summary>Part of <see cref="ExposedGroupEvents"/> that happened before the exposure began, or on its day.</summary>
    public double EventsBeforeExposure { get; private init; }

    /// <summary>Ever exposed against never exposed: biased by immortal time.</summary>
    public ExposureEstimate EverNever { get; private init; } = null!;

    /// <summary>The same, adjusted; null without covariates.</summary>
    public ExposureEstimate? EverNeverAdjusted { get; private init; }

    /// <summary>Exposed from the beginning of the exposure on; the counts are those of episodes.</summary>
    public ExposureEstimate TimeDependent { get; private init; } = null!;

    /// <summary>The same, adjusted; null without covariates.</summary>
    public ExposureEstimate? TimeDependentAdjusted { get; private init; }

    /// <summary>Exposed by a landmark, followed from there.</summary>
    public LandmarkSweep Landmarks { get; }

    /// <summary>The choices that made the audit.</summary>
    public LandmarkSweepOptions Options { get; }

    /// <summary>What the audit found, from the adjusted hazard ratios where there are any.</summary>
    public ImmortalTimeVerdict Verdict { get; private init; }

    /// <summary>Audits an exposure.</summary>
    /// <param name="data">The follow-up, one row per subject.</param>
    /// <param name="exposureTime">Time at which each row's exposure begins, also after the end of follow-up; NaN or +∞ for never.</param>
    /// <param name="landmarks">Landmarks for the comparison, finite and at least 0; may be empty.</param>
    /// <param name="options">Choices; null is the defaults.</param>
    /// <exception cref="ArgumentException">The lengths differ, a subject has several rows, or no row has a length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A landmark is negative or not finite.</exception>
    public static ImmortalTimeAudit Run(
        SurvivalData data, ReadOnlySpan<double> exposureTime, ReadOnlySpan<double> landmarks, LandmarkSweepOptions? options = null) =>
        RunWith(data, exposureTime, landmarks, null, options);

    /// <summary>Audits an exposure, also adjusted for covariates known at the origin.</summary>
    /// <param name="data">The follow-up, one row per subject.</param>
    /// <param name="exposureTime">Time at which each row's exposure begins, also after the end of follow-up; NaN or +∞ for never.</param>
    /// <param name="landmarks">Landmarks for the comparison, finite and at least 0; may be empty.</param>
    /// <param name="covariates">Columns to adjust for, rows aligned with <paramref name="data"/>.</param>
    /// <param name="options">Choices; null is the defaults.</param>
    /// <exception cref="ArgumentException">The lengths differ, a subject has several rows, or no row has a length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A landmark is negative or not finite.</exception>
    public static ImmortalTimeAudit Run(
        SurvivalData data, ReadOnlySpan<double> exposureTime, ReadOnlySpan<double> landmarks, DesignMatrix covariates, LandmarkSweepOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(covariates);
        return RunWith(data, exposureTime, landmarks, covariates, options);
    }

    /// <summary>The finding in one line.</summary>
    /// <param name="language">Language of the line.</param>
    public string VerdictLine(Language language) => ImmortalTimeWords.Line(this, language, NumberStyle.For(language));

    /// <inheritdoc/>
    public ResultTable ToTable(Language language) => Table(language, null);

    /// <summary>The audit as a table that names the unit of its times.</summary>
    /// <param name="language">Language of the words.</param>
    /// <param name="unit">Unit of the times that were given.</param>
    public ResultTable ToTable(Language language, TimeUnit unit) => Table(language, unit);

    private ResultTable Table(Language language, TimeUnit? unit)
    {
        bool isAdjusted = TimeDependentAdjusted is not null;
        double level = Options.Cox.ConfidenceLevel;
        ImmutableArray<TableColumn> columns =
        [
            new("analysis", Words.Analysis.In(language), IsText: true),
            new("n", "n"),
            new("exposed", Words.Exposed.In(language)),
            new("events", Words.Events.In(language)),
            new("hazard_ratio", Words.HazardRatio.In(language)) { IntervalLevel = level },
            new("p", "p"),
            .. isAdjusted ? ExposureTable.AdjustedColumns(language, level) : [],
        ];
        var style = NumberStyle.For(language);
        TableRow Row(string analysis, ExposureEstimate unadjusted, ExposureEstimate? adjusted) =>
            new([new Cell.Text(analysis), .. ExposureTable.Cells(unadjusted, adjusted, isAdjusted)]);
        return new ResultTable(
            Words.ImmortalTimeAudit.In(language),
            columns,
            [
                Row(Words.EverNever.In(language), EverNever, EverNeverAdjusted),
                .. Landmarks.Points.Select(point =>
                    Row($"{Words.Landmark.In(language)} {style.Format(point.Landmark, NumberKind.General)}{ImmortalTimeWords.Suffix(unit, language)}", point.Unadjusted, point.Adjusted)),

                // Patients, as in the other rows, not the episodes that they are split into.
                Row(Words.TimeDependent.In(language), TimeDependent with { Count = EverNever.Count }, TimeDependentAdjusted),
            ],
            language)
        {
            StyledFootnotes = numbers => [ImmortalTimeWords.Line(this, language, numbers), ImmortalTimeWords.Credited(this, language, numbers, unit)],
        };
    }

    /// <summary>The audit as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private static ImmortalTimeAudit RunWith(
        SurvivalData data, ReadOnlySpan<double> exposureTime, ReadOnlySpan<double> landmarks, DesignMatrix? covariates, LandmarkSweepOptions? options)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new LandmarkSweepOptions();
        var sweep = LandmarkSweep.RunWith(data, exposureTime, landmarks, covariates, options);
        var episodes = Episodes.Split(data, exposureTime);
        double[] ever = new double[data.Count];
        CompensatedSum time = default;
        CompensatedSum immortal = default;
        CompensatedSum events = default;
        CompensatedSum early = default;
        for (int row = 0; row < data.Count; row++)
        {
            if (!double.IsFinite(exposureTime[row]))
            {
                continue;
            }

            ever[row] = 1;
            double weight = data.RowWeight(row);
            double entry = data.HasEntry ? data.Entry[row] : 0;
            time.Add(weight * (data.Exit[row] - entry));
            immortal.Add(weight * Math.Max(0, Math.Min(exposureTime[row], data.Exit[row]) - entry));
            events.Add(data.Cause[row] > 0 ? weight : 0);
            early.Add(data.Cause[row] > 0 && exposureTime[row] >= data.Exit[row] ? weight : 0);
        }

        double[] exposed = [.. episodes.Exposed];
        var everNever = ExposureEstimate.Of(data, ever, null, options.Cox);
        var timeDependent = ExposureEstimate.Of(episodes.Data, exposed, null, options.Cox);
        ExposureEstimate? everAdjusted = covariates is null ? null : ExposureEstimate.Of(data, ever, covariates, options.Cox);
        ExposureEstimate? timeAdjusted = covariates is null
            ? null
            : ExposureEstimate.Of(episodes.Data, exposed, covariates.SelectRows(episodes.SourceRow), options.Cox);
        return new ImmortalTimeAudit(sweep, options)
        {
            ExposedGroupTime = time.Value,
            ImmortalTime = immortal.Value,
            ExposedGroupEvents = events.Value,
            EventsBeforeExposure = early.Value,
            EverNever = everNever,
            EverNeverAdjusted = everAdjusted,
            TimeDependent = timeDependent,
            TimeDependentAdjusted = timeAdjusted,
            Verdict = immortal.Value + early.Value > 0
                ? Compared(everAdjusted ?? everNever, timeAdjusted ?? timeDependent)
                : ImmortalTimeVerdict.NoImmortalTime,
        };
    }

    private static ImmortalTimeVerdict Compared(ExposureEstimate biased, ExposureEstimate honest) =>
        biased.Problem is not null || honest.Problem is not null ? ImmortalTimeVerdict.NotComparable
        : Side(biased) == Side(honest) ? ImmortalTimeVerdict.SameConclusion
        : ImmortalTimeVerdict.OtherConclusion;

    // −1 benefit, 1 harm, 0 the interval holds 1.
    private static int Side(ExposureEstimate estimate) => estimate.Interval.Upper < 1 ? -1 : estimate.Interval.Lower > 1 ? 1 : 0;
}
