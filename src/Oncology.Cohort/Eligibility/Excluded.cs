namespace Oncology.Cohort;

/// <summary>A patient who left an analysis, and why.</summary>
/// <param name="PatientId">Code of the patient.</param>
/// <param name="Rule">Code of the rule that decided: <c>D9.3</c>, <c>T02</c>.</param>
/// <param name="Reason">The reason; the same words for every patient the rule excludes, so that reasons can be counted.</param>
public sealed record Excluded(string PatientId, string Rule, Wording Reason);
