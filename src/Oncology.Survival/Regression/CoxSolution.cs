using System.Collections.Immutable;
using System.Globalization;

namespace Oncology.Survival;

/// <summary>The numbers of a Cox fit in the columns of the design, before they become a result.</summary>
internal sealed class CoxSolution
{
    private const int UsualEvaluations = 10;

    // Span of an offset from which on it, and not a covariate, is to blame for an information of nothing.
    private const double WideOffset = 100;

    private readonly int[] _kept;
    private readonly double[] _estimate;
    private readonly bool[] _isInfinite;

    private CoxSolution(ModelFrame frame, CoxOptions options, CoxPartialLikelihood likelihood, int[] kept, CoxRobustVariance? robust, WorkWatch watch)
    {
        _kept = kept;
        var newton = CoxNewton.Maximise(likelihood, options, watch);
        NullLogLikelihood = newton.NullLogLikelihood;
        LogLikelihood = likelihood.LogLikelihood;
        ScoreStatistic = newton.ScoreStatistic;
        RobustScoreStatistic = robust?.ScoreStatistic;
        Iterations = newton.Iterations;
        HasSettled = newton.HasSettled;
        int all = frame.Design.ColumnCount;
        _estimate = new double[all];
        _isInfinite = new bool[all];
        ReadOnlySpan<double> scale = likelihood.Columns.Scale;
        for (int j = 0; j < kept.Length; j++)
        {
            _estimate[kept[j]] = newton.Coefficients[j] / scale[j];
            _isInfinite[kept[j]] = newton.IsInfinite[j];
        }

        double[] information = likelihood.Information;
        double[] covariance = Cholesky.Factor(information, kept.Length, 0).Inverse();
        double[] wald = covariance;
        if (robust is not null)
        {
            wald = robust.Sandwich(likelihood, covariance);
            RobustCovariance = Unscaled(wald, scale, all);
            WaldStatistic = Cholesky.Factor(wald, kept.Length, 1e-12 * Largest(wald, kept.Length)).QuadraticForm(newton.Coefficients);
        }
        else
        {
            WaldStatistic = Form(information, newton.Coefficients);
        }

        ModelCovariance = Unscaled(covariance, scale, all);
    }

    public double NullLogLikelihood { get; }

    public double LogLikelihood { get; }

    public double ScoreStatistic { get; }

    public double? RobustScoreStatistic { get; }

    public double WaldStatistic { get; }

    public int Iterations { get; }

    public bool HasSettled { get; }

    /// <summary>Model-based covariance, all columns; 0 for those left out.</summary>
    public double[] ModelCovariance { get; }

    /// <summary>Sandwich covariance, all columns; null when not asked for.</summary>
    public double[]? RobustCovariance { get; }

    /// <summary>Columns left out, each with the reason.</summary>
    public ImmutableArray<DependentColumn> DroppedColumns { get; private init; } = [];

    /// <summary>Fits the model.</summary>
    /// <param name="frame">What it is fitted to.</param>
    /// <param name="options">Choices of convention.</param>
    /// <param name="watch">Who is told how far it is.</param>
    public static CoxSolution Of(ModelFrame frame, CoxOptions options, WorkWatch watch)
    {
        (CoxPartialLikelihood likelihood, int[] kept, ImmutableArray<DependentColumn> dependent) = Prepare(frame, options, watch);
        bool isRobust = options.Robust || frame.Clusters is not null;
        CoxRobustVariance? robust = isRobust ? CoxRobustVariance.AtZero(likelihood, frame.Clusters is null ? null : [.. frame.Clusters.Codes], null) : null;
        return new CoxSolution(frame, options, likelihood, kept, robust, watch) { DroppedColumns = dependent };
    }

    /// <summary>Fits the Fine-Gray model.</summary>
    /// <param name="frame">The rows of <paramref name="followUp"/> as long as their weight is 1.</param>
    /// <param name="options">Choices of convention.</param>
    /// <param name="followUp">What weights rows with a competing event from then on.</param>
    /// <param name="censoring">What estimating the weights adds to the sandwich; null when they are taken as known.</param>
    /// <param name="watch">Who is told how far it is.</param>
    public static CoxSolution Of(ModelFrame frame, CoxOptions options, CensoredFollowUp followUp, CensoringScore? censoring, WorkWatch watch)
    {
        (CoxPartialLikelihood likelihood, int[] kept, ImmutableArray<DependentColumn> dependent) = Prepare(frame, options, watch, followUp);
        int[]? cluster = frame.Clusters is not null ? [.. frame.Clusters.Codes] : followUp.IsRowPerSubject && censoring is null ? null : followUp.Subjects;
        return new CoxSolution(frame, options, likelihood, kept, CoxRobustVariance.AtZero(likelihood, cluster, censoring), watch) { DroppedColumns = dependent };
    }

