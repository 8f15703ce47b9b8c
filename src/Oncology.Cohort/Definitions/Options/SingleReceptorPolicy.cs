namespace Oncology.Cohort;

/// <summary>What one hormone receptor below the threshold means when the other is missing (D2).</summary>
public enum SingleReceptorPolicy
{
    /// <summary>The status is unknown.</summary>
    Unknown,

    /// <summary>The missing one counts as negative, flagged.</summary>
    TreatMissingAsNegative,
}
