using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Oncology.Cohort;

/// <summary>A treatment that begins during follow-up, as data: which rows of a history begin it (D10).</summary>
/// <remarks>
/// <para>Whoever was treated at any time lived long enough to be treated: a comparison of ever with never treated from time zero is biased
/// (immortal time). An exposure therefore enters an analysis as a time-dependent covariate or at a landmark.</para>
/// <para>Source: Anderson, Cain, Gelber, J Clin Oncol 1983;1:710.</para>
/// </remarks>
public sealed record Exposure
{
    /// <summary>Metastasis-directed therapy: from the first day of the first curative-intent focal treatment of a metastasis. Palliative
    /// irradiation and treatment of the breast never count.</summary>
    public static Exposure MetastasisDirectedTherapy { get; } = new()
    {
        Name = "MDT",
        Label = new Wording("Metastasis-directed therapy", "Traitement focal des métastases"),
        ExposedLabel = "MDT",
        UnexposedLabel = "no MDT",
        Treatments = FocalTreatment.Curative,
        IsOpen = FocalTreatment.IsFirstOpen,
        Recorded = p => p.TimeToMdtDays ?? (p.TimeToMdtMonths is { } months ? ClinicalTime.MonthsToDays(months) : null),
        RecordedFields = ["time_to_mdt_days", "time_to_mdt_months"],
    };

    /// <summary>Short name, used for the column: <c>MDT</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Full name.</summary>
    public required Wording Label { get; init; }

    /// <summary>Label of the exposed group.</summary>
    public required string ExposedLabel { get; init; }

    /// <summary>Label of the group not exposed, or not yet.</summary>
    public required string UnexposedLabel { get; init; }

    internal Func<PatientHistory, List<Flag>, IEnumerable<Treatment>> Treatments { get; init; } = (_, _) => [];

    internal Func<PatientHistory, Treatment[], ClinicalConventions, bool> IsOpen { get; init; } = (_, _, _) => false;

    internal Func<Patient, double?> Recorded { get; init; } = _ => null;

    internal ImmutableArray<string> RecordedFields { get; init; } = [];

    /// <summary>Derives when the exposure of each row of an endpoint began.</summary>
    /// <param name="table">The endpoint.</param>
    /// <param name="conventions">Salvage rule, window, policy for partial dates.</param>
    /// <returns>One row per row of the endpoint.</returns>
    public ExposureTable Derive(EndpointTable table, ClinicalConventions conventions)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(conventions);
        var rows = new ExposureRow[table.Rows.Length];
        InParts.Run(rows.Length, (from, to) =>
        {
            for (int i = from; i < to; i++)
            {
                rows[i] = DeriveOne(table.Rows[i], conventions);
            }
        });
        return ExposureTable.Create(this, table, conventions, ImmutableCollectionsMarshal.AsImmutableArray(rows));
    }

    /// <summary>When the exposure of one row of an endpoint began.</summary>
    internal ExposureRow DeriveOne(EndpointRow row, ClinicalConventions conventions)
    {
        PatientHistory history = row.History;
        var flags = new List<Flag>();
        Treatment[] treatments = [.. Treatments(history, flags)];
        Func<ImmutableArray<Evidence>> evidence = () =>
        [
            .. treatments.SelectMany(t => Evidence.Of(t, "kind", "intent", "start_date")), .. Evidence.Of(history.Patient, [.. RecordedFields]),
        ];
        double? day = DayOf(row, treatments, conventions, flags);
        if (IsOpen(history, treatments, conventions) && (treatments.Length > 0 || day is null))
        {
            return new ExposureRow(history.PatientId, null, null, false, ExclusionReasons.ExposureOpen, evidence, Flags.Distinct(flags));
        }

        if (day is null)
        {
            ExclusionReason? reason = treatments.Length > 0 ? ExclusionReasons.ExposureWithoutDate : null;
            return new ExposureRow(history.PatientId, null, null, false, reason, evidence, Flags.Distinct(flags));
        }

        if (day < 0)
        {
            return new ExposureRow(history.PatientId, day, null, false, ExclusionReasons.ExposureBeforeOrigin, evidence, Flags.Distinct(flags));
        }

        bool salvage = ProgressionDay(row, conventions) is { } progression && day > progression;
        if (salvage)
        {
            flags.Add(Flags.Salvage);
        }

        // At or after the end of follow-up it exposes nothing, but on day 0 it exposes the whole follow-up, however short.
        bool counts = (day == 0 || day < row.TimeDays) && (!salvage || conventions.SalvageCounts);
        return new ExposureRow(history.PatientId, day, counts ? day : null, salvage, null, evidence, Flags.Distinct(flags));
    }

    private double? DayOf(EndpointRow row, Treatment[] treatments, ClinicalConventions conventions, List<Flag> flags)
    {
        DateOnly? origin = row.Origin ?? TimeZero.Derive(row.History, conventions).Value;
        ResolvedDate[] dates =
        [
            .. treatments.Select(t => ResolvedDate.Read(t.StartDate, conventions.PartialDates)).Where(d => d is not null).Select(d => d!.Value),
        ];
        if (origin is not { } start || dates.Length == 0)
        {
            return Recorded(row.History.Patient);
        }

        if (dates.Length < treatments.Length)
        {
            flags.Add(Flags.SomeTreatmentUndated);
        }

        ResolvedDate first = dates.Min();
        if (first.IsImputed)
        {
            flags.Add(Flags.PartialDate);
        }

        return ClinicalTime.DaysBetween(start, first.ClippedInto(start, null).Day);
    }

    // Day of the first progression, counted like the day of exposure.
    private static double? ProgressionDay(EndpointRow row, ClinicalConventions conventions)
    {
        ResolvedDate? first = DateSources.Progression.Dates(row.History)
            .Select(d => ResolvedDate.Read(d.Date, conventions.PartialDates)).Where(d => d is not null).Min();
        if (first is { } date && (row.Origin ?? TimeZero.Derive(row.History, conventions).Value) is { } start)
        {
            return ClinicalTime.DaysBetween(start, date.Day);
        }

        // A recorded progression-free time is a progression when the patient outlived it.
        Patient p = row.History.Patient;
        RecordedDuration? pfs = RecordedDuration.Read(p, p.PfsDays, p.PfsMonths, p.PfsEvent, "pfs");
        return pfs is { IsEvent: true } ? pfs.TimeDays : null;
    }
}
