namespace Oncology.Reporting;

/// <summary>The distance between ticks: the smallest customary step that leaves room for the labels.</summary>
internal static class TickSteps
{
    private static readonly double[] Months = [1, 2, 3, 6, 12, 24, 36, 60, 120, 240, 600, 1200];
    private static readonly double[][] RatioFactors = [[1, 2, 5], [1, 3]];

    /// <summary>Months step by parts or multiples of a year; falls back to round numbers beyond a century.</summary>
    internal static double ForMonths(double span, int maxTicks)
    {
        foreach (double step in Months)
        {
            if (Fits(span, step, maxTicks)) return step;
        }

        return Round(span, maxTicks);
    }

    /// <summary>1, 2 or 5 times a power of ten.</summary>
    internal static double Round(double span, int maxTicks)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(span / maxTicks)));
        foreach (double factor in (ReadOnlySpan<double>)[1, 2, 5])
        {
            if (Fits(span, factor * power, maxTicks)) return factor * power;
        }

        return 10 * power;
    }

    /// <summary>Ticks of a ratio axis: 1, 2 and 5 times powers of ten; where they do not fit 1 and 3 times; at last whole powers.</summary>
    internal static IReadOnlyList<double> ForRatios(double from, double to, int maxTicks)
    {
        foreach (double[] factors in RatioFactors)
        {
            var ticks = Multiples(factors, from, to);
            if (ticks.Count <= maxTicks) return ticks;
        }

        var powers = Multiples([1], from, to);
        int every = (powers.Count + maxTicks - 1) / maxTicks;
        return [.. powers.Where(t => (int)Math.Round(Math.Log10(t)) % every == 0)];
    }

    private static List<double> Multiples(double[] factors, double from, double to)
    {
        List<double> ticks = [];
        int first = (int)Math.Floor(Math.Log10(from)), last = (int)Math.Ceiling(Math.Log10(to));
        for (int exponent = first; exponent <= last; exponent++)
        {
            // Negative powers by division, so that the tick is the double nearest to 0.3, not 3 * 0.1 with its error.
            foreach (double factor in factors)
                ticks.Add(exponent < 0 ? factor / Math.Pow(10, -exponent) : factor * Math.Pow(10, exponent));
        }

        ticks.RemoveAll(t => t < from * (1 - 1e-9) || t > to * (1 + 1e-9));
        return ticks;
    }

    private static bool Fits(double span, double step, int maxTicks) => Math.Ceiling(span * (1 - 1e-9) / step) + 1 <= maxTicks;
}
