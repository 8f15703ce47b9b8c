using System.Collections.Immutable;
using System.Globalization;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>The corrections that a patch file laid over cells, in the CSV files of the commands.</summary>
internal static class CorrectionTable
{
    private static readonly ImmutableArray<TableColumn> Columns =
        [.. new[] { "patient_id", "field", "file", "row", "column", "old", "new", "reason", "who", "date" }.Select(name => new TableColumn(name, name, IsText: true))];

    /// <summary>One row per correction, as a table of its own; empty text without corrections.</summary>
    public static string ToCsv(ImmutableArray<AppliedCorrection> corrections, Session session) => corrections.IsEmpty ? string.Empty
        : new ResultTable("corrections", Columns, [.. corrections.Select(one => Row(
            one.Correction.PatientId, one.Correction.Field, one.File, one.Row.ToString(CultureInfo.InvariantCulture), one.Column,
            one.Correction.Old, one.Correction.New, one.Correction.Reason, one.Correction.Who, one.Correction.Date))], session.Language).ToCsv();

    /// <summary>The findings, and after them one row of information per correction.</summary>
    public static string ToCsv(ValidationReport report, ImmutableArray<AppliedCorrection> corrections, Session session)
    {
        ResultTable table = report.ToTable(session.Language);
        IEnumerable<TableRow> more = corrections.Select(one => Row(
            FindingText.Word(Severity.Information), "patch", one.File, one.Row.ToString(CultureInfo.InvariantCulture), one.Column, one.Correction.New, one.Correction.In(session.Language), ""));
        return new ResultTable(table.Title, table.Columns, [.. table.Rows, .. more], session.Language).ToCsv();
    }

    /// <summary>The column that says for each patient what was corrected; none without corrections.</summary>
    public static ImmutableArray<TableColumn> Column(ImmutableArray<AppliedCorrection> corrections) =>
        corrections.IsEmpty ? [] : [new TableColumn("corrections", "corrections", IsText: true)];

    /// <summary>The cell of that column.</summary>
    public static ImmutableArray<Cell> CellOf(string patientId, ImmutableArray<AppliedCorrection> corrections, Session session) => corrections.IsEmpty ? []
        : [new Cell.Text(string.Join(" | ", corrections.Where(one => one.Correction.PatientId == patientId).Select(one => $"[{one.Column}] {one.Correction.In(session.Language)}")))];

    private static TableRow Row(params string[] cells) => new([.. cells.Select(cell => new Cell.Text(cell))]);
}
