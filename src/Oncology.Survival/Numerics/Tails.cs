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

    /// <summary>P(|T| &gt; |t|) for Student's t.</summary>
    public static double TwoSidedStudent(double t, double degreesOfFreedom) =>
        double.IsInfinity(t) ? 0 : IncompleteBeta.Regularized(degreesOfFreedom / 2, 0.5, degreesOfFreedom / (degreesOfFreedom + t * t));

    /// <summary>The t with P(|T| ≤ t) = level for Student's t.</summary>
    public static double StudentQuantile(double level, double degreesOfFreedom)
    {
        double tail = 1 - level;
        double high = 1;
        while (TwoSidedStudent(high, degreesOfFreedom) > tail)
        {
            high *= 2;
        }

        return Bisection.Root(t => tail - TwoSidedStudent(t, degreesOfFreedom), 0, high);
    }

    /// <summary>P(F &gt; f) for Fisher's F.</summary>
    public static double FisherF(double f, double numerator, double denominator) =>
        double.IsInfinity(f) ? 0 : f <= 0 ? 1 : IncompleteBeta.Regularized(denominator / 2, numerator / 2, denominator / (denominator + numerator * f));

    /// <summary>P(X ≤ x) for a binomial X of n trials.</summary>
    public static double BinomialAtMost(long x, long n, double p) => x >= n ? 1 : x < 0 ? 0 : IncompleteBeta.Regularized(n - x, x + 1, 1 - p);

    /// <summary>
    /// Two-sided binomial p-value: the sum of the probabilities not above that of x, those within a factor 1 + 1e-7 counting as equal
    /// (R's <c>binom.test</c>).
    /// </summary>
    public static double BinomialTwoSided(long x, long n, double p)
    {
        double[] logFactorial = LogFactorials.UpTo(n);
        double success = Math.Log(p);
        double failure = Math.Log(1 - p);
        double Log(long k) => logFactorial[n] - logFactorial[k] - logFactorial[n - k] + k * success + (n - k) * failure;
        double limit = Log(x) + Math.Log(1 + 1e-7);
        CompensatedSum sum = default;
        for (long k = 0; k <= n; k++)
        {
            double value = Log(k);
            sum.Add(value <= limit ? Math.Exp(value) : 0);
        }

        return Math.Min(sum.Value, 1);
    }

    /// <summary>The x with P(B ≤ x) = probability for a beta-distributed B.</summary>
    public static double BetaQuantile(double probability, double a, double b) =>
        Bisection.Root(x => IncompleteBeta.Regularized(a, b, x) - probability, 0, 1);

    /// <summary>The x with P(B &gt; x) = tail for a beta-distributed B.</summary>
    public static double BetaUpperQuantile(double tail, double a, double b) =>
        Bisection.Root(x => tail - IncompleteBeta.Regularized(b, a, 1 - x), 0, 1);

    /// <summary>The x with P(G ≤ x) = probability for a gamma-distributed G of scale 1.</summary>
    public static double GammaQuantile(double probability, double shape)
    {
        double high = shape + 1;
        while (SpecialFunctions.GammaLowerRegularized(shape, high) < probability)
        {
            high *= 2;
        }

        return Bisection.Root(x => SpecialFunctions.GammaLowerRegularized(shape, x) - probability, 0, high);
    }

    /// <summary>The x with P(G &gt; x) = tail for a gamma-distributed G of scale 1.</summary>
    public static double GammaUpperQuantile(double tail, double shape)
    {
        double high = shape + 1;
        while (SpecialFunctions.GammaUpperRegularized(shape, high) > tail)
        {
            high *= 2;
        }

        return Bisection.Root(x => tail - SpecialFunctions.GammaUpperRegularized(shape, x), 0, high);
    }
}
