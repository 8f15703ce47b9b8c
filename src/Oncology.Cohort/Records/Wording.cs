namespace Oncology.Cohort;

/// <summary>A sentence the user reads, in English and in French.</summary>
/// <param name="English">The English sentence.</param>
/// <param name="French">The French sentence.</param>
public sealed record Wording(string English, string French);
