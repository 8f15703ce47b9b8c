namespace Oncology.Cohort;

/// <summary>Organ of the primary tumour.</summary>
public enum PrimarySite : byte
{
    /// <summary>Breast.</summary>
    Breast,

    /// <summary>Any other organ.</summary>
    Other,
}
