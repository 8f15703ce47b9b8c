using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Dates on which a patient was certainly alive and known: what lies after the last news extends the follow-up to it (D9.4, V09).</summary>
/// <remarks>The dates of the patient, the detection of lesions, the begin and end of treatments, every event. Neither birth nor death.</remarks>
internal static class SignsOfLife
{
    private static readonly string[] EventFields = ["event_date", "event_type", "response"];
    private static readonly string[] DetectionFields = ["detection_date"];
    private static readonly string[] StartFields = ["kind", "start_date"];
    private static readonly string[] StopFields = ["kind", "stop_date"];

    private static readonly (string[] Field, Func<Patient, PartialDate?> Date)[] OfPatient =
    [
        (["metastasis_dx_date"], p => p.MetastasisDxDate), (["mtb_date"], p => p.MtbDate), (["biomarker_date"], p => p.BiomarkerDate),
        (["t0_date"], p => p.T0Date), (["last_imaging_date"], p => p.LastImagingDate), (["progression_date"], p => p.ProgressionDate),
    ];

    /// <summary>The dates as the end of a follow-up.</summary>
    public static DateSource Source { get; } = new()
    {
        Name = "event",
        Label = new Wording("event", "événement"),
        Dates = h => After(h, default, isDayOffset: false),
    };

    /// <summary>The dates that lie after a day whatever the unknown days are.</summary>
    public static ImmutableArray<SourcedDate> After(PatientHistory history, DateOnly day, bool isDayOffset)
    {
        if (!IsAnyAfter(history, day, isDayOffset))
        {
            return [];
        }

        var dates = ImmutableArray.CreateBuilder<SourcedDate>();
        foreach ((string[] field, Func<Patient, PartialDate?> read) in OfPatient)
        {
            Add(read(history.Patient), d => new SourcedDate(d, history.Patient, field));
        }

        foreach (Lesion lesion in history.Lesions)
        {
            Add(lesion.DetectionDate, d => new SourcedDate(d, lesion, DetectionFields));
        }

        foreach (Treatment treatment in history.Treatments)
        {
            Add(treatment.StartDate, d => new SourcedDate(d, treatment, StartFields));
            Add(treatment.StopDate, d => new SourcedDate(d, treatment, StopFields));
        }

        foreach (ClinicalEvent happened in history.Events)
        {
            Add(happened.EventDate, _ => new SourcedDate(happened, EventFields));
        }

        return dates.ToImmutable();

        void Add(PartialDate? date, Func<PartialDate, SourcedDate> make)
        {
            if (IsAfter(date, day, isDayOffset))
            {
                dates.Add(make(date!.Value));
            }
        }
    }

    /// <summary>True when there is such a date.</summary>
    public static bool IsAnyAfter(PatientHistory history, DateOnly day, bool isDayOffset)
    {
        foreach ((_, Func<Patient, PartialDate?> read) in OfPatient)
        {
            if (IsAfter(read(history.Patient), day, isDayOffset))
            {
                return true;
            }
        }

        foreach (Lesion lesion in history.Lesions)
        {
            if (IsAfter(lesion.DetectionDate, day, isDayOffset))
            {
                return true;
            }
        }

        foreach (Treatment treatment in history.Treatments)
        {
            if (IsAfter(treatment.StartDate, day, isDayOffset) || IsAfter(treatment.StopDate, day, isDayOffset))
            {
                return true;
            }
        }

        foreach (ClinicalEvent happened in history.Events)
        {
            if (IsAfter(happened.EventDate, day, isDayOffset))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAfter(PartialDate? date, DateOnly day, bool isDayOffset) =>
        date is { } known && known.IsDayOffset == isDayOffset && known.Earliest > day;
}
