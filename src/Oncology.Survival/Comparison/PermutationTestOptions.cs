namespace Oncology.Survival;

/// <summary>Choices of a permutation test.</summary>
public sealed record PermutationTestOptions
{
    /// <summary>
    /// Number of random arrangements, at least 1. Where there are no more arrangements than this (and no strata), all are listed instead and
    /// the p-value is exact.
    /// </summary>
    public int Arrangements { get; init; } = 9999;

    /// <summary>Seed of the random arrangements; the same seed gives the same p-value everywhere.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The statistic: weights and merging of times.</summary>
    public LogRankOptions LogRank { get; init; } = new();

    internal void Validate() => ArgumentOutOfRangeException.ThrowIfLessThan(Arrangements, 1);
}
