namespace Oncology.Cohort;

/// <summary>How patients are screened.</summary>
public sealed record ScreeningOptions
{
    /// <summary>What becomes of patients whose eligibility is unknown. Default: a box of their own.</summary>
    public UnknownPolicy Unknown { get; init; } = UnknownPolicy.Separate;

    /// <summary>Clinical conventions; a criterion may bring its own. Default: Toulouse.</summary>
    public ClinicalConventions Conventions { get; init; } = ClinicalConventions.Toulouse;

    /// <summary>Day of the screening, from which ages and windows are counted; null takes each patient's day of consent, else the last news.</summary>
    public DateOnly? Day { get; init; }
}
