namespace Oncology.Survival;

/// <summary>A Cox log-likelihood, with Firth's penalty or without, that can be maximised with a coefficient held.</summary>
internal sealed class CoxObjective
{
    // As in CoxNewton: pivots of the information, relative to the number of events.
    private const double FlatPivot = 1e-14;

    // Squared length of a step, in standard errors, that is not worth another evaluation.
    private const double NegligibleDecrement = 1e-21;

    // The height of a profile, whose error is half of this, is all that is asked of it.
    private const double NegligibleProfileDecrement = 1e-16;

    // In spreads of the columns: the penalised steps are not Newton's own and may overshoot.
    private const double LargestStep = 4;
    // Of a scaled coefficient, for the curvature alone: the gradient is exact.
    private const double Difference = 1e-4;
    private const int LargestHalving = 40;
    private const int MaximumSteps = 500;

    private readonly CoxPartialLikelihood _likelihood;
    private readonly FirthPenalty? _penalty;
    private readonly double _logScale;

    public CoxObjective(CoxPartialLikelihood likelihood, bool isPenalised)
    {
        _likelihood = likelihood;
        _penalty = isPenalised ? new FirthPenalty(likelihood) : null;
        Gradient = new double[likelihood.Count];
        foreach (double scale in likelihood.Columns.Scale)
        {
            _logScale += Math.Log(scale);
        }
    }

    /// <summary>The likelihood, evaluated where the objective was last.</summary>
    public CoxPartialLikelihood Likelihood => _likelihood;

    /// <summary>log L, plus ½ log det I in the unit of the columns when penalised.</summary>
    public double Value { get; private set; }

    /// <summary>First derivative.</summary>
    public double[] Gradient { get; }

    /// <summary>Steps of the last maximisation.</summary>
    public int Steps { get; private set; }

    /// <summary>True when the last maximisation came to rest.</summary>
    public bool HasSettled { get; private set; }

    public void Evaluate(ReadOnlySpan<double> coefficients)
    {
        _likelihood.Evaluate(coefficients);
        Value = _likelihood.LogLikelihood;
        _likelihood.Score.CopyTo(Gradient, 0);
        if (_penalty is null)
        {
            return;
        }

        var information = Cholesky.Factor(_likelihood.Information, _likelihood.Count, 0);
        if (information.IsSingular)
        {
            Value = double.NegativeInfinity;
            return;
        }

        Value += information.LogDeterminant / 2 + _logScale;
        _penalty.AddGradient(information.Inverse(), Gradient);
    }

    /// <summary>Maximises over all coefficients but one; afterwards the objective is evaluated at the result.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="held">Coefficient that stays; -1 for none.</param>
    public double[] Maximise(ReadOnlySpan<double> start, int held = -1)
    {
        double[] at = start.ToArray();
        int[] free = [.. Enumerable.Range(0, at.Length).Where(j => j != held)];
        Evaluate(at);
        HasSettled = false;
        for (Steps = 0; Steps < MaximumSteps; Steps++)
        {
            double[] step = Direction(at, free, out double decrement);
            HasSettled = !(decrement > (held < 0 ? NegligibleDecrement : NegligibleProfileDecrement));
            if (HasSettled)
            {
                break;
            }

            at = Move(at, free, step);
        }

        return at;
    }

    // Where the likelihood has become flat in a coefficient, the step moves the others alone.
    private double[] Direction(double[] at, int[] free, out double decrement)
    {
        int q = free.Length;
        double[] gradient = [.. free.Select(j => Gradient[j])];
        double[] information = new double[q * q];
        for (int a = 0; a < q; a++)
        {
            for (int b = 0; b < q; b++)
            {
                information[a * q + b] = _likelihood.Information[free[a] * _likelihood.Count + free[b]];
            }
        }

        if (_penalty is not null)
        {
            double[] curvature = Curvature(at, free);
            information = Cholesky.Factor(curvature, q, 0).IsSingular ? information : curvature;
        }

        var factor = Cholesky.Factor(information, q, FlatPivot * _likelihood.Sets.EventWeight);
        double[] step = factor.Solve(gradient);
        decrement = 0;
        double largest = 0;
        for (int a = 0; a < q; a++)
        {
            decrement += step[a] * gradient[a];
            largest = Math.Max(largest, Math.Abs(step[a]));
        }

        double share = largest > LargestStep ? LargestStep / largest : 1;
        return [.. step.Select(value => share * value)];
    }

    // Minus the second derivative of the penalised likelihood: near separation the information alone is half of it, and steps would not settle.
    private double[] Curvature(double[] at, int[] free)
    {
        int q = free.Length;
        double[] curvature = new double[q * q];
        for (int a = 0; a < q; a++)
        {
            foreach (int side in (int[])[-1, 1])
            {
                double[] beside = [.. at];
                beside[free[a]] += side * Difference;
                Evaluate(beside);
                for (int b = 0; b < q; b++)
                {
                    double share = side * Gradient[free[b]] / (4 * Difference);
                    curvature[a * q + b] -= share;
                    curvature[b * q + a] -= share;
                }
            }
        }

        Evaluate(at);
        return curvature;
    }

    private double[] Move(double[] from, int[] free, double[] step)
    {
        double floor = Value - 1e-13 * Math.Max(1, Math.Abs(Value));
        double[] to = from;
        double share = 1;
        for (int halving = 0; halving <= LargestHalving; halving++, share /= 2)
        {
            to = [.. from];
            for (int a = 0; a < free.Length; a++)
            {
                to[free[a]] += share * step[a];
            }

            Evaluate(to);
            if (Value >= floor)
            {
                break;
            }
        }

        return to;
    }
}
