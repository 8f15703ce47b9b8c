namespace Oncology.Cohort;

/// <summary>Technique of a focal treatment.</summary>
public enum MdtModality : byte
{
    /// <summary>Stereotactic body radiotherapy.</summary>
    Sbrt,

    /// <summary>Intensity-modulated radiotherapy.</summary>
    Imrt,

    /// <summary>Three-dimensional conformal radiotherapy.</summary>
    ThreeDimensional,

    /// <summary>Surgery.</summary>
    Surgery,

    /// <summary>Percutaneous radiofrequency ablation (PRA).</summary>
    RadiofrequencyAblation,

    /// <summary>Cryotherapy.</summary>
    Cryotherapy,

    /// <summary>Microwave ablation.</summary>
    Microwave,

    /// <summary>Any other technique.</summary>
    Other,
}
