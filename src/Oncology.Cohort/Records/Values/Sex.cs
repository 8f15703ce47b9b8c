namespace Oncology.Cohort;

/// <summary>Sex of the patient.</summary>
public enum Sex : byte
{
    /// <summary>F.</summary>
    Female,

    /// <summary>M.</summary>
    Male,
}
