using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Time zero (D8): the first of the first systemic treatment for the metastatic disease and the first curative focal treatment of a
/// metastasis.</summary>
/// <remarks>Adjuvant treatment that just continues does not start a line. Without either start the recorded date (t0_date) is used, flagged; a
/// recorded date that differs from the derived one is flagged and not used. Where a treatment begins first of which it is open whether it is curative focal treatment (its
/// intent or kind cannot be read), time zero is unknown, flagged, unless it was recorded.</remarks>
public static class TimeZero
{
    /// <summary>Time zero.</summary>
    /// <param name="history">The patient.</param>
    /// <param name="conventions">Policy for partial dates.</param>
    /// <returns>The day, or null when there is no start date at all, or it is open which is the first.</returns>
    public static Derived<DateOnly?> Derive(PatientHistory history, ClinicalConventions conventions)
    {
        Derived<ResolvedDate?> read = Read(history, conventions, DateReading.Middle);
        return new(read.Value?.Day, read.Rule, () => read.Evidence, read.Flags);
    }

    internal static Derived<ResolvedDate?> Read(PatientHistory history, ClinicalConventions conventions, DateReading reading)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(conventions);
        Patient patient = history.Patient;
        var flags = new List<Flag>();
        List<Treatment> starts = [.. SystemicTreatment.ForMetastaticDisease(history, conventions, flags), .. FocalTreatment.Curative(history, flags)];
        Treatment[] open = [.. history.Treatments.Where(FocalTreatment.IsOpen)];
        Func<ImmutableArray<Evidence>> evidence = () =>
        [
            .. starts.SelectMany(t => t.Kind == TreatmentKind.MetastasisDirected
                ? Evidence.Of(t, "kind", "setting", "intent", "start_date")
                : Evidence.Of(t, "kind", "setting", "start_date")),
            .. open.SelectMany(t => Evidence.Of(t, "kind", "intent", "start_date")), .. Evidence.Of(patient, "t0_date"),
        ];
        ResolvedDate? recorded = Resolve(patient.T0Date);
        ResolvedDate? derived = null;
        foreach (Treatment start in starts)
        {
            ResolvedDate? date = Resolve(start.StartDate);
            derived = derived is { } least && !(date?.CompareTo(least) < 0) ? derived : date ?? derived;
        }

        bool isOpen = Array.Exists(open, t => Resolve(t.StartDate) is { } date && !(derived?.CompareTo(date) <= 0));
        Note(isOpen, Flags.OriginOpen);
        if (derived is { } day && !isOpen)
        {
            Note(day.IsImputed, Flags.PartialDate);
            Note(recorded is { } other && (other.Latest < day.Earliest || other.Earliest > day.Latest), Flags.OriginDiffers);
            return new(day, "D8", evidence, Flags.Distinct(flags));
        }

        Note(recorded is not null, Flags.RecordedOrigin);
        Note(recorded is { IsImputed: true }, Flags.PartialDate);
        return new(recorded, "D8.0", evidence, Flags.Distinct(flags));

        ResolvedDate? Resolve(PartialDate? date) => ResolvedDate.Read(date, conventions.PartialDates)?.AsStart(reading);

        void Note(bool applies, Flag flag)
        {
            if (applies)
            {
                flags.Add(flag);
            }
        }
    }
}
