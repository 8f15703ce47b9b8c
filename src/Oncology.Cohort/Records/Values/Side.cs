namespace Oncology.Cohort;

/// <summary>Side of the body.</summary>
public enum Side : byte
{
    /// <summary>L.</summary>
    Left,

    /// <summary>R.</summary>
    Right,

    /// <summary>M.</summary>
    Midline,
}
