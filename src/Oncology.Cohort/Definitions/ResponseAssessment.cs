namespace Oncology.Cohort;

/// <summary>One assessment of the disease, read by RECIST 1.1 (D13).</summary>
/// <param name="Event">The row.</param>
/// <param name="Day">Its day, partial dates read under the policy; null when it has none.</param>
/// <param name="Target">Response of the target lesions by their sums; null without sums.</param>
/// <param name="Overall">Overall response: as reported, else from the target lesions and new lesions.</param>
public sealed record ResponseAssessment(ClinicalEvent Event, DateOnly? Day, TumourResponse? Target, TumourResponse Overall);
