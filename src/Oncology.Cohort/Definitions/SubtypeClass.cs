namespace Oncology.Cohort;

/// <summary>Immunohistochemical subtype of breast cancer.</summary>
public enum SubtypeClass
{
    /// <summary>HR+/HER2-.</summary>
    HormonePositiveHer2Negative,

    /// <summary>HER2+, whatever the hormone receptors.</summary>
    Her2Positive,

    /// <summary>Triple negative (TNBC).</summary>
    TripleNegative,
}
