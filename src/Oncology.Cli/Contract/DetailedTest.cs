using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>One of all tests of a characteristic.</summary>
/// <param name="Code">Short stable name.</param>
/// <param name="Name">Name for reading.</param>
internal sealed record DetailedTest(string Code, Word Name)
{
    /// <summary>Statistic; null where the test has none.</summary>
    public double? Statistic { get; init; }

    /// <summary>Degrees of freedom, of the numerator where there are two; null where the test has none.</summary>
    public double? DegreesOfFreedom { get; init; }

    /// <summary>Degrees of freedom of the denominator; null where there is none.</summary>
    public double? DenominatorDegreesOfFreedom { get; init; }

    /// <summary>Two-sided p-value; null where the test cannot be made, or for an estimate alone.</summary>
    public double? PValue { get; init; }

    /// <summary>Difference of means or odds ratio; null for a test alone.</summary>
    public double? Estimate { get; init; }

    /// <summary>Interval of the estimate.</summary>
    public Interval? Interval { get; init; }

    /// <summary>Why the test cannot be made; null where it can.</summary>
    public string? Problem { get; init; }
}
