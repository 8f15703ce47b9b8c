namespace Oncology.Cohort;

/// <summary>Kind of a treatment row.</summary>
public enum TreatmentKind : byte
{
    /// <summary>Systemic treatment.</summary>
    Systemic,

    /// <summary>Focal treatment of metastases (MDT).</summary>
    MetastasisDirected,

    /// <summary>Palliative radiotherapy.</summary>
    PalliativeRadiotherapy,

    /// <summary>Surgery of the breast or its nodes.</summary>
    BreastSurgery,

    /// <summary>Radiotherapy of the breast or its nodes.</summary>
    BreastRadiotherapy,

    /// <summary>Any other treatment.</summary>
    Other,
}
