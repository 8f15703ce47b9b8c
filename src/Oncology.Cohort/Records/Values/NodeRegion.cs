namespace Oncology.Cohort;

/// <summary>Region of a lymph node.</summary>
public enum NodeRegion : byte
{
    /// <summary>Neck.</summary>
    Cervical,

    /// <summary>Supraclavicular fossa.</summary>
    Supraclavicular,

    /// <summary>Infraclavicular fossa.</summary>
    Infraclavicular,

    /// <summary>Axilla.</summary>
    Axillary,

    /// <summary>Internal mammary chain.</summary>
    InternalMammary,

    /// <summary>Mediastinum and hila.</summary>
    Mediastinal,

    /// <summary>Abdomen and retroperitoneum.</summary>
    Abdominal,

    /// <summary>Pelvis.</summary>
    Pelvic,

    /// <summary>Groin.</summary>
    Inguinal,

    /// <summary>Any other region.</summary>
    Other,
}
