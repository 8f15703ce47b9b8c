namespace Oncology.Survival;

/// <summary>A coefficient of a logistic model: log odds ratio, its standard error and test, and the odds ratio with its interval.</summary>
/// <remarks>Of a column that was left out as collinear everything is NaN. The intercept is the log odds where every column is 0.</remarks>
public sealed record LogisticCoefficient
{
    internal LogisticCoefficient(CoefficientName name)
    {
        Name = name;
    }

    /// <summary>What the coefficient belongs to; <c>(Intercept)</c> without variables for the intercept.</summary>
    public CoefficientName Name { get; }

    /// <summary>β, the log odds ratio per unit of the column.</summary>
    public double Estimate { get; internal init; } = double.NaN;

    /// <summary>Standard error of β.</summary>
    public double StandardError { get; internal init; } = double.NaN;

    /// <summary>z = β / standard error.</summary>
    public double Statistic { get; internal init; } = double.NaN;

    /// <summary>Two-sided p-value of z.</summary>
    public double PValue { get; internal init; } = double.NaN;

    /// <summary>exp(β).</summary>
    public double OddsRatio => Math.Exp(Estimate);

    /// <summary>Confidence interval of the odds ratio (Wald).</summary>
    public Interval OddsRatioInterval { get; internal init; } = new(double.NaN, double.NaN);

    /// <summary>
    /// True when the likelihood keeps rising as β grows (separation). The estimate then only says where the iteration stopped, and its
    /// Wald interval and p-value mean nothing.
    /// </summary>
    public bool IsInfinite { get; internal init; }
}
