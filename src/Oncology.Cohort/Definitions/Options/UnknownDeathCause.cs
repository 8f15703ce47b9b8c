namespace Oncology.Cohort;

/// <summary>What a death of unknown cause is in an endpoint of the cause of death (D9).</summary>
public enum UnknownDeathCause
{
    /// <summary>A competing event of its own.</summary>
    Apart,

    /// <summary>A death of the cancer.</summary>
    Cancer,

    /// <summary>A death of another cause.</summary>
    Other,

    /// <summary>The patient leaves the endpoint, with a reason.</summary>
    Exclude,
}
