namespace Oncology.Cohort;

/// <summary>Groups of the N stage (D15).</summary>
public enum NodalExtent
{
    /// <summary>N0, N0(i+) included.</summary>
    Negative,

    /// <summary>N+, N1mi included.</summary>
    Positive,
}
