using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>A record of any table, by the names of its fields.</summary>
internal sealed record CohortRow(Func<string, object?> ValueOf, RecordCells Cells, ImmutableDictionary<string, bool> Attested)
{
    private static readonly ImmutableDictionary<string, bool> None = ImmutableDictionary<string, bool>.Empty;

    /// <summary>The records of a patient in one table.</summary>
    public static IEnumerable<CohortRow> Of(PatientHistory history, CohortTable table) => table switch
    {
        CohortTable.Patients => [new CohortRow(field => CellOf(history.Patient, field), history.Patient.Cells, history.Patient.Trial.Attested)],
        CohortTable.Lesions => history.Lesions.Select(l => new CohortRow(field => CellOf(l, field), l.Cells, None)),
        CohortTable.Treatments => history.Treatments.Select(t => new CohortRow(field => CellOf(t, field), t.Cells, None)),
        CohortTable.Events => history.Events.Select(e => new CohortRow(e.ValueOf, e.Cells, None)),
        _ => history.Labs.Select(l => new CohortRow(l.ValueOf, l.Cells, None)),
    };

    private static object? CellOf(Patient patient, string field) => field switch
    {
        "n_metastases" => (object?)patient.NMetastases ?? AtLeast(patient.NMetastasesAtLeast),
        "n_organs" => (object?)patient.NOrgans ?? AtLeast(patient.NOrgansAtLeast),
        _ => patient.ValueOf(field),
    };

    private static object? CellOf(Lesion lesion, string field) =>
        field == "n_lesions" ? (object?)lesion.NLesions ?? AtLeast(lesion.NLesionsAtLeast) : lesion.ValueOf(field);

    // An open number keeps its bound: ">=6" reads back as what "> 5" was.
    private static string? AtLeast(int? fewest) => fewest is { } known ? FormattableString.Invariant($">={known}") : null;

    // A missing intent counts as curative, one that cannot be read does not, and a technique that cannot be read ("chirurgie + SBRT") is not none: they are
    // written as they stand, so that they read back as unread.
    private static object? CellOf(Treatment treatment, string field) =>
        ((field == "intent" && treatment.Intent is null) || (field == "modality" && treatment.Modality is null)) && treatment.Cells.IsUnreadable(field) ? treatment.Cells.SourceOf(field)?.Text : treatment.ValueOf(field);
}
