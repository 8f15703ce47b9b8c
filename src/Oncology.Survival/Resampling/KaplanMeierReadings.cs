using System.Collections.Immutable;
using System.Globalization;

namespace Oncology.Survival;

/// <summary>What is read off survival curves besides the median.</summary>
public sealed record KaplanMeierReadings
{
    /// <summary>Times at which S(t) is read, after the origin of the curve.</summary>
    public ImmutableArray<double> Times { get; init; } = [];

    /// <summary>Horizon τ of the restricted mean; null for none.</summary>
    public double? Tau { get; init; }

    /// <summary>Number of quantities: the median, S(t) at each time, the restricted mean.</summary>
    internal int Count => 1 + Times.Length + (Tau is null ? 0 : 1);

    internal string LabelOf(int quantity) => quantity == 0
        ? "median"
        : quantity <= Times.Length
            ? string.Create(CultureInfo.InvariantCulture, $"S({Times[quantity - 1]})")
            : string.Create(CultureInfo.InvariantCulture, $"RMST({Tau})");

    /// <summary>The first time that is not finite and after the origin; null when all are.</summary>
    internal double? FirstOutside(double origin)
    {
        IEnumerable<double> all = Tau is double tau ? Times.Append(tau) : Times;
        return all.Where(time => !(time > origin && double.IsFinite(time))).Select(time => (double?)time).FirstOrDefault();
    }
}
