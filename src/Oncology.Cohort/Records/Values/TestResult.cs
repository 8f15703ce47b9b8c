namespace Oncology.Cohort;

/// <summary>Result of a laboratory or imaging test.</summary>
public enum TestResult : byte
{
    /// <summary>Negative.</summary>
    Negative,

    /// <summary>Positive.</summary>
    Positive,

    /// <summary>Done without a clear result.</summary>
    Indeterminate,
}
