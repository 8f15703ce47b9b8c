using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Checks of sizes and times that the options of all figures share.</summary>
internal static class FigureChecks
{
    /// <exception cref="ArgumentOutOfRangeException">The value is not a positive finite number.</exception>
    internal static void Positive(double value, string name)
    {
        if (!(value > 0) || double.IsInfinity(value))
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be a positive finite number.");
    }

    /// <exception cref="ArgumentOutOfRangeException">A time is negative or not finite.</exception>
    internal static void Times(ImmutableArray<double> times)
    {
        foreach (double time in times.IsDefault ? [] : times)
        {
            if (!(time >= 0) || double.IsInfinity(time))
                throw new ArgumentOutOfRangeException(nameof(times), time, "A time of the panel is a finite number from 0 on.");
        }
    }

    /// <exception cref="ArgumentException">There are no or too many series.</exception>
    internal static void Count(int count, int most, LocalText what, string name)
    {
        if (count < 1 || count > most) throw new RequestException($"A figure holds 1 to {most} {what.English}, not {count}.", $"Une figure contient de 1 à {most} {what.French}, non {count}.", name);
    }
}
