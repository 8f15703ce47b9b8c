namespace Oncology.Cohort;

/// <summary>Groups of the histological grade in models (D15).</summary>
public enum GradeGroup
{
    /// <summary>Grade I or II.</summary>
    Low,

    /// <summary>Grade III.</summary>
    High,
}
