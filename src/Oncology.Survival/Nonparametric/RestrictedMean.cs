using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>
/// The restricted mean survival time: the mean of the time to the event up to a horizon τ, which is the area under the survival curve.
/// </summary>
/// <remarks>
/// <para>
/// RMST(τ) = t₀ + ∫ S(t) dt from the origin t₀ to τ. Variance Σ A_j² d_j / (n_j (n_j − d_j)) over the event times t_j ≤ τ, with A_j the area
/// under the curve from t_j to τ; an event time at which S falls to 0 adds nothing.
/// </para>
/// <para>Time is in the unit of the curve. The interval is the estimate ± z times the standard error of the restricted mean.</para>
/// <para>
/// Beyond the last time of the curve its last value is carried on (<see cref="IsBeyondLastTime"/>). Without an event before τ the mean is
/// τ and the standard error of the restricted mean 0.
/// </para>
/// <para>Convention: R <c>summary(fit, rmean = tau)</c>; Stata <c>strmst2</c> and R <c>survRM2</c> agree where τ is within the follow-up.</para>
/// <para>Source: Irwin, J Hyg 1949;47:188; Royston, Parmar, BMC Med Res Methodol 2013;13:152, doi 10.1186/1471-2288-13-152.</para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class RestrictedMean : ITabular
{
    private RestrictedMean(KaplanMeier curve, double tau, double mean, double error)
    {
        Label = curve.Label;
        Tau = tau;
        ConfidenceLevel = curve.Options.ConfidenceLevel;
        double half = Tails.NormalQuantile(ConfidenceLevel) * error;
        Mean = new Estimate(mean, error, new Interval(mean - half, mean + half));
        IsBeyondLastTime = tau > curve.Time[^1];
    }

    /// <summary>Label of the curve's group, null for a curve of the whole sample.</summary>
    public string? Label { get; }

    /// <summary>Horizon τ, in the unit of the curve.</summary>
    public double Tau { get; }

    /// <summary>Restricted mean with its standard error and interval.</summary>
    public Estimate Mean { get; }

    /// <summary>Level of the interval, that of the curve.</summary>
    public double ConfidenceLevel { get; }

    /// <summary>True when the curve ends before τ and its last value was carried on.</summary>
    public bool IsBeyondLastTime { get; }

    /// <summary>Estimates the restricted mean from a survival curve.</summary>
    /// <param name="curve">The curve; its confidence level is used.</param>
    /// <param name="tau">Horizon τ, finite and after the origin of the curve.</param>
    /// <exception cref="ArgumentOutOfRangeException">τ is not finite, or not after the origin.</exception>
    public static RestrictedMean Fit(KaplanMeier curve, double tau)
    {
        ArgumentNullException.ThrowIfNull(curve);
        if (!double.IsFinite(tau) || tau <= curve.Time[0])
        {
            throw new ArgumentOutOfRangeException(nameof(tau), tau, "The horizon must be finite and after the origin of the curve.");
        }

        // From the horizon backwards, so that the area beyond each event time is at hand when its variance term is due.
        double area = 0;
        double variance = 0;
        double end = tau;
        for (int row = curve.Time.Length - 1; row >= 0; row--)
        {
            double time = curve.Time[row];
            if (time > tau)
            {
                continue;
            }

            area += curve.Survival[row] * (end - time);
            double d = curve.Events[row];
            double n = d > 0 ? curve.RiskSet(row) : 0;
            if (d > 0 && n > d)
            {
                variance += area * area * d / (n * (n - d));
            }

            end = time;
        }

        return new RestrictedMean(curve, tau, curve.Time[0] + area, Math.Sqrt(variance));
    }

    /// <summary>This restricted mean minus that of another, independent group, at the same horizon.</summary>
    /// <param name="other">The group that is subtracted.</param>
    /// <returns>The difference, and the two-sided p-value of the hypothesis that it is 0 (normal approximation).</returns>
    /// <exception cref="ArgumentException">The horizons or the confidence levels differ.</exception>
    public RestrictedMeanDifference Minus(RestrictedMean other)
    {
        CheckComparable(other);
        double difference = Mean.Value - other.Mean.Value;
        double error = double.Hypot(Mean.StandardError, other.Mean.StandardError);
        double half = Tails.NormalQuantile(ConfidenceLevel) * error;
        return new RestrictedMeanDifference(
            new Estimate(difference, error, new Interval(difference - half, difference + half)),
            Tails.TwoSidedNormal(difference / error));
    }

    /// <summary>This restricted mean divided by that of another, independent group, at the same horizon.</summary>
    /// <remarks>
    /// Delta method on the log scale: Var log(a/b) = Var a / a² + Var b / b². Convention: R <c>survRM2</c>, Stata <c>strmst2</c>.
    /// </remarks>
    /// <param name="other">The group that divides.</param>
    /// <returns>The ratio, and the two-sided p-value of the hypothesis that it is 1; NaN where a mean is not above 0.</returns>
    /// <exception cref="ArgumentException">The horizons or the confidence levels differ.</exception>
    public RestrictedMeanRatio DividedBy(RestrictedMean other)
    {
        CheckComparable(other);
        double logRatio = Math.Log(Mean.Value) - Math.Log(other.Mean.Value);
        double error = double.Hypot(Mean.StandardError / Mean.Value, other.Mean.StandardError / other.Mean.Value);
        double half = Tails.NormalQuantile(ConfidenceLevel) * error;
        double ratio = Mean.Value > 0 && other.Mean.Value > 0 ? Mean.Value / other.Mean.Value : double.NaN;
        return new RestrictedMeanRatio(
            ratio, error, new Interval(Math.Exp(logRatio - half), Math.Exp(logRatio + half)), Tails.TwoSidedNormal(logRatio / error));
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language)
    {
        string tau = NumberStyle.For(language).Format(Tau, NumberKind.General);
        double level = ConfidenceLevel;
        ImmutableArray<TableColumn> columns =
        [
            new("group", Words.Group.In(language), IsText: true),
            new("rmst", $"RMST({tau})") { IntervalLevel = level },
            new("std_error", Words.StandardErrorOfMean.In(language)),
        ];
        TableRow row = new(
        [
            new Cell.Text(Label ?? string.Empty),
            new Cell.WithInterval(Mean.Value, Mean.Interval, NumberKind.General),
            new Cell.Number(Mean.StandardError, NumberKind.General),
        ]);
        return new ResultTable(Words.RestrictedMean.In(language), columns, [row], language)
        {
            Footnotes = IsBeyondLastTime ? [Words.CurveCarriedOn.In(language)] : [],
        };
    }

    /// <summary>The restricted mean as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    private void CheckComparable(RestrictedMean other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Tau != Tau || other.ConfidenceLevel != ConfidenceLevel)
        {
            throw new ArgumentException("The two restricted means must have one horizon and one confidence level.", nameof(other));
        }
    }
}
