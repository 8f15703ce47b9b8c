namespace Oncology.Cohort;

/// <summary>When a lesion was present.</summary>
public enum LesionEpoch : byte
{
    /// <summary>At the diagnosis of the oligometastatic disease.</summary>
    Baseline,

    /// <summary>New at progression.</summary>
    Progression,
}
