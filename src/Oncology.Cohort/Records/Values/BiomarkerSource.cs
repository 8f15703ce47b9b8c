namespace Oncology.Cohort;

/// <summary>Where the biomarkers were measured.</summary>
public enum BiomarkerSource : byte
{
    /// <summary>Primary tumour.</summary>
    Primary,

    /// <summary>Locoregional recurrence.</summary>
    Recurrence,

    /// <summary>Metastasis.</summary>
    Metastasis,
}
