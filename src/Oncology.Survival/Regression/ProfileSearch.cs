namespace Oncology.Survival;

/// <summary>Finds where the profile of a log-likelihood has fallen by a given amount on each side of its maximum.</summary>
internal sealed class ProfileSearch
{
    // exp of more than this is out of range: a bound out there does not exist.
    private const double LargestPredictor = 600;
    private const double FirstStep = 5;
    private const int MaximumSteps = 100;

    // As in CoxNewton, and a linear predictor that only a coefficient without a finite estimate comes to.
    private const double FlatPivot = 1e-14;
    private const double DriftedPredictor = 15;

    private readonly CoxObjective _objective;
    private readonly double[] _maximum;
    private readonly double _largestValue;
    private readonly double[] _reach;
    private readonly bool[] _isDrifted;

    /// <param name="objective">The log-likelihood, evaluated at its maximum.</param>
    /// <param name="maximum">The coefficients there.</param>
    public ProfileSearch(CoxObjective objective, double[] maximum)
    {
        _objective = objective;

        // Coefficients without a finite estimate drift on until the likelihood no longer sees them; better once than in every profile.
        _maximum = objective.Maximise(maximum);
        _largestValue = objective.Value;
        _reach = new double[maximum.Length];
        double[] x = objective.Likelihood.Columns.Values;
        for (int at = 0; at < x.Length; at++)
        {
            _reach[at % maximum.Length] = Math.Max(_reach[at % maximum.Length], Math.Abs(x[at]));
        }

        var information = Cholesky.Factor(objective.Likelihood.Information, maximum.Length, FlatPivot * objective.Likelihood.Sets.EventWeight);
        _isDrifted = [.. _maximum.Select((value, j) => information.IsDependent[j] && Math.Abs(value) * _reach[j] > DriftedPredictor)];
    }

    /// <summary>Twice the fall of the profile where a coefficient is 0.</summary>
    public double FallAtZero(int coefficient)
    {
        double[] at = [.. _maximum];
        at[coefficient] = 0;
        _objective.Maximise(at, coefficient);
        return 2 * (_largestValue - _objective.Value);
    }

    /// <summary>The value of a coefficient beyond which the profile is lower by <paramref name="fall"/>; infinite where there is none.</summary>
    /// <param name="coefficient">The coefficient.</param>
    /// <param name="side">+1 or -1.</param>
    /// <param name="standardError">Scale of the first step.</param>
    /// <param name="fall">Half the critical value of χ².</param>
    public double Bound(int coefficient, int side, double standardError, double fall)
    {
        if (_isDrifted[coefficient] && Math.Sign(_maximum[coefficient]) == side)
        {
            // The likelihood is concave and still rises there: it rises for ever.
            return side * double.PositiveInfinity;
        }

        double target = _largestValue - fall;
        double inner = _maximum[coefficient];
        double step = Math.Min(FirstStep, standardError * Math.Sqrt(2 * fall));
        double[] at = [.. _maximum];
        double value = inner;
        do
        {
            if (value != inner)
            {
                inner = value;
                step *= 2;
            }

            value = inner + side * step;
            if (Math.Abs(value) * _reach[coefficient] > LargestPredictor)
            {
                return side * double.PositiveInfinity;
            }

            at = Profile(at, coefficient, value);
        }
        while (_objective.Value > target);

        return Refine(at, coefficient, inner, value, target);
    }

    private double[] Profile(double[] from, int coefficient, double value)
    {
        double[] at = [.. from];
        at[coefficient] = value;
        return _objective.Maximise(at, coefficient);
    }

    // Newton's steps on the profile, whose slope is the score of the coefficient; halving where a step leaves the bracket.
    private double Refine(double[] at, int coefficient, double inner, double outer, double target)
    {
        double value = outer;
        for (int i = 0; i < MaximumSteps; i++)
        {
            double excess = _objective.Value - target;
            if (excess > 0)
            {
                inner = value;
            }
            else
            {
                outer = value;
            }

            double next = value - excess / _objective.Gradient[coefficient];
            bool isInside = (next - inner) * (next - outer) < 0;
            next = isInside ? next : (inner + outer) / 2;
            if (Math.Abs(next - value) <= 1e-13 * Math.Max(1, Math.Abs(value)))
            {
                return next;
            }

            value = next;
            at = Profile(at, coefficient, value);
        }

        return value;
    }
}
