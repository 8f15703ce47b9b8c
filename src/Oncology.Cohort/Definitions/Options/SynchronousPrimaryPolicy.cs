namespace Oncology.Cohort;

/// <summary>Whether the primary tumour of synchronous disease is treatable when the file does not say (D7, T05).</summary>
public enum SynchronousPrimaryPolicy
{
    /// <summary>Unknown: a missing value is never a yes.</summary>
    Unknown,

    /// <summary>Treatable, unless it is recorded as not controlled and not treated.</summary>
    Treatable,
}
