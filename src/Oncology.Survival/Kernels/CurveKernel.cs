namespace Oncology.Survival;

/// <summary>
/// Kaplan-Meier estimate from a <see cref="RiskFrame"/>: the same numbers as <see cref="KaplanMeier"/> with log(−log) bounds and the
/// first-time rule for quantiles, without allocation. A test compares them.
/// </summary>
internal sealed class CurveKernel
{
    // The tolerance for "the curve stands at one half" (CurveCrossing).
    private const double ProbabilityTolerance = 1.0 / (1 << 26);

    private readonly double[] _survival;
    private readonly double[] _greenwood;
    private readonly double _z = Tails.NormalQuantile(0.95);
    private int _count;

    public CurveKernel(int rows)
    {
        _survival = new double[rows + 4];
        _greenwood = new double[rows + 4];
    }

    /// <summary>Walks the frame.</summary>
    public void Fit(RiskFrame frame)
    {
        double survival = 1;
        double greenwood = 0;
        _count = frame.Count;
        for (int t = 0; t < frame.Count; t++)
        {
            double n = frame.AtRisk[t];
            double d = frame.Events[t];
            survival *= (n - d) / n;
            greenwood += d / (n * (n - d));
            _survival[t] = survival;
            _greenwood[t] = greenwood;
        }
    }

    /// <summary>S at a day (after the events of that day) with its bounds.</summary>
    public (double Survival, double Lower, double Upper) At(RiskFrame frame, double day)
    {
        int t = frame.CountUpTo((int)Math.Floor(day)) - 1;
        if (t < 0)
        {
            return (1, double.NaN, double.NaN);
        }

        (double lower, double upper) = Bounds(t);
        return (_survival[t], lower, upper);
    }

    /// <summary>Median with its bounds, in days; NaN where not reached.</summary>
    public (double Median, double Lower, double Upper) Median(RiskFrame frame)
    {
        double median = double.NaN, low = double.NaN, high = double.NaN;
        for (int t = 0; t < _count; t++)
        {
            (double lower, double upper) = Bounds(t);
            if (double.IsNaN(low) && lower <= 0.5 + ProbabilityTolerance)
            {
                low = frame.Day[t];
            }

            if (double.IsNaN(median) && _survival[t] <= 0.5 + ProbabilityTolerance)
            {
                median = frame.Day[t];
            }

            if (upper <= 0.5 + ProbabilityTolerance)
            {
                high = frame.Day[t];
                break;
            }
        }

        return (median, low, high);
    }

    private (double Lower, double Upper) Bounds(int t)
    {
        double s = _survival[t];
        if (!(s > 0 && s < 1))
        {
            return (double.NaN, double.NaN);
        }

        double log = Math.Log(s);
        double factor = Math.Exp(_z * Math.Sqrt(_greenwood[t]) / -log);
        return (Math.Exp(log * factor), Math.Exp(log / factor));
    }
}
