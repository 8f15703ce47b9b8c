using System.Collections.Immutable;

namespace Oncology.Survival;

/// <summary>
/// Follow-up of a sample by the reverse Kaplan-Meier method: censoring is the event, the event is the censoring.
/// </summary>
/// <remarks>
/// <para>
/// The curve estimates the probability of still being under observation at t had nobody had the event; its median is the median
/// potential follow-up. Where an event and a censoring share a time, <see cref="KaplanMeierOptions.FollowUpTies"/> says which comes first. In the
/// result <see cref="KaplanMeier.Events"/> are the censorings and <see cref="KaplanMeier.Censored"/> the events.
/// </para>
/// <para>Source: Schemper, Smith, Control Clin Trials 1996;17:343.</para>
/// </remarks>
public static class MedianFollowUp
{
    /// <summary>Reverse Kaplan-Meier curve of a whole sample; its <see cref="KaplanMeier.Median"/> is the median follow-up.</summary>
    /// <param name="data">The sample, best with death as the event (overall survival).</param>
    /// <param name="options">Choices of convention; null is R's.</param>
    /// <exception cref="ArgumentException">The data have no row.</exception>
    public static KaplanMeier Fit(SurvivalData data, KaplanMeierOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        return KaplanMeier.FitReversed(Reversed(data), options);
    }

    /// <summary>Reverse Kaplan-Meier curves of the groups of a sample.</summary>
    /// <param name="data">The sample.</param>
    /// <param name="groups">Group of each row.</param>
    /// <param name="options">Choices of convention; null is R's.</param>
    /// <exception cref="ArgumentException">The lengths differ, or no level has a row.</exception>
    public static ImmutableArray<KaplanMeier> FitBy(SurvivalData data, Factor groups, KaplanMeierOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        return KaplanMeier.FitReversedBy(Reversed(data), groups, options);
    }

    private static SurvivalData Reversed(SurvivalData data)
    {
        bool[] seam = data.RowsEndingAtSeam();
        return data.Reclassified([.. data.Cause.Select((cause, row) => cause == 0 && (seam.Length == 0 || !seam[row]) ? 1 : 0)]);
    }
}
