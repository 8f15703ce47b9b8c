namespace Oncology.Cohort;

/// <summary>Classes of systemic treatment for the metastatic disease (D18).</summary>
[Flags]
public enum SystemicClasses
{
    /// <summary>None known.</summary>
    None = 0,

    /// <summary>Chemotherapy (CT): anthracycline, taxane, other.</summary>
    Chemotherapy = 1,

    /// <summary>Endocrine treatment (HT): aromatase inhibitor, tamoxifen, fulvestrant, LHRH, other.</summary>
    Endocrine = 2,

    /// <summary>CDK4/6 inhibitor.</summary>
    Cdk46 = 4,

    /// <summary>Anti-HER2 agent.</summary>
    AntiHer2 = 8,

    /// <summary>Any other anticancer agent: PARP inhibitor, immunotherapy.</summary>
    Other = 16,
}
