namespace Oncology.Cohort;

/// <summary>Why the data of a patient make no endpoint.</summary>
/// <param name="Rule">Code of the rule: <c>D9.3</c>.</param>
/// <param name="Reason">The reason in words.</param>
public sealed record ExclusionReason(string Rule, Wording Reason);
