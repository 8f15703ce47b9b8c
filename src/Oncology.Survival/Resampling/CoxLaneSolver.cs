namespace Oncology.Survival;

/// <summary>Newton's method on the resamples of <see cref="CoxLanes"/>, each at its own pace; nothing is allocated.</summary>
internal sealed class CoxLaneSolver
{
    private const int MostEvaluations = 60;

    // Squared length of a step, in standard errors: what is left after it is its square.
    private const double NegligibleDecrement = 1e-10;
    private const double LogLikelihoodRounding = 1e-12;

    // As in CoxNewton: a pivot that is rounding, and what a step of a coefficient without bound looks like.
    private const double FlatPivot = 1e-13;
    private const double DriftPerStep = 0.05;

    // A coefficient that moves its rows this far apart and has a flat likelihood has no bound; nearer in it has no information.
    private const double FarOut = 10;

    private readonly CoxLanes _lanes;
    private readonly int _p;
    private readonly double[] _start;
    private readonly double[] _largest;
    private readonly double[] _from;
    private readonly double[] _step;
    private readonly double[] _before = new double[CoxLanes.Width];
    private readonly double[] _share = new double[CoxLanes.Width];
    private readonly bool[] _isDone = new bool[CoxLanes.Width];
    private readonly double[] _factor;
    private readonly bool[] _isFlat;

    /// <param name="lanes">The likelihoods.</param>
    /// <param name="start">Where every resample begins: the estimate in the scaled columns.</param>
    /// <param name="largest">Largest absolute value of each scaled column.</param>
    public CoxLaneSolver(CoxLanes lanes, double[] start, double[] largest)
    {
        _lanes = lanes;
        _p = start.Length;
        _start = start;
        _largest = largest;
        _from = new double[_p * CoxLanes.Width];
        _step = new double[_p * CoxLanes.Width];
        _factor = new double[_p * _p];
        _isFlat = new bool[_p];
    }

    /// <summary>
    /// Maximises the likelihoods for the counts in the lanes. Afterwards <see cref="CoxLanes.Beta"/> has the estimates: infinite without
    /// finite maximum, NaN where a resample has no information on a coefficient, or where the iteration did not settle.
    /// </summary>
    public void Run()
    {
        _lanes.Begin();
        for (int lane = 0; lane < CoxLanes.Width; lane++)
        {
            _before[lane] = double.NegativeInfinity;
            _share[lane] = 1;
            _isDone[lane] = false;
            for (int j = 0; j < _p; j++)
            {
                _lanes.Beta[j * CoxLanes.Width + lane] = _start[j];
            }
        }

        int left = CoxLanes.Width;
        for (int evaluation = 0; evaluation < MostEvaluations && left > 0; evaluation++)
        {
            _lanes.Evaluate();
            for (int lane = 0; lane < CoxLanes.Width; lane++)
            {
                if (!_isDone[lane] && Advance(lane))
                {
                    _isDone[lane] = true;
                    left--;
                }
            }
        }

        for (int lane = 0; lane < CoxLanes.Width; lane++)
        {
            for (int j = 0; j < _p && !_isDone[lane]; j++)
            {
                _lanes.Beta[j * CoxLanes.Width + lane] = double.NaN;
            }
        }
    }

    // Takes a step, halved while it led downhill; true when the resample has come to rest.
    private bool Advance(int lane)
    {
        double value = _lanes.LogLikelihood[lane];
        if (!(value >= _before[lane] - LogLikelihoodRounding * (1 + Math.Abs(_before[lane]))))
        {
            _share[lane] /= 2;
            Move(lane);
            return false;
        }

        Factor(lane);
        double decrement = Solve(lane);
        for (int j = 0; j < _p; j++)
        {
            _from[j * CoxLanes.Width + lane] = _lanes.Beta[j * CoxLanes.Width + lane];
        }

        _before[lane] = value;
        _share[lane] = 1;
        Move(lane);
        if (!(decrement <= NegligibleDecrement))
        {
            return false;
        }

        for (int j = 0; j < _p; j++)
        {
            ref double beta = ref _lanes.Beta[j * CoxLanes.Width + lane];
            bool drifts = Math.Abs(_step[j * CoxLanes.Width + lane]) * _largest[j] > DriftPerStep;
            if (drifts || (_isFlat[j] && Math.Abs(beta) * _largest[j] > FarOut))
            {
                beta = beta > 0 ? double.PositiveInfinity : double.NegativeInfinity;
            }
            else if (_isFlat[j])
            {
                beta = double.NaN;
            }
        }

        return true;
    }

    private void Move(int lane)
    {
        for (int j = 0; j < _p; j++)
        {
            int at = j * CoxLanes.Width + lane;
            _lanes.Beta[at] = _from[at] + _share[lane] * _step[at];
        }
    }

    // Cholesky; columns without information of their own take no part.
    private void Factor(int lane)
    {
        double largest = 0;
        for (int a = 0, at = 0; a < _p; a++)
        {
            for (int b = 0; b <= a; b++, at++)
            {
                _factor[a * _p + b] = _lanes.Information[at][lane];
            }

            largest = Math.Max(largest, _factor[a * _p + a]);
        }

        for (int j = 0; j < _p; j++)
        {
            double pivot = _factor[j * _p + j];
            for (int k = 0; k < j; k++)
            {
                pivot -= _factor[j * _p + k] * _factor[j * _p + k];
            }

            _isFlat[j] = !(pivot > FlatPivot * largest);
            double root = _isFlat[j] ? 0 : Math.Sqrt(pivot);
            _factor[j * _p + j] = root;
            for (int i = j + 1; i < _p; i++)
            {
                double sum = _factor[i * _p + j];
                for (int k = 0; k < j; k++)
                {
                    sum -= _factor[i * _p + k] * _factor[j * _p + k];
                }

                _factor[i * _p + j] = _isFlat[j] ? 0 : sum / root;
            }
        }
    }

    // The Newton step into _step; returns score′ step.
    private double Solve(int lane)
    {
        for (int i = 0; i < _p; i++)
        {
            double sum = _lanes.Score[i][lane];
            for (int k = 0; k < i; k++)
            {
                sum -= _factor[i * _p + k] * _step[k * CoxLanes.Width + lane];
            }

            _step[i * CoxLanes.Width + lane] = _isFlat[i] ? 0 : sum / _factor[i * _p + i];
        }

        double decrement = 0;
        for (int i = _p - 1; i >= 0; i--)
        {
            ref double step = ref _step[i * CoxLanes.Width + lane];
            decrement += step * step;
            for (int k = i + 1; k < _p; k++)
            {
                step -= _factor[k * _p + i] * _step[k * CoxLanes.Width + lane];
            }

            step = _isFlat[i] ? 0 : step / _factor[i * _p + i];
        }

        return decrement;
    }
}
