namespace Oncology.Survival;

/// <summary>Choices of propensity score weights.</summary>
public sealed record PropensityOptions
{
    /// <summary>The population whose effect is wanted.</summary>
    public TreatmentEstimand Estimand { get; init; } = TreatmentEstimand.Average;

    /// <summary>Quantile below which weights are raised to it, in [0, 1); 0 leaves them. Over all rows together, type 7.</summary>
    public double LowerTruncation { get; init; }

    /// <summary>Quantile above which weights are lowered to it, in (0, 1]; 1 leaves them. Over all rows together, type 7.</summary>
    public double UpperTruncation { get; init; } = 1;

    /// <summary>Choices of the logistic model of the treatment.</summary>
    public LogisticOptions Model { get; init; } = new();

    internal void Validate()
    {
        if (!(LowerTruncation >= 0 && LowerTruncation < UpperTruncation && UpperTruncation <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(LowerTruncation), LowerTruncation, $"The truncation quantiles must satisfy 0 ≤ lower < upper ≤ 1; upper is {UpperTruncation}.");
        }

        Model.Validate();
    }
}
