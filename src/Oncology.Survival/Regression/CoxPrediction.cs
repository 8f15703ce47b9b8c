using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Oncology.Survival;

/// <summary>The survival curve that a Cox model predicts for one patient.</summary>
/// <remarks>
/// <para>
/// S(t | x) = exp(−H(t)), H(t) = exp(β′x) H0(t) with the baseline of <see cref="CoxBaseline"/>. Variance of H(t):
/// exp(2β′x) (Σ_{t_i ≤ t} d_i/S0² + D′VD), D = ∫ (x − x̄) dH0 and V the covariance of β, the sandwich in a robust fit. Tied events enter
/// both sums step by step under Efron.
/// </para>
/// <para>Columns have one entry per distinct exit time of the stratum, ascending; before the first S is 1. Times are in the unit of the data.</para>
/// <para>Convention: as R's <c>survfit.coxph</c>. The standard error of S(t) is S(t) times that of H(t).</para>
/// <para>Source: Tsiatis, Ann Stat 1981;9:93; Therneau, Grambsch 2000, section 10.2.</para>
/// </remarks>
public sealed partial class CoxPrediction
{
    private readonly double[] _time;
    private readonly double[] _survival;
    private readonly double[] _standardError;
    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly double[] _hazard;
    private readonly double[] _hazardError;

    private CoxPrediction(int row, CoxFitted fitted, CoxHazardPath path, double[] x, double offset, CoxPredictionOptions options)
    {
        Row = row;
        Options = options;
        Stratum = path.Label;
        LinearPredictor = offset - fitted.Centre.OffsetMean;
        foreach (int j in fitted.Kept)
        {
            LinearPredictor += fitted.Model.Coefficients[j].Estimate * (x[j] - fitted.Centre.Means[j]);
        }

        _time = path.Time;
        int n = _time.Length;
        (_survival, _standardError, _lower, _upper) = (new double[n], new double[n], new double[n], new double[n]);
        (_hazard, _hazardError) = (new double[n], new double[n]);
        if (path.Stratum >= 0)
        {
            FillHazard(fitted, path, x, offset);
        }

        double z = Tails.NormalQuantile(options.ConfidenceLevel);
        for (int i = 0; i < n; i++)
        {
            _survival[i] = Math.Exp(-_hazard[i]);
            _standardError[i] = _survival[i] * _hazardError[i];
            (_lower[i], _upper[i]) = KaplanMeier.IntervalOf(_survival[i], _hazardError[i], z, options.Interval);
        }
    }

    /// <summary>Row of the new data, from 0.</summary>
    public int Row { get; }

    /// <summary>Label of the stratum; null when the model has none.</summary>
    public string? Stratum { get; }

    /// <summary>The choices that made the curve.</summary>
    public CoxPredictionOptions Options { get; }

    /// <summary>Linear predictor, centred as <see cref="CoxModel.LinearPredictor"/>.</summary>
    public double LinearPredictor { get; }

    /// <summary>Distinct exit times of the stratum.</summary>
    public ImmutableArray<double> Time => ImmutableCollectionsMarshal.AsImmutableArray(_time);

    /// <summary>S(t).</summary>
    public ImmutableArray<double> Survival => ImmutableCollectionsMarshal.AsImmutableArray(_survival);

    /// <summary>Standard error of S(t).</summary>
    public ImmutableArray<double> StandardError => ImmutableCollectionsMarshal.AsImmutableArray(_standardError);

    /// <summary>Lower confidence bound of S(t); NaN where undefined.</summary>
    public ImmutableArray<double> Lower => ImmutableCollectionsMarshal.AsImmutableArray(_lower);

    /// <summary>Upper confidence bound of S(t); NaN where undefined.</summary>
    public ImmutableArray<double> Upper => ImmutableCollectionsMarshal.AsImmutableArray(_upper);

    /// <summary>Cumulative hazard H(t).</summary>
    public ImmutableArray<double> CumulativeHazard => ImmutableCollectionsMarshal.AsImmutableArray(_hazard);

    /// <summary>Standard error of H(t).</summary>
    public ImmutableArray<double> CumulativeHazardStandardError => ImmutableCollectionsMarshal.AsImmutableArray(_hazardError);

    /// <summary>Median time to the event with its interval.</summary>
    public QuantileEstimate Median => Quantile(0.5);

    /// <summary>S at a given time, with its standard error and interval.</summary>
    /// <param name="time">Any time; before the first exit S is 1, after the last the last value is carried on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not a number.</exception>
    public Estimate At(double time)
    {
        if (double.IsNaN(time))
        {
            throw new ArgumentOutOfRangeException(nameof(time), time, "The time must be a number.");
        }

        int at = Array.BinarySearch(_time, time);
        at = at >= 0 ? at : ~at - 1;
        return at >= 0
            ? new Estimate(_survival[at], _standardError[at], new Interval(_lower[at], _upper[at]))
            : new Estimate(1, 0, KaplanMeier.IntervalOf(1, 0, 0, Options.Interval));
    }

    /// <summary>Time by which the event has happened with probability p, with its interval.</summary>
    /// <param name="p">Probability, in (0, 1]: 0.5 is the median.</param>
    /// <exception cref="ArgumentOutOfRangeException">p is outside (0, 1].</exception>
    public QuantileEstimate Quantile(double p)
    {
        if (!(p > 0 && p <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability must lie in (0, 1].");
        }

        return new QuantileEstimate(p, Crossing(_survival), Crossing(_lower), Crossing(_upper));

        double? Crossing(double[] curve) => CurveCrossing.Find(_time, curve, p, Options.Quantile);
    }

    private void FillHazard(CoxFitted fitted, CoxHazardPath path, double[] x, double offset)
    {
        int p = fitted.Kept.Length;
        ReadOnlySpan<double> scale = fitted.Likelihood.Columns.Scale;
        double[] centred = new double[p];
        double eta = offset - fitted.Likelihood.Shift[path.Stratum];
        for (int k = 0; k < p; k++)
        {
            centred[k] = (x[fitted.Kept[k]] - fitted.StratumMean(path.Stratum, k)) / scale[k];
            eta += fitted.Coefficients[k] * centred[k];
        }

        double risk = Math.Exp(eta);
        double[] covariance = fitted.ScaledCovariance();
        double[] d = new double[p];
        for (int i = 0; i < _time.Length; i++)
        {
            double variance = path.Variance[i];
            for (int a = 0; a < p; a++)
            {
                d[a] = path.Hazard[i] * centred[a] - path.Drift[i * p + a];
                variance += d[a] * d[a] * covariance[a * p + a];
                for (int b = 0; b < a; b++)
                {
                    variance += 2 * d[a] * d[b] * covariance[a * p + b];
                }
            }

            _hazard[i] = risk * path.Hazard[i];
            _hazardError[i] = risk * Math.Sqrt(Math.Max(variance, 0));
        }
    }
}
