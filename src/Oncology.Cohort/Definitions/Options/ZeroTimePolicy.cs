namespace Oncology.Cohort;

/// <summary>What to do with follow-up of length zero (D1).</summary>
public enum ZeroTimePolicy
{
    /// <summary>Half a day, flagged.</summary>
    HalfDay,

    /// <summary>Keep it, as R does.</summary>
    Keep,

    /// <summary>Exclude the patient with a reason; Stata drops such rows.</summary>
    Drop,
}
