namespace Oncology.Cohort;

/// <summary>How likely an adverse event is due to the treatment.</summary>
public enum Attribution : byte
{
    /// <summary>Unrelated.</summary>
    Unrelated,

    /// <summary>Unlikely.</summary>
    Unlikely,

    /// <summary>Possible.</summary>
    Possible,

    /// <summary>Probable.</summary>
    Probable,

    /// <summary>Definite.</summary>
    Definite,
}
