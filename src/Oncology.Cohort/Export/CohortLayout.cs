namespace Oncology.Cohort;

/// <summary>How a cohort is laid out in files.</summary>
public enum CohortLayout
{
    /// <summary>One file, one row per patient, numbered groups of columns for the other tables.</summary>
    Flat,

    /// <summary>One file per table: patients, lesions, treatments, events, labs.</summary>
    Long,
}
