using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Oncology.Survival;

/// <summary>Upper tails and quantiles of the distributions that tests need, never as one minus a distribution function.</summary>
internal static class Tails
{
    /// <summary>P(χ²(df) &gt; x). Relative error below 1e-12 down to 1e-300.</summary>
    public static double ChiSquared(double x, int degreesOfFreedom)
    {
        if (double.IsNaN(x) || degreesOfFreedom < 1)
        {
            return double.NaN;
        }

        if (x <= 0)
        {
            return 1;
        }

        return degreesOfFreedom == 1
            ? SpecialFunctions.Erfc(Math.Sqrt(x / 2))
            : SpecialFunctions.GammaUpperRegularized(degreesOfFreedom / 2.0, x / 2);
    }

    /// <summary>P(|N(0, 1)| &gt; |z|).</summary>
    public static double TwoSidedNormal(double z) => double.IsNaN(z) ? double.NaN : SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2));

    /// <summary>The z with P(|N(0, 1)| ≤ z) = level.</summary>
    public static double NormalQuantile(double level) => Normal.InvCDF(0, 1, 0.5 + level / 2);

    /// <summary>P(N(0, 1) &gt; z).</summary>
    public static double UpperNormal(double z) => SpecialFunctions.Erfc(z / Math.Sqrt(2)) / 2;

    /// <summary>P(X ≤ x) for a binomial X of n trials, by the incomplete beta function.</summary>
    public static double BinomialAtMost(long x, long n, double p) =>
        x >= n ? 1 : x < 0 ? 0 : SpecialFunctions.BetaRegularized(n - x, x + 1, 1 - p);
}
