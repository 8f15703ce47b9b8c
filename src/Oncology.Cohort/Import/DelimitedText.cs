using Oncology.Shared;

namespace Oncology.Cohort;

/// <summary>Cells as delimited text writes them.</summary>
internal static class DelimitedText
{
    /// <summary>One cell: defused where a spreadsheet would run it, quoted where the delimiter, a quote or a line end asks for it.</summary>
    public static string Field(string cell, char delimiter)
    {
        string safe = SpreadsheetCell.Defused(cell);
        bool quoted = safe.Contains(delimiter, StringComparison.Ordinal) || safe.AsSpan().ContainsAny("\"\n\r") || safe.StartsWith('#')
            || (safe.Length > 0 && (char.IsWhiteSpace(safe[0]) || char.IsWhiteSpace(safe[^1])));
        return quoted ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
