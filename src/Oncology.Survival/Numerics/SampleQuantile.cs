namespace Oncology.Survival;

/// <summary>Sample quantiles by the nine definitions of R's <c>quantile</c>.</summary>
internal static class SampleQuantile
{
    // R's guard against products such as 0.1 * 30 that miss a whole number by rounding.
    private const double Fuzz = 8.8817841970012523e-16;

    /// <summary>The quantile of values in ascending order.</summary>
    /// <param name="sorted">At least one value, ascending.</param>
    /// <param name="p">Probability, in [0, 1].</param>
    /// <param name="type">Definition.</param>
    public static double OfSorted(ReadOnlySpan<double> sorted, double p, QuantileType type)
    {
        int n = sorted.Length;
        if (type == QuantileType.Type7)
        {
            double position = (n - 1) * p;
            return Between(sorted, (int)Math.Floor(position), position - Math.Floor(position));
        }

        if (type <= QuantileType.Type3)
        {
            double place = type == QuantileType.Type3 ? n * p - 0.5 : n * p;
            int below = (int)Math.Floor(place + Fuzz);
            bool isBetween = place > below + Fuzz;
            double step = type switch
            {
                QuantileType.Type1 => isBetween ? 1 : 0,
                QuantileType.Type2 => isBetween ? 1 : 0.5,
                _ => isBetween || below % 2 != 0 ? 1 : 0,
            };
            return Between(sorted, below - 1, step);
        }

        (double a, double b) = type switch
        {
            QuantileType.Type4 => (0.0, 1.0),
            QuantileType.Type5 => (0.5, 0.5),
            QuantileType.Type6 => (0.0, 0.0),
            QuantileType.Type8 => (1.0 / 3, 1.0 / 3),
            QuantileType.Type9 => (3.0 / 8, 3.0 / 8),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Unknown quantile type."),
        };
        double rank = a + p * (n + 1 - a - b);
        int low = (int)Math.Floor(rank + Fuzz);
        double fraction = rank - low;
        return Between(sorted, low - 1, Math.Abs(fraction) < Fuzz ? 0 : fraction);
    }

    // Places before the first and after the last value hold those values.
    private static double Between(ReadOnlySpan<double> sorted, int index, double fraction)
    {
        double low = sorted[Math.Clamp(index, 0, sorted.Length - 1)];
        double high = sorted[Math.Clamp(index + 1, 0, sorted.Length - 1)];
        return fraction == 0 || low == high ? low : fraction == 1 ? high : (1 - fraction) * low + fraction * high;
    }
}
