namespace Oncology.Cohort;

/// <summary>Chemotherapy of the first line by its leading drugs (D18).</summary>
public enum ChemotherapyClass
{
    /// <summary>Anthracycline without taxane.</summary>
    Anthracycline,

    /// <summary>Taxane without anthracycline.</summary>
    Taxane,

    /// <summary>Anthracycline and taxane.</summary>
    AnthracyclineAndTaxane,

    /// <summary>Neither.</summary>
    Other,
}
