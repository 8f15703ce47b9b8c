using System.Text;

namespace Oncology.Survival;

/// <summary>A table in GitHub's Markdown; nested labels are indented with no-break spaces.</summary>
internal static class MarkdownTable
{
    public static string Write(ResultTable table, NumberStyle style)
    {
        StringBuilder text = new();
        text.Append("**").Append(Escape(table.Title)).Append("**\n\n");
        Row(text, table.Columns.Select(column => Escape(column.HeaderIn(style))));
        Row(text, table.Columns.Select(column => column.IsText ? ":---" : "---:"));
        foreach (TableRow row in table.Rows)
        {
            Row(text, row.Cells.Select((cell, c) => Label(row, c, Escape(cell.Format(style)))));
        }

        foreach (string note in table.FootnotesIn(style))
        {
            text.Append('\n').Append(Escape(note)).Append('\n');
        }

        return text.ToString();
    }

    private static string Label(TableRow row, int column, string text)
    {
        if (column > 0 || text.Length == 0)
        {
            return text;
        }

        return string.Concat(Enumerable.Repeat("&nbsp;&nbsp;", row.Indent)) + (row.IsHeading ? $"**{text}**" : text);
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("*", "\\*", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace('\n', ' ');
}
