using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Oncology.Cohort;

/// <summary>A patient with all rows of the child tables, each in date order.</summary>
/// <remarks>Rows order by the earliest day their date can be; rows without date come last; equal dates keep the order of the file.</remarks>
public sealed class PatientHistory
{
    private PatientHistory(
        Patient patient,
        ImmutableArray<Lesion> lesions,
        ImmutableArray<Treatment> treatments,
        ImmutableArray<ClinicalEvent> events,
        ImmutableArray<LabResult> labs)
    {
        Patient = patient;
        Lesions = lesions;
        Treatments = treatments;
        Events = events;
        Labs = labs;
    }

    /// <summary>The patient.</summary>
    public Patient Patient { get; }

    /// <summary>Code of the patient.</summary>
    public string PatientId => Patient.PatientId;

    /// <summary>Metastases, by date of detection.</summary>
    public ImmutableArray<Lesion> Lesions { get; }

    /// <summary>Treatments, by start.</summary>
    public ImmutableArray<Treatment> Treatments { get; }

    /// <summary>Events, by date.</summary>
    public ImmutableArray<ClinicalEvent> Events { get; }

    /// <summary>Laboratory results, by date.</summary>
    public ImmutableArray<LabResult> Labs { get; }

    /// <summary>Joins a patient with the rows of the child tables.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="lesions">Rows of the lesions table, in file order; null for none.</param>
    /// <param name="treatments">Rows of the treatments table, in file order; null for none.</param>
    /// <param name="events">Rows of the events table, in file order; null for none.</param>
    /// <param name="labs">Rows of the labs table, in file order; null for none.</param>
    /// <returns>The history.</returns>
    /// <exception cref="ArgumentException">A row belongs to another patient.</exception>
    public static PatientHistory Create(
        Patient patient,
        IEnumerable<Lesion>? lesions = null,
        IEnumerable<Treatment>? treatments = null,
        IEnumerable<ClinicalEvent>? events = null,
        IEnumerable<LabResult>? labs = null)
    {
        ArgumentNullException.ThrowIfNull(patient);
        return new PatientHistory(
            patient,
            InOrder(patient, lesions, l => l.PatientId, l => l.DetectionDate),
            InOrder(patient, treatments, t => t.PatientId, t => t.StartDate),
            InOrder(patient, events, e => e.PatientId, e => e.EventDate),
            InOrder(patient, labs, l => l.PatientId, l => l.Date));
    }

    /// <summary>The same from arrays that nobody else holds: they are not copied.</summary>
    internal static PatientHistory OfOwn(Patient patient, Lesion[]? lesions, Treatment[]? treatments, ClinicalEvent[]? events, LabResult[]? labs) => new(
        patient,
        Ordered(patient, lesions, l => l.PatientId, l => l.DetectionDate),
        Ordered(patient, treatments, t => t.PatientId, t => t.StartDate),
        Ordered(patient, events, e => e.PatientId, e => e.EventDate),
        Ordered(patient, labs, l => l.PatientId, l => l.Date));

    private static ImmutableArray<T> InOrder<T>(Patient patient, IEnumerable<T>? rows, Func<T, string> owner, Func<T, PartialDate?> date) =>
        Ordered(patient, rows?.ToArray(), owner, date);

    private static ImmutableArray<T> Ordered<T>(Patient patient, T[]? all, Func<T, string> owner, Func<T, PartialDate?> date)
    {
        if (all is null)
        {
            return [];
        }

        bool isOrdered = true;
        for (int i = 0; i < all.Length; i++)
        {
            if (owner(all[i]) != patient.PatientId)
            {
                throw new ArgumentException(
                    $"Row {i} of {typeof(T).Name} belongs to patient '{owner(all[i])}', not to '{patient.PatientId}'.", nameof(all));
            }

            isOrdered &= i == 0 || date(all[i]) is not { } own || date(all[i - 1]) is { } before && own >= before;
        }

        return isOrdered ? ImmutableCollectionsMarshal.AsImmutableArray(all) : ByDate(all, date);
    }

    // Apart, so that only rows out of order pay for the functions that capture their date.
    private static ImmutableArray<T> ByDate<T>(T[] all, Func<T, PartialDate?> date) => [.. all.OrderBy(r => date(r) is null).ThenBy(r => date(r) ?? default)];
}
