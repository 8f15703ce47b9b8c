using System.Globalization;
using System.Net;
using System.Text;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>A study as one HTML file: style and figures inside, no script, headings and captions that a screen reader can follow.</summary>
internal static class HtmlReport
{
    // What fits an upright page; wider tables (in columns) and figures (in points) are printed on a page of their own, turned.
    private const int PortraitColumns = 7;
    private const double PortraitWidth = 560;

    public static string Write(StudyRun run, Language language)
    {
        StudySpec spec = run.Spec;
        StringBuilder html = new();
        html.Append("<!DOCTYPE html>\n<html lang=\"").Append(language == Language.French ? "fr" : "en").Append("\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>").Append(Encode(spec.Title.In(language))).Append("</title>\n");
        html.Append("<style>\n").Append(HtmlStyle.Sheet).Append("</style>\n</head>\n<body>\n<header>\n<h1>").Append(Encode(spec.Title.In(language))).Append("</h1>\n");
        if (spec.IsSynthetic)
        {
            html.Append("<p class=\"synthetic\" role=\"note\">").Append(Encode(StudyWords.SyntheticBanner.In(language))).Append("</p>\n");
        }

        if (spec.Summary is LocalText summary)
        {
            html.Append("<p>").Append(Encode(summary.In(language))).Append("</p>\n");
        }

        html.Append("</header>\n");
        Contents(html, run, language);
        html.Append("<main>\n");
        for (int i = 0; i < run.Chapters.Length; i++)
        {
            Chapter(html, run.Chapters[i], i, language);
        }

        html.Append("<section id=\"provenance\">\n<h2>").Append(Encode(StudyWords.Provenance.In(language))).Append("</h2>\n");
        html.Append(Provenance.ToTable(run, language).ToHtml());
        Remarks(html, run, language);
        return html.Append("</section>\n</main>\n</body>\n</html>\n").ToString();
    }

    private static void Contents(StringBuilder html, StudyRun run, Language language)
    {
        html.Append("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">").Append(Encode(StudyWords.Contents.In(language))).Append("</h2>\n<ol>\n");
        for (int i = 0; i < run.Chapters.Length; i++)
        {
            StudyChapter chapter = run.Chapters[i];
            html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#chapter-{i + 1}\">").Append(Encode(chapter.Title.In(language))).Append("</a>\n<ul>\n");
            foreach (StudyItem item in chapter.Items)
            {
                html.Append("<li><a href=\"#").Append(Encode(item.Name)).Append("\">").Append(Encode(item.Title.In(language))).Append("</a></li>\n");
            }

            html.Append("</ul></li>\n");
        }

        html.Append("<li><a href=\"#provenance\">").Append(Encode(StudyWords.Provenance.In(language))).Append("</a></li>\n</ol>\n</nav>\n");
    }

    private static void Chapter(StringBuilder html, StudyChapter chapter, int index, Language language)
    {
        html.Append(CultureInfo.InvariantCulture, $"<section id=\"chapter-{index + 1}\">\n");

        // A turned page begins with the heading of its chapter, or the heading would stand alone on an upright one.
        html.Append(chapter.Items.Length > 0 && IsWide(chapter.Items[0], language) ? "<div class=\"opening landscape\">\n<h2>" : "<div class=\"opening\">\n<h2>");
        html.Append(Encode(chapter.Title.In(language))).Append("</h2>\n");
        if (chapter.Text is LocalText text)
        {
            html.Append("<p>").Append(Encode(text.In(language))).Append("</p>\n");
        }

        html.Append("</div>\n");

        foreach (StudyItem item in chapter.Items)
        {
            html.Append(IsWide(item, language) ? "<div class=\"item landscape\" id=\"" : "<div class=\"item\" id=\"").Append(Encode(item.Name)).Append("\">\n");
            if (item.IsFigure)
            {
                html.Append("<figure>\n").Append(item.Figure(language).ToSvg().TrimEnd()).Append("\n<figcaption>").Append(Encode(item.Title.In(language))).Append("</figcaption>\n</figure>\n");
            }
            else
            {
                html.Append("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"").Append(Encode(item.Title.In(language))).Append("\">\n")
                    .Append(item.Table(language).ToHtml()).Append("</div>\n");
            }

            if (item.Note is LocalText note)
            {
                html.Append("<p class=\"note\">").Append(Encode(note.In(language))).Append("</p>\n");
            }

            html.Append("</div>\n");
        }

        html.Append("</section>\n");
    }

    private static bool IsWide(StudyItem item, Language language) =>
        item.IsFigure ? item.Figure(language).Width > PortraitWidth : item.Table(language).Columns.Length > PortraitColumns;

    private static void Remarks(StringBuilder html, StudyRun run, Language language)
    {
        if (run.Remarks.IsEmpty)
        {
            return;
        }

        html.Append("<h3>").Append(Encode(StudyWords.Remarks.In(language))).Append("</h3>\n<ul class=\"note\">\n");
        foreach (StudyProblem remark in run.Remarks)
        {
            html.Append("<li>").Append(Encode(remark.In(language))).Append("</li>\n");
        }

        html.Append("</ul>\n");
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
