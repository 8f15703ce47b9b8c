using MathNet.Numerics.Distributions;

namespace Oncology.Survival;

/// <summary>Intervals from the values of a quantity in resamples; see <see cref="BootstrapEstimate"/>.</summary>
internal static class BootstrapIntervals
{
    /// <summary>Percentile, basic and BCa interval.</summary>
    /// <param name="value">The quantity in the data; NaN when it does not exist.</param>
    /// <param name="replicates">The quantity in the resamples; NaN entries are left out.</param>
    /// <param name="leftOut">The quantity without each patient in turn; empty for no BCa interval.</param>
    /// <param name="level">Confidence level.</param>
    public static Interval[] Of(double value, ReadOnlySpan<double> replicates, ReadOnlySpan<double> leftOut, double level)
    {
        double[] sorted = [.. replicates.ToArray().Where(replicate => !double.IsNaN(replicate)).Order()];
        if (sorted.Length < 2 || !double.IsFinite(value))
        {
            Interval none = new(double.NaN, double.NaN);
            return [none, none, none];
        }

        double tail = (1 - level) / 2;
        Interval percentile = new(AtShare(sorted, tail), AtShare(sorted, 1 - tail));
        Interval basic = new(2 * value - percentile.Upper, 2 * value - percentile.Lower);
        return [percentile, basic, Bca(value, sorted, leftOut, tail)];
    }

    /// <summary>Standard deviation of the values; null where one is infinite or there are fewer than two.</summary>
    public static double? StandardError(ReadOnlySpan<double> replicates)
    {
        double[] known = [.. replicates.ToArray().Where(replicate => !double.IsNaN(replicate))];
        if (known.Length < 2 || !known.All(double.IsFinite))
        {
            return null;
        }

        double mean = known.Average();
        return Math.Sqrt(known.Sum(replicate => (replicate - mean) * (replicate - mean)) / (known.Length - 1));
    }

    /// <summary>The value at a share of the sorted values, (B + 1) · share from below, between neighbours on the normal scale.</summary>
    /// <remarks>Davison, Hinkley 1997, equation 5.8; R <c>boot:::norm.inter</c>.</remarks>
    internal static double AtShare(double[] sorted, double share)
    {
        int count = sorted.Length;
        double rank = (count + 1) * share;
        int below = (int)Math.Floor(rank);
        if (below <= 0)
        {
            return sorted[0];
        }

        if (below >= count)
        {
            return sorted[^1];
        }

        if (rank == below || sorted[below - 1] == sorted[below])
        {
            return sorted[below - 1];
        }

        if (!double.IsFinite(sorted[below - 1]) || !double.IsFinite(sorted[below]))
        {
            return double.IsFinite(sorted[below]) ? sorted[below - 1] : sorted[below];
        }

        double low = Normal.InvCDF(0, 1, below / (count + 1.0));
        double high = Normal.InvCDF(0, 1, (below + 1) / (count + 1.0));
        return sorted[below - 1] + (Normal.InvCDF(0, 1, share) - low) / (high - low) * (sorted[below] - sorted[below - 1]);
    }

    private static Interval Bca(double value, double[] sorted, ReadOnlySpan<double> leftOut, double tail)
    {
        int below = 0;
        while (below < sorted.Length && sorted[below] < value)
        {
            below++;
        }

        double correction = Normal.InvCDF(0, 1, (double)below / sorted.Length);
        double acceleration = Acceleration(leftOut);
        if (!double.IsFinite(correction) || !double.IsFinite(acceleration))
        {
            return new Interval(double.NaN, double.NaN);
        }

        return new Interval(AtShare(sorted, Share(tail)), AtShare(sorted, Share(1 - tail)));

        double Share(double alpha)
        {
            double z = correction + Normal.InvCDF(0, 1, alpha);
            return Normal.CDF(0, 1, correction + z / (1 - acceleration * z));
        }
    }

    // A sixth of the skewness of the influence of each patient.
    private static double Acceleration(ReadOnlySpan<double> leftOut)
    {
        double mean = 0;
        foreach (double one in leftOut)
        {
            mean += one / leftOut.Length;
        }

        double cubes = 0;
        double squares = 0;
        foreach (double one in leftOut)
        {
            double influence = mean - one;
            cubes += influence * influence * influence;
            squares += influence * influence;
        }

        return squares > 0 ? cubes / (6 * Math.Pow(squares, 1.5)) : double.NaN;
    }
}
