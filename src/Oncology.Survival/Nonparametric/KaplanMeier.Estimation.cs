namespace Oncology.Survival;

public sealed partial class KaplanMeier
{
    private void Estimate()
    {
        double survival = 1;
        double greenwood = 0;
        double error = 0;
        bool isProduct = Options.Estimator == SurvivalEstimator.ProductLimit;
        _survival[0] = 1;
        _standardError[0] = 0;
        for (CountBlocks counts = new(EventTable); counts.Next();)
        {
            ReadOnlySpan<double> events = counts.Events;
            ReadOnlySpan<double> atRisk = _censoredLeaveFirst ? RiskSets(counts.First, counts.Length) : counts.AtRisk;
            Span<double> survivals = _survival.AsSpan(counts.First + 1, counts.Length);
            Span<double> errors = _standardError.AsSpan(counts.First + 1, counts.Length);
            for (int i = 0; i < atRisk.Length; i++)
            {
                double d = events[i];
                double n = atRisk[i];

                // Without events the factor is 1 and nothing is added: no need to look, only that there is somebody.
                if (n > 0)
                {
                    survival *= (n - d) / n;
                    greenwood += d / (n * (n - d));
                    error = survival > 0 ? survival * Math.Sqrt(greenwood) : double.NaN;
                }

                survivals[i] = survival;
                errors[i] = error;
            }
        }

        for (int i = 1; i < _survival.Length && !isProduct; i++)
        {
            _survival[i] = Math.Exp(-Hazard[i]);
            _standardError[i] = _survival[i] > 0 ? _survival[i] * HazardError[i] : double.NaN;
        }

        if (Options.Variance == CurveVariance.Robust && isProduct)
        {
            JackknifeVariance.SurvivalStandardErrors(EventTable, EventTable.Data.Subjects.AsSpan()).CopyTo(_standardError, 1);
        }
    }

    private (double[] Value, double[] Error) Hazards()
    {
        double[] events = EventTable.EventsColumn;
        double[] hazard = new double[_survival.Length];
        double[] error = new double[_survival.Length];
        double sum = 0;
        for (int i = 1; i < hazard.Length; i++)
        {
            double d = events[i - 1];
            (double step, double variance) = d > 0 ? HazardStep(d, RiskSet(i), EventTable.EventRowsAt(i - 1)) : (0, 0);
            hazard[i] = hazard[i - 1] + step;
            sum += variance;
            error[i] = Math.Sqrt(sum);
        }

        if (Options.Variance == CurveVariance.Robust)
        {
            JackknifeVariance.HazardStandardErrors(EventTable, EventTable.Data.Subjects.AsSpan()).CopyTo(error, 1);
        }

        return (hazard, error);
    }

    private (double[] Lower, double[] Upper) Bounds()
    {
        double z = Tails.NormalQuantile(Options.ConfidenceLevel);
        double[] lower = new double[_survival.Length];
        double[] upper = new double[_survival.Length];
        lower[0] = upper[0] = 1;
        for (int i = 1; i < lower.Length; i++)
        {
            // A robust error is 0 where S is: only the plain scale has an interval there, as in R.
            bool isSettled = _survival[i] == 0 && _standardError[i] == 0 && Options.Interval == IntervalTransform.Plain;
            (lower[i], upper[i]) = isSettled ? new Interval(0, 0) : IntervalOf(_survival[i], _standardError[i] / _survival[i], z, Options.Interval);
        }

        return (lower, upper);
    }

    private (double Step, double Variance) HazardStep(double d, double n, long rows)
    {
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
