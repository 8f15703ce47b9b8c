namespace Oncology.Cohort;

/// <summary>Organ of the primary tumour.</summary>
public enum PrimarySite
{
    /// <summary>Breast.</summary>
    Breast,

    /// <summary>Any other organ.</summary>
    Other,
}
