namespace Oncology.Survival;

/// <summary>Reads quantiles off step curves.</summary>
internal static class CurveCrossing
{
    // R's tolerance for "the curve is flat at exactly 1 − p" (quantile.survfit): products of fractions miss 1/2 by rounding.
    private const double ProbabilityTolerance = 1.0 / (1 << 26);

    /// <summary>The time at which 1 − curve reaches p, up to the tolerance; null when it does not.</summary>
    /// <remarks>
    /// A confidence curve need not be monotone, so the search is by value, as R's; the first time of a flat stretch stands for it.
    /// </remarks>
    public static double? Find(ReadOnlySpan<double> time, ReadOnlySpan<double> curve, double p, QuantileRule rule)
    {
        if (p == 0)
        {
            return time[0];
        }

        int reached = SmallestAtLeast(curve, p - ProbabilityTolerance);
        if (reached < 0)
        {
            return null;
        }

        bool flat = Math.Abs(1 - curve[reached] - p) < ProbabilityTolerance;
        if (!flat || rule == QuantileRule.FirstTime)
        {
            return time[reached];
        }

        int passed = SmallestAtLeast(curve, p + ProbabilityTolerance);
        bool isLastLevel = 1 - curve[^1] == 1 - curve[reached];
        double end = isLastLevel || passed < 0 ? time[^1] : time[passed];
        return (time[reached] + end) / 2;
    }

    private static int SmallestAtLeast(ReadOnlySpan<double> curve, double p)
    {
        int best = -1;
        for (int i = 0; i < curve.Length; i++)
        {
            double f = 1 - curve[i];
            if (f >= p && (best < 0 || f < 1 - curve[best]))
            {
                best = i;
            }
        }

        return best;
    }
}
