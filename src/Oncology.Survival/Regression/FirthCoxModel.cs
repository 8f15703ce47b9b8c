using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>
/// The Cox model with Firth's penalised likelihood: finite hazard ratios also where a covariate separates the events, and less
/// small-sample bias.
/// </summary>
/// <remarks>
/// <para>
/// β maximises log L(β) + ½ log det I(β), the penalty of Jeffreys' prior. Tests and intervals are those of the penalised likelihood: of one
/// coefficient the others are maximised over with all columns in the penalty. The standard error is that of the information without the
/// penalty.
/// </para>
/// <para>
/// Ties after Breslow or Efron; exact ties and the sandwich variance have no penalised form here. The design and the order of the
/// coefficients are those of <see cref="CoxModel"/>.
/// </para>
/// <para>Convention: R <c>coxphf</c>, SAS PHREG <c>FIRTH</c>, both with Breslow ties.</para>
/// <para>Source: Firth, Biometrika 1993;80:27; Heinze, Schemper, Biometrics 2001;57:114.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class FirthCoxModel : ITabular
{
    // The fit is one maximisation of several; the rest are profiles.
    private const double FitShare = 0.2;

    private readonly double[] _covariance;

    private FirthCoxModel(
        ModelFrame frame, CoxOptions options, CoxPartialLikelihood likelihood, int[] kept, ImmutableArray<DependentColumn> dropped, WorkWatch watch)
    {
        Frame = frame;
        Options = options;
        Count = frame.Data.RowCount;
        EventCount = likelihood.Sets.EventCount;
        DegreesOfFreedom = kept.Length;
        CoxObjective objective = new(likelihood, isPenalised: true);
        objective.Evaluate(new double[kept.Length]);
        PenalizedLogLikelihoodNull = objective.Value;
        double[] maximum = objective.Maximise(new double[kept.Length]);
        watch.Report(FitShare);
        PenalizedLogLikelihood = objective.Value;
        LogLikelihood = likelihood.LogLikelihood;
        Iterations = objective.Steps;
        Converged = objective.HasSettled;
        LikelihoodRatioTest = TestResult.ChiSquared(2 * (PenalizedLogLikelihood - PenalizedLogLikelihoodNull), kept.Length);
        ImmutableArray<CoefficientName> names = frame.Design.Names;
        double[] scaled = Cholesky.Factor(likelihood.Information, kept.Length, 0).Inverse();
        ProfileInterval[] profiles = ProfileLikelihood.All(objective, maximum, options.ConfidenceLevel, [.. kept.Select(j => names[j])], watch.Part(FitShare, 1));
        _covariance = new double[names.Length * names.Length];
        double[] scale = likelihood.Columns.Scale;
        for (int a = 0; a < kept.Length; a++)
        {
            for (int b = 0; b < kept.Length; b++)
            {
                _covariance[kept[a] * names.Length + kept[b]] = scaled[a * kept.Length + b] / scale[a] / scale[b];
            }
        }

        double z = Tails.NormalQuantile(options.ConfidenceLevel);
        Coefficients = [.. names.Select((name, j) => Array.IndexOf(kept, j) is int k and >= 0
            ? Coefficient(maximum[k] / scale[k], Math.Sqrt(_covariance[j * names.Length + j]), z, profiles[k])
            : Coefficient(double.NaN, double.NaN, z, ProfileInterval.None(name)))];
        Warnings = CoxWarnings.For(this, dropped);
    }

    /// <summary>What the model was fitted to.</summary>
    public ModelFrame Frame { get; }

    /// <summary>The choices that made the fit.</summary>
    public CoxOptions Options { get; }

    /// <summary>Number of rows, frequencies counted.</summary>
    public long Count { get; }

    /// <summary>Number of events, frequencies counted, case weights not.</summary>
    public long EventCount { get; }

    /// <summary>One entry per column of the design.</summary>
    public ImmutableArray<FirthCoefficient> Coefficients { get; }

    /// <summary>Number of coefficients that were estimated.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>Log partial likelihood at the estimate, without the penalty.</summary>
    public double LogLikelihood { get; }

    /// <summary>Penalised log partial likelihood at the estimate.</summary>
    public double PenalizedLogLikelihood { get; }

    /// <summary>Penalised log partial likelihood at β = 0.</summary>
    public double PenalizedLogLikelihoodNull { get; }

    /// <summary>Penalised likelihood-ratio test of β = 0.</summary>
    public TestResult LikelihoodRatioTest { get; }

    /// <summary>Steps made.</summary>
    public int Iterations { get; }

    /// <summary>True when the iteration came to rest.</summary>
    public bool Converged { get; }

    /// <summary>What a reader must know: no convergence, columns left out.</summary>
    public ImmutableArray<AnalysisWarning> Warnings { get; }

    /// <summary>Covariance of two coefficients, from the information without the penalty. 0 for columns left out.</summary>
    /// <param name="row">Coefficient, from 0.</param>
    /// <param name="column">Coefficient, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such coefficient.</exception>
    public double Covariance(int row, int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Coefficients.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Coefficients.Length);
        return _covariance[row * Coefficients.Length + column];
    }

    /// <summary>Fits the model.</summary>
    /// <param name="frame">Follow-up, design, strata and offset.</param>
    /// <param name="options">Choices of convention; null is R's of the Cox model, that is Efron ties.</param>
    /// <exception cref="ModelException">There is no event (<c>no-events</c>), columns are constant or collinear (<c>collinear</c>), or the offset is too wide (<c>wide-offset</c>).</exception>
    /// <exception cref="ArgumentException">The model has no column, or exact ties or the sandwich variance are asked for.</exception>
    public static FirthCoxModel Fit(ModelFrame frame, CoxOptions? options = null) => Fit(frame, options ?? new CoxOptions(), null, default);

    /// <summary>The same for large samples: says how far it is, and can be stopped.</summary>
    /// <param name="frame">Follow-up, design, strata and offset.</param>
    /// <param name="options">Choices of convention.</param>
    /// <param name="progress">Told the share of the work that is done, from 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ModelException">There is no event (<c>no-events</c>), columns are constant or collinear (<c>collinear</c>), or the offset is too wide (<c>wide-offset</c>).</exception>
    /// <exception cref="ArgumentException">The model has no column, or exact ties or the sandwich variance are asked for.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static FirthCoxModel Fit(ModelFrame frame, CoxOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(options);
        WorkWatch watch = new(progress, cancellation);
        options.Validate();
        if (options.Ties == CoxTies.Exact)
        {
            throw new RequestException("Firth's penalised likelihood is not defined with exact ties; use Breslow or Efron ties.", "La vraisemblance pénalisée de Firth n'est pas définie avec des ex aequo exacts ; prenez ceux de Breslow ou d'Efron.", nameof(options));
        }

        if (options.Robust || frame.Clusters is not null)
        {
            throw new RequestException("Firth's penalised likelihood has no sandwich variance; leave out robust and clusters.", "La vraisemblance pénalisée de Firth n'a pas de variance sandwich ; retirez robust et cluster.", nameof(options));
        }

        if (frame.Design.ColumnCount == 0)
        {
            throw new RequestException("The model has no covariate to estimate.", "Le modèle n'a pas de covariable à estimer.", nameof(frame));
        }

        (CoxPartialLikelihood likelihood, int[] kept, ImmutableArray<DependentColumn> dropped) = CoxSolution.Prepare(frame, options, watch);
        return new FirthCoxModel(frame, options, likelihood, kept, dropped, watch);
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        double level = Options.ConfidenceLevel;
        ImmutableArray<TableColumn> columns =
        [
            new("term", Words.Term.In(language), IsText: true),
            new("level", Words.Level.In(language), IsText: true),
            new("estimate", "β"),
            new("std_error", Words.StandardError.In(language)),
            new("hazard_ratio", Words.HazardRatio.In(language)) { IntervalLevel = level },
            new("statistic", "χ²"),
            new("p", "p"),
        ];
        return new ResultTable(Words.FirthModel.In(language), columns, [.. Coefficients.Select(Row)], language)
        {
            Footnotes = [.. Warnings.Select(warning => warning.In(language))],
        };
    }

    /// <summary>The coefficients as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private static FirthCoefficient Coefficient(double estimate, double error, double z, ProfileInterval profile) => new(
        profile.Name,
        estimate,
        error,
        profile.HazardRatioInterval,
        new Interval(Math.Exp(estimate - z * error), Math.Exp(estimate + z * error)),
        profile.LikelihoodRatioTest);

    private static TableRow Row(FirthCoefficient coefficient) => new(
    [
        new Cell.Text(coefficient.Name.Term),
        new Cell.Text(coefficient.Name.Level ?? string.Empty),
        new Cell.Number(coefficient.Estimate, NumberKind.Coefficient),
        new Cell.Number(coefficient.StandardError, NumberKind.Coefficient),
        new Cell.WithInterval(coefficient.HazardRatio, coefficient.HazardRatioInterval, NumberKind.Ratio),
        new Cell.Number(coefficient.LikelihoodRatioTest.Statistic, NumberKind.Statistic),
        new Cell.Number(coefficient.LikelihoodRatioTest.PValue, NumberKind.PValue),
    ]);
}
