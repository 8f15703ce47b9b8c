namespace Oncology.Cohort;

/// <summary>Why a value is missing. A missing value is <c>null</c> in the record; its kind is asked of the record.</summary>
public enum MissingKind
{
    /// <summary>The cell is empty, or the column is absent: nothing is known about why.</summary>
    NotRecorded,

    /// <summary>The examination was not done ("non fait", "not done", ND).</summary>
    NotDone,

    /// <summary>The question does not apply to this patient ("non applicable", N/A).</summary>
    NotApplicable,

    /// <summary>It was looked for and is not known ("inconnu", "unknown", NK).</summary>
    Unknown,
}
