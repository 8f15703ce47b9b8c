namespace Oncology.Cohort;

/// <summary>One file of a written cohort.</summary>
/// <param name="Name">File name: <c>cohort.csv</c>, <c>lesions.csv</c>.</param>
/// <param name="Text">Its text, with line feeds.</param>
public sealed record CohortFile(string Name, string Text);
