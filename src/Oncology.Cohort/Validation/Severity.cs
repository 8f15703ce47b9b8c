namespace Oncology.Cohort;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing to correct.</summary>
    Information,

    /// <summary>Unlikely or inconsistent; the row can be used.</summary>
    Warning,

    /// <summary>Wrong; the cell, the row or an endpoint of the patient cannot be used.</summary>
    Error,
}
