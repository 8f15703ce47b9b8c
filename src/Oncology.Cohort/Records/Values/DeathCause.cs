namespace Oncology.Cohort;

/// <summary>Cause of death.</summary>
public enum DeathCause : byte
{
    /// <summary>The cancer.</summary>
    Cancer,

    /// <summary>Its treatment.</summary>
    Treatment,

    /// <summary>Another cause.</summary>
    Other,

    /// <summary>Recorded as unknown.</summary>
    Unknown,
}
