namespace Oncology.Survival;

/// <summary>Choices of a test of association in a table of counts. The defaults are the study's: chi-square without correction, Fisher when counts are small.</summary>
public sealed record ContingencyTestOptions
{
    /// <summary>Which test.</summary>
    public ContingencyMethod Method { get; init; } = ContingencyMethod.ByExpectedCounts;

    /// <summary>
    /// Yates' continuity correction of the chi-square, in 2 × 2 tables only (others have none). R's <c>chisq.test</c> corrects by
    /// default; Stata has no correction and SAS prints both.
    /// </summary>
    public bool ContinuityCorrection { get; init; }

    /// <summary>With <see cref="ContingencyMethod.ByExpectedCounts"/>, an expected count below this asks for Fisher's test.</summary>
    public double SmallestExpected { get; init; } = 5;

    /// <summary>Direction of Fisher's test of a 2 × 2 table; larger tables and chi-squares have only the two-sided one.</summary>
    public Alternative Alternative { get; init; } = Alternative.TwoSided;

    /// <summary>With <see cref="ContingencyMethod.FisherSimulated"/>, the number of random tables, at least 1.</summary>
    public int Simulations { get; init; } = 99_999;

    /// <summary>Seed of the random tables; the same seed gives the same p-value everywhere.</summary>
    public ulong Seed { get; init; } = 1;

    internal void Validate() => ArgumentOutOfRangeException.ThrowIfLessThan(Simulations, 1);
}
