namespace Oncology.Survival;

/// <summary>What an immortal-time audit found.</summary>
public enum ImmortalTimeVerdict
{
    /// <summary>No time and no event before the beginning of an exposure is credited to the exposed.</summary>
    NoImmortalTime,

    /// <summary>There is immortal time; both analyses lead to one conclusion (side of 1, and whether the interval holds 1).</summary>
    SameConclusion,

    /// <summary>There is immortal time, and without it the conclusion is another.</summary>
    OtherConclusion,

    /// <summary>There is immortal time, and one of the two hazard ratios cannot be estimated.</summary>
    NotComparable,
}