    /// <summary>The likelihood of the columns that are not collinear, evaluated at zero.</summary>
    public static (CoxPartialLikelihood Likelihood, int[] Kept, ImmutableArray<DependentColumn> Dropped) Prepare(
        ModelFrame frame, CoxOptions options, WorkWatch watch, CensoredFollowUp? followUp = null)
    {
        watch.Cancellation.ThrowIfCancellationRequested();
        var prepared = CoxPrepared.Of(frame, options.TimeTies, followUp);
        CoxRiskSets sets = prepared.Sets;
        if (sets.EventCount == 0)
        {
            throw new ModelException("no-events", $"None of the {frame.Data.RowCount} rows has the event.", $"Aucune des {frame.Data.RowCount} lignes n'a l'événement.");
        }

        if (options.Ties == CoxTies.Exact && sets.HasCaseWeights)
        {
            throw new RequestException(
                "Case weights have no exact partial likelihood; use frequencies, or Efron or Breslow ties.",
                "Des poids n'ont pas de vraisemblance partielle exacte ; prenez des fréquences, ou les ex aequo d'Efron ou de Breslow.",
                nameof(options));
        }

        bool wantsRobust = options.Robust || frame.Clusters is not null;
        if (options.Ties == CoxTies.Exact && wantsRobust)
        {
            throw new RequestException(
                "The sandwich variance is not defined with exact ties; use Efron or Breslow ties.",
                "La variance sandwich n'est pas définie avec des ex aequo exacts ; prenez ceux d'Efron ou de Breslow.",
                nameof(options));
        }

        CoxPartialLikelihood likelihood = new(sets, prepared.Columns(frame.Design), frame.Offset.AsSpan(), options.Ties, options.Threads) { Cancellation = watch.Cancellation };
        likelihood.Exact?.Allow(UsualEvaluations);
        ImmutableArray<DependentColumn> dependent = DependentColumn.Find(frame.Design, CoxNewton.FactorAtZero(likelihood));
        RefuseVanishing(frame.Offset, likelihood, dependent);
        int[] kept = [.. Enumerable.Range(0, frame.Design.ColumnCount)];
        if (!dependent.IsEmpty)
        {
            if (options.Collinearity == Collinearity.Refuse)
            {
                throw new ModelException("collinear", Dependences(Language.English), Dependences(Language.French));

                string Dependences(Language language) => string.Join(" ", dependent.Select(column => column.In(language)));
            }

            kept = [.. kept.Except(dependent.Select(column => column.Index))];
            likelihood = new CoxPartialLikelihood(sets, frame.Design.SelectColumns(kept), frame.Offset.AsSpan(), options.Ties, options.Threads) { Cancellation = watch.Cancellation };
            likelihood.Evaluate(new double[kept.Length]);
        }

        return (likelihood, kept, dependent);
    }

    /// <summary>The coefficients as results.</summary>
    public ImmutableArray<CoxCoefficient> Coefficients(ImmutableArray<CoefficientName> names, double level)
    {
        double z = Tails.NormalQuantile(level);
        var coefficients = ImmutableArray.CreateBuilder<CoxCoefficient>(names.Length);
        for (int j = 0; j < names.Length; j++)
        {
            if (Array.IndexOf(_kept, j) < 0)
            {
                coefficients.Add(new CoxCoefficient(names[j]));
                continue;
            }

            double modelError = Math.Sqrt(ModelCovariance[j * names.Length + j]);
            double? robustError = RobustCovariance is null ? null : Math.Sqrt(RobustCovariance[j * names.Length + j]);
            double error = robustError ?? modelError;
            coefficients.Add(new CoxCoefficient(names[j])
            {
                Estimate = _estimate[j],
                StandardError = modelError,
                RobustStandardError = robustError,
                Statistic = _estimate[j] / error,
                PValue = Tails.TwoSidedNormal(_estimate[j] / error),
                HazardRatioInterval = new Interval(Math.Exp(_estimate[j] - z * error), Math.Exp(_estimate[j] + z * error)),
                IsInfinite = _isInfinite[j],
            });
        }

        return coefficients.MoveToImmutable();
    }

    /// <summary>β′x + offset of every row, centred at the first row, which no ranking feels.</summary>
    public double[] LinearPredictor(ModelFrame frame)
    {
        double[] eta = frame.Offset.IsEmpty ? new double[frame.Data.Count] : [.. frame.Offset];
        foreach (int j in _kept)
        {
            ReadOnlySpan<double> x = frame.Design[j];
            for (int i = 0; i < eta.Length; i++)
            {
                eta[i] += _estimate[j] * (x[i] - x[0]);
            }
        }

        return eta;
    }

    // Relative hazards of such an offset leave single rows alone in the risk sets, or leave the range of numbers.
    private static void RefuseVanishing(ImmutableArray<double> offset, CoxPartialLikelihood likelihood, ImmutableArray<DependentColumn> dependent)
    {
        double span = offset.IsEmpty ? 0 : offset.Max() - offset.Min();
        bool hasVanished = dependent.Any(column => column.On.IsEmpty && likelihood.Columns.Reach[column.Index] > 0);
        if (span > WideOffset && (hasVanished || !double.IsFinite(likelihood.LogLikelihood)))
        {
            string number = span.ToString("G4", CultureInfo.InvariantCulture);
            throw new ModelException(
                "wide-offset",
                $"The offset spans {number} on the scale of the log hazard: relative hazards up to exp({number}) leave nothing to estimate. Is its unit right, or was its logarithm meant?",
                $"L'offset s'étend sur {number} à l'échelle du log du risque : des risques relatifs jusqu'à exp({number}) ne laissent rien à estimer. Son unité est-elle juste, ou fallait-il son logarithme ?");
        }
    }

    private double[] Unscaled(double[] scaled, ReadOnlySpan<double> scale, int all)
    {
        double[] covariance = new double[all * all];
        for (int a = 0; a < _kept.Length; a++)
        {
            for (int b = 0; b < _kept.Length; b++)
            {
                covariance[_kept[a] * all + _kept[b]] = scaled[a * _kept.Length + b] / scale[a] / scale[b];
            }
        }

        return covariance;
    }

    private static double Largest(double[] matrix, int n)
    {
        double largest = 0;
        for (int j = 0; j < n; j++)
        {
            largest = Math.Max(largest, matrix[j * n + j]);
        }

        return largest;
    }

    private static double Form(double[] matrix, double[] vector)
    {
        double sum = 0;
        for (int a = 0; a < vector.Length; a++)
        {
            for (int b = 0; b < vector.Length; b++)
            {
                sum += vector[a] * matrix[a * vector.Length + b] * vector[b];
            }
        }

        return sum;
    }
}
