using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>
/// The hazard ratio of an exposure against the landmark at which it is taken: does the answer hang on the choice of the landmark?
/// </summary>
/// <remarks>
/// <para>
/// At each landmark L a Cox model of who is followed beyond L, exposed by L against not (<see cref="Landmark"/>), time counted
/// from L. Points come in the order of the landmarks given. The analyses share patients: they are no independent tests.
/// </para>
/// <para>
/// Where nobody is left, or one group, or no event, the point has no estimate (NaN) and says why. Time is in the caller's unit.
/// </para>
/// <para>Source: Anderson, Cain, Gelber, J Clin Oncol 1983;1:710; van Houwelingen, Scand J Stat 2007;34:70.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class LandmarkSweep : ITabular
{
    private LandmarkSweep(ImmutableArray<LandmarkPoint> points, LandmarkSweepOptions options)
    {
        Points = points;
        Options = options;
    }

    /// <summary>One entry per landmark.</summary>
    public ImmutableArray<LandmarkPoint> Points { get; }

    /// <summary>The choices that made the sweep.</summary>
    public LandmarkSweepOptions Options { get; }

    /// <summary>Estimates the hazard ratio at each landmark.</summary>
    /// <param name="data">The follow-up, one row per subject.</param>
    /// <param name="exposureTime">Time at which each row's exposure begins; NaN or +∞ for never.</param>
    /// <param name="landmarks">The landmarks, finite and at least 0.</param>
    /// <param name="options">Choices; null is the defaults.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a subject has several rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A landmark is negative or not finite.</exception>
    public static LandmarkSweep Run(
        SurvivalData data, ReadOnlySpan<double> exposureTime, ReadOnlySpan<double> landmarks, LandmarkSweepOptions? options = null) =>
        RunWith(data, exposureTime, landmarks, null, options);

    /// <summary>The same, also adjusted for covariates known at the origin.</summary>
    /// <param name="data">The follow-up, one row per subject.</param>
    /// <param name="exposureTime">Time at which each row's exposure begins; NaN or +∞ for never.</param>
    /// <param name="landmarks">The landmarks, finite and at least 0.</param>
    /// <param name="covariates">Columns to adjust for, rows aligned with <paramref name="data"/>.</param>
    /// <param name="options">Choices; null is the defaults.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a subject has several rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A landmark is negative or not finite.</exception>
    public static LandmarkSweep Run(
        SurvivalData data, ReadOnlySpan<double> exposureTime, ReadOnlySpan<double> landmarks, DesignMatrix covariates, LandmarkSweepOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(covariates);
        return RunWith(data, exposureTime, landmarks, covariates, options);
    }

    /// <summary>The same for many landmarks or large samples: says how far it is, and can be stopped.</summary>
    /// <param name="data">The follow-up, one row per subject.</param>
    /// <param name="exposureTime">Time at which each row's exposure begins; NaN or +∞ for never.</param>
    /// <param name="landmarks">The landmarks, finite and at least 0.</param>
    /// <param name="covariates">Columns to adjust for, rows aligned with <paramref name="data"/>; null for none.</param>
    /// <param name="options">Choices.</param>
    /// <param name="progress">Told the share of the work that is done, from 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a subject has several rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A landmark is negative or not finite.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static LandmarkSweep Run(
        SurvivalData data,
        ReadOnlySpan<double> exposureTime,
        ReadOnlySpan<double> landmarks,
        DesignMatrix? covariates,
        LandmarkSweepOptions options,
        IProgress<double>? progress,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        return RunWith(data, exposureTime, landmarks, covariates, options, progress, cancellation);
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        bool isAdjusted = Points.Any(point => point.Adjusted is not null);
        double level = Options.Cox.ConfidenceLevel;
        ImmutableArray<TableColumn> columns =
        [
            new("landmark", Words.Landmark.In(language)),
            new("n", "n"),
            new("exposed", Words.Exposed.In(language)),
            new("events", Words.Events.In(language)),
            new("hazard_ratio", Words.HazardRatio.In(language)) { IntervalLevel = level },
            new("p", "p"),
            .. isAdjusted ? ExposureTable.AdjustedColumns(language, level) : [],
        ];
        return new ResultTable(Words.LandmarkSweep.In(language), columns, [.. Points.Select(point => Row(point, isAdjusted))], language)
        {
            StyledFootnotes = style => [.. Points.Where(point => point.Unadjusted.Problem is not null).Select(point => Note(point, language, style))],
        };
    }

    /// <summary>The sweep as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    internal static LandmarkSweep RunWith(
        SurvivalData data, ReadOnlySpan<double> exposureTime, ReadOnlySpan<double> landmarks, DesignMatrix? covariates, LandmarkSweepOptions? options,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        options ??= new LandmarkSweepOptions();
        var points = ImmutableArray.CreateBuilder<LandmarkPoint>(landmarks.Length);
        foreach (double landmark in landmarks)
        {
            cancellation.ThrowIfCancellationRequested();
            points.Add(PointAt(data, exposureTime, landmark, covariates, options));
            progress?.Report((double)points.Count / landmarks.Length);
        }

        return new LandmarkSweep(points.MoveToImmutable(), options);
    }

    private static LandmarkPoint PointAt(
        SurvivalData data, ReadOnlySpan<double> exposureTime, double landmark, DesignMatrix? covariates, LandmarkSweepOptions options)
    {
        Landmark kept;
        try
        {
            kept = Landmark.At(data, exposureTime, landmark, new LandmarkOptions { Boundary = options.Boundary });
        }
        catch (ModelException exception) when (exception.Code == "empty-landmark")
        {
            AnalysisWarning nobody = new("empty-landmark", "Nobody is followed to the landmark.", "Personne n'est suivi jusqu'au landmark.");
            ExposureEstimate none = new(0, 0, 0, double.NaN, new Interval(double.NaN, double.NaN), double.NaN, nobody);
            return new LandmarkPoint(landmark, none, covariates is null ? null : none);
        }

        double[] exposed = [.. kept.Exposed.Codes.Select(code => (double)code)];
        return new LandmarkPoint(
            landmark,
            ExposureEstimate.Of(kept.Data, exposed, null, options.Cox),
            covariates is null ? null : ExposureEstimate.Of(kept.Data, exposed, covariates.SelectRows(kept.KeptRows), options.Cox));
    }

    private static TableRow Row(LandmarkPoint point, bool isAdjusted) => new(
    [
        new Cell.Number(point.Landmark, NumberKind.General),
        .. ExposureTable.Cells(point.Unadjusted, point.Adjusted, isAdjusted),
    ]);

    private static string Note(LandmarkPoint point, Language language, NumberStyle style) =>
        $"{Words.Landmark.In(language)} {style.Format(point.Landmark, NumberKind.General)}{Words.Colon.In(language)}{point.Unadjusted.Problem!.In(language)}";
}
