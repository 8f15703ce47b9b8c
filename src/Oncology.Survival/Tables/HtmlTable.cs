using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;

namespace Oncology.Survival;

/// <summary>A table as an HTML fragment that reads without a style sheet: caption, scoped headers, notes in the foot.</summary>
internal static class HtmlTable
{
    public static string Write(ResultTable table, NumberStyle style)
    {
        StringBuilder html = new();
        html.Append("<table class=\"result\">\n<caption>").Append(Encode(table.Title)).Append("</caption>\n<thead>\n<tr>");
        foreach (TableColumn column in table.Columns)
        {
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\" class=\"{Align(column)}\">").Append(Encode(column.HeaderIn(style))).Append("</th>");
        }

        html.Append("</tr>\n</thead>\n<tbody>\n");
        foreach (TableRow row in table.Rows)
        {
            Row(html, table, row, style);
        }

        html.Append("</tbody>\n");
        ImmutableArray<string> notes = table.FootnotesIn(style);
        if (!notes.IsEmpty)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tfoot>\n<tr><td colspan=\"{table.Columns.Length}\">")
                .AppendJoin("<br>", notes.Select(Encode))
                .Append("</td></tr>\n</tfoot>\n");
        }

        return html.Append("</table>\n").ToString();
    }

    private static void Row(StringBuilder html, ResultTable table, TableRow row, NumberStyle style)
    {
        html.Append(row.IsHeading ? "<tr class=\"heading\">" : "<tr>");
        if (row.IsHeading && table.Columns[0].IsText && row.Cells.Skip(1).All(cell => cell == Cell.Empty))
        {
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"rowgroup\" colspan=\"{row.Cells.Length}\" class=\"text indent{row.Indent}\">{Encode(row.Cells[0].Format(style))}</th></tr>\n");
            return;
        }

        for (int c = 0; c < row.Cells.Length; c++)
        {
            string text = Encode(row.Cells[c].Format(style));
            html.Append(c == 0 && table.Columns[c].IsText
                ? $"<th scope=\"row\" class=\"text indent{row.Indent.ToString(CultureInfo.InvariantCulture)}\">{text}</th>"
                : $"<td class=\"{Align(table.Columns[c])}\">{text}</td>");
        }

        html.Append("</tr>\n");
    }

    private static string Align(TableColumn column) => column.IsText ? "text" : "number";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
