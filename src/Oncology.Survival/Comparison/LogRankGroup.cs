namespace Oncology.Survival;

/// <summary>One group of a log-rank test.</summary>
/// <param name="Label">Label of the group.</param>
/// <param name="Count">Number of rows, frequencies counted.</param>
/// <param name="Observed">Events observed.</param>
/// <param name="Expected">Events expected if all groups had one hazard.</param>
/// <param name="WeightedObserved">Events observed, each times the weight of its time; equals <paramref name="Observed"/> for the log-rank test.</param>
/// <param name="WeightedExpected">Events expected, each times the weight of its time.</param>
public readonly record struct LogRankGroup(
    string Label, long Count, double Observed, double Expected, double WeightedObserved, double WeightedExpected);
