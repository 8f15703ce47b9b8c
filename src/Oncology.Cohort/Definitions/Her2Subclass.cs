namespace Oncology.Cohort;

/// <summary>Subclass of the HER2-negative tumours.</summary>
public enum Her2Subclass
{
    /// <summary>Score 0.</summary>
    Zero,

    /// <summary>Score 1+, or 2+ with negative in situ hybridisation.</summary>
    Low,
}
