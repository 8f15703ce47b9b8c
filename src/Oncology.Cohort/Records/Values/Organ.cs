namespace Oncology.Cohort;

/// <summary>Organ of a metastasis.</summary>
public enum Organ : byte
{
    /// <summary>Bone.</summary>
    Bone,

    /// <summary>Lymph node.</summary>
    Node,

    /// <summary>Liver.</summary>
    Liver,

    /// <summary>Lung.</summary>
    Lung,

    /// <summary>Brain.</summary>
    Brain,

    /// <summary>Meninges.</summary>
    Meninges,

    /// <summary>Adrenal gland.</summary>
    Adrenal,

    /// <summary>Skin.</summary>
    Skin,

    /// <summary>Pancreas.</summary>
    Pancreas,

    /// <summary>Pleura.</summary>
    Pleura,

    /// <summary>Peritoneum.</summary>
    Peritoneum,

    /// <summary>Choroid.</summary>
    Choroid,

    /// <summary>Ovary.</summary>
    Ovary,

    /// <summary>Soft tissue.</summary>
    SoftTissue,

    /// <summary>Any other organ.</summary>
    Other,
}
