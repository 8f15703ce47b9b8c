namespace Oncology.Cohort;

/// <summary>Vital status at the last news.</summary>
public enum VitalStatus : byte
{
    /// <summary>Alive.</summary>
    Alive,

    /// <summary>Dead.</summary>
    Dead,

    /// <summary>Lost to follow-up: alive at the last news, not since.</summary>
    Lost,
}
