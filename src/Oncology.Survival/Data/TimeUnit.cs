namespace Oncology.Survival;

/// <summary>The unit in which times are given or shown.</summary>
public enum TimeUnit
{
    /// <summary>Days.</summary>
    Days,

    /// <summary>Months of 30.4375 days (365.25 / 12).</summary>
    Months,

    /// <summary>Years of 365.25 days.</summary>
    Years,
}
