namespace Oncology.Survival;

/// <summary>Choices of Gray's test.</summary>
public sealed record GrayTestOptions
{
    /// <summary>Power ρ of the weight (1 − F)^ρ; 0 weighs all times alike, above 0 early differences more.</summary>
    public double Rho { get; init; }

    /// <summary>Strata within which the groups are compared; null is none. Rows without a stratum are left out.</summary>
    public Factor? Strata { get; init; }

    /// <summary>Merging of nearly equal times; cmprsk takes times as given.</summary>
    public TieTolerance Ties { get; init; } = TieTolerance.None;
}
