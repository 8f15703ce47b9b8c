namespace Oncology.Survival;

/// <summary>Who is at risk of being censored at a time at which others have the event: the tie rule of the reverse Kaplan-Meier curve.</summary>
public enum FollowUpTies
{
    /// <summary>Also who has the event at that time: status swapped and nothing else (R <c>survfit(Surv(time, 1 - status) ~ 1)</c>, Stata, SAS).</summary>
    CensoringsFirst,

    /// <summary>Only who is left after the events, as events come before censorings (R <c>prodlim(reverse = TRUE)</c>).</summary>
    EventsFirst,
}
