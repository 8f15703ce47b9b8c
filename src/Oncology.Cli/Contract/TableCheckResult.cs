using System.Text.Json;
using Oncology.Reporting;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>The checks of printed tables, as JSON.</summary>
internal sealed record TableCheckResult(TableCheck Check)
{
    public string ToJson(Language language) => new Summary("check-table", AnalysisConventions.R, Check.Rows.Length, 0) { Warnings = Check.Warning is AnalysisWarning warning ? [warning] : [] }.ToJson(language, json =>
    {
        json.WriteStartObject("summary");
        json.WriteNumber("checks", Check.Rows.Length);
        json.WriteNumber("holds", Check.Count(TableCheckVerdict.Holds));
        json.WriteNumber("last_digit", Check.Count(TableCheckVerdict.LastDigit));
        json.WriteNumber("other_reading", Check.Count(TableCheckVerdict.OtherReading));
        json.WriteNumber("fails", Check.FailureCount);
        json.WriteNumber("in_no_check", Check.Unchecked.Length);
        json.WriteEndObject();
        json.WriteArray("in_no_check", Check.Unchecked.Select(number => number.Id), json.WriteStringValue);
        json.WriteObjects("rows", Check.Rows, row => Write(json, row, language));
    });

    private static void Write(Utf8JsonWriter json, TableCheckRow row, Language language)
    {
        json.WriteString("check", JsonNamingPolicy.SnakeCaseLower.ConvertName(row.Kind.ToString()));
        json.WriteArray("ids", row.Ids, json.WriteStringValue);
        json.WriteString("printed", row.Printed.English);
        json.WriteString("verdict", JsonNamingPolicy.SnakeCaseLower.ConvertName(row.Verdict.ToString()));
        json.WriteString("finding", row.Finding.In(language));
    }
}
