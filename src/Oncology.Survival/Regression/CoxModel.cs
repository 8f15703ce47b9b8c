using System.Collections.Immutable;

namespace Oncology.Survival;

/// <summary>
/// The Cox proportional hazards model: log hazard ratios from right-censored, left-truncated or start-stop follow-up, by partial
/// likelihood.
/// </summary>
/// <remarks>
/// <para>
/// h(t | x) = h0(t) exp(β′x), one h0 per stratum. β maximises the partial likelihood Π_events exp(β′x_i) / Σ_{at risk} exp(β′x_j);
/// the model-based covariance is the inverse of minus its second derivative. Tied events follow <see cref="CoxOptions.Ties"/>.
/// </para>
/// <para>Coefficients stand in the order of the design. Time has no unit in the result: only the order of the times enters.</para>
/// <para>
/// All kinds of events of the data count as the event; use <see cref="SurvivalData.ForCause"/> for a cause-specific model. At equal
/// times events come before censorings. Case weights act as R's <c>weights</c>: under Efron each tied event is given their mean
/// weight. Frequencies act as repeated rows.
/// </para>
/// <para>
/// A coefficient without finite maximum (separation) is marked, named in <see cref="Warnings"/> and <see cref="Converged"/> is false.
/// Without columns the log-likelihood of the null model is the result.
/// </para>
/// <para>Convention: Efron ties as R; Stata and SAS use Breslow.</para>
/// <para>
/// Source: Cox, JRSS B 1972;34:187; Efron, JASA 1977;72:557; Breslow, Biometrics 1974;30:89; Therneau, Grambsch, Modeling Survival
/// Data, Springer 2000, chapter 3; sandwich variance: Lin, Wei, JASA 1989;84:1074.
/// </para>
/// </remarks>
public sealed partial class CoxModel
{
    private readonly Lazy<ModelFrame> _frame;
    private readonly double[] _covariance;
    private readonly double[] _modelCovariance;
    private readonly Lazy<Concordance> _concordance;
    private readonly Lazy<CoxFitted> _fitted;
    private readonly Lazy<CoxFitted> _curveSums;

    private CoxModel(
        Lazy<ModelFrame> frame,
        ImmutableArray<CoefficientName> names,
        long count,
        long eventCount,
        CoxOptions options,
        CoxSolution solution,
        Func<CoxModel, CoxFitted>? curveSums = null,
        Func<Concordance>? concordance = null)
    {
        _frame = frame;
        Options = options;
        Count = count;
        EventCount = eventCount;
        LogLikelihoodNull = solution.NullLogLikelihood;
        LogLikelihood = solution.LogLikelihood;
        Iterations = solution.Iterations;
        _modelCovariance = solution.ModelCovariance;
        _covariance = solution.RobustCovariance ?? solution.ModelCovariance;
        IsRobust = solution.RobustCovariance is not null;
        Coefficients = solution.Coefficients(names, options.ConfidenceLevel);
        DegreesOfFreedom = Coefficients.Count(c => !double.IsNaN(c.Estimate));
        LikelihoodRatioTest = TestResult.ChiSquared(2 * (LogLikelihood - LogLikelihoodNull), DegreesOfFreedom);
        WaldTest = TestResult.ChiSquared(solution.WaldStatistic, DegreesOfFreedom);
        ScoreTest = TestResult.ChiSquared(solution.ScoreStatistic, DegreesOfFreedom);
        RobustScoreTest = solution.RobustScoreStatistic is double robust ? TestResult.ChiSquared(robust, DegreesOfFreedom) : null;
        Converged = solution.HasSettled && !Coefficients.Any(c => c.IsInfinite);
        Warnings = CoxWarnings.For(this, solution.DroppedColumns);
        _concordance = new Lazy<Concordance>(concordance ?? (() => Concordance.Of(Frame, solution.LinearPredictor(Frame), options.TimeTies)));
        _fitted = new Lazy<CoxFitted>(() => CoxFitted.Of(this));
        _curveSums = curveSums is null ? _fitted : new Lazy<CoxFitted>(() => curveSums(this));
    }

