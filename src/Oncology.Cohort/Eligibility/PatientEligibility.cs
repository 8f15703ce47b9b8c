namespace Oncology.Cohort;

/// <summary>Eligibility of a patient.</summary>
public enum PatientEligibility
{
    /// <summary>No criterion fails and none is unknown.</summary>
    Eligible,

    /// <summary>A criterion fails.</summary>
    NotEligible,

    /// <summary>No criterion fails, but one is unknown.</summary>
    Indeterminate,
}
