using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>Profile-likelihood intervals of the hazard ratios of a Cox model, and the likelihood-ratio test of each coefficient.</summary>
/// <remarks>
/// <para>
/// The interval holds every β_j with 2 (log L(β̂) − max log L(β | β_j)) at most the quantile of χ²(1). A bound is 0 or infinite where the
/// likelihood never falls that far: under separation one side still has a bound. The order is that of the coefficients.
/// </para>
/// <para>Sandwich variances do not enter: the likelihood takes the rows for independent.</para>
/// <para>Convention: SAS PHREG <c>RISKLIMITS=PL</c>. R's <c>coxph</c> and Stata's <c>stcox</c> give Wald intervals.</para>
/// <para>Source: Venzon, Moolgavkar, Appl Stat 1988;37:87.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class ProfileLikelihood : ITabular
{
    // Both limits of a coefficient and the fall at zero, each profile with a few of Newton's steps.
    private const int EvaluationsOfOne = 40;

    private ProfileLikelihood(CoxModel model, ImmutableArray<ProfileInterval> coefficients)
    {
        Model = model;
        Coefficients = coefficients;
    }

    /// <summary>The model.</summary>
    public CoxModel Model { get; }

    /// <summary>One entry per coefficient; NaN for columns that were left out.</summary>
    public ImmutableArray<ProfileInterval> Coefficients { get; }

    /// <summary>Which intervals have a side without bound; empty when none has.</summary>
    public ImmutableArray<AnalysisWarning> Warnings =>
    [
        .. Coefficients.Where(c => c.HazardRatioInterval.Lower == 0 || double.IsPositiveInfinity(c.HazardRatioInterval.Upper)).Select(c => new AnalysisWarning(
            "profile-limit-infinite",
            $"The profile-likelihood interval of '{c.Name}' has no {(c.HazardRatioInterval.Lower == 0 ? "lower" : "upper")} limit: the likelihood never falls far enough on that side.",
            $"L'intervalle par vraisemblance profilée de « {c.Name} » n'a pas de borne {(c.HazardRatioInterval.Lower == 0 ? "inférieure" : "supérieure")} : la vraisemblance ne baisse jamais assez de ce côté.")),
    ];

    /// <summary>Computes the intervals at the confidence level of the model.</summary>
    /// <param name="model">The fitted model.</param>
    /// <exception cref="ModelException">Exact ties among so many rows that the profiles would take more than half an hour (<c>too-large</c>).</exception>
    public static ProfileLikelihood Fit(CoxModel model) => Fit(model, null, default);

    /// <summary>The same for large samples: says how far it is, and can be stopped.</summary>
    /// <param name="model">The fitted model.</param>
    /// <param name="progress">Told the share of the work that is done, from 0 to 1; null for nobody.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ModelException">Exact ties among so many rows that the profiles would take more than half an hour (<c>too-large</c>).</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static ProfileLikelihood Fit(CoxModel model, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        CoxFitted fitted = model.Fitted;
        CoxPartialLikelihood likelihood = new(fitted.Sets, fitted.Likelihood.Columns, model.Frame.Offset.AsSpan(), model.Options.Ties, model.Options.Threads) { Cancellation = cancellation };
        likelihood.Exact?.Allow(EvaluationsOfOne * likelihood.Count);
        CoxObjective objective = new(likelihood, isPenalised: false);
        objective.Evaluate(fitted.Coefficients);
        ProfileInterval[] intervals = All(objective, fitted.Coefficients, model.Options.ConfidenceLevel, [.. fitted.Kept.Select(j => model.Coefficients[j].Name)], new WorkWatch(progress, cancellation));
        return new ProfileLikelihood(
            model,
            [.. model.Coefficients.Select((c, j) => Array.IndexOf(fitted.Kept, j) is int k and >= 0 ? intervals[k] : ProfileInterval.None(c.Name))]);
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        double level = Model.Options.ConfidenceLevel;
        ImmutableArray<TableColumn> columns =
        [
            new("term", Words.Term.In(language), IsText: true),
            new("level", Words.Level.In(language), IsText: true),
            new("hazard_ratio", Words.HazardRatio.In(language)) { IntervalLevel = level },
            new("statistic", "χ²"),
            new("p", "p"),
        ];
        return new ResultTable(Words.ProfileLikelihood.In(language), columns, [.. Coefficients.Select(Row)], language);
    }

    /// <summary>The intervals as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    /// <summary>The intervals of all coefficients of an objective that stands at its maximum.</summary>
    internal static ProfileInterval[] All(CoxObjective objective, double[] maximum, double level, CoefficientName[] names, WorkWatch watch)
    {
        int p = maximum.Length;
        ReadOnlySpan<double> scale = objective.Likelihood.Columns.Scale;
        double[] covariance = Cholesky.Factor(objective.Likelihood.Information, p, 0).Inverse();
        double z = Tails.NormalQuantile(level);
        ProfileSearch search = new(objective, maximum);
        ProfileInterval[] intervals = new ProfileInterval[p];
        for (int j = 0; j < p; j++)
        {
            double error = Math.Sqrt(covariance[j * p + j]);
            error = error > 0 ? error : 1;
            double lower = search.Bound(j, -1, error, z * z / 2);
            double upper = search.Bound(j, 1, error, z * z / 2);
            intervals[j] = new ProfileInterval(
                names[j],
                new Interval(Math.Exp(lower / scale[j]), Math.Exp(upper / scale[j])),
                TestResult.ChiSquared(Math.Max(0, search.FallAtZero(j)), 1));
            watch.Report((j + 1.0) / p);
        }

        return intervals;
    }

    private TableRow Row(ProfileInterval interval, int j) => new(
    [
        new Cell.Text(interval.Name.Term),
        new Cell.Text(interval.Name.Level ?? string.Empty),
        new Cell.WithInterval(Model.Coefficients[j].HazardRatio, interval.HazardRatioInterval, NumberKind.Ratio),
        new Cell.Number(interval.LikelihoodRatioTest.Statistic, NumberKind.Statistic),
        new Cell.Number(interval.LikelihoodRatioTest.PValue, NumberKind.PValue),
    ]);
}
