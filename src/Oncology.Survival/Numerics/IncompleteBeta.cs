using MathNet.Numerics;

namespace Oncology.Survival;

/// <summary>
/// The regularized incomplete beta function by its continued fraction (Numerical Recipes, section 6.4), with the factor before it from
/// deviances (Loader 2000), because differences of ln Γ lose digits from parameters of about 1e5 on.
/// </summary>
internal static class IncompleteBeta
{
    private const int MostIterations = 200_000;
    private const double Tiny = 1e-300;

    // Below this argument Stirling's series is not yet exact to rounding.
    private const double StirlingStart = 16;

    public static double Regularized(double a, double b, double x) => Regularized(a, b, x, 1 - x);

    /// <summary>I_x(a, b), with y = 1 − x given apart so that x near 1 keeps its digits.</summary>
    public static double Regularized(double a, double b, double x, double y)
    {
        if (double.IsNaN(x))
        {
            return double.NaN;
        }

        if (x <= 0 || y <= 0)
        {
            return x <= 0 ? 0 : 1;
        }

        // Either side of the mean is computed as itself; the other is then no small number.
        double front = Front(a, b, x, y);
        return x < (a + 1) / (a + b + 2) ? front * Fraction(a, b, x) / a : 1 - front * Fraction(b, a, y) / b;
    }

    // x^a y^b / B(a, b)
    private static double Front(double a, double b, double x, double y)
    {
        double n = a + b;
        double exponent = StirlingError(n) - StirlingError(a) - StirlingError(b) - Deviance(a, n * x) - Deviance(b, n * y);
        return Math.Sqrt(a * b / (2 * Math.PI * n)) * Math.Exp(exponent);
    }

    // ln n! − ((n + ½) ln n − n + ½ ln 2π)
    private static double StirlingError(double n)
    {
        if (n < StirlingStart)
        {
            return SpecialFunctions.GammaLn(n + 1) - (n + 0.5) * Math.Log(n) + n - 0.5 * Math.Log(2 * Math.PI);
        }

        double square = n * n;
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - (1.0 / 1188 - 691.0 / 360360 / square) / square) / square) / square) / square) / n;
    }

    // k ln(k / m) + m − k without cancellation where k is near m.
    private static double Deviance(double k, double m)
    {
        double difference = k - m;
        if (Math.Abs(difference) >= 0.1 * (k + m))
        {
            return k * Math.Log(k / m) - difference;
        }

        double v = difference / (k + m);
        double sum = difference * v;
        double term = 2 * k * v;
        for (int j = 1; ; j++)
        {
            term *= v * v;
            double next = sum + term / (2 * j + 1);
            if (next == sum)
            {
                return sum;
            }

            sum = next;
        }
    }

    private static double Fraction(double a, double b, double x)
    {
        double c = 1;
        double d = 1 / NotZero(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m <= MostIterations; m++)
        {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / NotZero(1 + even * d);
            c = NotZero(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / NotZero(1 + odd * d);
            c = NotZero(1 + odd / c);
            double factor = d * c;
            value *= factor;
            if (Math.Abs(factor - 1) < 3e-16)
            {
                return value;
            }
        }

        return value;
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
