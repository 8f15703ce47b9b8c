namespace Oncology.Cohort;

/// <summary>Groups of a dual-probe in situ hybridisation of HER2 (ASCO/CAP 2018), from the HER2/CEP17 ratio and the mean copies per cell.</summary>
public enum Her2IshGroup
{
    /// <summary>Ratio at least 2.0, copies at least 4.0: positive.</summary>
    Group1 = 1,

    /// <summary>Ratio at least 2.0, copies below 4.0: settled by the score.</summary>
    Group2,

    /// <summary>Ratio below 2.0, copies at least 6.0: settled by the score.</summary>
    Group3,

    /// <summary>Ratio below 2.0, copies from 4.0 to below 6.0: settled by the score.</summary>
    Group4,

    /// <summary>Ratio below 2.0, copies below 4.0: negative.</summary>
    Group5,
}
