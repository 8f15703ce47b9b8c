using System.Collections.Immutable;
using System.Globalization;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>
/// The Fine-Gray model: log subdistribution hazard ratios, which say how covariates move the cumulative incidence of one cause.
/// </summary>
/// <remarks>
/// <para>
/// h(t | x) = h0(t) exp(β′x) for the subdistribution hazard h = −d log(1 − F)/dt of the cumulative incidence F of the cause. β maximises
/// the partial likelihood on the rows of <see cref="FineGrayWeights"/>, in which who had a competing event stays at risk with the
/// probability of not yet being censored; the rows are not written out, so that time and memory grow with the number of patients. The variance is the sandwich by subject; it takes the censoring distribution as known, or adds
/// the small part that comes from estimating it, as <c>crr</c> (<see cref="FineGrayOptions.Variance"/>).
/// </para>
/// <para>Coefficients stand in the order of the design. At equal times events come before censorings.</para>
/// <para>
/// A subdistribution hazard ratio orders incidences; its size has no simple meaning, and a covariate that acts on the competing cause
/// alone moves it. Report it beside the cause-specific models (<see cref="SurvivalData.ForCause"/> with <see cref="CoxModel"/>).
/// </para>
/// <para>
/// Convention: equal to R <c>finegray</c> with <c>coxph(weights = fgwt, robust)</c>, Efron ties; <c>crr</c>, Stata and SAS use Breslow.
/// The coefficients and errors of <c>crr</c> are those with Breslow ties, <see cref="FollowUpTies.CensoringsFirst"/> and
/// <see cref="FineGrayVariance.EstimatedCensoring"/>.
/// </para>
/// <para>Source: Fine, Gray, JASA 1999;94:496, doi 10.1080/01621459.1999.10474144.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class FineGray : ITabular
{
    private readonly Lazy<FineGrayWeights> _weights;

    private FineGray(ModelFrame frame, int cause, FineGrayOptions options, Lazy<FineGrayWeights> weights, CoxModel model)
    {
        Frame = frame;
        Cause = cause;
        Options = options;
        _weights = weights;
        Model = model;
        CauseLabel = cause <= frame.Data.CauseLabels.Length ? frame.Data.CauseLabels[cause - 1] : cause.ToString(CultureInfo.InvariantCulture);
        Count = frame.Data.RowCount;
        EventCount = CountOf(frame.Data, c => c == cause);
        CompetingEventCount = CountOf(frame.Data, c => c > 0 && c != cause);
        Warnings = model.Warnings;
    }

    /// <summary>What the model was fitted to, before weighting.</summary>
    public ModelFrame Frame { get; }

    /// <summary>The event of interest.</summary>
    public int Cause { get; }

    /// <summary>Name of the event of interest.</summary>
    public string CauseLabel { get; }

    /// <summary>The choices that made the fit.</summary>
    public FineGrayOptions Options { get; }

    /// <summary>The weighted rows. The fit does without them; they are written out when first asked for.</summary>
    public FineGrayWeights Weights => _weights.Value;

    /// <summary>
    /// The Cox model of the weighted rows: covariances, tests, log-likelihood, concordance. Its row counts are those of the weighted rows; its frame and
    /// what is made from it (residuals) writes them out. <see cref="FineGrayBaseline"/> and <see cref="FineGrayPrediction"/> do without.
    /// </summary>
    public CoxModel Model { get; }

    /// <summary>Number of source rows, frequencies counted.</summary>
    public long Count { get; }

    /// <summary>Number of events of interest, frequencies counted.</summary>
    public long EventCount { get; }

    /// <summary>Number of competing events, frequencies counted.</summary>
    public long CompetingEventCount { get; }

    /// <summary>One entry per column of the design; hazard ratios are subdistribution hazard ratios.</summary>
    public ImmutableArray<CoxCoefficient> Coefficients => Model.Coefficients;

    /// <summary>What a reader must know: infinite coefficients, no convergence, few events, columns left out.</summary>
    public ImmutableArray<AnalysisWarning> Warnings { get; }

    /// <summary>Fits the model.</summary>
    /// <param name="frame">Follow-up with causes, design, strata, offset and clusters.</param>
    /// <param name="cause">The event of interest, at least 1.</param>
    /// <param name="options">Choices of convention; null is R's.</param>
    /// <exception cref="ModelException">
    /// No row has the event of interest (<c>no-events</c>), columns are constant or collinear (<c>collinear</c>), or late entry leaves a risk
    /// set empty (<c>no-weights</c>).
    /// </exception>
    /// <exception cref="ArgumentException">
    /// Exact ties, censoring groups that do not fit the rows, or entry times with <see cref="FineGrayVariance.EstimatedCensoring"/>.
    /// </exception>
    public static FineGray Fit(ModelFrame frame, int cause, FineGrayOptions? options = null) => Fit(frame, cause, options ?? new FineGrayOptions(), null, default);

    /// <summary>The same for large samples: says how far it is, and can be stopped.</summary>
    /// <param name="frame">Follow-up with causes, design, strata, offset and clusters.</param>
    /// <param name="cause">The event of interest, at least 1.</param>
    /// <param name="options">Choices of convention.</param>
    /// <param name="progress">Told the share of the work that is done, from 0 to 1, as far as it can be known; null for nobody.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ModelException">
    /// No row has the event of interest (<c>no-events</c>), columns are constant or collinear (<c>collinear</c>), or late entry leaves a risk
    /// set empty (<c>no-weights</c>).
    /// </exception>
    /// <exception cref="ArgumentException">
    /// Exact ties, censoring groups that do not fit the rows, or entry times with <see cref="FineGrayVariance.EstimatedCensoring"/>.
    /// </exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static FineGray Fit(ModelFrame frame, int cause, FineGrayOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(options);
        WorkWatch watch = new(progress, cancellation);
        CoxOptions cox = options.ToCox();
        cox.Validate();
        bool isEstimated = options.Variance == FineGrayVariance.EstimatedCensoring;
        if (isEstimated && frame.Data.HasEntry)
        {
            throw new RequestException("The variance from estimating the censoring distribution is known for right-censored rows only, without entry times.", "La variance due à l'estimation de la loi de censure n'est connue que pour des lignes censurées à droite, sans temps d'entrée.", nameof(options));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(cause, 1);
        var followUp = CensoredFollowUp.Of(frame.Data, cause, options);
        CensoringScore? censoring = isEstimated ? new CensoringScore(followUp, options.CensoringTies) : null;
        SurvivalData data = followUp.WithFullWeight();
        ModelFrame full = frame.Data.Frequencies.IsEmpty ? frame.WithData(data) : frame.Repeated(data, [.. followUp.SourceRow]);
        Lazy<FineGrayWeights> weights = new(() => FineGrayWeights.Of(followUp));
        Lazy<ModelFrame> weighted = new(() => frame.Reweighted(weights.Value));
        FineGray model = new(frame, cause, options, weights, CoxModel.Fit(full, weighted, cox, followUp, censoring, watch));
        watch.Report(1);
        return model;
    }

    /// <summary>Fits the model without strata, offset or clusters.</summary>
    /// <param name="data">Follow-up with causes.</param>
    /// <param name="design">Columns of the model, rows aligned with <paramref name="data"/>.</param>
    /// <param name="cause">The event of interest, at least 1.</param>
    /// <param name="options">Choices of convention; null is R's.</param>
    /// <exception cref="ModelException">
    /// No row has the event of interest (<c>no-events</c>), columns are constant or collinear (<c>collinear</c>), or late entry leaves a risk
    /// set empty (<c>no-weights</c>).
    /// </exception>
    /// <exception cref="ArgumentException">The numbers of rows differ, exact ties, or censoring groups that do not fit the rows.</exception>
    public static FineGray Fit(SurvivalData data, DesignMatrix design, int cause, FineGrayOptions? options = null) =>
        Fit(ModelFrame.Create(data, design), cause, options);

    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        string colon = Words.Colon.In(language);
        return Model.ToTable(language, Words.FineGrayModel.In(language) + colon + CauseLabel, Words.SubdistributionHazardRatio, style =>
        {
            string n = style.Format(Count, NumberKind.Count);
            string events = style.Format(EventCount, NumberKind.Count);
            string competing = style.Format(CompetingEventCount, NumberKind.Count);
            string missing = style.Format(Frame.MissingCount, NumberKind.Count);
            return $"n = {n}, {CauseLabel}{colon}{events}, {Words.CompetingEvents.In(language)}{colon}{competing}, "
                + $"{Words.MissingRows.In(language)}{colon}{missing}. {Words.Ties.In(language)}{colon}{Options.Ties}.";
        });
    }

    /// <summary>The coefficients as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private static long CountOf(SurvivalData data, Func<int, bool> isOne)
    {
        long count = 0;
        for (int row = 0; row < data.Count; row++)
        {
            count += !isOne(data.Cause[row]) ? 0 : data.Frequencies.IsEmpty ? 1 : data.Frequencies[row];
        }

        return count;
    }
}
