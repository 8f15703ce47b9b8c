using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>Findings in the keys of the contract.</summary>
internal static class FindingsJson
{
    public static void Write(Utf8JsonWriter json, ValidationReport report, Language language) => json.WriteObjects("findings", report.Findings, finding =>
    {
        json.WriteString("severity", FindingText.Word(finding.Severity));
        json.WriteString("code", finding.Code);
        json.WriteString("file", finding.File);
        if (finding.Row is int row)
        {
            json.WriteNumber("row", row);
        }
        else
        {
            json.WriteNull("row");
        }

        json.WriteString("column", finding.Column);
        json.WriteString("value", finding.Value);
        json.WriteString("message", finding.MessageIn(language));
        json.WriteString("suggestion", finding.Suggestion);
        json.WriteString("patient_id", finding.PatientId);
        json.WriteString("cell", finding.Cell);
    });

    /// <summary>What the import did: files with their hash, rows by table, columns, corrections.</summary>
    public static void Write(Utf8JsonWriter json, ImportResult import)
    {
        json.WriteObjects("files", import.Files, file =>
        {
            json.WriteString("name", file.Name);
            json.WriteString("sha256", file.Sha256);
            json.WriteString("encoding", file.Encoding);
            json.WriteString("delimiter", file.IsWorkbook ? null : file.Delimiter.ToString());
            json.WriteString("decimal", file.Decimal.ToString());
        });
        json.WriteObjects("counts", import.Counts, count =>
        {
            json.WriteString("table", count.Table.ToString().ToLowerInvariant());
            json.WriteNumber("read", count.Read);
            json.WriteNumber("kept", count.Kept);
            json.WriteNumber("rejected", count.Rejected);
        });
        json.WriteObjects("columns", import.Columns, column =>
        {
            json.WriteString("file", column.File);
            json.WriteString("column", column.Header);
            json.WriteString("table", column.Table?.ToString().ToLowerInvariant());
            json.WriteString("field", column.Group is null ? column.Field : $"{column.Group}{(column.Number > 0 ? column.Number.ToString(CultureInfo.InvariantCulture) : "")}_{column.Field}");
            json.WriteString("matched", column.Matched.ToString().ToLowerInvariant());
        });
        WriteCorrections(json, import.Corrections);
    }

    /// <summary>The corrections that were laid over cells.</summary>
    public static void WriteCorrections(Utf8JsonWriter json, ImmutableArray<AppliedCorrection> corrections) =>
        json.WriteObjects("corrections", corrections, applied =>
        {
            json.WriteString("patient_id", applied.Correction.PatientId);
            json.WriteString("field", applied.Correction.Field);
            json.WriteString("file", applied.File);
            json.WriteNumber("row", applied.Row);
            json.WriteString("column", applied.Column);
            json.WriteString("old", applied.Correction.Old);
            json.WriteString("new", applied.Correction.New);
            json.WriteString("reason", applied.Correction.Reason);
            json.WriteString("who", applied.Correction.Who);
            json.WriteString("date", applied.Correction.Date);
        });
}
