using System.Text;
using Oncology.Shared;

namespace Oncology.Cli;

/// <summary>A table of data as comma-separated text (RFC 4180): a cell that a spreadsheet would run as a
/// formula gets an apostrophe, which the import takes off again; all others stand as they are.</summary>
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
        text.AppendJoin(',', cells.Select(cell => Field(SpreadsheetCell.Defused(cell ?? string.Empty)))).Append('\n');

    private static string Field(string cell) =>
        cell.AsSpan().ContainsAny(",\"\n\r") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
