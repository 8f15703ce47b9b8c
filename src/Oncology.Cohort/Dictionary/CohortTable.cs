namespace Oncology.Cohort;

/// <summary>The tables of a cohort.</summary>
public enum CohortTable
{
    /// <summary>One row per patient.</summary>
    Patients,

    /// <summary>One row per metastasis.</summary>
    Lesions,

    /// <summary>One row per treatment or focal procedure.</summary>
    Treatments,

    /// <summary>One row per assessment, progression, toxicity or visit.</summary>
    Events,

    /// <summary>One row per laboratory result.</summary>
    Labs,
}
