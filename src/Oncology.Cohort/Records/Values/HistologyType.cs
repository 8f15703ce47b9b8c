namespace Oncology.Cohort;

/// <summary>Histological type of the primary tumour.</summary>
public enum HistologyType : byte
{
    /// <summary>Invasive carcinoma of no special type (NST, formerly ductal).</summary>
    NoSpecialType,

    /// <summary>Invasive lobular carcinoma.</summary>
    Lobular,

    /// <summary>Any other type.</summary>
    Other,
}
