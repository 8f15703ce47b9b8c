namespace Oncology.Cohort;

/// <summary>Groups of the T stage (D15).</summary>
public enum TumourExtent
{
    /// <summary>T0, T1, T2; Tis with them, flagged.</summary>
    T0ToT2,

    /// <summary>T3, T4 (a to d).</summary>
    T3ToT4,
}
