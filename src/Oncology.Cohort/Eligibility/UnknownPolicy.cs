namespace Oncology.Cohort;

/// <summary>What becomes of patients whose eligibility is unknown.</summary>
public enum UnknownPolicy
{
    /// <summary>They stand in a box of their own, neither included nor excluded by a criterion.</summary>
    Separate,

    /// <summary>They leave at the first criterion that is unknown, as if it had failed.</summary>
    Exclude,

    /// <summary>They stay.</summary>
    Keep,
}
