namespace Oncology.Survival;

public sealed partial class KaplanMeier
{
    private void Estimate()
    {
        double survival = 1;
        double greenwood = 0;
        double hazardVariance = 0;
        double[] logError = new double[_time.Length];
        _survival[0] = 1;
        for (int i = 1; i < _time.Length; i++)
        {
            double n = RiskSet(i);
            double d = _events[i];
            if (d > 0)
            {
                survival *= (n - d) / n;
                greenwood += d / (n * (n - d));
            }

            (double step, double variance) = HazardStep(d, n, d > 0 ? EventTable.EventRowsColumn[i - 1] : 0);
            _hazard[i] = _hazard[i - 1] + step;
            hazardVariance += variance;
            _hazardError[i] = Math.Sqrt(hazardVariance);
            bool isProduct = Options.Estimator == SurvivalEstimator.ProductLimit;
            _survival[i] = isProduct ? survival : Math.Exp(-_hazard[i]);
            logError[i] = isProduct ? Math.Sqrt(greenwood) : _hazardError[i];
            _standardError[i] = _survival[i] > 0 ? _survival[i] * logError[i] : double.NaN;
        }

        if (Options.Variance == CurveVariance.Robust)
        {
            MakeRobust(logError);
        }

        double z = Tails.NormalQuantile(Options.ConfidenceLevel);
        _lower[0] = _upper[0] = 1;
        for (int i = 1; i < _time.Length; i++)
        {
            (_lower[i], _upper[i]) = IntervalOf(_survival[i], logError[i], z, Options.Interval);
        }
    }

    private (double Step, double Variance) HazardStep(double d, double n, long rows)
    {
        if (d == 0)
        {
            return (0, 0);
        }

        if (Options.Hazard == HazardEstimator.NelsonAalen)
        {
            return (d / n, d / (n * n));
        }

        // The tied events are taken to have come one after the other, each with their mean weight.
        double weight = d / rows;
        double step = 0;
        double variance = 0;
        for (long k = 0; k < rows; k++)
        {
            double left = n - k * weight;
            step += weight / left;
            variance += weight / (left * left);
        }

        return (step, variance);
    }

    private void MakeRobust(double[] logError)
    {
        double[] error = JackknifeVariance.StandardErrors(EventTable, cause: 0, EventTable.Data.Subjects.AsSpan());
        double[] hazardError = JackknifeVariance.HazardStandardErrors(EventTable, EventTable.Data.Subjects.AsSpan());
        for (int i = 1; i < _time.Length; i++)
        {
            bool isProduct = Options.Estimator == SurvivalEstimator.ProductLimit;
            _hazardError[i] = hazardError[i - 1];
            _standardError[i] = isProduct ? error[i - 1] : _survival[i] * hazardError[i - 1];
            logError[i] = _standardError[i] / _survival[i];
        }
    }

    /// <summary>The interval of S; <paramref name="error"/> is the standard error of log S.</summary>
    internal static Interval IntervalOf(double s, double error, double z, IntervalTransform transform)
    {
        if (!(s > 0))
        {
            return new Interval(double.NaN, double.NaN);
        }

        double half = z * error;
        switch (transform)
        {
            case IntervalTransform.Plain:
                return new Interval(Math.Max(s - half * s, 0), Math.Min(s + half * s, 1));
            case IntervalTransform.Log:
                double factor = Math.Exp(half);
                return new Interval(s / factor, Math.Min(s * factor, 1));
            case var _ when s >= 1:
                return new Interval(double.NaN, double.NaN);
            case IntervalTransform.LogLog:
                double centre = Math.Log(-Math.Log(s));
                half /= -Math.Log(s);
                return new Interval(Math.Exp(-Math.Exp(centre + half)), Math.Exp(-Math.Exp(centre - half)));
            case IntervalTransform.Logit:
                double logit = Math.Log(s / (1 - s));
                half /= 1 - s;
                return new Interval(1 / (1 + Math.Exp(half - logit)), 1 / (1 + Math.Exp(-half - logit)));
            case IntervalTransform.Arcsine:
                double angle = Math.Asin(Math.Sqrt(s));
                half *= 0.5 * Math.Sqrt(s / (1 - s));
                double low = Math.Sin(Math.Max(0, angle - half));
                double high = Math.Sin(Math.Min(Math.PI / 2, angle + half));
                return new Interval(low * low, high * high);
            default:
                throw new ArgumentOutOfRangeException(nameof(transform), transform, "Unknown interval transform.");
        }
    }
}
