using System.Text.Json;
using Oncology.Cohort;

namespace Oncology.Cli;

/// <summary>The values behind an answer: field and value, and the cell they came from.</summary>
internal static class EvidenceJson
{
    public static void WriteEvidence(this Utf8JsonWriter json, IEnumerable<Evidence> evidence) => json.WriteObjects("evidence", evidence, one =>
    {
        json.WriteString("table", one.Table);
        json.WriteString("row_id", one.Row);
        json.WriteString("field", one.Field);
        json.WriteString("value", one.Text);
        json.WriteBoolean("missing", one.IsMissing);
        json.WriteString("file", one.Cell?.File);
        if (one.Cell is { } cell)
        {
            json.WriteNumber("row", cell.Row);
        }
        else
        {
            json.WriteNull("row");
        }

        json.WriteString("column", one.Cell?.Column);
        if (one.Cell?.Correction is { } correction)
        {
            json.WriteStartObject("correction");
            json.WriteString("old", correction.Old);
            json.WriteString("new", correction.New);
            json.WriteString("reason", correction.Reason);
            json.WriteString("who", correction.Who);
            json.WriteString("date", correction.Date);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("correction");
        }
    });
}
