using System.Collections.Immutable;

namespace Oncology.Survival;

/// <summary>Maximises a binomial likelihood by Newton steps, halved while they lead downhill, and gives the numbers in the columns of the design.</summary>
internal sealed class LogisticSolution
{
    // Pivots of unit-spread cross products, and of the information against its largest diagonal entry; rounding leaves about 1e-15.
    private const double DependentPivot = 1e-11;
    private const double FlatPivot = 1e-14;

    // At a finite maximum the step that is left after convergence is below 1e-4; on a likelihood that rises for ever it stays near 1.
    private const double DriftPerStep = 0.05;

    // Squared length of a Newton step, in standard errors, that is not worth another evaluation.
    private const double NegligibleDecrement = 1e-20;
    private const int LargestPolish = 3;
    private const int LargestHalving = 50;

    private readonly LogisticLikelihood _likelihood;
    private readonly LogisticOptions _options;
    private double[] _beta;

    private LogisticSolution(LogisticLikelihood likelihood, LogisticOptions options)
    {
        _likelihood = likelihood;
        _options = options;
        _beta = new double[likelihood.Count];
        double share = likelihood.Share;
        _beta[0] = Math.Log(share / (1 - share));
        likelihood.Evaluate(_beta);
        NullLogLikelihood = likelihood.LogLikelihood;
    }

    public double NullLogLikelihood { get; }

    public double LogLikelihood => _likelihood.LogLikelihood;

    public double[] Probability => _likelihood.Probability;

    public int Iterations { get; private set; }

    public bool HasSettled { get; private set; }

    public ImmutableArray<DependentColumn> DroppedColumns { get; private init; } = [];

    /// <summary>Columns of the design that took part.</summary>
    public int[] Kept { get; private init; } = [];

    /// <summary>Coefficients of the columns kept, the intercept first, in the caller's units.</summary>
    public double[] Estimate { get; private set; } = [];

    public bool[] IsInfinite { get; private set; } = [];

    /// <summary>Covariance of <see cref="Estimate"/>, row after row.</summary>
    public double[] Covariance { get; private set; } = [];

    public static LogisticSolution Of(DesignMatrix design, ReadOnlySpan<bool> outcome, double[] weights, LogisticOptions options)
    {
        LogisticLikelihood likelihood = new(design, outcome, weights);
        ImmutableArray<DependentColumn> dependent = DependentColumn.Find(
            design, Cholesky.Factor(likelihood.CrossProducts(), design.ColumnCount, DependentPivot));
        int[] kept = [.. Enumerable.Range(0, design.ColumnCount).Except(dependent.Select(column => column.Index))];
        if (!dependent.IsEmpty)
        {
            if (options.Collinearity == Collinearity.Refuse)
            {
                throw new ModelException("collinear", Dependences(Language.English), Dependences(Language.French));

                string Dependences(Language language) => string.Join(" ", dependent.Select(column => LogisticWarnings.Dependence(column, language)));
            }

            likelihood = new LogisticLikelihood(design.SelectColumns(kept), outcome, weights);
        }

        LogisticSolution solution = new(likelihood, options) { DroppedColumns = dependent, Kept = kept };
        solution.Maximise();
        return solution;
    }

    private void Maximise()
    {
        Cholesky information = Factor();
        while (!HasSettled && Iterations < _options.MaximumIterations && !information.IsSingular)
        {
            double before = LogLikelihood;
            double allowed = _options.RelativeTolerance * Math.Max(1, Math.Abs(before));
            Step(information, before - allowed);
            HasSettled = Math.Abs(LogLikelihood - before) <= allowed;
            information = Factor();
        }

        for (int extra = 0; extra < LargestPolish && HasSettled && !information.IsSingular; extra++)
        {
            if (!(information.QuadraticForm(_likelihood.Score) > NegligibleDecrement))
            {
                break;
            }

            Step(information, double.NegativeInfinity);
            information = Factor();
        }

        double[] step = Unscaled(information.Solve(_likelihood.Score));
        Estimate = Unscaled(_beta);
        Covariance = Unscaled(information);
        IsInfinite = new bool[_beta.Length];
        for (int j = 0; j < _beta.Length; j++)
        {
            bool drifts = Math.Abs(step[j]) * _likelihood.Scale[j] * _likelihood.Largest[j] > DriftPerStep;
            IsInfinite[j] = (HasSettled && drifts) || information.IsDependent[j];
        }
    }

    private Cholesky Factor()
    {
        double largest = 0;
        for (int j = 0; j < _beta.Length; j++)
        {
            largest = Math.Max(largest, _likelihood.Information[j * _beta.Length + j]);
        }

        return Cholesky.Factor(_likelihood.Information, _beta.Length, FlatPivot * largest);
    }

    private void Step(Cholesky information, double floor)
    {
        double[] step = information.Solve(_likelihood.Score);
        double[] from = _beta;
        double share = 1;
        for (int halving = 0; halving <= LargestHalving; halving++, share /= 2)
        {
            _beta = [.. from.Select((value, j) => value + share * step[j])];
            _likelihood.Evaluate(_beta);
            if (LogLikelihood >= floor)
            {
                break;
            }
        }

        Iterations++;
    }

    // β_j = b_j / s_j, and the intercept takes what centring took away.
    private double[] Unscaled(double[] scaled)
    {
        double[] own = [.. scaled.Select((value, j) => value / _likelihood.Scale[j])];
        for (int j = 1; j < own.Length; j++)
        {
            own[0] -= own[j] * _likelihood.Centre[j];
        }

        return own;
    }

    private double[] Unscaled(Cholesky information)
    {
        int n = _beta.Length;
        double[] inverse = information.Inverse();
        double[] rows = new double[n * n];
        for (int a = 0; a < n; a++)
        {
            Unscaled(inverse.AsSpan(a * n, n).ToArray()).CopyTo(rows, a * n);
        }

        double[] covariance = new double[n * n];
        for (int b = 0; b < n; b++)
        {
            double[] column = Unscaled([.. Enumerable.Range(0, n).Select(a => rows[a * n + b])]);
            for (int a = 0; a < n; a++)
            {
                covariance[a * n + b] = column[a];
            }
        }

        return covariance;
    }
}
