namespace Oncology.Cohort;

/// <summary>The usual endpoints of a metastatic cohort (D9).</summary>
public static class Endpoints
{
    /// <summary>Overall survival: from time zero to death from any cause; otherwise censored at the last follow-up.</summary>
    public static Endpoint OverallSurvival { get; } = new()
    {
        Name = "OS",
        Label = new Wording("Overall survival", "Survie globale"),
        Events = [DateSources.Death],
        Recorded = p => RecordedDuration.Read(p, p.OsDays, p.OsMonths, p.OsEvent, "os"),
    };

    /// <summary>Progression-free survival: from time zero to the first of progression and death from any cause; otherwise censored at the last
    /// follow-up, or at the last imaging (<see cref="ClinicalConventions.ProgressionCensoring"/>).</summary>
    public static Endpoint ProgressionFreeSurvival { get; } = new()
    {
        Name = "PFS",
        Label = new Wording("Progression-free survival", "Survie sans progression"),
        Events = [DateSources.Progression, DateSources.Death],
        Censoring = [DateSources.LastImaging, DateSources.LastFollowUp],
        Recorded = p => RecordedDuration.Read(p, p.PfsDays, p.PfsMonths, p.PfsEvent, "pfs"),
    };
}
