using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The usual sources of events and of the end of follow-up (D9).</summary>
public static class DateSources
{
    private static readonly string[] DeathFields = ["death_date", "vital_status"];
    private static readonly string[] ProgressionFields = ["progression_date", "progression"];
    private static readonly string[] FollowUpFields = ["last_followup_date"];
    private static readonly string[] ImagingFields = ["last_imaging_date"];
    private static readonly string[] EventFields = ["event_date", "event_type", "response"];

    /// <summary>Death from any cause: death_date, and events of type death.</summary>
    public static DateSource Death { get; } = new()
    {
        Name = "death",
        Label = new Wording("death from any cause", "décès toutes causes"),
        IsTerminal = true,
        Dates = h => OfPatient(h, h.Patient.DeathDate, DeathFields) is { IsEmpty: false } recorded
            ? recorded
            : OfEvents(h, e => e.EventType == EventType.Death),
        Problem = h => (h.Patient.VitalStatus, HasDeathDate(h)) switch
        {
            (VitalStatus.Dead, false) => ExclusionReasons.DeadWithoutDate,
            (VitalStatus.Alive, true) => ExclusionReasons.AliveWithDeathDate,
            (VitalStatus.Alive, false) when HasDeathEvent(h) => ExclusionReasons.AliveWithDeathEvent,
            (_, false) when HasDeathEvent(h) => ExclusionReasons.DeadWithoutDate,
            _ => null,
        },
    };

    /// <summary>Progression: progression_date, and events that are a progression (progression, local failure, new metastasis, an assessment
    /// with progressive disease or a new lesion). A second primary cancer or a toxicity is none.</summary>
    public static DateSource Progression { get; } = new()
    {
        Name = "progression",
        Label = new Wording("progression", "progression"),
        Dates = h => OfEvents(h, IsProgression) is { IsEmpty: false } events
            ? [.. OfPatient(h, h.Patient.ProgressionDate, ProgressionFields), .. events]
            : OfPatient(h, h.Patient.ProgressionDate, ProgressionFields),
        Problem = h => (h.Patient.Progression, h.Patient.ProgressionDate) switch
        {
            (false, not null) => ExclusionReasons.DateWithoutProgression,
            (false, null) when !h.Events.IsEmpty && h.Events.Any(e => IsProgression(e) && e.EventDate is not null) => ExclusionReasons.EventWithoutProgression,
            (true, null) when h.Events.IsEmpty || !h.Events.Any(e => IsProgression(e) && e.EventDate is not null) => ExclusionReasons.ProgressionWithoutDate,
            _ => null,
        },
    };

    /// <summary>The last follow-up: last_followup_date.</summary>
    public static DateSource LastFollowUp { get; } = new()
    {
        Name = "last follow-up",
        Label = new Wording("last follow-up", "dernières nouvelles"),
        Dates = h => OfPatient(h, h.Patient.LastFollowupDate, FollowUpFields),
    };

    /// <summary>The last imaging: last_imaging_date.</summary>
    public static DateSource LastImaging { get; } = new()
    {
        Name = "last imaging",
        Label = new Wording("last imaging", "dernière imagerie"),
        Dates = h => OfPatient(h, h.Patient.LastImagingDate, ImagingFields),
    };

    internal static bool IsProgression(ClinicalEvent e) =>
        e.EventType is EventType.Progression or EventType.LocalFailure or EventType.NewMetastasis
        || (e.EventType is EventType.Assessment or null && (e.Response == TumourResponse.Progressive || e.NewLesion == true));

    /// <summary>True when the patient or an event has a date of death.</summary>
    internal static bool HasDeathDate(PatientHistory h) =>
        h.Patient.DeathDate is not null || !h.Events.IsEmpty && h.Events.Any(e => e.EventType == EventType.Death && e.EventDate is not null);

    private static bool HasDeathEvent(PatientHistory h) => !h.Events.IsEmpty && h.Events.Any(e => e.EventType == EventType.Death);

    private static ImmutableArray<SourcedDate> OfPatient(PatientHistory h, PartialDate? date, string[] fields) =>
        date is { } known ? [new SourcedDate(known, h.Patient, fields)] : [];

    private static ImmutableArray<SourcedDate> OfEvents(PatientHistory h, Func<ClinicalEvent, bool> isOne) => h.Events.IsEmpty ? [] :
        [.. h.Events.Where(e => e.EventDate is not null && isOne(e)).Select(e => new SourcedDate(e, EventFields))];
}
