using System.Runtime.InteropServices;

namespace Oncology.Cohort;

/// <summary>The dates of one patient after the other, each with the cell it came from. The lists are filled anew for each patient.</summary>
internal sealed class PatientDates
{
    private readonly List<DatedField> _all = [];
    private PatientHistory? _history;
    private bool _isFilled;
    private int _own;

    /// <summary>The patient whose dates these are.</summary>
    public PatientHistory History => _history!;

    /// <summary>Every date of the patient and of the child rows, except birth.</summary>
    public ReadOnlySpan<DatedField> All
    {
        get
        {
            Fill();
            return CollectionsMarshal.AsSpan(_all);
        }
    }

    /// <summary>The dates on which something happened to a living patient: neither birth, nor primary, nor death, nor last news.</summary>
    public ReadOnlySpan<DatedField> Events => All[_own..];

    /// <summary>True when the first date lies before the second whatever the unknown days are.</summary>
    public static bool IsBefore(PartialDate first, PartialDate second) =>
        first.IsDayOffset == second.IsDayOffset && first.Latest < second.Earliest;

    /// <summary>Fewest days from the first date to the second; negative when the second can come first.</summary>
    public static int FewestDays(PartialDate first, PartialDate second) => second.Earliest.DayNumber - first.Latest.DayNumber;

    /// <summary>Turns to another patient.</summary>
    public void Turn(PatientHistory history)
    {
        _history = history;
        _isFilled = false;
    }

    private void Fill()
    {
        if (_isFilled)
        {
            return;
        }

        _isFilled = true;
        _all.Clear();
        Patient p = History.Patient;
        Add(p.PrimaryDxDate, p.Cells, "primary_dx_date");
        Add(p.DeathDate, p.Cells, "death_date");
        Add(p.LastFollowupDate, p.Cells, "last_followup_date");
        _own = _all.Count;
        Add(p.MetastasisDxDate, p.Cells, "metastasis_dx_date");
        Add(p.MtbDate, p.Cells, "mtb_date");
        Add(p.BiomarkerDate, p.Cells, "biomarker_date");
        Add(p.T0Date, p.Cells, "t0_date");
        Add(p.LastImagingDate, p.Cells, "last_imaging_date");
        Add(p.ProgressionDate, p.Cells, "progression_date", isProgression: true);
        foreach (Lesion lesion in History.Lesions)
        {
            Add(lesion.DetectionDate, lesion.Cells, "detection_date");
        }

        foreach (Treatment treatment in History.Treatments)
        {
            Add(treatment.StartDate, treatment.Cells, "start_date");
        }

        foreach (Treatment treatment in History.Treatments)
        {
            Add(treatment.StopDate, treatment.Cells, "stop_date");
        }

        foreach (ClinicalEvent happened in History.Events)
        {
            Add(happened.EventType == EventType.Death ? null : happened.EventDate, happened.Cells, "event_date", DateSources.IsProgression(happened));
        }
    }

    private void Add(PartialDate? date, RecordCells cells, string field, bool isProgression = false)
    {
        if (date is { } known)
        {
            _all.Add(new DatedField(known, cells, field, isProgression));
        }
    }
}

/// <summary>A date, the cells of its record, its field, and whether it is that of a progression.</summary>
internal readonly record struct DatedField(PartialDate Date, RecordCells Cells, string Field, bool IsProgression);
