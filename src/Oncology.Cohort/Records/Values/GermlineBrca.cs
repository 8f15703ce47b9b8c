namespace Oncology.Cohort;

/// <summary>Germline BRCA result.</summary>
public enum GermlineBrca : byte
{
    /// <summary>Tested, no variant.</summary>
    None,

    /// <summary>Pathogenic variant of BRCA1.</summary>
    Brca1,

    /// <summary>Pathogenic variant of BRCA2.</summary>
    Brca2,

    /// <summary>Variant of uncertain significance (VUS).</summary>
    UncertainSignificance,

    /// <summary>Not tested.</summary>
    Untested,
}
