namespace Oncology.Cohort;

/// <summary>Reported status of a receptor or biomarker.</summary>
public enum ReceptorStatus : byte
{
    /// <summary>Negative.</summary>
    Negative,

    /// <summary>Positive.</summary>
    Positive,
}
