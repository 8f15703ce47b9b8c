using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>A report as one HTML file: style and figures inside, no script, headings and captions that a screen reader can follow.</summary>
internal sealed class HtmlReport
{
    private readonly StringBuilder _html = new();
    private readonly ReportDocument _report;

    private HtmlReport(ReportDocument report)
    {
        _report = report;
    }

    public static string Write(ReportDocument report)
    {
        HtmlReport page = new(report);
        page.Head();
        page.Contents();
        page._html.Append("<main id=\"report.main\">\n");
        foreach (ReportSection section in report.Sections)
        {
            page.Section(section);
        }

        return page._html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private void Head()
    {
        string title = Encode(_report.Title);
        _html.Append("<!DOCTYPE html>\n<html lang=\"").Append(_report.Language == Language.French ? "fr" : "en").Append("\">\n<head>\n<meta charset=\"utf-8\">\n");
        _html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>").Append(title).Append("</title>\n");
        _html.Append("<style>\n").Append(HtmlStyle.Sheet).Append("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#report.main\">").Append(Encode(ReportWords.SkipToResults.In(_report.Language)));
        _html.Append("</a>\n<header id=\"report.title\">\n<h1>").Append(title).Append("</h1>\n");
        foreach (ReportBlock block in _report.Opening)
        {
            Block(block, isTurned: false);
        }

        _html.Append("</header>\n");
    }

    private void Contents()
    {
        _html.Append("<nav aria-labelledby=\"report.contents\">\n<h2 id=\"report.contents\">").Append(Encode(StudyWords.Contents.In(_report.Language))).Append("</h2>\n<ol>\n");
        Contents(_report.Sections.Where(section => !section.IsAppendix));
        _html.Append("</ol>\n<ul class=\"appendices\">\n");
        Contents(_report.Sections.Where(section => section.IsAppendix));
        _html.Append("</ul>\n</nav>\n");
    }

    private void Contents(IEnumerable<ReportSection> sections)
    {
        foreach (ReportSection section in sections)
        {
            _html.Append("<li>");
            Link(section.Title, section.Anchor);
            (string Title, string Anchor)[] items = [.. Items(section)];
            if (items.Length > 0)
            {
                _html.Append("\n<ul>\n");
                foreach ((string title, string anchor) in items)
                {
                    _html.Append("<li>");
                    Link(title, anchor);
                    _html.Append("</li>\n");
                }

                _html.Append("</ul>");
            }

            _html.Append("</li>\n");
        }
    }

    /// <summary>What a chapter shows, for the contents.</summary>
    internal static IEnumerable<(string Title, string Anchor)> Items(ReportSection section) => section.Blocks.SelectMany(block => block switch
    {
        ReportBlock.TableItem { Anchor: string anchor, Topic: not null } item => [(item.Table.Title, anchor)],
        ReportBlock.FigureItem figure => [(figure.Caption, figure.Anchor)],
        _ => Array.Empty<(string, string)>(),
    });

    private void Section(ReportSection section)
    {
        _html.Append("<section id=\"").Append(Encode(section.Anchor)).Append("\">\n");

        // A turned page begins with the heading of its chapter, or the heading would stand alone on an upright one.
        int lead = section.Blocks.TakeWhile(block => block is ReportBlock.Text).Count();
        bool[] turned = ReportLayout.Turned(section);
        _html.Append(lead < turned.Length && turned[lead] ? "<div class=\"opening landscape\">\n<h2>" : "<div class=\"opening\">\n<h2>").Append(Encode(section.Title)).Append("</h2>\n");
        for (int i = 0; i < section.Blocks.Length; i++)
        {
            if (i == lead)
            {
                _html.Append("</div>\n");
            }

            Block(section.Blocks[i], turned[i]);
        }

        _html.Append(lead == section.Blocks.Length ? "</div>\n</section>\n" : "</section>\n");
    }

    private void Block(ReportBlock block, bool isTurned)
    {
        switch (block)
        {
            case ReportBlock.Notice notice:
                _html.Append("<p class=\"synthetic\" role=\"note\">").Append(Encode(notice.Content)).Append("</p>\n");
                break;
            case ReportBlock.Text text:
                _html.Append("<p>").Append(Encode(text.Content)).Append("</p>\n");
                break;
            case ReportBlock.Heading heading:
                _html.Append(heading.Anchor is null ? "<h3>" : $"<h3 id=\"{Encode(heading.Anchor)}\">").Append(Encode(heading.Content)).Append("</h3>\n");
                break;
            case ReportBlock.Bullets bullets:
                _html.Append("<ul class=\"note\">\n").AppendJoin(string.Empty, bullets.Items.Select(item => $"<li>{Encode(item)}</li>\n")).Append("</ul>\n");
                break;
            case ReportBlock.TableItem item:
                Open(isTurned, item.Anchor);
                _html.Append("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"").Append(Encode(item.Table.Title)).Append("\">\n");
                _html.Append(item.Table.ToHtml(_report.Numbers)).Append("</div>\n");
                Close(item.Note);
                break;
            case ReportBlock.FigureItem figure:
                Open(isTurned, figure.Anchor);
                _html.Append("<figure>\n").Append(figure.Figure.ToSvg().TrimEnd()).Append("\n<figcaption>").Append(Encode(figure.Caption)).Append("</figcaption>\n</figure>\n");
                Close(figure.Note);
                break;
            case ReportBlock.Checklist list:
                Checklist(list);
                break;
        }
    }

    private void Open(bool isTurned, string? anchor)
    {
        _html.Append(isTurned ? "<div class=\"item landscape\"" : "<div class=\"item\"");
        _html.Append(anchor is null ? ">\n" : $" id=\"{Encode(anchor)}\">\n");
    }

    private void Close(string? note)
    {
        if (note is not null)
        {
            _html.Append("<p class=\"note\">").Append(Encode(note)).Append("</p>\n");
        }

        _html.Append("</div>\n");
    }

    private void Checklist(ReportBlock.Checklist list)
    {
        _html.Append("<table class=\"result checklist\">\n<caption>").Append(Encode(list.Table.Title)).Append("</caption>\n<thead>\n<tr>");
        _html.AppendJoin(string.Empty, list.Table.Columns.Select(column => $"<th scope=\"col\" class=\"text\">{Encode(column.Header)}</th>")).Append("</tr>\n</thead>\n<tbody>\n");
        for (int r = 0; r < list.Table.Rows.Length; r++)
        {
            ImmutableArray<Cell> cells = list.Table.Rows[r].Cells;
            _html.Append("<tr><th scope=\"row\" class=\"text\">").Append(Encode(cells[0].Format(_report.Numbers))).Append("</th>");
            _html.AppendJoin(string.Empty, cells.Skip(1).Take(cells.Length - 2).Select(cell => $"<td class=\"text\">{Encode(cell.Format(_report.Numbers))}</td>")).Append("<td class=\"text\">");
            if (list.Links[r].IsEmpty)
            {
                _html.Append(Encode(cells[^1].Format(_report.Numbers)));
            }

            for (int i = 0; i < list.Links[r].Length; i++)
            {
                _html.Append(i == 0 ? string.Empty : "; ");
                if (list.Links[r][i].Anchor.Length == 0)
                {
                    _html.Append(Encode(list.Links[r][i].Text));
                    continue;
                }

                Link(list.Links[r][i].Text, list.Links[r][i].Anchor);
            }

            _html.Append("</td></tr>\n");
        }

        _html.Append(CultureInfo.InvariantCulture, $"</tbody>\n<tfoot>\n<tr><td colspan=\"{list.Table.Columns.Length}\">").AppendJoin("<br>", list.Table.Footnotes.Select(Encode));
        _html.Append("</td></tr>\n</tfoot>\n</table>\n");
    }

    private void Link(string text, string anchor) => _html.Append("<a href=\"#").Append(Encode(anchor)).Append("\">").Append(Encode(text)).Append("</a>");

    // The file is UTF-8: letters stay letters, which keeps it readable in an editor too.
    private static string Encode(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);
}
