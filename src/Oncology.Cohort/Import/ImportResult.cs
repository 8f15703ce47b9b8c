using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>What an import gave: the cohort, and everything that was found on the way.</summary>
/// <remarks>The same files with the same options give the same result.</remarks>
public sealed class ImportResult
{
    private FrozenSet<(CohortTable, string)>? _columns;

    internal ImportResult(
        PatientCohort cohort,
        ImmutableArray<Finding> findings,
        ImmutableArray<ColumnMatch> columns,
        ImmutableArray<TableCount> counts,
        ImmutableArray<SourceFile> files,
        ImportOptions options,
        ImmutableArray<AppliedCorrection> corrections,
        ImmutableArray<RefusedRow> refused,
        ImmutableArray<(CohortTable Table, DelimitedFile File)> raw)
    {
        Cohort = cohort;
        Findings = findings;
        Columns = columns;
        Counts = counts;
        Files = files;
        Options = options;
        Today = DateOnly.FromDateTime(options.Clock.GetLocalNow().DateTime);
        Corrections = corrections;
        Refused = refused;
        Raw = [.. raw.Select(r => r.File)];
        RawTables = [.. raw.Select(r => r.Table)];
    }

    /// <summary>The patients with their rows, in file order.</summary>
    public PatientCohort Cohort { get; }

    /// <summary>What the import found, by file and line; the rules about the content are run by <see cref="CohortRules"/>.</summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <summary>The field each column was read as.</summary>
    public ImmutableArray<ColumnMatch> Columns { get; }

    /// <summary>Rows read, kept and rejected per table.</summary>
    public ImmutableArray<TableCount> Counts { get; }

    /// <summary>The files that were read.</summary>
    public ImmutableArray<SourceFile> Files { get; }

    /// <summary>The options of the import.</summary>
    public ImportOptions Options { get; }

    /// <summary>The corrections that were laid over cells, in file order.</summary>
    public ImmutableArray<AppliedCorrection> Corrections { get; }

    internal ImmutableArray<RefusedRow> Refused { get; }

    /// <summary>Row of each patient in the file of the patients.</summary>
    internal int[] PatientRows => field ??= [.. Cohort.Histories.Select(h => h.Patient.Cells.Row)];

    /// <summary>The day of the import by its clock, in its time zone.</summary>
    internal DateOnly Today { get; }

    /// <summary>True when a file has a column for a field of the patients table.</summary>
    internal bool HasPatientColumn(string field) => HasColumn(CohortTable.Patients, field);

    /// <summary>True when a file has a column for a field.</summary>
    internal bool HasColumn(CohortTable table, string field) =>
        (_columns ??= Columns.Where(c => c is { Table: not null, Field: not null }).Select(c => (c.Table!.Value, c.Field!)).ToFrozenSet()).Contains((table, field));

    /// <summary>The columns of the patients table itself, not those of files of visits.</summary>
    internal IEnumerable<ColumnMatch> PatientColumns => Columns.Where(c => c is { Table: CohortTable.Patients, Group: null, Field: not null } && c.File == Raw[0].Name);

    /// <summary>True when files of visits changed what the patients table says.</summary>
    internal bool HasNews => Findings.Any(f => f.Code == "F14");

    internal ImmutableArray<DelimitedFile> Raw { get; }

    internal ImmutableArray<CohortTable> RawTables { get; }

    /// <summary>True when the import found an error.</summary>
    public bool HasErrors => Findings.Any(f => f.Severity == Severity.Error);
}
