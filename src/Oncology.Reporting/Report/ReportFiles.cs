using System.Collections.Concurrent;
using System.Text;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Makes every file of a report, by name.</summary>
internal static class ReportFiles
{
    // Line art with text: what journals ask for.
    private const double DotsPerInch = 300;

    // UTF-8 without byte-order mark: what browsers, R and diff expect.
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    public static SortedDictionary<string, byte[]> Make(StudyRun run)
    {
        SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);
        (Language Language, string Ending, ReportDocument Report)[] twins =
            [.. run.Spec.Languages.Select(language => (language, Ending(run.Spec, language), ReportBuilder.Build(run, language)))];
        foreach ((_, _, ReportDocument other) in twins.Skip(1))
        {
            TwinCheck.Run(twins[0].Report, other);
        }

        StudyItem[] items = [.. run.Chapters.SelectMany(chapter => chapter.Items)];
        ConcurrentDictionary<(string, Language), byte[]> pictures = Draw(run, items);
        foreach ((Language language, string ending, ReportDocument report) in twins)
        {
            files.Add($"report{ending}.html", Bytes(HtmlReport.Write(report)));
            files.Add($"report{ending}.docx", WordReport.Write(report, name => pictures[(name, language)]));
            NumberStyle style = report.Numbers;
            foreach (StudyItem item in items.Where(item => item.IsFigure))
            {
                files.Add($"figures/{item.Name}{ending}.svg", Bytes(item.Figure(language).ToSvg()));
                files.Add($"figures/{item.Name}{ending}.pdf", item.Figure(language).ToPdf());
                files.Add($"figures/{item.Name}{ending}.png", pictures[(item.Name, language)]);
            }

            foreach (StudyItem item in items.Where(item => !item.IsFigure))
            {
                files.Add($"tables/{item.Name}{ending}.md", Bytes(item.Table(language).ToMarkdown(style)));
                files.Add($"tables/{item.Name}{ending}.tex", Bytes(item.Table(language).ToLatex(style)));
                files.Add($"tables/{item.Name}{ending}.docx", item.Table(language).ToWord(style));
            }
        }

        Numbers(files, run, items);
        return files;
    }

    private static string Ending(StudySpec spec, Language language) => language == spec.Languages[0] ? string.Empty : language == Language.French ? ".fr" : ".en";

    // Pixels take most of the time of a report; each picture depends on its figure alone.
    private static ConcurrentDictionary<(string, Language), byte[]> Draw(StudyRun run, StudyItem[] items)
    {
        (StudyItem Item, Language Language)[] wanted =
            [.. items.Where(item => item.IsFigure).SelectMany(item => run.Spec.Languages.Select(language => (item, language)))];
        ConcurrentDictionary<(string, Language), byte[]> drawn = new();
        Lock telling = new();
        int done = 0;
        Parallel.ForEach(wanted, new ParallelOptions { CancellationToken = run.Options.Cancellation }, one =>
        {
            drawn[(one.Item.Name, one.Language)] = one.Item.Figure(one.Language).ToPng(DotsPerInch);
            lock (telling)
            {
                run.Options.Progress?.Report(new StudyProgress(StudyStep.Draw, one.Item.Name, ++done, wanted.Length));
            }
        });
        return drawn;
    }

    private static void Numbers(SortedDictionary<string, byte[]> files, StudyRun run, StudyItem[] items)
    {
        Language numbers = run.Spec.Languages.Contains(Language.English) ? Language.English : run.Spec.Languages[0];
        foreach (StudyItem item in items)
        {
            if (!item.IsFigure)
            {
                files.Add($"tables/{item.Name}.csv", Bytes(Csv(item.Table(numbers), run.Spec.IsSynthetic)));
            }

            foreach ((string name, ResultTable table) in item.Numbers)
            {
                files.Add($"figures/{name}.csv", Bytes(Csv(table, run.Spec.IsSynthetic)));
            }
        }
    }

    // Synthetic data say so in each row: a comment line would stop readers of plain CSV.
    private static string Csv(ResultTable table, bool isSynthetic)
    {
        if (!isSynthetic)
        {
            return table.ToCsv();
        }

        Cell mark = new Cell.Text("synthetic");
        ResultTable marked = new(
            table.Title,
            table.Columns.Add(new TableColumn("data", "data", IsText: true)),
            [.. table.Rows.Select(row => row with { Cells = row.Cells.Add(row.IsHeading && row.Cells.Skip(1).All(cell => cell == Cell.Empty) ? Cell.Empty : mark) })],
            table.Language);
        return marked.ToCsv();
    }

    private static byte[] Bytes(string text) => Encoding.GetBytes(text);
}
