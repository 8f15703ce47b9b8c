using System.Text;

namespace Oncology.Survival;

/// <summary>A table for a terminal: one space-padded column beside the other, numbers right aligned.</summary>
internal static class TextTable
{
    public static string Write(ResultTable table, NumberStyle style)
    {
        string[][] cells = [.. table.Rows.Select(row => Cells(row, style))];
        int[] width = [.. table.Columns.Select((column, c) => Math.Max(column.HeaderIn(style).Length, cells.Select(row => row[c].Length).DefaultIfEmpty().Max()))];
        StringBuilder text = new();
        text.Append(table.Title).Append('\n');
        Line(text, table, [.. table.Columns.Select(column => column.HeaderIn(style))], width);
        text.Append('─', width.Sum() + 2 * (width.Length - 1)).Append('\n');
        foreach (string[] row in cells)
        {
            Line(text, table, row, width);
        }

        foreach (string note in table.FootnotesIn(style))
        {
            text.Append(note).Append('\n');
        }

        return text.ToString();
    }

    private static string[] Cells(TableRow row, NumberStyle style) =>
        [.. row.Cells.Select((cell, c) => (c == 0 ? new string(' ', 2 * row.Indent) : string.Empty) + cell.Format(style))];

    private static void Line(StringBuilder text, ResultTable table, string[] cells, int[] width)
    {
        StringBuilder line = new();
        for (int c = 0; c < cells.Length; c++)
        {
            line.Append(c == 0 ? string.Empty : "  ");
            line.Append(table.Columns[c].IsText ? cells[c].PadRight(width[c]) : cells[c].PadLeft(width[c]));
        }

        text.Append(line.ToString().TrimEnd()).Append('\n');
    }
}