    /// <summary>What the model was fitted to.</summary>
    public ModelFrame Frame => _frame.Value;

    /// <summary>The choices that made the fit.</summary>
    public CoxOptions Options { get; }

    /// <summary>Number of rows, frequencies counted.</summary>
    public long Count { get; }

    /// <summary>Number of events, frequencies counted, case weights not.</summary>
    public long EventCount { get; }

    /// <summary>One entry per column of the design.</summary>
    public ImmutableArray<CoxCoefficient> Coefficients { get; }

    /// <summary>Log partial likelihood at β = 0, offset included.</summary>
    public double LogLikelihoodNull { get; }

    /// <summary>Log partial likelihood at the estimate.</summary>
    public double LogLikelihood { get; }

    /// <summary>Number of coefficients that were estimated.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>Likelihood-ratio test of β = 0. It assumes independent rows, also in a robust fit.</summary>
    public TestResult LikelihoodRatioTest { get; }

    /// <summary>Wald test of β = 0; with the sandwich covariance in a robust fit.</summary>
    public TestResult WaldTest { get; }

    /// <summary>Score test of β = 0. It assumes independent rows, also in a robust fit.</summary>
    public TestResult ScoreTest { get; }

    /// <summary>Score test of β = 0 that allows for clusters; null when the fit is not robust.</summary>
    public TestResult? RobustScoreTest { get; }

    /// <summary>True when the sandwich covariance was used.</summary>
    public bool IsRobust { get; }

    /// <summary>Newton steps made.</summary>
    public int Iterations { get; }

    /// <summary>True when the iteration reached a finite maximum.</summary>
    public bool Converged { get; }

    /// <summary>What a reader must know: infinite coefficients, no convergence, few events, columns left out.</summary>
    public ImmutableArray<AnalysisWarning> Warnings { get; }

    /// <summary>Harrell's C of the linear predictor. Computed when first asked for.</summary>
    public Concordance Concordance => _concordance.Value;

    /// <summary>
    /// Where R centres the covariates: the mean of each column, 0 for a column of nothing but −1, 0 and 1, hence for the columns of a
    /// factor. The mean is weighted, except with entry times, as in R.
    /// </summary>
    public ImmutableArray<double> Means => [.. Fitted.Centre.Means];

    /// <summary>Linear predictor of each row of the frame, centred at <see cref="Means"/> and at the mean offset: R's <c>linear.predictors</c>.</summary>
    public ImmutableArray<double> LinearPredictor => [.. Fitted.CentredPredictor()];

    /// <summary>The sums at the estimate, from which baseline, predictions, residuals and tests are made. Prepared when first asked for.</summary>
    internal CoxFitted Fitted => _fitted.Value;

    /// <summary>The same for baselines and predictions; those of a Fine-Gray model do without writing out its rows.</summary>
    internal CoxFitted CurveSums => _curveSums.Value;

    /// <summary>Covariance of two coefficients: sandwich in a robust fit, else model-based. 0 for columns left out.</summary>
    /// <param name="row">Coefficient, from 0.</param>
    /// <param name="column">Coefficient, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such coefficient.</exception>
    public double Covariance(int row, int column) => _covariance[At(row, column)];

    /// <summary>Model-based covariance of two coefficients. 0 for columns left out.</summary>
    /// <param name="row">Coefficient, from 0.</param>
    /// <param name="column">Coefficient, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such coefficient.</exception>
    public double ModelCovariance(int row, int column) => _modelCovariance[At(row, column)];

