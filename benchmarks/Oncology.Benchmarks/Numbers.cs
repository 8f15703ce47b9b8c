namespace Oncology.Benchmarks;

/// <summary>
/// Random numbers, logarithm and exponential from + − × ÷, floor and 64-bit integers alone, so that any language makes the
/// same bits. A number depends on its seed, stream and index only: any row can be made alone, in any order.
/// </summary>
internal static class Numbers
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private const double Ln2 = 0.6931471805599453;

    /// <summary>A uniform number in (0, 1).</summary>
    public static double Uniform(ulong seed, ulong stream, ulong index)
    {
        unchecked
        {
            ulong bits = Mix(Mix((seed * Golden) + stream) + ((index + 1) * Golden));
            return ((bits >> 12) + 0.5) / 4503599627370496.0;
        }
    }

    /// <summary>Natural logarithm of a positive number: odd series in s = (m − 1) / (m + 1), m in [√½, √2).</summary>
    public static double Log(double x)
    {
        int exponent = Math.ILogB(x) + 1;
        double m = Math.ScaleB(x, -exponent);
        if (m < 0.7071067811865476)
        {
            m *= 2;
            exponent--;
        }

        double s = (m - 1) / (m + 1);
        double square = s * s;
        double sum = 1.0 / 25;
        for (int k = 23; k >= 1; k -= 2)
        {
            sum = (sum * square) + (1.0 / k);
        }

        return (2 * s * sum) + (exponent * Ln2);
    }

    /// <summary>Exponential: 2ᵏ times a polynomial of the remainder.</summary>
    public static double Exp(double x)
    {
        double k = Math.Floor((x * 1.4426950408889634) + 0.5);
        double r = x - (k * Ln2);
        double sum = 1;
        for (int j = 16; j >= 1; j--)
        {
            sum = 1 + (sum * r / j);
        }

        return Math.ScaleB(sum, (int)k);
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
