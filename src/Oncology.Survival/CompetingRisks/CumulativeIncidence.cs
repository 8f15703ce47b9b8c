using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Oncology.Survival;

/// <summary>The cumulative incidence F_k(t) of one cause: the probability that this event has happened by t, others competing.</summary>
/// <remarks>Columns run along <see cref="AalenJohansen.Time"/>; row 0 is the origin, where F is 0 and has no interval (NaN).</remarks>
public sealed class CumulativeIncidence
{
    private readonly Lazy<double[]> _time;
    private readonly Lazy<double[]> _events;
    private readonly double[] _estimate;
    private readonly double[] _standardError;
    private readonly Lazy<double[]> _hazard;
    private readonly Lazy<(double[] Lower, double[] Upper)> _bounds;

    internal CumulativeIncidence(int cause, string label, EventTable table, Lazy<double[]> time, IncidenceCurves curves, CumulativeIncidenceOptions options)
    {
        Cause = cause;
        Label = label;
        _time = time;
        _estimate = curves.Incidence[cause - 1];
        _standardError = curves.StandardError[cause - 1];
        _events = new Lazy<double[]>(() => [0, .. table.EventColumns[cause - 1]]);
        _hazard = new Lazy<double[]>(() => Hazard(table.EventColumns[cause - 1], table.AtRiskColumn));
        _bounds = new Lazy<(double[], double[])>(() => Bounds(options));
    }

    /// <summary>The cause, 1 or above.</summary>
    public int Cause { get; }

    /// <summary>Name of the cause.</summary>
    public string Label { get; }

    /// <summary>Events of this cause at each time.</summary>
    public ImmutableArray<double> Events => ImmutableCollectionsMarshal.AsImmutableArray(_events.Value);

    /// <summary>F_k(t).</summary>
    public ImmutableArray<double> Estimate => ImmutableCollectionsMarshal.AsImmutableArray(_estimate);

    /// <summary>Standard error of F_k(t), by <see cref="CumulativeIncidenceOptions.Variance"/>.</summary>
    public ImmutableArray<double> StandardError => ImmutableCollectionsMarshal.AsImmutableArray(_standardError);

    /// <summary>Lower confidence bound of F_k(t); NaN where F_k(t) = 0, but 0 on the plain scale (as R).</summary>
    public ImmutableArray<double> Lower => ImmutableCollectionsMarshal.AsImmutableArray(_bounds.Value.Lower);

    /// <summary>Upper confidence bound of F_k(t); NaN where F_k(t) = 0, but 0 on the plain scale (as R).</summary>
    public ImmutableArray<double> Upper => ImmutableCollectionsMarshal.AsImmutableArray(_bounds.Value.Upper);

    /// <summary>Cause-specific cumulative hazard Σ d_k / n.</summary>
    public ImmutableArray<double> CumulativeHazard => ImmutableCollectionsMarshal.AsImmutableArray(_hazard.Value);

    /// <summary>F_k(t) as the corners of its steps, for programs that draw lines and areas.</summary>
    public StepCoordinates ToSteps() => StepCoordinates.Of(_time.Value, _estimate, _bounds.Value.Lower, _bounds.Value.Upper);

    /// <summary>F_k at a given time with its standard error and interval; after the last time the last value is carried on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is before the origin, or not a number.</exception>
    public Estimate At(double time)
    {
        if (!(time >= _time.Value[0]))
        {
            throw new ArgumentOutOfRangeException(nameof(time), time, "The time must not be before the origin of the curve.");
        }

        int row = Array.BinarySearch(_time.Value, 1, _estimate.Length - 1, time);
        row = row >= 0 ? row : ~row - 1;
        return new Estimate(_estimate[row], _standardError[row], new Interval(_bounds.Value.Lower[row], _bounds.Value.Upper[row]));
    }

    private static double[] Hazard(double[] events, double[] atRisk)
    {
        double[] hazard = new double[events.Length + 1];
        for (int i = 0; i < events.Length; i++)
        {
            hazard[i + 1] = hazard[i] + (events[i] > 0 ? events[i] / atRisk[i] : 0);
        }

        return hazard;
    }

    private (double[] Lower, double[] Upper) Bounds(CumulativeIncidenceOptions options)
    {
        double z = Tails.NormalQuantile(options.ConfidenceLevel);
        double[] lower = new double[_estimate.Length];
        double[] upper = new double[_estimate.Length];
        lower[0] = upper[0] = double.NaN;
        for (int i = 1; i < lower.Length; i++)
        {
            (lower[i], upper[i]) = _estimate[i] == 0 && options.Interval == IntervalTransform.Plain
                ? new Interval(0, 0)
                : KaplanMeier.IntervalOf(_estimate[i], _standardError[i] / _estimate[i], z, options.Interval);
        }

        return (lower, upper);
    }
}
