namespace Oncology.Cohort;

/// <summary>Reading of a positive in situ hybridisation with an immunohistochemical score of 0 or 1+ (D3).</summary>
public enum Her2Profile
{
    /// <summary>Unknown, flagged: the study does not cover it.</summary>
    Toulouse,

    /// <summary>Positive (ASCO/CAP 2018, affirmed 2023; GEFPICS 2021).</summary>
    AscoCap,
}
