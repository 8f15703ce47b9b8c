using System.Globalization;
using System.Text;

namespace Oncology.Survival;

/// <summary>A table as LaTeX: rules of booktabs, a caption, notes below; a long one breaks over pages and repeats its head.</summary>
internal static class LatexTable
{
    // What fits a page with its caption and notes.
    private const int RowsPerPage = 45;

    public static string Write(ResultTable table, NumberStyle style)
    {
        bool isLong = table.Rows.Length > RowsPerPage;
        string columns = string.Concat(table.Columns.Select(column => column.IsText ? 'l' : 'r'));
        string head = Line(table.Columns.Select(column => Bold(LatexText.Escape(column.HeaderIn(style)))));
        string caption = $"\\caption{{{LatexText.Escape(table.Title)}}}";
        StringBuilder text = new();
        text.Append("% \\usepackage[T1]{fontenc}, \\usepackage{booktabs}").Append(isLong ? ", \\usepackage{longtable}\n" : "\n");
        text.Append(isLong
            ? $"{{\\small\n\\begin{{longtable}}{{@{{}}{columns}@{{}}}}\n{caption}\\\\\n\\toprule\n{head}\\midrule\n\\endfirsthead\n\\toprule\n{head}\\midrule\n\\endhead\n\\bottomrule\n\\endfoot\n"
            : $"\\begin{{table}}[htbp]\n\\centering\\small\n{caption}\n\\begin{{tabular}}{{@{{}}{columns}@{{}}}}\n\\toprule\n{head}\\midrule\n");
        foreach (TableRow row in table.Rows)
        {
            text.Append(Line(row.Cells.Select((cell, c) => Label(row, c, LatexText.Escape(cell.Format(style))))));
        }

        text.Append(isLong ? "\\end{longtable}\n" : "\\bottomrule\n\\end{tabular}\n");
        foreach (string note in table.FootnotesIn(style))
        {
            text.Append("\\par\\raggedright\\footnotesize ").Append(LatexText.Escape(note)).Append('\n');
        }

        return text.Append(isLong ? "\\par}\n" : "\\end{table}\n").ToString();
    }

    private static string Label(TableRow row, int column, string text)
    {
        if (column > 0 || text.Length == 0)
        {
            return text;
        }

        string indent = row.Indent == 0 ? string.Empty : $"\\hspace{{{row.Indent.ToString(CultureInfo.InvariantCulture)}em}}";
        return indent + (row.IsHeading ? Bold(text) : text);
    }

    private static string Bold(string text) => text.Length == 0 ? text : $"\\textbf{{{text}}}";

    // After \\ a bracket or star would be read as its argument, even on the next line.
    private static string Line(IEnumerable<string> cells)
    {
        string line = string.Join(" & ", cells);
        return (line.StartsWith('[') || line.StartsWith('*') ? "{}" : string.Empty) + line + " \\\\\n";
    }
}
