namespace Oncology.Survival;

/// <summary>What a number in a table is, which decides how it is written.</summary>
public enum NumberKind
{
    /// <summary>A count; weighted counts keep up to two decimals.</summary>
    Count,

    /// <summary>A time in the unit of the table.</summary>
    Time,

    /// <summary>A proportion in [0, 1], written as a percentage.</summary>
    Percent,

    /// <summary>A hazard ratio, odds ratio or another ratio.</summary>
    Ratio,

    /// <summary>A regression coefficient or its standard error.</summary>
    Coefficient,

    /// <summary>A test statistic.</summary>
    Statistic,

    /// <summary>A p-value.</summary>
    PValue,

    /// <summary>Any other number, written with six significant digits.</summary>
    General,

    /// <summary>A measured value such as an age, written with at most one decimal.</summary>
    Measure,

    /// <summary>A weighted count, always with one decimal, so that numbers of one table line up.</summary>
    Weight,
}
