namespace Oncology.Cohort;

/// <summary>What a date without day, or without month, counts as (D1).</summary>
public enum PartialDatePolicy
{
    /// <summary>The 15th of the month, 1 July of the year; flagged.</summary>
    MidPeriod,

    /// <summary>Nothing: what needs it is unknown, and an endpoint that needs it excludes the patient.</summary>
    Reject,

    /// <summary>The middle, and both extremes are reported beside it.</summary>
    Bounds,
}
