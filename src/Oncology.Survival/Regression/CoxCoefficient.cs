namespace Oncology.Survival;

/// <summary>A coefficient of a Cox model: log hazard ratio, its standard error and test, and the hazard ratio with its interval.</summary>
/// <remarks>
/// Of a column that was left out as collinear everything is NaN. Statistic, p-value and interval use the robust standard error
/// where there is one.
/// </remarks>
public sealed record CoxCoefficient
{
    internal CoxCoefficient(CoefficientName name)
    {
        Name = name;
    }

    /// <summary>What the coefficient belongs to.</summary>
    public CoefficientName Name { get; }

    /// <summary>β, the log hazard ratio per unit of the column.</summary>
    public double Estimate { get; internal init; } = double.NaN;

    /// <summary>Model-based standard error of β.</summary>
    public double StandardError { get; internal init; } = double.NaN;

    /// <summary>Sandwich standard error of β; null when it was not asked for.</summary>
    public double? RobustStandardError { get; internal init; }

    /// <summary>z = β / standard error.</summary>
    public double Statistic { get; internal init; } = double.NaN;

    /// <summary>Two-sided p-value of z.</summary>
    public double PValue { get; internal init; } = double.NaN;

    /// <summary>exp(β).</summary>
    public double HazardRatio => Math.Exp(Estimate);

    /// <summary>Confidence interval of the hazard ratio (Wald).</summary>
    public Interval HazardRatioInterval { get; internal init; } = new(double.NaN, double.NaN);

    /// <summary>
    /// True when the likelihood keeps rising as β grows: one level has no event, or the covariate orders the events. The estimate
    /// then only says where the iteration stopped, and its Wald interval and p-value mean nothing.
    /// </summary>
    public bool IsInfinite { get; internal init; }
}
