namespace Oncology.Cohort;

/// <summary>Intent of a treatment.</summary>
public enum TreatmentIntent : byte
{
    /// <summary>Curative.</summary>
    Curative,

    /// <summary>Palliative.</summary>
    Palliative,

    /// <summary>Recorded as unknown.</summary>
    Unknown,
}
