namespace Oncology.Survival;

/// <summary>Definitions of a sample quantile, numbered as by Hyndman, Fan, Am Stat 1996;50:361 and by <c>type</c> of R's <c>quantile</c>.</summary>
public enum QuantileType
{
    /// <summary>Inverse of the empirical distribution function. SAS <c>PCTLDEF=3</c>.</summary>
    Type1 = 1,

    /// <summary>The same, averaged where it is flat. Stata <c>summarize, detail</c>; SAS default, <c>PCTLDEF=5</c>.</summary>
    Type2,

    /// <summary>Nearest order statistic, to even. SAS <c>PCTLDEF=2</c>.</summary>
    Type3,

    /// <summary>Linear interpolation of the empirical distribution function. SAS <c>PCTLDEF=1</c>.</summary>
    Type4,

    /// <summary>Interpolation at the middles of the steps.</summary>
    Type5,

    /// <summary>Interpolation at i / (n + 1). SPSS, Minitab; SAS <c>PCTLDEF=4</c>.</summary>
    Type6,

    /// <summary>Interpolation at (i − 1) / (n − 1). R and spreadsheet default.</summary>
    Type7,

    /// <summary>Approximately median-unbiased.</summary>
    Type8,

    /// <summary>Approximately unbiased for normal data.</summary>
    Type9,
}
