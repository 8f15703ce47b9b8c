using System.Text;

namespace Oncology.Cli;

/// <summary>A table of data as comma-separated text (RFC 4180): cells as they are, so that it reads back to the same table.</summary>
internal static class CsvText
{
    public static string Of(IEnumerable<string> header, IEnumerable<IEnumerable<string?>> rows)
    {
        StringBuilder text = new();
        Line(text, header);
        foreach (IEnumerable<string?> row in rows)
        {
            Line(text, row);
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, IEnumerable<string?> cells) =>
        text.AppendJoin(',', cells.Select(cell => Field(cell ?? string.Empty))).Append('\n');

    private static string Field(string cell) =>
        cell.AsSpan().ContainsAny(",\"\n\r") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