    /// <summary>Fits the model.</summary>
    /// <param name="frame">Follow-up, design, strata, offset and clusters.</param>
    /// <param name="options">Choices of convention; null is R's.</param>
    /// <returns>The fit; numerical trouble is told by <see cref="Converged"/> and <see cref="Warnings"/>.</returns>
    /// <exception cref="ModelException">
    /// There is no event (<c>no-events</c>), columns are constant or collinear (<c>collinear</c>), the offset is too wide
    /// (<c>wide-offset</c>), or exact ties among so many rows would take more than half an hour (<c>too-large</c>).
    /// </exception>
    /// <exception cref="ArgumentException">Exact ties with case weights, or with the sandwich variance: neither is defined.</exception>
    public static CoxModel Fit(ModelFrame frame, CoxOptions? options = null) => Fit(frame, options ?? new CoxOptions(), null, default);

    /// <summary>The same for large samples or exact ties: says how far it is, and can be stopped.</summary>
    /// <param name="frame">Follow-up, design, strata, offset and clusters.</param>
    /// <param name="options">Choices of convention.</param>
    /// <param name="progress">Told the share of the work that is done, from 0 to 1, as far as it can be known; null for nobody.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ModelException">There is no event (<c>no-events</c>), columns are constant or collinear (<c>collinear</c>), or the offset is too wide (<c>wide-offset</c>).</exception>
    /// <exception cref="ArgumentException">Exact ties with case weights, or with the sandwich variance: neither is defined.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static CoxModel Fit(ModelFrame frame, CoxOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        WorkWatch watch = new(progress, cancellation);
        Lazy<ModelFrame> same = new(frame);
        CoxModel model = new(same, frame.Design.Names, frame.Data.RowCount, CountEvents(frame.Data), options, CoxSolution.Of(frame, options, watch));
        watch.Report(1);
        return model;
    }

    /// <summary>Fits the model without strata, offset or clusters.</summary>
    /// <param name="data">Follow-up.</param>
    /// <param name="design">Columns of the model, rows aligned with <paramref name="data"/>.</param>
    /// <param name="options">Choices of convention; null is R's.</param>
    /// <exception cref="ModelException">There is no event (<c>no-events</c>), columns are constant or collinear (<c>collinear</c>), or the offset is too wide (<c>wide-offset</c>).</exception>
    /// <exception cref="ArgumentException">The numbers of rows differ, or case weights with exact ties.</exception>
    public static CoxModel Fit(SurvivalData data, DesignMatrix design, CoxOptions? options = null) =>
        Fit(ModelFrame.Create(data, design), options);

    /// <summary>Fits the model of the weighted rows of a Fine-Gray model, without writing them out.</summary>
    /// <param name="frame">The rows of <paramref name="followUp"/> as long as their weight is 1.</param>
    /// <param name="weighted">The weighted rows, for when they are asked for.</param>
    /// <param name="options">Choices of convention.</param>
    /// <param name="followUp">What weights rows with a competing event from then on.</param>
    /// <param name="censoring">What estimating the weights adds to the sandwich; null when they are taken as known.</param>
    /// <param name="watch">Who is told how far it is.</param>
    internal static CoxModel Fit(
        ModelFrame frame, Lazy<ModelFrame> weighted, CoxOptions options, CensoredFollowUp followUp, CensoringScore? censoring, WorkWatch watch)
    {
        var solution = CoxSolution.Of(frame, options, followUp, censoring, watch);
        return new CoxModel(
            weighted,
            frame.Design.Names,
            followUp.WeightedRowCount(),
            CountEvents(frame.Data),
            options,
            solution,
            model => CoxFitted.Of(model, frame, followUp),
            () => Concordance.Of(frame, solution.LinearPredictor(frame), followUp));
    }

    private int At(int row, int column)
    {
        int p = Coefficients.Length;
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, p);
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, p);
        return row * p + column;
    }

    private static long CountEvents(SurvivalData data)
    {
        if (data.Frequencies.IsEmpty)
        {
            return data.Count - data.Cause.AsSpan().Count(0);
        }

        long count = 0;
        for (int i = 0; i < data.Count; i++)
        {
            count += data.Cause[i] == 0 ? 0 : data.Frequencies[i];
        }

        return count;
    }
}
