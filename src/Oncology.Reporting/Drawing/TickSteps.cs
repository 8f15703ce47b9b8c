namespace Oncology.Reporting;

/// <summary>The distance between ticks: the smallest customary step that leaves room for the labels.</summary>
internal static class TickSteps
{
    private static readonly double[] Months = [1, 2, 3, 6, 12, 24, 36, 60, 120, 240, 600, 1200];
    private static readonly double[] Ratios = [1, 2, 5];

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

    /// <summary>Ticks of a ratio axis: 1, 2 and 5 times powers of ten, or powers of ten alone, when there are more than fit.</summary>
    internal static IReadOnlyList<double> ForRatios(double from, double to, int maxTicks)
    {
        List<double> all = [], decades = [];
        int first = (int)Math.Floor(Math.Log10(from)), last = (int)Math.Ceiling(Math.Log10(to));
        for (int exponent = first; exponent <= last; exponent++)
        {
            // Negative powers by division, so that the tick is the double nearest to 0.2, not 2 * 0.1 with its error.
            foreach (double ratio in Ratios)
                all.Add(exponent < 0 ? ratio / Math.Pow(10, -exponent) : ratio * Math.Pow(10, exponent));
        }

        all.RemoveAll(t => t < from * (1 - 1e-9) || t > to * (1 + 1e-9));
        decades.AddRange(all.Where(t => Math.Abs(Math.Log10(t) - Math.Round(Math.Log10(t))) < 1e-9));
        if (all.Count <= maxTicks) return all;
        int every = 1;
        while ((decades.Count + every - 1) / every > maxTicks) every++;
        return [.. decades.Where(t => (int)Math.Round(Math.Log10(t)) % every == 0)];
    }

    private static bool Fits(double span, double step, int maxTicks) => Math.Ceiling(span * (1 - 1e-9) / step) + 1 <= maxTicks;
}
