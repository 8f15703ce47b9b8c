namespace Oncology.Survival;

/// <summary>Roots of monotone functions, to the last bit that the function itself supports.</summary>
internal static class Bisection
{
    /// <summary>The x in [<paramref name="low"/>, <paramref name="high"/>] where an increasing function passes through 0; a bound when it does not.</summary>
    public static double Root(Func<double, double> increasing, double low, double high)
    {
        while (true)
        {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high)
            {
                return middle;
            }

            if (increasing(middle) < 0)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }
    }
}
