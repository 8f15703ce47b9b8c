namespace Oncology.Survival;

/// <summary>Choices of a bootstrap.</summary>
public sealed record BootstrapOptions
{
    /// <summary>Number of resamples, at least 2. Intervals want 1000 or more.</summary>
    public int Replicates { get; init; } = 2000;

    /// <summary>Seed of the resamples; the same seed gives the same numbers everywhere.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Level of the confidence intervals, in (0, 1).</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>
    /// Stratum of each row, such as the arm of a trial: patients are drawn within strata, whose sizes stay as they are. Null draws from all
    /// patients.
    /// </summary>
    public Factor? Strata { get; init; }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Replicates, 2);
        if (!(ConfidenceLevel > 0 && ConfidenceLevel < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(ConfidenceLevel), ConfidenceLevel, "A confidence level must lie in (0, 1).");
        }
    }
}
