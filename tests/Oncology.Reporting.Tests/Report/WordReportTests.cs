using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Oncology.Survival;

namespace Oncology.Reporting.Tests;

/// <summary>The Word report: valid, with real headings, captions and alternative texts, and everything that the HTML report holds.</summary>
[TestFixture]
public sealed class WordReportTests
{
    private static readonly StudyRun Run = StudyCells.RunSample("toulouse");
    private static readonly byte[] Dot = Figure.Create(10, 10, "dot", "dot", []).ToPng(72);
    private static readonly Dictionary<Language, (ReportDocument Report, byte[] Word)> Written = [];

    [Test]
    public void Write_BothLanguages_IsValidForWord([Values] Language language)
    {
        using WordprocessingDocument document = Open(language);
        Assert.That(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"), Is.Empty);
    }

    [Test]
    public void Write_Report_HoldsWhatTheHtmlReportHolds([Values] Language language)
    {
        ReportDocument report = Write(language).Report;
        using WordprocessingDocument document = Open(language);
        Body body = document.MainDocumentPart!.Document.Body!;
        string words = body.InnerText;
        ReportBlock[] blocks = [.. report.Sections.SelectMany(section => section.Blocks)];
        string[] headings = [.. body.Elements<Paragraph>().Where(paragraph => Style(paragraph) == "Heading1").Select(paragraph => paragraph.InnerText)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(headings, Is.EqualTo(report.Sections.Select(section => section.Title)));
            Assert.That(body.Elements<Table>().Count(), Is.EqualTo(blocks.Count(block => block is ReportBlock.TableItem or ReportBlock.Checklist)));
            Assert.That(
                body.Descendants<DocProperties>().Select(picture => picture.Description!.Value),
                Is.EqualTo(blocks.OfType<ReportBlock.FigureItem>().Select(figure => WordText.Safe(figure.Figure.Description))));
            foreach (ReportBlock.Text text in blocks.OfType<ReportBlock.Text>())
            {
                Assert.That(words, Does.Contain(text.Content));
            }

            foreach (string cell in blocks.OfType<ReportBlock.TableItem>().SelectMany(item => item.Table.Rows).SelectMany(row => row.Cells).Select(cell => cell.Format(report.Numbers)).Distinct())
            {
                Assert.That(words, Does.Contain(cell));
            }
        }
    }

    [Test]
    public void Write_Report_HasNoDeadLinkAndNumbersItsPages()
    {
        using WordprocessingDocument document = Open(Language.English);
        Body body = document.MainDocumentPart!.Document.Body!;
        string[] bookmarks = [.. body.Descendants<BookmarkStart>().Select(bookmark => bookmark.Name!.Value!)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(bookmarks, Is.Unique);
            Assert.That(body.Descendants<Hyperlink>().Select(link => link.Anchor!.Value!).Distinct(), Is.Not.Empty.And.SubsetOf(bookmarks));
            Assert.That(document.MainDocumentPart.FooterParts.Single().Footer.Descendants<SimpleField>().Select(field => field.Instruction!.Value!.Trim()), Is.EqualTo(new[] { "PAGE", "NUMPAGES" }));
            Assert.That(body.Descendants<PageSize>().Select(page => Math.Max(page.Width!.Value, page.Height!.Value)), Is.All.EqualTo(16838));
        }
    }

    private static WordprocessingDocument Open(Language language) => WordprocessingDocument.Open(new MemoryStream(Write(language).Word), isEditable: false);

    // Each language is written once for all tests.
    private static (ReportDocument Report, byte[] Word) Write(Language language)
    {
        if (!Written.TryGetValue(language, out (ReportDocument, byte[]) written))
        {
            ReportDocument report = ReportBuilder.Build(Run, language);
            Written[language] = written = (report, WordReport.Write(report, _ => Dot));
        }

        return written;
    }

    private static string? Style(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
}
