namespace Oncology.Cohort;

/// <summary>Examination that detected a lesion.</summary>
public enum DetectionModality : byte
{
    /// <summary>FDG-PET/CT.</summary>
    PetCt,

    /// <summary>Magnetic resonance imaging.</summary>
    Mri,

    /// <summary>Computed tomography.</summary>
    Ct,

    /// <summary>Bone scan.</summary>
    BoneScan,

    /// <summary>Ultrasound.</summary>
    Ultrasound,

    /// <summary>Clinical examination.</summary>
    Clinical,

    /// <summary>Any other examination.</summary>
    Other,
}
