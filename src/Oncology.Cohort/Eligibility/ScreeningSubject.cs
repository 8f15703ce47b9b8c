using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>A patient on the day of the screening.</summary>
internal sealed record ScreeningSubject(PatientHistory History, ClinicalConventions Conventions, ResolvedDate? Day, ImmutableArray<Evidence> DayEvidence)
{
    public Patient Patient => History.Patient;

    /// <summary>The patient on a given day, else on the day of consent, else on the day of the last news.</summary>
    public static ScreeningSubject Of(PatientHistory history, ClinicalConventions conventions, DateOnly? day)
    {
        if (day is { } given)
        {
            return new ScreeningSubject(history, conventions, new ResolvedDate(given, given, given, false), []);
        }

        Patient patient = history.Patient;
        return ResolvedDate.Read(patient.Trial.ConsentDate, conventions.PartialDates) is { } consent
            ? new ScreeningSubject(history, conventions, consent, Evidence.Of(patient, "consent_date"))
            : new ScreeningSubject(
                history, conventions, ResolvedDate.Read(patient.LastFollowupDate, conventions.PartialDates), Evidence.Of(patient, "last_followup_date"));
    }

    public ResolvedDate? Resolve(PartialDate? date) => ResolvedDate.Read(date, Conventions.PartialDates);

    /// <summary>Whole days from a date to the screening; null when either is missing or they are not of one calendar.</summary>
    public int? DaysSince(PartialDate? date) => Resolve(date) is { } from && Day is { } to && from.IsDayOffset == to.IsDayOffset
        ? ClinicalTime.DaysBetween(from.Day, to.Day)
        : null;
}
