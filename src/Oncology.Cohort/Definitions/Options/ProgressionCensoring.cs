namespace Oncology.Cohort;

/// <summary>Where patients without progression are censored (D9).</summary>
public enum ProgressionCensoring
{
    /// <summary>At the last follow-up.</summary>
    LastFollowUp,

    /// <summary>At the last imaging; at the last follow-up when it is missing, flagged.</summary>
    LastImaging,
}
