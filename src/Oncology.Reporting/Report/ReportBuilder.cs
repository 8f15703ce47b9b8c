using System.Collections.Immutable;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Makes the content of a report from a run: what the study file orders, and what every report owes its reader.</summary>
internal static class ReportBuilder
{
    public static ReportDocument Build(StudyRun run, Language language)
    {
        StudySpec spec = run.Spec;
        var opening = ImmutableArray.CreateBuilder<ReportBlock>();
        if (spec.IsSynthetic)
        {
            opening.Add(new ReportBlock.Notice(StudyWords.SyntheticBanner.In(language)));
        }

        if (spec.Summary is LocalText summary)
        {
            opening.Add(new ReportBlock.Text(summary.In(language)));
        }

        var sections = ImmutableArray.CreateBuilder<ReportSection>();
        sections.Add(new ReportSection("report.data-quality", ReportWords.DataQuality.In(language), ReportTopic.DataQuality, DataQuality.Blocks(run, language)));
        sections.AddRange(run.Chapters.Select((chapter, i) => new ReportSection(
            FormattableString.Invariant($"report.chapter-{i + 1}"), chapter.Title.In(language), null, [.. Introduction(chapter, language), .. chapter.Items.Select(item => Block(item, language))])));
        int chapters = sections.Count;
        if (!run.Context.Log.Models.IsEmpty)
        {
            sections.Add(new ReportSection("report.model-checks", ReportWords.ModelChecks.In(language), ReportTopic.Checks, ModelChecks.Blocks(run, language)));
        }

        sections.Add(new ReportSection(
            "report.methods", ReportWords.Methods.In(language), ReportTopic.Methods,
            [.. MethodsText.Paragraphs(run, language).SelectMany(part => new ReportBlock[] { new ReportBlock.Heading(part.Title, part.Anchor, part.Topic), new ReportBlock.Text(part.Content) })]));
        sections.Add(new ReportSection(
            "report.provenance", StudyWords.Provenance.In(language), ReportTopic.Provenance, [new ReportBlock.TableItem(null, Provenance.ToTable(run, language), null, null)]));

        // The checklists link to everything else, so they are made last; they stand before the provenance.
        ReportDocument answers = new(language, run.Context.Numbers(language), spec.Title.In(language), opening.ToImmutable(), sections.ToImmutable());
        ImmutableArray<ReportSection> all = answers.Sections.InsertRange(
            answers.Sections.Length - 1,
            Checklist.All.Select(list => new ReportSection(list.Anchor, list.Title.In(language), null, list.Blocks(answers))));
        ImmutableArray<ReportSection> lettered = Lettered(all, chapters, language);
        return answers with { Sections = language == Language.French && run.Context.FrenchPatientsAreWomen ? [.. lettered.Select(Feminine)] : lettered };
    }

    // The last chapter is the last one of the study file: what every report owes its reader follows as appendices.
    private static ImmutableArray<ReportSection> Lettered(ImmutableArray<ReportSection> sections, int chapters, Language language) =>
    [
        .. sections.Take(chapters),
        .. sections.Skip(chapters).Select((section, i) => section with
        {
            Title = string.Format(CultureInfo.InvariantCulture, ReportWords.Appendix.In(language), (char)('A' + i), section.Title),
            IsAppendix = true,
        }),
    ];

    private static ReportSection Feminine(ReportSection section) => section with
    {
        Blocks = [.. section.Blocks.Select(block => block switch
        {
            ReportBlock.Text text => new ReportBlock.Text(FrenchPatients.Feminine(text.Content)),
            ReportBlock.Heading heading => heading with { Content = FrenchPatients.Feminine(heading.Content) },
            ReportBlock.Bullets bullets => new ReportBlock.Bullets([.. bullets.Items.Select(FrenchPatients.Feminine)]),
            ReportBlock.TableItem item => item with { Table = FrenchPatients.Feminine(item.Table) },
            ReportBlock.Checklist list => list with { Table = FrenchPatients.Feminine(list.Table) },
            _ => block,
        })],
    };

    private static ImmutableArray<ReportBlock> Introduction(StudyChapter chapter, Language language) =>
        chapter.Text is LocalText text ? [new ReportBlock.Text(text.In(language))] : [];

    private static ReportBlock Block(StudyItem item, Language language) => item.IsFigure
        ? new ReportBlock.FigureItem(item.Name, item.Title.In(language), item.Figure(language), item.Note?.In(language), item.Topic)
        : new ReportBlock.TableItem(item.Name, item.Table(language), item.Note?.In(language), item.Topic);
}
