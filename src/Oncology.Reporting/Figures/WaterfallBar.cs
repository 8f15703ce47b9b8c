namespace Oncology.Reporting;

/// <summary>One patient of a waterfall plot.</summary>
/// <param name="Label">Code of the patient.</param>
/// <param name="Change">Best change from baseline in percent, at least −100.</param>
/// <param name="Group">What colours the bar, such as the best response; null for one colour.</param>
public sealed record WaterfallBar(string Label, double Change, string? Group = null);
