namespace Oncology.Reporting;

/// <summary>What the squares of a forest plot are, which decides its axis.</summary>
public enum ForestScale
{
    /// <summary>Ratios on a logarithmic axis with a line at 1.</summary>
    Ratio,

    /// <summary>Proportions on an axis from 0 to 100 %, such as survival rates of several studies.</summary>
    Percent,
}
