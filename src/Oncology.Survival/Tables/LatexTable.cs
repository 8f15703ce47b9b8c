using System.Globalization;
using System.Text;

namespace Oncology.Survival;

/// <summary>
/// A table as LaTeX: rules of booktabs, a caption, notes below; a long one breaks over pages and repeats its head, a wide one is turned, its
/// heads broken into lines and its columns of words into paragraphs.
/// </summary>
internal static class LatexTable
{
    // What fits a page with its caption and notes.
    private const int RowsPerPage = 45;
    private const int RowsPerTurnedPage = 28;

    // Characters of a line of \small on an upright page, between columns, and of a column of words before it is broken.
    private const int UprightWidth = 88;
    private const int Gap = 2;
    private const int LongestText = 40;

    public static string Write(ResultTable table, NumberStyle style)
    {
        int[] cells = [.. table.Columns.Select((_, c) => table.Rows.Select(row => row.Cells[c].Format(style).Length + row.Indent).DefaultIfEmpty().Max())];
        bool isWide = table.Columns.Select((column, c) => Math.Max(cells[c], column.HeaderIn(style).Length) + Gap).Sum() > UprightWidth;
        bool isLong = table.Rows.Length > (isWide ? RowsPerTurnedPage : RowsPerPage);
        string columns = string.Concat(table.Columns.Select((column, c) => !column.IsText ? "r" : isWide && cells[c] > LongestText ? "p{0.28\\linewidth}" : "l"));
        string head = (isWide ? Spanners(table) : string.Empty) + Line(table.Columns.Select((column, c) => isWide
            ? Broken(column, column.SpannedHeaderIn(style), cells[c])
            : Bold(LatexText.Escape(column.HeaderIn(style)))));
        string caption = $"\\caption{{{LatexText.Escape(table.Title)}}}";
        StringBuilder text = new();
        text.Append("% \\usepackage[T1]{fontenc}, \\usepackage{booktabs}").Append(isLong ? ", \\usepackage{longtable}" : string.Empty);
        text.Append(isWide ? isLong ? ", \\usepackage{pdflscape}\n" : ", \\usepackage{rotating}\n" : "\n");
        text.Append(isLong
            ? $"{(isWide ? "\\begin{landscape}\n{\\footnotesize" : "{\\small")}\n\\begin{{longtable}}{{@{{}}{columns}@{{}}}}\n{caption}\\\\\n\\toprule\n{head}\\midrule\n\\endfirsthead\n\\toprule\n{head}\\midrule\n\\endhead\n\\bottomrule\n\\endfoot\n"
            : $"{(isWide ? "\\begin{sidewaystable}[htbp]\n\\centering\\footnotesize\\setlength{\\tabcolsep}{4pt}" : "\\begin{table}[htbp]\n\\centering\\small")}\n{caption}\n\\begin{{tabular}}{{@{{}}{columns}@{{}}}}\n\\toprule\n{head}\\midrule\n");
        foreach (TableRow row in table.Rows)
        {
            text.Append(Line(row.Cells.Select((cell, c) => Label(row, c, LatexText.Escape(cell.Format(style))))));
        }

        text.Append(isLong ? "\\end{longtable}\n" : "\\bottomrule\n\\end{tabular}\n");
        foreach (string note in table.FootnotesIn(style))
        {
            text.Append("\\par\\raggedright\\footnotesize ").Append(LatexText.Escape(note)).Append('\n');
        }

        return text.Append(isLong ? isWide ? "\\par}\n\\end{landscape}\n" : "\\par}\n" : isWide ? "\\end{sidewaystable}\n" : "\\end{table}\n").ToString();
    }

    // One line of heads over several columns, with a rule under each; nothing where no column has one.
    private static string Spanners(ResultTable table)
    {
        if (table.Columns.All(column => column.Spanner is null))
        {
            return string.Empty;
        }

        List<string> heads = [];
        StringBuilder rules = new();
        for (int c = 0; c < table.Columns.Length;)
        {
            int first = c;
            string? spanner = table.Columns[c].Spanner;
            for (c++; spanner is not null && c < table.Columns.Length && table.Columns[c].Spanner == spanner; c++)
            {
            }

            heads.Add(spanner is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"\\multicolumn{{{c - first}}}{{c}}{{{Bold(LatexText.Escape(spanner))}}}"));
            rules.Append(spanner is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"\\cmidrule(lr){{{first + 1}-{c}}}"));
        }

        return Line(heads) + rules + "\n";
    }

    // Lines as long as the cells below, or as the longest word.
    private static string Broken(TableColumn column, string head, int width)
    {
        List<string> lines = [];
        foreach (string word in head.Split(' '))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= width)
            {
                lines[^1] += " " + word;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines.Count == 1
            ? Bold(LatexText.Escape(head))
            : $"\\begin{{tabular}}[b]{{@{{}}{(column.IsText ? 'l' : 'r')}@{{}}}}{string.Join("\\\\", lines.Select(line => Bold(LatexText.Escape(line))))}\\end{{tabular}}";
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
