using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>The comparison with published numbers as one HTML page; radio buttons and style rules filter, no script.</summary>
internal static class ReproductionPage
{
    private static readonly ImmutableArray<ReproductionVerdict> Verdicts =
        [ReproductionVerdict.Reproduced, ReproductionVerdict.Rounding, ReproductionVerdict.Inconsistent, ReproductionVerdict.Missed];

    public static string Write(Reproduction reproduction, Language language)
    {
        ImmutableArray<string> sources = [.. reproduction.Rows.Select(row => row.Published.SourceIn(language)).Distinct()];
        string title = $"{ReproductionWords.Title.In(language)} {reproduction.Study.Spec.Title.In(language)}";
        StringBuilder html = new();
        html.Append("<!DOCTYPE html>\n<html lang=\"").Append(language == Language.French ? "fr" : "en").Append("\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>").Append(Encode(title)).Append("</title>\n");
        html.Append("<style>\n").Append(HtmlStyle.Sheet).Append(Sheet(sources.Length)).Append("</style>\n</head>\n<body>\n<main>\n<h1>").Append(Encode(title)).Append("</h1>\n");
        if (reproduction.Study.Spec.IsSynthetic)
        {
            html.Append("<p class=\"synthetic\" role=\"note\">").Append(Encode(StudyWords.SyntheticBanner.In(language))).Append("</p>\n");
        }

        html.Append("<p>").AppendJoin("<br>", reproduction.SummaryLines(language).Select(Encode)).Append("</p>\n<p class=\"note\">")
            .Append(Encode(ReproductionWords.VerdictRules.In(language))).Append("</p>\n");
        Filters(html, reproduction, sources, language);
        Rows(html, reproduction, sources, language);
        Apart(html, reproduction, language);
        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static string Sheet(int sources)
    {
        StringBuilder sheet = new();
        sheet.Append("body { max-width: 90rem; }\n.filter { margin-left: .9em; }\n.filter:first-of-type { margin-left: 0; }\n");
        sheet.Append("td.verdict { font-weight: bold; white-space: nowrap; }\n.v1 td.verdict { color: #6a4b00; }\n.v2 td.verdict { color: #0b4f8a; }\n.v3 td.verdict { color: #a01818; }\n");
        sheet.Append("table.result td.reason, table.result td.place { white-space: normal; text-align: left; min-width: 16em; }\n");
        foreach (int v in Enumerable.Range(0, Verdicts.Length))
        {
            sheet.Append(CultureInfo.InvariantCulture, $"#verdict-{v}:checked ~ table tbody tr:not(.v{v}) {{ display: none; }}\n");
        }

        foreach (int s in Enumerable.Range(0, sources))
        {
            sheet.Append(CultureInfo.InvariantCulture, $"#source-{s}:checked ~ table tbody tr:not(.s{s}) {{ display: none; }}\n");
        }

        return sheet.ToString();
    }

    // The buttons stand before the table, as its siblings: a style rule can only look forward.
    private static void Filters(StringBuilder html, Reproduction reproduction, ImmutableArray<string> sources, Language language)
    {
        html.Append("<section aria-label=\"").Append(Encode(ReproductionWords.Verdict.In(language))).Append("\">\n");
        html.Append("<strong>").Append(Encode(ReproductionWords.Verdict.In(language))).Append("</strong>\n");
        Button(html, "verdict", "all", $"{ReproductionWords.All.In(language)} ({reproduction.Rows.Length})", isChecked: true);
        for (int v = 0; v < Verdicts.Length; v++)
        {
            ReproductionVerdict verdict = Verdicts[v];
            int count = reproduction.Rows.Count(row => row.Verdict == verdict);
            Button(html, "verdict", v.ToString(CultureInfo.InvariantCulture), $"{ReproductionWords.NameOf(verdict).In(language)} ({count})", isChecked: false);
        }

        html.Append("<br>\n<strong>").Append(Encode(ReproductionWords.Source.In(language))).Append("</strong>\n");
        Button(html, "source", "all", ReproductionWords.All.In(language), isChecked: true);
        for (int s = 0; s < sources.Length; s++)
        {
            Button(html, "source", s.ToString(CultureInfo.InvariantCulture), sources[s], isChecked: false);
        }
    }

    private static void Button(StringBuilder html, string group, string value, string label, bool isChecked) => html
        .Append("<input class=\"filter\" type=\"radio\" name=\"").Append(group).Append("\" id=\"").Append(group).Append('-').Append(value).Append('"')
        .Append(isChecked ? " checked>" : ">").Append("<label for=\"").Append(group).Append('-').Append(value).Append("\">").Append(Encode(label)).Append("</label>\n");

    private static void Rows(StringBuilder html, Reproduction reproduction, ImmutableArray<string> sources, Language language)
    {
        html.Append("<table class=\"result\">\n<thead>\n<tr>");
        foreach (LocalText head in (LocalText[])[ReproductionWords.Id, ReproductionWords.Source, ReproductionWords.Statistic])
        {
            html.Append("<th scope=\"col\" class=\"text\">").Append(Encode(head.In(language))).Append("</th>");
        }

        foreach (LocalText head in (LocalText[])[ReproductionWords.Published, ReproductionWords.Rounded, ReproductionWords.Recomputed, ReproductionWords.ReadAs])
        {
            html.Append("<th scope=\"col\">").Append(Encode(head.In(language))).Append("</th>");
        }

        foreach (LocalText head in (LocalText[])[ReproductionWords.Verdict, ReproductionWords.Reason, ReproductionWords.Place])
        {
            html.Append("<th scope=\"col\" class=\"text\">").Append(Encode(head.In(language))).Append("</th>");
        }

        html.Append("</tr>\n</thead>\n<tbody>\n");
        NumberStyle style = NumberStyle.For(language);
        foreach (ReproductionRow row in reproduction.Rows)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr class=\"v{Verdicts.IndexOf(row.Verdict)} s{sources.IndexOf(row.Published.SourceIn(language))}\">");
            html.Append("<th scope=\"row\" class=\"text\">").Append(Encode(row.Published.Id)).Append("</th>");
            Cell(html, "text", row.Published.SourceIn(language));
            Cell(html, "text", ReproductionWords.NameOfStatistic(row.Published.Statistic).In(language));
            Cell(html, "number", row.Published.In(language));
            Cell(html, "number", row.Rounded(language));
            Cell(html, "number", style.Format(row.Recomputed ?? double.NaN, NumberKind.General));
            Cell(html, "number", row.ReadAs is double other ? style.Format(other, NumberKind.General) : string.Empty);
            Cell(html, "text verdict", ReproductionWords.NameOf(row.Verdict).In(language));
            Cell(html, "reason", row.Reason?.In(language) ?? string.Empty);
            Cell(html, "place", row.PlaceInWords.In(language));
            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table>\n</section>\n");
    }

