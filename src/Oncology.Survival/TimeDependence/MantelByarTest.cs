namespace Oncology.Survival;

/// <summary>
/// The Mantel-Byar test of an exposure that begins during follow-up: a log-rank test in which patients move from the unexposed
/// to the exposed risk set when their exposure begins.
/// </summary>
/// <remarks>
/// <para>
/// The log-rank test on the episodes of <see cref="Episodes"/>: time before the exposure counts as unexposed, so that it has no
/// immortal time. It is the score test of a Cox model with the exposure as time-dependent covariate (exact ties).
/// </para>
/// <para>Source: Mantel, Byar, JASA 1974;69:81, doi 10.1080/01621459.1974.10480131.</para>
/// </remarks>
public static class MantelByarTest
{
    /// <summary>Runs the test.</summary>
    /// <param name="data">The follow-up, one row per subject.</param>
    /// <param name="exposureTime">Time at which each row's exposure begins, in the unit of the data; NaN or +∞ for never.</param>
    /// <param name="options">Choices of convention and weights; null is R's log-rank test.</param>
    /// <returns>The test of the groups <c>0</c> (unexposed) and <c>1</c> (exposed).</returns>
    /// <exception cref="ArgumentException">The lengths differ, or no row has a length.</exception>
    /// <exception cref="ModelException">There is no event, or nobody is ever exposed, or everybody always is.</exception>
    public static LogRankTest Run(SurvivalData data, ReadOnlySpan<double> exposureTime, LogRankOptions? options = null)
    {
        Episodes episodes = Episodes.Split(data, exposureTime);
        return LogRankTest.Run(episodes.Data, episodes.ExposedFactor(), options);
    }
}
