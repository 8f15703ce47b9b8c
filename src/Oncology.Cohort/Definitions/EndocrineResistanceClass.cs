namespace Oncology.Cohort;

/// <summary>How the disease answered endocrine treatment (D16).</summary>
public enum EndocrineResistanceClass
{
    /// <summary>Primary resistance: progression early on treatment.</summary>
    Primary,

    /// <summary>Secondary resistance: progression after a response or a long control.</summary>
    Secondary,

    /// <summary>Sensitive: late relapse after the end of treatment, or no exposure (profile ABC only).</summary>
    Sensitive,
}
