namespace Oncology.Cohort;

/// <summary>When an adverse event occurred, counted from the last day of focal treatment (D14).</summary>
public enum ToxicityPeriod
{
    /// <summary>At any time from the first day of focal treatment on.</summary>
    Any,

    /// <summary>Up to 90 days after the last day of focal treatment.</summary>
    Acute,

    /// <summary>Later.</summary>
    Late,
}
