namespace Oncology.Cohort;

/// <summary>How far a cohort file can decide a criterion.</summary>
public enum Decidability
{
    /// <summary>Decidable from the cohort file (M).</summary>
    FromData,

    /// <summary>Partly (P).</summary>
    Partly,

    /// <summary>By a person only (H): Unknown until the column <c>attested_</c> with the id of the criterion is filled.</summary>
    ByPerson,
}
