namespace Oncology.Survival;

/// <summary>Adjustments of p-values for several tests; names of R's <c>p.adjust</c> in brackets.</summary>
public enum PValueAdjustment
{
    /// <summary>As they are (<c>none</c>).</summary>
    None,

    /// <summary>Times the number of tests (<c>bonferroni</c>).</summary>
    Bonferroni,

    /// <summary>Step-down Bonferroni (<c>holm</c>). Controls the family-wise error without assumptions.</summary>
    Holm,

    /// <summary>Step-up Bonferroni (<c>hochberg</c>); independent or positively dependent tests.</summary>
    Hochberg,

    /// <summary>False discovery rate (<c>BH</c>, <c>fdr</c>); independent or positively dependent tests.</summary>
    BenjaminiHochberg,

    /// <summary>False discovery rate under any dependence (<c>BY</c>).</summary>
    BenjaminiYekutieli,
}
