using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>
/// A right-continuous step function of time as it is drawn: row 0 is the origin; times are in the unit of the data. The band ends
/// at the first bound that does not exist (NaN); a default array draws none.
/// </summary>
internal sealed record StepCurve(SeriesKey Key, ImmutableArray<double> Time, ImmutableArray<double> Value)
{
    internal ImmutableArray<double> Lower { get; init; }

    internal ImmutableArray<double> Upper { get; init; }

    /// <summary>Censored at each time; a default array draws no ticks.</summary>
    internal ImmutableArray<double> Censored { get; init; }

    /// <summary>Time at which one half is reached, if it is.</summary>
    internal double? Median { get; init; }

    /// <summary>Bounds in which those of a value that has not left its start (S = 1, F = 0) are that value, not undefined.</summary>
    internal static (ImmutableArray<double> Lower, ImmutableArray<double> Upper) Bounds(
        ImmutableArray<double> value, ImmutableArray<double> lower, ImmutableArray<double> upper)
    {
        double[] low = [.. lower], high = [.. upper];
        for (int i = 0; i < value.Length && value[i] == value[0]; i++) low[i] = high[i] = value[0];
        return ([.. low], [.. high]);
    }
}
