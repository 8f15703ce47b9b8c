namespace Oncology.Cohort;

/// <summary>Something about a derivation that the reader should know.</summary>
/// <param name="Code">Short stable code: <c>cut-off-unknown</c>.</param>
/// <param name="Text">What it means.</param>
public sealed record Flag(string Code, Wording Text);
