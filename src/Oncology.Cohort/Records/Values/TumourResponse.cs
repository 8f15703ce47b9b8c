namespace Oncology.Cohort;

/// <summary>Response of the disease (RECIST 1.1).</summary>
public enum TumourResponse : byte
{
    /// <summary>Complete response (CR).</summary>
    Complete,

    /// <summary>Partial response (PR).</summary>
    Partial,

    /// <summary>Stable disease (SD).</summary>
    Stable,

    /// <summary>Progressive disease (PD).</summary>
    Progressive,

    /// <summary>Neither complete response nor progression, without target lesions (non-CR/non-PD).</summary>
    NonCompleteNonProgressive,

    /// <summary>Not evaluable (NE).</summary>
    NotEvaluable,
}
