namespace Oncology.Cohort;

/// <summary>Luminal surrogate among the hormone-receptor-positive tumours.</summary>
public enum LuminalClass
{
    /// <summary>HR+, HER2-, Ki67 below the threshold.</summary>
    A,

    /// <summary>HR+ and HER2+, or HR+ with Ki67 at or above the threshold.</summary>
    B,
}
