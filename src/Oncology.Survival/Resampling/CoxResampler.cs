namespace Oncology.Survival;

/// <summary>Fits a Cox model to resamples of its patients, a few side by side.</summary>
internal sealed class CoxResampler
{
    private readonly PatientResample _resample;
    private readonly CoxLanes _lanes;
    private readonly CoxLaneSolver _solver;
    private readonly double[] _scale;

    public CoxResampler(CoxFitted fitted, PatientResample resample)
    {
        _resample = resample;
        _scale = fitted.Likelihood.Columns.Scale;
        _lanes = new CoxLanes(fitted.Likelihood, resample.PatientOf, resample.PatientCount, fitted.Model.Frame.Offset.AsSpan());
        int p = fitted.Kept.Length;
        // From a coefficient that drifted off no resample would find back.
        bool isFar = fitted.Model.Coefficients.Any(coefficient => coefficient.IsInfinite);
        _solver = new CoxLaneSolver(_lanes, isFar ? new double[p] : fitted.Coefficients, fitted.Likelihood.Columns.Largest);
    }

    /// <summary>Coefficients in resamples 0, 1, …: one row of p numbers each.</summary>
    public double[] Draw(int count, Action<double> report, CancellationToken cancellation)
    {
        double[] result = new double[count * _scale.Length];
        Run(count, result, isDrawn: true, report, cancellation);
        return result;
    }

    /// <summary>Coefficients without each patient in turn: one row of p numbers each.</summary>
    public double[] LeaveOut(Action<double> report, CancellationToken cancellation)
    {
        double[] result = new double[_resample.Pool.Length * _scale.Length];
        Run(_resample.Pool.Length, result, isDrawn: false, report, cancellation);
        return result;
    }

    /// <summary>Fits the resamples from a number on, as many as there are lanes.</summary>
    /// <param name="first">First resample, or first place of the pool to leave out.</param>
    /// <param name="result">Receives rows of p numbers.</param>
    /// <param name="isDrawn">True for resamples, false to leave patients out.</param>
    public void RunLanes(int first, Span<double> result, bool isDrawn)
    {
        int p = _scale.Length;
        int count = p == 0 ? 0 : Math.Min(CoxLanes.Width, result.Length / p - first);
        for (int lane = 0; lane < CoxLanes.Width; lane++)
        {
            // Lanes beyond the last resample repeat it.
            int number = first + Math.Min(lane, Math.Max(0, count - 1));
            if (isDrawn)
            {
                _resample.Draw(number, _lanes.Counts, CoxLanes.Width, lane);
            }
            else
            {
                _resample.LeaveOut(number, _lanes.Counts, CoxLanes.Width, lane);
            }
        }

        _solver.Run();
        for (int lane = 0; lane < count; lane++)
        {
            for (int j = 0; j < p; j++)
            {
                result[(first + lane) * p + j] = _lanes.Beta[j * CoxLanes.Width + lane] / _scale[j];
            }
        }
    }

    private void Run(int count, double[] result, bool isDrawn, Action<double> report, CancellationToken cancellation)
    {
        for (int first = 0; first < count; first += CoxLanes.Width)
        {
            cancellation.ThrowIfCancellationRequested();
            RunLanes(first, result, isDrawn);
            report((double)Math.Min(count, first + CoxLanes.Width) / count);
        }
    }
}
