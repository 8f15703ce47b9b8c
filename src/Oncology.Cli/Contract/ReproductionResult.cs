using System.Text.Json;
using Oncology.Reporting;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>The comparison with published numbers, with the keys of the contract.</summary>
internal sealed record ReproductionResult(Reproduction Reproduction, Func<ReproductionVerdict, bool> IsShown)
{
    public string ToJson(Language language)
    {
        Summary summary = new("reproduce", Reproduction.Study.Spec.Conventions, Reproduction.Study.PatientCount, 0);
        return summary.ToJson(language, json =>
        {
            ReproductionSummary counts = Reproduction.Summary;
            json.WriteStartObject("summary");
            json.WriteNumber("published", counts.Published);
            json.WriteNumber("reproduced", counts.Reproduced);
            json.WriteNumber("rounding", counts.Rounding);
            json.WriteNumber("inconsistent", counts.Inconsistent);
            json.WriteNumber("missed", counts.Missed);
            json.WriteEndObject();
            json.WriteObjects("rows", Reproduction.Rows.Where(row => IsShown(row.Verdict)), row => WriteRow(json, row, language));
            json.WriteObjects("apart", Reproduction.Apart, number =>
            {
                WritePublished(json, number);
                json.WriteString("role", number.Role == PublishedRole.Parameter ? "parameter" : "other-study");
            });
        });
    }

    private static void WriteRow(Utf8JsonWriter json, ReproductionRow row, Language language)
    {
        WritePublished(json, row.Published);
        json.WriteFinite("recomputed", row.Recomputed);
        json.WriteString("rounded", row.Recomputed is null ? null : row.Rounded(Language.English));
        json.WriteString("verdict", row.Verdict.ToString().ToLowerInvariant());
        json.WriteFinite("units_off", row.UnitsOff);
        json.WriteString("reason", row.Reason?.In(language));
        json.WriteFinite("read_as", row.ReadAs);
        json.WriteString("place", row.Place);
    }

    private static void WritePublished(Utf8JsonWriter json, PublishedNumber number)
    {
        json.WriteString("id", number.Id);
        json.WriteString("source", number.Source);
        json.WriteString("statistic", number.Statistic);
        json.WriteString("relation", number.Relation);
        json.WriteString("published", number.Text);
        json.WriteNumber("decimals", number.Decimals);
    }
}
