namespace Oncology.Survival;

/// <summary>Choices of a numeric summary on which packages differ. The default is R's.</summary>
public sealed record NumericSummaryOptions
{
    /// <summary>Definition of the quartiles: R type 7, Stata and SAS type 2. The median is the same in types 2 and 5 to 9.</summary>
    public QuantileType Quartiles { get; init; } = QuantileType.Type7;
}
