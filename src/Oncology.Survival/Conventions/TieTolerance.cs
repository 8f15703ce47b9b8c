namespace Oncology.Survival;

/// <summary>
/// When two times count as one. Days divided by 365.25 no longer tie exactly although the days did; merging mends that.
/// </summary>
/// <remarks>
/// Distinct times are sorted; neighbours whose difference is at most the tolerance, absolutely or relative to the mean
/// absolute time, are made equal to the first of their run. Source: R survival, <c>aeqSurv</c> and its vignette "tiedtimes".
/// </remarks>
/// <param name="Relative">Largest difference that is a tie, at least 0; 0 takes times as given.</param>
public readonly record struct TieTolerance(double Relative)
{
    /// <summary>Times as given (Stata, SAS; R with <c>timefix = FALSE</c>).</summary>
    public static TieTolerance None => new(0);

    /// <summary>√ε = 2⁻²⁶ ≈ 1.49e-8 (R default).</summary>
    public static TieTolerance SquareRootEpsilon => new(1.0 / (1 << 26));
}
