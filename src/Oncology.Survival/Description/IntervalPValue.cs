namespace Oncology.Survival;

/// <summary>The Wald p-value that a ratio and its confidence interval imply, for published numbers without data.</summary>
/// <remarks>
/// <para>
/// z = ln(ratio) / SE with SE = ln(upper / lower) / (2 z<sub>level</sub>): the interval is taken as symmetric on the log scale. Where a
/// paper printed the p-value of another test, of the log-rank say, the two differ.
/// </para>
/// <para>Source: Altman, Bland, BMJ 2011;343:d2304, doi 10.1136/bmj.d2304.</para>
/// </remarks>
public static class IntervalPValue
{
    /// <summary>Two-sided p-value of "the ratio is 1".</summary>
    /// <param name="ratio">Hazard, odds or risk ratio, above 0.</param>
    /// <param name="interval">Its confidence interval, lower bound above 0.</param>
    /// <param name="confidenceLevel">Level of the interval, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio or a bound is not positive, the bounds are not in order, or the level is outside (0, 1).</exception>
    public static double FromRatio(double ratio, Interval interval, double confidenceLevel = 0.95)
    {
        ConfidenceLevels.Check(confidenceLevel);
        if (!(ratio > 0 && double.IsFinite(ratio)))
        {
            throw new ArgumentOutOfRangeException(nameof(ratio), ratio, "A ratio must be positive and finite.");
        }

        if (!(interval.Lower > 0 && interval.Upper > interval.Lower))
        {
            throw new ArgumentOutOfRangeException(nameof(interval), interval, "The bounds must be positive, the lower below the upper one.");
        }

        double error = Math.Log(interval.Upper / interval.Lower) / (2 * Tails.NormalQuantile(confidenceLevel));
        return Tails.TwoSidedNormal(Math.Log(ratio) / error);
    }
}
