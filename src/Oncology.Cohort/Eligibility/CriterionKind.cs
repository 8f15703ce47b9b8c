namespace Oncology.Cohort;

/// <summary>What a criterion does.</summary>
public enum CriterionKind
{
    /// <summary>Must be met.</summary>
    Inclusion,

    /// <summary>Must not be met.</summary>
    Exclusion,

    /// <summary>Is reported and decides nothing.</summary>
    Informative,
}
