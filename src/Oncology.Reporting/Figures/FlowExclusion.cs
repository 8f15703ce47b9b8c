namespace Oncology.Reporting;

/// <summary>Patients who leave a study profile for one reason.</summary>
/// <param name="Reason">Why, such as "Brain metastases".</param>
/// <param name="Count">Number of patients.</param>
public sealed record FlowExclusion(string Reason, int Count);
