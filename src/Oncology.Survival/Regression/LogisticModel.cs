using System.Collections.Immutable;

namespace Oncology.Survival;

/// <summary>Logistic regression: log odds ratios of a yes-or-no outcome, by maximum likelihood.</summary>
/// <remarks>
/// <para>
/// log(p / (1 − p)) = β0 + β′x. β maximises Σ w (y log p + (1 − y) log(1 − p)) by Newton steps, which are iteratively reweighted least
/// squares; the covariance is the inverse of the information Σ w p (1 − p) x x′. Deviance = −2 log-likelihood; AIC = deviance + 2
/// coefficients.
/// </para>
/// <para>
/// Coefficients stand in the order of the design behind the intercept. A weight multiplies a row's contribution, as R's <c>weights</c>;
/// rows of weight 0 are no observations but have a fitted probability.
/// </para>
/// <para>
/// A coefficient without finite maximum (separation) is marked, named in <see cref="Warnings"/> and <see cref="Converged"/> is false.
/// </para>
/// <para>Source: McCullagh, Nelder, Generalized Linear Models, 2nd ed. 1989, chapter 4; Albert, Anderson, Biometrika 1984;71:1.</para>
/// </remarks>
public sealed partial class LogisticModel
{
    private readonly double[] _covariance;

    private LogisticModel(DesignMatrix design, ReadOnlySpan<bool> outcome, double[] weights, LogisticOptions options)
    {
        Options = options;
        var solution = LogisticSolution.Of(design, outcome, weights, options);
        for (int i = 0; i < weights.Length; i++)
        {
            Count += weights[i] > 0 ? 1 : 0;
            EventCount += weights[i] > 0 && outcome[i] ? 1 : 0;
        }

        int all = design.ColumnCount + 1;
        _covariance = new double[all * all];
        int[] place = [0, .. solution.Kept.Select(j => j + 1)];
        for (int a = 0; a < place.Length; a++)
        {
            for (int b = 0; b < place.Length; b++)
            {
                _covariance[place[a] * all + place[b]] = solution.Covariance[a * place.Length + b];
            }
        }

        CoefficientName[] names = [new("(Intercept)", null, []), .. design.Names];
        double z = Tails.NormalQuantile(options.ConfidenceLevel);
        Coefficients = [.. names.Select((name, j) => Coefficient(name, Array.IndexOf(place, j), solution, z))];
        LogLikelihoodNull = solution.NullLogLikelihood;
        LogLikelihood = solution.LogLikelihood;
        DegreesOfFreedom = solution.Kept.Length;
        LikelihoodRatioTest = TestResult.ChiSquared(2 * (LogLikelihood - LogLikelihoodNull), DegreesOfFreedom);
        Probability = [.. solution.Probability];
        Iterations = solution.Iterations;
        Converged = solution.HasSettled && !Coefficients.Any(c => c.IsInfinite);
        Concordance = ConcordanceOf(solution.Probability, outcome, weights);
        Warnings = LogisticWarnings.For(this, solution.DroppedColumns);
    }

    /// <summary>The choices that made the fit.</summary>
    public LogisticOptions Options { get; }

    /// <summary>Number of rows with a weight above 0.</summary>
    public int Count { get; }

    /// <summary>Number of those rows with the outcome.</summary>
    public int EventCount { get; }

    /// <summary>The intercept, then one entry per column of the design.</summary>
    public ImmutableArray<LogisticCoefficient> Coefficients { get; }

    /// <summary>Log-likelihood of the intercept alone.</summary>
    public double LogLikelihoodNull { get; }

    /// <summary>Log-likelihood at the estimate.</summary>
    public double LogLikelihood { get; }

    /// <summary>−2 log-likelihood of the intercept alone.</summary>
    public double NullDeviance => -2 * LogLikelihoodNull;

    /// <summary>−2 log-likelihood at the estimate.</summary>
    public double Deviance => -2 * LogLikelihood;

    /// <summary>Number of coefficients that were estimated, without the intercept.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>Rows less estimated coefficients and intercept.</summary>
    public int ResidualDegreesOfFreedom => Count - DegreesOfFreedom - 1;

    /// <summary>Akaike's information criterion: deviance + 2 (coefficients + 1).</summary>
    public double InformationCriterion => Deviance + 2 * (DegreesOfFreedom + 1);

    /// <summary>Likelihood-ratio test of all coefficients but the intercept.</summary>
    public TestResult LikelihoodRatioTest { get; }

    /// <summary>Fitted probability of the outcome, per row of the design.</summary>
    public ImmutableArray<double> Probability { get; }

    /// <summary>
    /// c statistic, the area under the ROC curve: the share of pairs of a row with and a row without the outcome in which the former has
    /// the higher fitted probability; equal ones count half, weights multiply.
    /// </summary>
    public double Concordance { get; }

    /// <summary>Newton steps made.</summary>
    public int Iterations { get; }

