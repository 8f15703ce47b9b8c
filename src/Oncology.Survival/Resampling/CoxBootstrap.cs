using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>Bootstrap intervals of the hazard ratios of a Cox model: the model fitted again to patients drawn with replacement.</summary>
/// <remarks>
/// <para>
/// Whole patients are drawn: all rows of a cluster of the frame, else of a subject of the data, else single rows. A patient that comes up
/// k times is k patients with tied times, as repeated rows would be. Case weights go with their patient.
/// </para>
/// <para>
/// A resample in which a covariate separates the events has an infinite coefficient and counts as beyond all others; one without
/// information on a coefficient has none and is left out (<see cref="BootstrapEstimate.UndefinedCount"/>).
/// </para>
/// <para>One entry per coefficient, in the order of the model. Intervals are those of <see cref="BootstrapEstimate"/>, on the hazard ratio.</para>
/// <para>Convention: R <c>boot</c> with <c>coxph</c> as statistic; Stata <c>bootstrap: stcox</c>, with <c>cluster()</c> for rows of one patient.</para>
/// <para>Source: Efron, JASA 1981;76:312; Davison, Hinkley, Bootstrap Methods and their Application, Cambridge 1997, section 3.5.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class CoxBootstrap : ITabular
{
    private CoxBootstrap(CoxModel model, BootstrapOptions options, int patients, ImmutableArray<BootstrapEstimate> hazardRatios)
    {
        Model = model;
        Options = options;
        PatientCount = patients;
        HazardRatios = hazardRatios;
    }

    /// <summary>The model.</summary>
    public CoxModel Model { get; }

    /// <summary>The choices that made the resamples.</summary>
    public BootstrapOptions Options { get; }

    /// <summary>Number of patients that were drawn from.</summary>
    public int PatientCount { get; }

    /// <summary>The hazard ratios.</summary>
    public ImmutableArray<BootstrapEstimate> HazardRatios { get; }

    /// <summary>Draws resamples of the patients of a model and fits it to each.</summary>
    /// <param name="model">The fitted model, with Efron or Breslow ties.</param>
    /// <param name="options">Number, seed and level; null is 2000 resamples.</param>
    /// <exception cref="ArgumentException">Exact ties; strata that do not fit the rows; rows of one patient with frequencies.</exception>
    public static CoxBootstrap Fit(CoxModel model, BootstrapOptions? options = null) =>
        Fit(model, options ?? new BootstrapOptions(), null, CancellationToken.None);

    /// <summary>Draws resamples of the patients of a model and fits it to each.</summary>
    /// <param name="model">The fitted model, with Efron or Breslow ties.</param>
    /// <param name="options">Number, seed and level.</param>
    /// <param name="progress">Told the share of the work that is done, from 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">Exact ties; strata that do not fit the rows; rows of one patient with frequencies.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static CoxBootstrap Fit(CoxModel model, BootstrapOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (model.Options.Ties == CoxTies.Exact)
        {
            throw new RequestException("The bootstrap is not made for exact ties; fit with Efron or Breslow ties.", "Le bootstrap n'est pas fait pour des ex aequo exacts ; ajustez avec ceux d'Efron ou de Breslow.", nameof(model));
        }

        SurvivalData data = model.Frame.Data;
        ReadOnlySpan<int> patients = model.Frame.Clusters is Factor clusters ? clusters.Codes.AsSpan() : data.Subjects.AsSpan();
        var resample = PatientResample.Create(data, patients, options);
        CoxResampler resampler = new(model.Fitted, resample);
        double[] replicates = resampler.Draw(options.Replicates, share => progress?.Report(share * Share(options, resample)), cancellation);
        double[] leftOut = resampler.LeaveOut(share => progress?.Report(Share(options, resample) + share * (1 - Share(options, resample))), cancellation);
        int[] kept = model.Fitted.Kept;
        var ratios = ImmutableArray.CreateBuilder<BootstrapEstimate>(model.Coefficients.Length);
        for (int j = 0; j < model.Coefficients.Length; j++)
        {
            int k = Array.IndexOf(kept, j);
            ratios.Add(Ratio(model.Coefficients[j], Column(replicates, kept.Length, k), Column(leftOut, kept.Length, k), options.ConfidenceLevel));
        }

        return new CoxBootstrap(model, options, resample.Pool.Length, ratios.MoveToImmutable());
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        double level = Options.ConfidenceLevel;
        ImmutableArray<TableColumn> columns =
        [
            new("term", Words.Term.In(language), IsText: true),
            new("level", Words.Level.In(language), IsText: true),
            .. BootstrapTables.Columns(Words.HazardRatio.In(language), level, language),
        ];
        return new ResultTable(Words.Bootstrap.In(language), columns, [.. HazardRatios.Select(Row)], language)
        {
            Footnotes = BootstrapTables.Notes(Options, HazardRatios.Sum(ratio => ratio.UndefinedCount), language),
        };
    }

    /// <summary>The intervals as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private TableRow Row(BootstrapEstimate ratio, int j) => new(
    [
        new Cell.Text(Model.Coefficients[j].Name.Term),
        new Cell.Text(Model.Coefficients[j].Name.Level ?? string.Empty),
        .. BootstrapTables.Cells(ratio, NumberKind.Ratio),
    ]);

    private static double Share(BootstrapOptions options, PatientResample resample) =>
        options.Replicates / (double)(options.Replicates + resample.Pool.Length);

    private static double[] Column(double[] values, int columns, int column) =>
        column < 0 ? [] : [.. Enumerable.Range(0, values.Length / columns).Select(row => values[row * columns + column])];

    // On the scale of the coefficient, where the basic interval is symmetric; then as hazard ratios.
    private static BootstrapEstimate Ratio(CoxCoefficient coefficient, double[] replicates, double[] leftOut, double level)
    {
        Interval[] intervals = BootstrapIntervals.Of(coefficient.Estimate, replicates, leftOut, level);
        return new BootstrapEstimate(
            coefficient.Name.ToString(),
            double.IsNaN(coefficient.Estimate) ? null : coefficient.HazardRatio,
            [.. replicates.Select(Math.Exp)],
            BootstrapIntervals.StandardError(replicates),
            [.. intervals.Select(interval => new Interval(Math.Exp(interval.Lower), Math.Exp(interval.Upper)))]);
    }
}
