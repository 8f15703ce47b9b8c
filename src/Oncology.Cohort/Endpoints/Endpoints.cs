using System.Collections.Immutable;

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

    /// <summary>Cause-specific death: from time zero to death of the cancer (cause 1); death of another cause (2), or of unknown cause (3,
    /// <see cref="ClinicalConventions.UnknownDeathCause"/>), is competing; otherwise censored at the last follow-up.</summary>
    public static Endpoint CauseSpecificDeath { get; } = new()
    {
        Name = "CSD",
        Label = new Wording("Cause-specific death", "Décès par cause"),
        Events = [FailureSources.DeathOfCancer, FailureSources.DeathOfOtherCause, FailureSources.DeathOfUnknownCause],
        Causes = [FailureSources.DeathOfCancer.Label, FailureSources.DeathOfOtherCause.Label, FailureSources.DeathOfUnknownCause.Label],
    };

    /// <summary>Distant failure: from time zero to a new lesion elsewhere (cause 1); death without it is competing (2); otherwise censored at the last
    /// imaging.</summary>
    public static Endpoint DistantFailure { get; } = new()
    {
        Name = "DF",
        Label = new Wording("Distant failure", "Échec à distance"),
        Events = [FailureSources.DistantFailure, DateSources.Death with { Cause = 2 }],
        Causes = [FailureSources.DistantFailure.Label, DateSources.Death.Label],
        Censoring = [DateSources.LastImaging, DateSources.LastFollowUp],
        CensorsAtImaging = true,
    };

    /// <summary>Local control per patient: from the first curative focal treatment to the first progression inside a treated volume (cause 1); death
    /// without it is competing (2); otherwise censored at the last imaging. Patients without focal treatment have no row.</summary>
    public static Endpoint LocalControl { get; } = OfTreatedVolume(null);

    /// <summary>Local control per treated lesion: as <see cref="LocalControl"/>, one row per lesion from its own treatment; the rows of a patient are a
    /// cluster (<see cref="EndpointTable.Patients"/>).</summary>
    public static Endpoint LocalControlPerLesion { get; } = OfTreatedVolume(null) with
    {
        Name = "LC-lesion",
        Label = new Wording("Local control per lesion", "Contrôle local par lésion"),
        OfLesion = OfTreatedVolume,
    };

    /// <summary>Time to metastasis-directed therapy: from time zero to the first curative focal treatment (cause 1); progression (2) and death (3) before it
    /// are competing; otherwise censored at the last follow-up.</summary>
    public static Endpoint TimeToFocalTreatment { get; } = new()
    {
        Name = "TTMDT",
        Label = new Wording("Time to metastasis-directed therapy", "Délai jusqu'au traitement focal"),
        Events = [FailureSources.FocalTreatmentStart, DateSources.Progression with { Cause = 2 }, DateSources.Death with { Cause = 3 }],
        Causes = [FailureSources.FocalTreatmentStart.Label, DateSources.Progression.Label, DateSources.Death.Label],
    };

    /// <summary>All endpoints, in the order of D9.</summary>
    public static ImmutableArray<Endpoint> All { get; } =
        [OverallSurvival, ProgressionFreeSurvival, CauseSpecificDeath, LocalControl, LocalControlPerLesion, DistantFailure, TimeToFocalTreatment];

    private static Endpoint OfTreatedVolume(string? lesion) => new()
    {
        Name = "LC",
        Label = new Wording("Local control", "Contrôle local"),
        Origin = lesion is null ? Origin.FirstFocalTreatment : Origin.OfFocalTreatment(lesion),
        Events = [FailureSources.LocalFailure(lesion), DateSources.Death with { Cause = 2 }],
        Causes = [FailureSources.LocalFailure(null).Label, DateSources.Death.Label],
        Censoring = [DateSources.LastImaging, DateSources.LastFollowUp],
        CensorsAtImaging = true,
        WithoutOrigin = ExclusionReasons.NoFocalTreatment,
    };
}
