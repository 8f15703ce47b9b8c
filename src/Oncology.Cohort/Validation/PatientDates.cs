namespace Oncology.Cohort;

/// <summary>The dates of a patient with the cell each came from.</summary>
internal static class PatientDates
{
    /// <summary>Every date of the patient and of the child rows, except birth.</summary>
    public static IEnumerable<(PartialDate Date, RecordCells Cells, string Field)> All(PatientHistory history)
    {
        Patient p = history.Patient;
        (PartialDate?, string)[] own =
        [
            (p.PrimaryDxDate, "primary_dx_date"), (p.DeathDate, "death_date"), (p.LastFollowupDate, "last_followup_date"),
        ];
        return own.Where(d => d.Item1 is not null).Select(d => (d.Item1!.Value, p.Cells, d.Item2)).Concat(Events(history));
    }

    /// <summary>The dates on which something happened to a living patient: neither birth, nor primary, nor death, nor last news.</summary>
    public static IEnumerable<(PartialDate Date, RecordCells Cells, string Field)> Events(PatientHistory history)
    {
        Patient p = history.Patient;
        (PartialDate?, string)[] own =
        [
            (p.MetastasisDxDate, "metastasis_dx_date"), (p.MtbDate, "mtb_date"), (p.BiomarkerDate, "biomarker_date"), (p.T0Date, "t0_date"),
            (p.LastImagingDate, "last_imaging_date"), (p.ProgressionDate, "progression_date"),
        ];
        return own.Select(d => (d.Item1, p.Cells, d.Item2))
            .Concat(history.Lesions.Select(l => (l.DetectionDate, l.Cells, "detection_date")))
            .Concat(history.Treatments.Select(t => (t.StartDate, t.Cells, "start_date")))
            .Concat(history.Treatments.Select(t => (t.StopDate, t.Cells, "stop_date")))
            .Concat(history.Events.Where(e => e.EventType != EventType.Death).Select(e => (e.EventDate, e.Cells, "event_date")))
            .Where(d => d.Item1 is not null)
            .Select(d => (d.Item1!.Value, d.Item2, d.Item3));
    }

    /// <summary>True when the first date lies before the second whatever the unknown days are.</summary>
    public static bool IsBefore(PartialDate first, PartialDate second) =>
        first.IsDayOffset == second.IsDayOffset && first.Latest < second.Earliest;

    /// <summary>Fewest days from the first date to the second; negative when the second can come first.</summary>
    public static int FewestDays(PartialDate first, PartialDate second) => second.Earliest.DayNumber - first.Latest.DayNumber;
}
