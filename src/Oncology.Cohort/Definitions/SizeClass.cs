namespace Oncology.Cohort;

/// <summary>Class of the largest metastasis.</summary>
public enum SizeClass
{
    /// <summary>Below 3 cm.</summary>
    Small,

    /// <summary>3 to 5 cm, both included.</summary>
    Medium,

    /// <summary>Above 5 cm.</summary>
    Large,
}
