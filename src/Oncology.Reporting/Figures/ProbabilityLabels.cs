using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Labels and title of an axis of probabilities.</summary>
internal static class ProbabilityLabels
{
    internal static string Of(double value, ProbabilityScale scale, NumberStyle numbers) => scale == ProbabilityScale.Percent
        ? numbers.Format(Math.Round(100 * value, 6), NumberKind.Count)
        : numbers.Format(Math.Round(value, 6), NumberKind.Count) is { Length: > 1 } text ? text
        : (numbers with { RatioDecimals = 1 }).Format(value, NumberKind.Ratio);

    internal static string Title(string outcome, ProbabilityScale scale) => scale == ProbabilityScale.Percent ? $"{outcome} (%)" : outcome;
}
