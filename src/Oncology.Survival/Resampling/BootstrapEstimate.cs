using System.Collections.Immutable;

namespace Oncology.Survival;

/// <summary>One quantity with its bootstrap distribution and intervals.</summary>
/// <remarks>
/// <para>
/// With θ* the sorted values of B resamples and θ* at share α read between neighbours on the normal scale: percentile
/// [θ*(α/2), θ*(1 − α/2)]; basic [2θ − θ*(1 − α/2), 2θ − θ*(α/2)], of a hazard ratio on its log scale; BCa is the percentile interval at shares
/// moved by the bias correction z0 and the acceleration a, from leaving out one patient at a time.
/// </para>
/// <para>
/// A value that is not reached or without bound in a resample counts as larger (smaller) than all others. A bound there is NaN for a time,
/// 0 or infinite for a hazard ratio.
/// </para>
/// <para>Convention: R <c>boot.ci</c>, types <c>perc</c>, <c>basic</c> and <c>bca</c>.</para>
/// <para>Source: Davison, Hinkley, Bootstrap Methods and their Application, Cambridge 1997, sections 2.4, 5.2 and 5.3; Efron, JASA 1987;82:171.</para>
/// </remarks>
public sealed class BootstrapEstimate
{
    internal BootstrapEstimate(string label, double? value, ImmutableArray<double> replicates, double? standardError, Interval[] intervals)
    {
        Label = label;
        Value = value;
        Replicates = replicates;
        StandardError = standardError;
        Percentile = intervals[0];
        Basic = intervals[1];
        Bca = intervals[2];
        UndefinedCount = replicates.Count(double.IsNaN);
    }

    /// <summary>What the quantity is.</summary>
    public string Label { get; }

    /// <summary>The quantity in the data themselves; null when it does not exist there.</summary>
    public double? Value { get; }

    /// <summary>
    /// The quantity in each resample, in the order they were drawn: NaN where it does not exist, infinite where it is not reached or has no
    /// finite value.
    /// </summary>
    public ImmutableArray<double> Replicates { get; }

    /// <summary>Standard deviation of the resamples, of a hazard ratio on its log scale; null where one of them is not finite.</summary>
    public double? StandardError { get; }

    /// <summary>Percentile interval.</summary>
    public Interval Percentile { get; }

    /// <summary>Basic interval.</summary>
    public Interval Basic { get; }

    /// <summary>Bias-corrected and accelerated interval; NaN where a left-out patient makes the quantity vanish.</summary>
    public Interval Bca { get; }

    /// <summary>Resamples in which the quantity does not exist; they are left out of the intervals.</summary>
    public int UndefinedCount { get; }
}
