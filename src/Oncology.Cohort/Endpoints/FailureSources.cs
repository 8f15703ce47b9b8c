using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Sources of events that only some endpoints know: local and distant failure, causes of death, focal treatment (D9).</summary>
internal static class FailureSources
{
    private static readonly string[] StartFields = ["kind", "intent", "start_date"];
    private static readonly string[] EventFields = ["event_date", "event_type", "pattern", "lesion_ids", "organs"];

    public static DateSource DistantFailure { get; } = new()
    {
        Name = "distant failure",
        Label = new Wording("new lesion elsewhere", "nouvelle lésion à distance"),
        Dates = h => OfEvents(h, IsDistant),
        Problem = h => h.Events.Any(e => IsDistant(e) && e.EventDate is null) ? ExclusionReasons.EventWithoutDate : null,
    };

    public static DateSource FocalTreatmentStart { get; } = new()
    {
        Name = "focal treatment",
        Label = new Wording("first curative focal treatment", "premier traitement focal curatif"),
        Dates = h =>
        [
            .. FocalTreatment.Curative(h, []).Where(t => t.StartDate is not null)
                .Select(t => new SourcedDate(t.StartDate!.Value, t, StartFields)),
        ],
        Problem = h => FocalTreatment.Curative(h, []).ToArray() is { Length: > 0 } rows && rows.All(t => t.StartDate is null)
            ? ExclusionReasons.ExposureWithoutDate
            : null,
        ProblemUnder = (h, c) => FocalTreatment.IsFirstOpen(h, [.. FocalTreatment.Curative(h, [])], c) ? ExclusionReasons.ExposureOpen : null,
    };

    public static DateSource DeathOfCancer { get; } = Death("death of cancer", new("death of cancer", "décès par cancer"), 1, (cause, unknown) =>
        cause == DeathCause.Cancer || (IsUnknown(cause) && unknown == UnknownDeathCause.Cancer)) with
    {
        ProblemUnder = (h, c) => c.UnknownDeathCause == UnknownDeathCause.Exclude && !DateSources.Death.Dates(h).IsEmpty && IsUnknown(h.Patient.DeathCause)
            ? ExclusionReasons.CauseOfDeathUnknown
            : null,
    };

    public static DateSource DeathOfOtherCause { get; } = Death("death of another cause", new("death of another cause", "décès d'une autre cause"), 2, (cause, unknown) =>
        cause is DeathCause.Treatment or DeathCause.Other || (IsUnknown(cause) && unknown == UnknownDeathCause.Other));

    public static DateSource DeathOfUnknownCause { get; } = Death("death of unknown cause", new("death of unknown cause", "décès de cause inconnue"), 3, (cause, unknown) =>
        IsUnknown(cause) && unknown == UnknownDeathCause.Apart);

    /// <summary>Local failure of one treated lesion; of any for null.</summary>
    public static DateSource LocalFailure(string? lesion) => new()
    {
        Name = "local failure",
        Label = new Wording("progression inside the treated volume", "progression dans le volume traité"),
        Dates = h => OfEvents(h, e => IsLocal(e, h) && (lesion is null || Names(e, lesion, h))),
        Problem = h => h.Events.Any(e => IsLocal(e, h) && e.EventDate is null) ? ExclusionReasons.EventWithoutDate
            : lesion is not null && h.Events.Any(e => IsLocal(e, h) && e.LesionIds.IsEmpty) && TreatedLesions.Of(h).LesionIds.Length > 1 ? ExclusionReasons.FailureNotNamed
            : null,
    };

    /// <summary>A failure inside a treated volume: said so by its type or pattern, or the progression of a lesion that was treated before.</summary>
    public static bool IsLocal(ClinicalEvent row, PatientHistory history) =>
        row.EventType == EventType.LocalFailure || row.Pattern == RelapsePattern.TreatedSite
        || (IsProgression(row) && row.Pattern is null or RelapsePattern.Multiple && TreatedLesions.Of(history).LesionIds.Any(row.LesionIds.Contains));

    /// <summary>A new lesion elsewhere.</summary>
    public static bool IsDistant(ClinicalEvent row) =>
        row.EventType == EventType.NewMetastasis || row.NewLesion == true
        || (IsProgression(row) && row.Pattern is RelapsePattern.SameOrgan or RelapsePattern.NewOrgan or RelapsePattern.Multiple);

    private static bool IsProgression(ClinicalEvent row) =>
        row.EventType is EventType.Progression or EventType.LocalFailure or EventType.NewMetastasis
        || (row.EventType is EventType.Assessment or null && row.Response == TumourResponse.Progressive);

    private static bool Names(ClinicalEvent row, string lesion, PatientHistory history) =>
        row.LesionIds.Contains(lesion) || (row.LesionIds.IsEmpty && TreatedLesions.Of(history).LesionIds is [{ } only] && only == lesion);

    private static bool IsUnknown(DeathCause? cause) => cause is null or DeathCause.Unknown;

    // Each kind of death takes the dates of death from any cause.
    private static DateSource Death(string name, Wording label, int cause, Func<DeathCause?, UnknownDeathCause, bool> isOne) => DateSources.Death with
    {
        Name = name,
        Label = label,
        Cause = cause,
        DatesUnder = (h, c) => isOne(h.Patient.DeathCause, c.UnknownDeathCause)
            ? [.. DateSources.Death.Dates(h).Select(d => d with { Evidence = [.. d.Evidence, .. Evidence.Of(h.Patient, "death_cause")] })]
            : [],
    };

    private static ImmutableArray<SourcedDate> OfEvents(PatientHistory h, Func<ClinicalEvent, bool> isOne) =>
    [
        .. h.Events.Where(e => e.EventDate is not null && isOne(e))
            .Select(e => new SourcedDate(e, EventFields)),
    ];
}
