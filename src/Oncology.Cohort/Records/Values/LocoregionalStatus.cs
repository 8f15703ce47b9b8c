namespace Oncology.Cohort;

/// <summary>Locoregional recurrence at the time of the metastases.</summary>
public enum LocoregionalStatus : byte
{
    /// <summary>No recurrence.</summary>
    None,

    /// <summary>Recurrence, controlled.</summary>
    Controlled,

    /// <summary>Recurrence, not controlled.</summary>
    Uncontrolled,
}
