namespace Oncology.Cohort;

/// <summary>Resection margins.</summary>
public enum MarginStatus : byte
{
    /// <summary>Clear.</summary>
    R0,

    /// <summary>Microscopic residue.</summary>
    R1,

    /// <summary>Macroscopic residue.</summary>
    R2,
}
