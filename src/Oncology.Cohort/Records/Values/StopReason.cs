namespace Oncology.Cohort;

/// <summary>Why a treatment was stopped.</summary>
public enum StopReason : byte
{
    /// <summary>Progression.</summary>
    Progression,

    /// <summary>Toxicity.</summary>
    Toxicity,

    /// <summary>As planned.</summary>
    Planned,

    /// <summary>Choice of the patient or the physician.</summary>
    Choice,

    /// <summary>Death.</summary>
    Death,
}
