namespace Oncology.Reporting;

/// <summary>A comparison between the groups of a table of characteristics.</summary>
/// <param name="PValue">Two-sided p-value.</param>
/// <param name="Method">Test that gave it.</param>
public sealed record TableOneTest(double PValue, TableOneMethod Method);

/// <summary>Tests of a table of characteristics.</summary>
public enum TableOneMethod
{
    /// <summary>Pearson's chi-square without continuity correction.</summary>
    ChiSquare,

    /// <summary>Fisher's exact test, r x c.</summary>
    Fisher,

    /// <summary>Mann-Whitney, normal approximation with ties and without continuity correction (Stata <c>ranksum</c>).</summary>
    MannWhitney,

    /// <summary>Kruskal-Wallis, corrected for ties: numbers of three or more groups.</summary>
    KruskalWallis,
}
