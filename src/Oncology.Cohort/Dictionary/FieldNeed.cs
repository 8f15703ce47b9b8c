namespace Oncology.Cohort;

/// <summary>Whether a field must be there.</summary>
public enum FieldNeed
{
    /// <summary>Required: without it the row, or an endpoint, is lost.</summary>
    Required,

    /// <summary>Required for some analyses.</summary>
    Conditional,

    /// <summary>Optional.</summary>
    Optional,
}
