namespace Oncology.Cohort;

/// <summary>Whether the primary tumour of synchronous disease is treatable (D7, T05); no field says so.</summary>
public enum SynchronousPrimaryPolicy
{
    /// <summary>By the record: treatable when it is controlled or was treated by surgery or radiotherapy, not when both are recorded as no, else unknown.
    /// "Not controlled" alone, as of a tumour not yet treated, never excludes.</summary>
    Unknown,

    /// <summary>Treatable, whatever is recorded of its control and treatment.</summary>
    Treatable,
}
