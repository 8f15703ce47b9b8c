using System.Collections.Immutable;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>A reporting guideline as a checklist: each item leads to what answers it in the report.</summary>
/// <remarks>
/// Sources: STROBE for cohort studies (von Elm et al., PLoS Med 2007;4:e296), REMARK for prognostic studies (McShane et al., J Natl Cancer
/// Inst 2005;97:1180; Altman et al., PLoS Med 2012;9:e1001216). Items are worded shorter than in the guidelines.
/// </remarks>
internal sealed class Checklist
{
    // More would not be read; the first of each topic are the main ones.
    private const int MostLinks = 6;

    private readonly ImmutableArray<ChecklistItem> _items;

    private Checklist(string anchor, LocalText title, LocalText caption, LocalText source, ImmutableArray<ChecklistItem> items)
    {
        Anchor = anchor;
        Title = title;
        Caption = caption;
        Source = source;
        _items = items;
    }

    /// <summary>The checklists of a report.</summary>
    public static ImmutableArray<Checklist> All { get; } =
    [
        new(
            "report.strobe",
            new LocalText("STROBE checklist (cohort studies)", "Liste de contrôle STROBE (études de cohorte)"),
            new LocalText("Items of STROBE, and where this report answers them", "Items de STROBE, et où ce rapport y répond"),
            new LocalText("STROBE: von Elm et al., PLoS Med 2007;4:e296; items shortened.", "STROBE : von Elm et al., PLoS Med 2007;4:e296 ; items abrégés."),
            StrobeItems.All),
        new(
            "report.remark",
            new LocalText("REMARK checklist (prognostic studies)", "Liste de contrôle REMARK (études pronostiques)"),
            new LocalText("Items of REMARK, and where this report answers them", "Items de REMARK, et où ce rapport y répond"),
            new LocalText("REMARK: Altman et al., PLoS Med 2012;9:e1001216; items shortened.", "REMARK : Altman et al., PLoS Med 2012;9:e1001216 ; items abrégés."),
            RemarkItems.All),
    ];

    /// <summary>Name that links lead to.</summary>
    public string Anchor { get; }

    public LocalText Title { get; }

    private LocalText Caption { get; }

    private LocalText Source { get; }

    /// <summary>The checklist as content of a report, answered by the rest of it.</summary>
    public ImmutableArray<ReportBlock> Blocks(ReportDocument report)
    {
        Language language = report.Language;
        ILookup<ReportTopic, (string Text, string Anchor)> answers = Answers(report).ToLookup(answer => answer.Topic, answer => (answer.Text, answer.Anchor));
        ImmutableArray<ImmutableArray<(string Text, string Anchor)>> links =
            [.. _items.Select(item => Links(item, answers, language))];
        ResultTable table = new(
            Caption.In(language),
            [
                new("item", ReportWords.Number.In(language), IsText: true),
                new("topic", ReportWords.Topic.In(language), IsText: true),
                new("asked", ReportWords.Asked.In(language), IsText: true),
                new("where", ReportWords.Answer.In(language), IsText: true),
            ],
            [
                .. _items.Select((item, i) => new TableRow(
                [
                    new Cell.Text(item.Number),
                    new Cell.Text(item.Topic.In(language)),
                    new Cell.Text(item.Asked.In(language)),
                    new Cell.Text(links[i].IsEmpty ? Unanswered(item).In(language) : string.Join("; ", links[i].Select(link => link.Text))),
                ])),
            ],
            language)
        {
            Footnotes = [Source.In(language)],
        };
        return [new ReportBlock.Checklist(table, links)];
    }

    // What only the authors know stands beside the links, so that half an answer does not pass for a whole one.
    private static ImmutableArray<(string Text, string Anchor)> Links(ChecklistItem item, ILookup<ReportTopic, (string Text, string Anchor)> answers, Language language)
    {
        ImmutableArray<(string Text, string Anchor)> links = [.. item.Topics.SelectMany(topic => answers[topic]).Take(MostLinks)];
        return links.IsEmpty || item.Rest is not LocalText rest ? links : links.Add((string.Format(CultureInfo.InvariantCulture, ReportWords.RestByAuthors.In(language), rest.In(language)), string.Empty));
    }

    private static LocalText Unanswered(ChecklistItem item) => item.Topics.IsEmpty ? ReportWords.ByAuthors : ReportWords.NotHere;

    private static IEnumerable<(ReportTopic Topic, string Text, string Anchor)> Answers(ReportDocument report)
    {
        yield return (ReportTopic.Opening, report.Language == Language.French ? "Titre et résumé" : "Title and summary", "report.title");
        foreach (ReportSection section in report.Sections)
        {
            if (section.Topic is ReportTopic whole)
            {
                yield return (whole, section.Title, section.Anchor);
            }

            foreach (ReportBlock block in section.Blocks)
            {
                if (block is ReportBlock.TableItem { Anchor: string anchor, Topic: ReportTopic topic } table)
                {
                    yield return (topic, Short(table.Table.Title), anchor);
                }
                else if (block is ReportBlock.Heading { Anchor: string place, Topic: ReportTopic below } heading)
                {
                    yield return (below, heading.Content, place);
                }
                else if (block is ReportBlock.FigureItem figure)
                {
                    yield return (figure.Topic, Short(figure.Caption), figure.Anchor);
                }
            }
        }
    }

    // What stands beside a link must fit a column of the checklist.
    private const int LongestTitle = 48;

    // "Table 2. Patient and tumour characteristics …" is quoted as "Table 2".
    private static string Short(string title)
    {
        int end = title.IndexOf(". ", StringComparison.Ordinal);
        return end is > 0 and < 16 && title.AsSpan(0, end).ContainsAnyInRange('0', '9') ? title[..end]
            : title.Length <= LongestTitle ? title
            : title[..title.LastIndexOf(' ', LongestTitle)] + " …";
    }
}

/// <summary>One item of a guideline.</summary>
/// <param name="Number">Its number in the guideline.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Asked">What it asks.</param>
/// <param name="Topics">Topics of the report that answer it; empty for what only the authors can write.</param>
internal sealed record ChecklistItem(string Number, LocalText Topic, LocalText Asked, ImmutableArray<ReportTopic> Topics)
{
    /// <summary>The part of it that no report can answer; null when there is none.</summary>
    public LocalText? Rest { get; init; }

    public static ChecklistItem Of(string number, string topic, string topicFrench, string asked, string askedFrench, params ImmutableArray<ReportTopic> topics) =>
        new(number, new LocalText(topic, topicFrench), new LocalText(asked, askedFrench), topics);
}
