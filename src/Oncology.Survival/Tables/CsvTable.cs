using System.Globalization;
using System.Text;

namespace Oncology.Survival;

/// <summary>A table as tidy comma-separated text with unrounded numbers (RFC 4180, line feeds).</summary>
/// <remarks>A row of data says itself what it stands under: a table with headings has them in a first column, "heading", those of several levels joined by " / ".</remarks>
internal static class CsvTable
{
    public static string Write(ResultTable table)
    {
        int[] parts = [.. table.Columns.Select((_, c) => table.Rows.Select(row => Parts(row.Cells[c]).Length).DefaultIfEmpty(1).Max())];
        bool isNested = table.Rows.Any(row => row.IsHeading);
        StringBuilder text = new();
        Line(text, [.. isNested ? (string[])["heading"] : [], .. table.Columns.SelectMany((column, c) => Headers(column, table, c, parts[c]))]);
        List<(int Indent, string Text)> above = [];
        foreach (TableRow row in table.Rows)
        {
            above.RemoveAll(heading => heading.Indent > row.Indent || (row.IsHeading && heading.Indent == row.Indent));
            if (row.IsHeading)
            {
                above.Add((row.Indent, row.Cells[0] is Cell.Text label ? label.Value : string.Empty));
            }

            if (!row.IsHeading || row.Cells.Skip(1).Any(cell => cell != Cell.Empty))
            {
                string[] under = isNested ? [string.Join(" / ", above.Select(heading => heading.Text))] : [];
                Line(text, under.Concat(row.Cells.SelectMany((cell, c) => Padded(Parts(cell), parts[c]))));
            }
        }

        return text.ToString();
    }

    /// <summary>One field: quoted where needed, and defused where a spreadsheet would take it for a formula.</summary>
    internal static string Field(string text)
    {
        bool isFormula = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r'
            && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        string safe = isFormula ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\n\r") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static IEnumerable<string> Headers(TableColumn column, ResultTable table, int c, int parts)
    {
        bool isInterval = table.Rows.Any(row => row.Cells[c] is Cell.WithInterval);
        string[] suffixes = isInterval ? ["", "_lower", "_upper"] : ["", "_of"];
        return suffixes.Take(parts).Select(suffix => column.Key + suffix);
    }

    private static string[] Parts(Cell cell) => cell switch
    {
        Cell.Number number => [Raw(number.Value)],
        Cell.WithInterval estimate => [Raw(estimate.Value), Raw(estimate.Interval.Lower), Raw(estimate.Interval.Upper)],
        Cell.Share share => [Raw(share.Count), Raw(share.Denominator)],
        Cell.Range range => [Raw(range.Lowest), Raw(range.Highest)],
        Cell.OutOf outOf => [Raw(outOf.Part), Raw(outOf.Whole)],
        Cell.Text text => [text.Value],
        _ => [string.Empty],
    };

    private static string Raw(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : string.Empty;

    private static IEnumerable<string> Padded(string[] fields, int length) => fields.Concat(Enumerable.Repeat(string.Empty, length - fields.Length));

    private static void Line(StringBuilder text, IEnumerable<string> fields) => text.AppendJoin(',', fields.Select(Field)).Append('\n');
}
