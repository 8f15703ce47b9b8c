namespace Oncology.Cohort;

/// <summary>Class of a systemic agent.</summary>
public enum DrugClass : byte
{
    /// <summary>Aromatase inhibitor.</summary>
    AromataseInhibitor,

    /// <summary>Tamoxifen.</summary>
    Tamoxifen,

    /// <summary>Fulvestrant.</summary>
    Fulvestrant,

    /// <summary>LHRH agonist or antagonist.</summary>
    Lhrh,

    /// <summary>Endocrine treatment of another class.</summary>
    OtherEndocrine,

    /// <summary>Endocrine treatment whose class is not known.</summary>
    Endocrine,

    /// <summary>CDK4/6 inhibitor.</summary>
    Cdk46,

    /// <summary>Anthracycline.</summary>
    Anthracycline,

    /// <summary>Taxane.</summary>
    Taxane,

    /// <summary>Chemotherapy of another class.</summary>
    OtherChemotherapy,

    /// <summary>Chemotherapy whose class is not known.</summary>
    Chemotherapy,

    /// <summary>Anti-HER2 agent.</summary>
    AntiHer2,

    /// <summary>PARP inhibitor.</summary>
    Parp,

    /// <summary>Immune checkpoint inhibitor.</summary>
    Immunotherapy,

    /// <summary>Bone-modifying agent.</summary>
    BoneAgent,

    /// <summary>Any other class.</summary>
    Other,

    /// <summary>A drug beside those of the other classes of the row, of which not even the kind is known.</summary>
    Unknown,
}
