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
    });
}
