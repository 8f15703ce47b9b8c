namespace Oncology.Cohort;

/// <summary>Setting of a treatment.</summary>
public enum TreatmentSetting : byte
{
    /// <summary>Before the surgery of the primary tumour.</summary>
    Neoadjuvant,

    /// <summary>After it.</summary>
    Adjuvant,

    /// <summary>For the metastatic disease.</summary>
    Metastatic,
}
