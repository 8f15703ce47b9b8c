namespace Oncology.Cohort;

/// <summary>Which definition of endocrine resistance is used (D16).</summary>
public enum EndocrineResistanceProfile
{
    /// <summary>The Toulouse thesis: relapse counts from the start of adjuvant treatment, whether or not it had ended.</summary>
    Thesis,

    /// <summary>ABC consensus (Cardoso 2020): after adjuvant treatment ended, relapse within 12 months is secondary resistance and a later one is
    /// sensitive; without exposure the disease is sensitive.</summary>
    Abc,
}
