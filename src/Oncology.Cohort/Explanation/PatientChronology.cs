using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>The dated facts of a patient, table by table, put in order.</summary>
internal static class PatientChronology
{
    private static readonly (string Field, Func<Patient, PartialDate?> Date, Wording What)[] OfPatient =
    [
        ("birth_date", p => p.BirthDate, new("birth", "naissance")),
        ("primary_dx_date", p => p.PrimaryDxDate, new("diagnosis of the primary tumour", "diagnostic de la tumeur primitive")),
        ("metastasis_dx_date", p => p.MetastasisDxDate, new("diagnosis of the metastatic disease", "diagnostic de la maladie métastatique")),
        ("mtb_date", p => p.MtbDate, new("tumour board", "réunion de concertation (RCP)")),
        ("biomarker_date", p => p.BiomarkerDate, new("biomarkers measured", "mesure des biomarqueurs")),
        ("t0_date", p => p.T0Date, new("recorded start of the first treatment", "début du premier traitement, tel que recueilli")),
        ("consent_date", p => p.Trial.ConsentDate, new("consent signed", "consentement signé")),
        ("progression_date", p => p.ProgressionDate, new("first progression", "première progression")),
        ("last_imaging_date", p => p.LastImagingDate, new("last imaging", "dernière imagerie")),
        ("last_followup_date", p => p.LastFollowupDate, new("last follow-up", "dernières nouvelles")),
        ("death_date", p => p.DeathDate, new("death", "décès")),
    ];

    public static ImmutableArray<ChronologyEntry> Of(PatientHistory history)
    {
        IEnumerable<ChronologyEntry> all =
        [
            .. OfPatient.Where(one => one.Date(history.Patient) is not null)
                .Select(one => new ChronologyEntry(one.Date(history.Patient), one.What, Evidence.Of(history.Patient, one.Field))),
            .. history.Lesions.Select(Lesion),
            .. history.Treatments.SelectMany(Treatment),
            .. history.Events.Select(Event),
            .. history.Labs.Select(lab => new ChronologyEntry(
                lab.Date, Same($"{lab.Test} {lab.Value} {lab.Unit}".Trim()), Evidence.Of(lab, "test", "value", "date"))),
        ];
        return [.. all.OrderBy(e => e.Date is null).ThenBy(e => e.Date ?? default)];
    }

    private static ChronologyEntry Lesion(Lesion lesion)
    {
        Wording what = Terms.Join(lesion.LesionId, Terms.Of(lesion.Organ), lesion.Location, lesion.NodeLevel, lesion.SizeMm is { } size ? Size(size) : null);
        return new ChronologyEntry(
            lesion.DetectionDate, new Wording($"metastasis {what.English}", $"métastase {what.French}"), Evidence.Of(lesion, "organ", "location", "size_mm", "detection_date"));
    }

    private static IEnumerable<ChronologyEntry> Treatment(Treatment row)
    {
        object? drugs = row.Agents.IsEmpty ? Terms.Of(row.DrugClasses) : AgentWords.Of(row.Agents);
        Wording what = Terms.Join(row.TreatmentId, drugs, Terms.Of(row.Modality), Terms.Of(row.Setting), Terms.Of(row.Intent));
        Wording kind = row.Kind switch
        {
            TreatmentKind.Systemic => new("systemic treatment", "traitement systémique"),
            TreatmentKind.MetastasisDirected => new("focal treatment", "traitement focal"),
            TreatmentKind.PalliativeRadiotherapy => new("palliative radiotherapy", "radiothérapie palliative"),
            TreatmentKind.BreastSurgery => new("breast surgery", "chirurgie du sein"),
            TreatmentKind.BreastRadiotherapy => new("breast radiotherapy", "radiothérapie du sein"),
            _ => new("treatment", "traitement"),
        };
        yield return new ChronologyEntry(
            row.StartDate,
            new Wording($"start of {kind.English} {what.English}", $"début : {kind.French} {what.French}"),
            Evidence.Of(row, "kind", "agents", "modality", "intent", "lesion_ids", "start_date"));
        if (row.StopDate is not null)
        {
            Wording reason = Terms.Of(row.StopReason) is { } why ? new Wording($" ({why.English})", $" ({why.French})") : new Wording("", "");
            yield return new ChronologyEntry(
                row.StopDate,
                new Wording($"end of {kind.English} {row.TreatmentId}{reason.English}", $"fin : {kind.French} {row.TreatmentId}{reason.French}"),
                Evidence.Of(row, "stop_date", "stop_reason"));
        }
    }

    private static ChronologyEntry Event(ClinicalEvent row)
    {
        Wording type = row.EventType switch
        {
            EventType.Progression => new("progression", "progression"),
            EventType.LocalFailure => new("local failure", "échec local"),
            EventType.NewMetastasis => new("new metastasis", "nouvelle métastase"),
            EventType.SecondPrimary => new("second primary cancer", "second cancer primitif"),
            EventType.Toxicity => new("toxicity", "toxicité"),
            EventType.Visit => new("visit", "visite"),
            EventType.Death => new("death", "décès"),
            EventType.Lost => new("lost to follow-up", "perdu de vue"),
            _ => new("assessment", "évaluation"),
        };
        Wording details = Terms.Join(Terms.Of(row.Response), Terms.Of(row.Pattern), Terms.Of(row.Organs), row.Term, row.Grade is { } grade ? $"grade {grade}" : null);
        return new ChronologyEntry(
            row.EventDate,
            new Wording($"{type.English} {details.English}".TrimEnd(), $"{type.French} {details.French}".TrimEnd()),
            Evidence.Of(row, "event_date", "event_type", "response", "pattern", "organs", "lesion_ids"));
    }

    private static Wording Size(BoundedNumber size) => new($"{size} mm", $"{size.ToString().Replace('.', ',')} mm");

    private static Wording Same(string text) => new(text, text);
}