    private static void Apart(StringBuilder html, Reproduction reproduction, Language language)
    {
        html.Append("<details>\n<summary>").Append(Encode(ReproductionWords.ApartTitle.In(language))).Append(CultureInfo.InvariantCulture, $" ({reproduction.Apart.Length})</summary>\n");
        html.Append("<table class=\"result\">\n<thead>\n<tr><th scope=\"col\" class=\"text\">").Append(Encode(ReproductionWords.Id.In(language)))
            .Append("</th><th scope=\"col\" class=\"text\">").Append(Encode(ReproductionWords.Source.In(language)))
            .Append("</th><th scope=\"col\">").Append(Encode(ReproductionWords.Value.In(language)))
            .Append("</th><th scope=\"col\" class=\"text\">").Append(Encode(ReproductionWords.Reason.In(language))).Append("</th></tr>\n</thead>\n<tbody>\n");
        foreach (PublishedNumber number in reproduction.Apart)
        {
            html.Append("<tr><th scope=\"row\" class=\"text\">").Append(Encode(number.Id)).Append("</th>");
            Cell(html, "text", number.SourceIn(language));
            Cell(html, "number", number.In(language));
            Cell(html, "reason", number.NoteIn(language));
            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table>\n</details>\n");
    }

    private static void Cell(StringBuilder html, string style, string text) => html.Append("<td class=\"").Append(style).Append("\">").Append(Encode(text)).Append("</td>");

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
