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
            .. history.Labs.Select(Lab),
        ];
        return [.. all.OrderBy(e => e.Date is null).ThenBy(e => e.Date ?? default)];
    }

    private static ChronologyEntry Lesion(Lesion lesion)
    {
        Wording what = Terms.Join(Terms.Of(lesion.Organ), lesion.Location, lesion.NodeLevel, lesion.SizeMm is { } size ? Size(size) : null);
        return new ChronologyEntry(
            lesion.DetectionDate, Titled(new($"metastasis {lesion.LesionId}", $"métastase {lesion.LesionId}"), what), Evidence.Of(lesion, "organ", "location", "size_mm", "detection_date"));
    }

    private static IEnumerable<ChronologyEntry> Treatment(Treatment row)
    {
        object? drugs = row.Agents.IsEmpty ? Terms.Of(row.DrugClasses) : AgentWords.Of(row.Agents);
        Wording what = Terms.Join(drugs, Terms.Of(row.Modality), Setting(row.Setting), Intent(row.Intent));
        Wording kind = row.Kind switch
        {
            TreatmentKind.Systemic => new("systemic treatment", "du traitement systémique"),
            TreatmentKind.MetastasisDirected => new("focal treatment", "du traitement focal"),
            TreatmentKind.PalliativeRadiotherapy => new("palliative radiotherapy", "de la radiothérapie palliative"),
            TreatmentKind.BreastSurgery => new("breast surgery", "de la chirurgie du sein"),
            TreatmentKind.BreastRadiotherapy => new("breast radiotherapy", "de la radiothérapie du sein"),
            _ => new("treatment", "du traitement"),
        };
        yield return new ChronologyEntry(
            row.StartDate,
            Titled(new($"start of {kind.English} {row.TreatmentId}", $"début {kind.French} {row.TreatmentId}"), what),
            Evidence.Of(row, "kind", "agents", "modality", "intent", "lesion_ids", "start_date"));
        if (row.StopDate is not null)
        {
            Wording reason = Terms.Of(row.StopReason) is { } why ? new Wording($" ({why.English})", $" ({why.French})") : new Wording("", "");
            yield return new ChronologyEntry(
                row.StopDate,
                new Wording($"end of {kind.English} {row.TreatmentId}{reason.English}", $"fin {kind.French} {row.TreatmentId}{reason.French}"),
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
        return new ChronologyEntry(row.EventDate, Titled(type, details), Evidence.Of(row, "event_date", "event_type", "response", "pattern", "organs", "lesion_ids"));
    }

    private static ChronologyEntry Lab(LabResult lab)
    {
        string value = $"{lab.Test} {lab.Value} {lab.Unit}".Trim();
        string french = $"{lab.Test} {lab.Value?.ToString().Replace('.', ',')} {lab.Unit}".Trim();
        return new ChronologyEntry(lab.Date, new Wording(value, french), Evidence.Of(lab, "test", "value", "date"));
    }

    // What, then its details after a colon; what alone when there are none.
    private static Wording Titled(Wording what, Wording details) => details.English.Length == 0
        ? new Wording(what.English.TrimEnd(), what.French.TrimEnd())
        : new Wording($"{what.English.TrimEnd()}: {details.English}", $"{what.French.TrimEnd()} : {details.French}");

    private static Wording? Setting(TreatmentSetting? setting) => setting switch
    {
        TreatmentSetting.Neoadjuvant => new("neoadjuvant setting", "situation néoadjuvante"),
        TreatmentSetting.Adjuvant => new("adjuvant setting", "situation adjuvante"),
        TreatmentSetting.Metastatic => new("metastatic setting", "situation métastatique"),
        _ => null,
    };

    private static Wording? Intent(TreatmentIntent? intent) => intent switch
    {
        TreatmentIntent.Curative => new("curative intent", "visée curative"),
        TreatmentIntent.Palliative => new("palliative intent", "visée palliative"),
        _ => Terms.Of(intent),
    };

    private static Wording Size(BoundedNumber size) => new($"{size} mm", $"{size.ToString().Replace('.', ',')} mm");
}
