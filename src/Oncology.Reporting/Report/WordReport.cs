namespace Oncology.Reporting;

/// <summary>A report as a Word document: the same content as the HTML file, figures as PNG.</summary>
internal static class WordReport
{
    // Space for the caption and the note of a figure, in points.
    private const double CaptionHeight = 70;
    private const double HeadingHeight = 60;

    /// <param name="report">The content.</param>
    /// <param name="png">The picture of each figure, by the figure's anchor.</param>
    public static byte[] Write(ReportDocument report, Func<string, byte[]> png) => WordFile.Write(report.Title, report.Language, isTurned: false, file =>
    {
        file.Paragraph(report.Title, "Title", "report.title");
        foreach (ReportBlock block in report.Opening)
        {
            Block(file, report, block, png, false);
        }

        file.Paragraph(StudyWords.Contents.In(report.Language), WordStyles.Caption);
        file.Contents([.. report.Sections.SelectMany(section => HtmlReport.Items(section).Select(item => (2, item.Title, item.Anchor)).Prepend((1, section.Title, section.Anchor)))]);
        file.NewPage();
        foreach (ReportSection section in report.Sections)
        {
            bool[] turned = ReportLayout.Turned(section);
            int first = section.Blocks.TakeWhile(block => block is ReportBlock.Text).Count();
            file.Turn(turned.FirstOrDefault());
            file.Heading(1, section.Title, section.Anchor);
            for (int i = 0; i < section.Blocks.Length; i++)
            {
                file.Turn(turned[i]);
                Block(file, report, section.Blocks[i], png, i == first);
            }
        }
    });

    private static void Block(WordFile file, ReportDocument report, ReportBlock block, Func<string, byte[]> png, bool isFirst)
    {
        switch (block)
        {
            case ReportBlock.Notice notice:
                file.Paragraph(notice.Content, WordStyles.Notice);
                break;
            case ReportBlock.Text text:
                file.Paragraph(text.Content);
                break;
            case ReportBlock.Heading heading:
                file.Heading(2, heading.Content, heading.Anchor);
                break;
            case ReportBlock.Bullets bullets:
                foreach (string item in bullets.Items)
                {
                    file.Bullet(item);
                }

                break;
            case ReportBlock.TableItem item:
                file.Paragraph(item.Table.Title, WordStyles.Caption, item.Anchor);
                file.Table(item.Table, report.Numbers);
                Note(file, item.Note);
                break;
            case ReportBlock.FigureItem figure:
                Figure drawn = figure.Figure;
                file.Paragraph(figure.Caption, WordStyles.Caption, figure.Anchor);
                file.Picture(png(figure.Anchor), drawn.Width, drawn.Height, drawn.Title, drawn.Description, CaptionHeight + (isFirst ? HeadingHeight : 0));
                Note(file, figure.Note);
                break;
            case ReportBlock.Checklist list:
                file.Table(list.Table, report.Numbers, (row, column) => column == list.Table.Columns.Length - 1 ? list.Links[row] : null);
                break;
        }
    }

    private static void Note(WordFile file, string? note)
    {
        if (note is not null)
        {
            file.Paragraph(note, WordStyles.Note);
        }
    }
}