    /// <summary>True when the iteration reached a finite maximum.</summary>
    public bool Converged { get; }

    /// <summary>What a reader must know: infinite coefficients, no convergence, few events, columns left out.</summary>
    public ImmutableArray<AnalysisWarning> Warnings { get; }

    /// <summary>Fits the model.</summary>
    /// <param name="design">Columns without the intercept.</param>
    /// <param name="outcome">True where the row has the outcome; one per row of the design.</param>
    /// <param name="options">Choices of convention; null takes the defaults.</param>
    /// <exception cref="ArgumentException">The numbers of rows differ.</exception>
    /// <exception cref="ModelException">All rows have the same outcome (<c>one-outcome</c>), or columns are constant or collinear (<c>collinear</c>).</exception>
    public static LogisticModel Fit(DesignMatrix design, ReadOnlySpan<bool> outcome, LogisticOptions? options = null) => Fit(design, outcome, [], options);

    /// <summary>Fits the model with case weights.</summary>
    /// <param name="design">Columns without the intercept.</param>
    /// <param name="outcome">True where the row has the outcome; one per row of the design.</param>
    /// <param name="weights">Weight of each row, finite and at least 0; empty is 1 each.</param>
    /// <param name="options">Choices of convention; null takes the defaults.</param>
    /// <exception cref="ArgumentException">The numbers of rows differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
    /// <exception cref="ModelException">All rows have the same outcome (<c>one-outcome</c>), or columns are constant or collinear (<c>collinear</c>).</exception>
    public static LogisticModel Fit(DesignMatrix design, ReadOnlySpan<bool> outcome, ReadOnlySpan<double> weights, LogisticOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(design);
        options ??= new LogisticOptions();
        options.Validate();
        if (outcome.Length != design.RowCount || (!weights.IsEmpty && weights.Length != outcome.Length))
        {
            throw new ArgumentException($"The design has {design.RowCount} rows, and there are {outcome.Length} outcomes and {weights.Length} weights.", nameof(outcome));
        }

        double[] weight = new double[outcome.Length];
        bool hasYes = false;
        bool hasNo = false;
        for (int i = 0; i < weight.Length; i++)
        {
            weight[i] = weights.IsEmpty ? 1 : weights[i];
            if (!(weight[i] >= 0 && double.IsFinite(weight[i])))
            {
                throw new ArgumentOutOfRangeException(nameof(weights), weight[i], $"Row {i}: a weight must be finite and at least 0.");
            }

            hasYes |= weight[i] > 0 && outcome[i];
            hasNo |= weight[i] > 0 && !outcome[i];
        }

        return hasYes && hasNo
            ? new LogisticModel(design, outcome, weight, options)
            : throw new ModelException(
                "one-outcome",
                $"All {outcome.Length} rows have the same outcome ({(hasYes ? "yes" : "no")}).",
                $"Les {outcome.Length} lignes ont toutes la même issue ({(hasYes ? "oui" : "non")}).");
    }

    /// <summary>Covariance of two coefficients; 0 for columns left out.</summary>
    /// <param name="row">Coefficient, from 0, the intercept.</param>
    /// <param name="column">Coefficient, from 0, the intercept.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such coefficient.</exception>
    public double Covariance(int row, int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Coefficients.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Coefficients.Length);
        return _covariance[row * Coefficients.Length + column];
    }

    private static LogisticCoefficient Coefficient(CoefficientName name, int at, LogisticSolution solution, double z)
    {
        if (at < 0)
        {
            return new LogisticCoefficient(name);
        }

        double estimate = solution.Estimate[at];
        double error = Math.Sqrt(solution.Covariance[at * solution.Estimate.Length + at]);
        return new LogisticCoefficient(name)
        {
            Estimate = estimate,
            StandardError = error,
            Statistic = estimate / error,
            PValue = Tails.TwoSidedNormal(estimate / error),
            OddsRatioInterval = new Interval(Math.Exp(estimate - z * error), Math.Exp(estimate + z * error)),
            IsInfinite = solution.IsInfinite[at],
        };
    }

    private static double ConcordanceOf(double[] probability, ReadOnlySpan<bool> outcome, double[] weights)
    {
        int[] order = SortedOrder.Ascending(probability);
        double pairs = 0;
        double noBelow = 0;
        double yes = 0;
        for (int first = 0; first < order.Length;)
        {
            double tiedYes = 0;
            double tiedNo = 0;
            int end = first;
            for (; end < order.Length && probability[order[end]] == probability[order[first]]; end++)
            {
                tiedYes += outcome[order[end]] ? weights[order[end]] : 0;
                tiedNo += outcome[order[end]] ? 0 : weights[order[end]];
            }

            pairs += tiedYes * (noBelow + tiedNo / 2);
            noBelow += tiedNo;
            yes += tiedYes;
            first = end;
        }

        return pairs / (yes * noBelow);
    }
}
