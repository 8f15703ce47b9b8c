using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>Bootstrap intervals of what is read off a Kaplan-Meier curve: median, S(t), restricted mean.</summary>
/// <remarks>
/// <para>
/// Whole patients are drawn with replacement: all rows of a subject of the data, else single rows. With groups each group is drawn on its
/// own and keeps its size. A median that a resample does not reach counts as later than all others.
/// </para>
/// <para>Time is in the caller's unit. Intervals are those of <see cref="BootstrapEstimate"/>.</para>
/// <para>Convention: R <c>boot</c> with <c>survfit</c> as statistic.</para>
/// <para>Source: Efron, JASA 1981;76:312; Akritas, JASA 1986;81:1032.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class KaplanMeierBootstrap : ITabular
{
    private KaplanMeierBootstrap(KaplanMeier curve, BootstrapOptions options, KaplanMeierReadings readings, BootstrapEstimate[] estimates)
    {
        Curve = curve;
        Options = options;
        Readings = readings;
        Median = estimates[0];
        Survival = [.. estimates[1..(1 + readings.Times.Length)]];
        RestrictedMean = readings.Tau is null ? null : estimates[^1];
    }

    /// <summary>The curve of the data.</summary>
    public KaplanMeier Curve { get; }

    /// <summary>The choices that made the resamples.</summary>
    public BootstrapOptions Options { get; }

    /// <summary>What was read off the curves.</summary>
    public KaplanMeierReadings Readings { get; }

    /// <summary>Median time to the event.</summary>
    public BootstrapEstimate Median { get; }

    /// <summary>S(t), one entry per time of the readings.</summary>
    public ImmutableArray<BootstrapEstimate> Survival { get; }

    /// <summary>Restricted mean; null when no horizon was given.</summary>
    public BootstrapEstimate? RestrictedMean { get; }

    /// <summary>Resamples one sample.</summary>
    /// <param name="data">The sample; all kinds of events count as the event.</param>
    /// <param name="readings">What to read off the curves besides the median.</param>
    /// <param name="curves">Choices of the curves; null is R's.</param>
    /// <param name="options">Number, seed, level and strata; null is 2000 resamples.</param>
    /// <param name="progress">Told the share of the work that is done, from 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">There is no row; strata that do not fit the rows; rows of one patient with frequencies; a start time or exp(−H) curves.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time or the horizon is not after the origin of the curve.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static KaplanMeierBootstrap Fit(
        SurvivalData data, KaplanMeierReadings readings, KaplanMeierOptions? curves, BootstrapOptions? options, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(readings);
        options ??= new BootstrapOptions();
        options.Validate();
        return One(KaplanMeier.Fit(data, curves), data, readings, options, share => progress?.Report(share), cancellation);
    }

    /// <summary>Resamples one sample.</summary>
    /// <param name="data">The sample; all kinds of events count as the event.</param>
    /// <param name="readings">What to read off the curves besides the median.</param>
    /// <param name="options">Number, seed, level and strata; null is 2000 resamples.</param>
    /// <exception cref="ArgumentException">There is no row; strata that do not fit the rows; rows of one patient with frequencies.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time or the horizon is not after the origin of the curve.</exception>
    public static KaplanMeierBootstrap Fit(SurvivalData data, KaplanMeierReadings readings, BootstrapOptions? options = null) =>
        Fit(data, readings, null, options, null, CancellationToken.None);

    /// <summary>Resamples each group of a factor on its own.</summary>
    /// <param name="data">The sample; all kinds of events count as the event.</param>
    /// <param name="groups">Group of each row; rows without a group belong to no curve.</param>
    /// <param name="readings">What to read off the curves besides the median.</param>
    /// <param name="curves">Choices of the curves; null is R's.</param>
    /// <param name="options">Number, seed and level; the groups are the strata. Null is 2000 resamples.</param>
    /// <param name="progress">Told the share of the work that is done, from 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One entry per curve of <see cref="KaplanMeier.FitBy(SurvivalData, Factor, KaplanMeierOptions?)"/>.</returns>
    /// <exception cref="ArgumentException">No level has a row; strata besides the groups; rows of one patient with frequencies; a start time or exp(−H) curves.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time or the horizon is not after the origin of the curve.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static ImmutableArray<KaplanMeierBootstrap> FitBy(
        SurvivalData data,
        Factor groups,
        KaplanMeierReadings readings,
        KaplanMeierOptions? curves,
        BootstrapOptions? options,
        IProgress<double>? progress,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(readings);
        options ??= new BootstrapOptions();
        options.Validate();
        if (options.Strata is not null)
        {
            throw new ArgumentException("The groups are the strata of the resamples; leave the strata out.", nameof(options));
        }

        ImmutableArray<KaplanMeier> fitted = KaplanMeier.FitBy(data, groups, curves);
        int[][] rows = [.. groups.RowsByLevel().Where(level => level.Length > 0)];
        var result = ImmutableArray.CreateBuilder<KaplanMeierBootstrap>(fitted.Length);
        for (int g = 0; g < fitted.Length; g++)
        {
            // Each group has resamples of its own, not those of the group before.
            int done = g;
            BootstrapOptions own = options with { Seed = RandomStream.Mix(options.Seed + (ulong)g) };
            KaplanMeierBootstrap one = One(
                fitted[g], data.Subset(rows[g]), readings, own, share => progress?.Report((done + share) / fitted.Length), cancellation);
            result.Add(new KaplanMeierBootstrap(one.Curve, options, readings, one.All()));
        }

        return result.MoveToImmutable();
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        double level = Options.ConfidenceLevel;
        ImmutableArray<TableColumn> columns =
        [
            new("quantity", Words.Quantity.In(language), IsText: true),
            .. BootstrapTables.Columns(Words.EstimateWord.In(language), level, language),
        ];
        string title = Words.Bootstrap.In(language) + (Curve.Label is null ? "" : Words.Colon.In(language) + Curve.Label);
        return new ResultTable(title, columns, [.. All().Select(Row)], language)
        {
            Footnotes = BootstrapTables.Notes(Options, All().Sum(estimate => estimate.UndefinedCount), language),
        };
    }

    /// <summary>The intervals as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private BootstrapEstimate[] All() => [Median, .. Survival, .. RestrictedMean is null ? Array.Empty<BootstrapEstimate>() : [RestrictedMean]];

    private static TableRow Row(BootstrapEstimate estimate, int at) => new([new Cell.Text(estimate.Label), .. BootstrapTables.Cells(estimate, NumberKind.Coefficient)]);

    private static KaplanMeierBootstrap One(
        KaplanMeier curve, SurvivalData data, KaplanMeierReadings readings, BootstrapOptions options, Action<double> report, CancellationToken cancellation)
    {
        if (curve.Options.StartTime is not null || curve.Options.Estimator != SurvivalEstimator.ProductLimit)
        {
            throw new RequestException("Curves are resampled from the origin, by the product limit.", "Les courbes sont rééchantillonnées depuis l'origine, par la limite de produits.", nameof(curve));
        }

        if (readings.FirstOutside(curve.Time[0]) is double outside)
        {
            throw new ArgumentOutOfRangeException(nameof(readings), outside, "A time or horizon must be finite and after the origin of the curve.");
        }

        var resample = PatientResample.Create(data, data.Subjects.AsSpan(), options);
        KaplanMeierResampler resampler = new(curve.EventTable, curve.Time[0], curve.Options.Quantile, readings, resample);
        double[][] replicates = resampler.Run(options.Replicates, isDrawn: true, share => report(0.9 * share), cancellation);
        double[][] leftOut = resampler.Run(resample.Pool.Length, isDrawn: false, share => report(0.9 + 0.1 * share), cancellation);
        double[] values = resampler.Observed();
        return new KaplanMeierBootstrap(curve, options, readings, [.. values.Select((value, k) => new BootstrapEstimate(
            readings.LabelOf(k),
            double.IsFinite(value) ? value : null,
            [.. replicates[k]],
            BootstrapIntervals.StandardError(replicates[k]),
            [.. BootstrapIntervals.Of(value, replicates[k], leftOut[k], options.ConfidenceLevel).Select(Finite)]))]);
    }

    // A time that is not reached is no bound.
    private static Interval Finite(Interval interval) =>
        new(double.IsFinite(interval.Lower) ? interval.Lower : double.NaN, double.IsFinite(interval.Upper) ? interval.Upper : double.NaN);
}
