using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Oncology.Survival;

namespace Oncology.Reporting.Tests;

/// <summary>Tables as Word documents: real tables that Word accepts, the same bytes each time.</summary>
[TestFixture]
public sealed class ResultPageTests
{
    [Test]
    public void ToWord_NestedTable_IsARealTableWithRepeatedHead()
    {
        using WordprocessingDocument document = Open(ResultPage.Of([Sample(3)], "Rows used: 3.").ToWord());
        Table table = document.MainDocumentPart!.Document.Body!.Elements<Table>().Single();
        DocumentFormat.OpenXml.Wordprocessing.TableRow[] rows = [.. table.Elements<DocumentFormat.OpenXml.Wordprocessing.TableRow>()];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows[0].Descendants<TableHeader>(), Is.Not.Empty);
            Assert.That(rows.Skip(1).SelectMany(row => row.Descendants<TableHeader>()), Is.Empty);
            Assert.That(rows.Select(row => row.Elements<TableCell>().Count()), Is.EqualTo(new[] { 3, 1, 3, 3, 3 }), "the heading spans the table");
            Assert.That(rows[2].Elements<TableCell>().First().Descendants<Indentation>().Single().Left!.Value, Is.EqualTo("220"));
            Assert.That(rows[2].Elements<TableCell>().Select(cell => cell.InnerText), Is.EqualTo(new[] { "Level 1", "0.64 [0.42; 0.98]", "<0.001" }));
            Assert.That(table.NextSibling<Paragraph>()!.InnerText, Is.EqualTo("A note."));
            Assert.That(document.MainDocumentPart.Document.Body.Elements<Paragraph>().Select(p => p.InnerText), Does.Contain("Rows used: 3."));
        }
    }

    [Test]
    public void ToWord_AnyTable_IsValidAndSaysItsLanguage([Values] Language language, [Values(1, 70)] int levels, [Values(3, 12)] int columns)
    {
        using WordprocessingDocument document = Open(ResultPage.Of([Sample(levels, columns, language), Sample(2, 3, language)]).ToWord());
        Assert.That(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"), Is.Empty);
        string tag = document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Descendants<Languages>().Single().Val!.Value!;
        Assert.That(tag, Is.EqualTo(language == Language.French ? "fr-FR" : "en-GB"));
        PageSize[] pages = [.. document.MainDocumentPart.Document.Descendants<PageSize>()];
        Assert.That(pages.Any(page => page.Orient!.Value == PageOrientationValues.Landscape), Is.EqualTo(columns > 7));
    }

    [Test]
    public void ToWord_Twice_GivesEqualBytesWithoutATimeOfDay()
    {
        byte[] first = Sample(3).ToWord();
        byte[] second = Sample(3).ToWord();
        using ZipArchive zip = new(new MemoryStream(first));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(second, Is.EqualTo(first));
            Assert.That(zip.Entries.Select(entry => entry.LastWriteTime.Year), Is.All.EqualTo(1980));
        }
    }

    [Test]
    public void ToWord_ControlCharacterInALabel_IsNoBrokenFile()
    {
        ResultTable table = new("a\u0001b", [new TableColumn("x", "x\ty", IsText: true)], [new Survival.TableRow([new Cell.Text("c\u0000d <&>")])], Language.English);
        using WordprocessingDocument document = Open(table.ToWord());
        Assert.That(document.MainDocumentPart!.Document.Body!.Descendants<TableCell>().Last().InnerText, Is.EqualTo("c d <&>"));
    }

    [Test]
    public void ToHtml_Page_IsOneFileInTheLanguage()
    {
        string html = System.Net.WebUtility.HtmlDecode(ResultPage.Of([Sample(3, 3, Language.French)], "<note>").ToHtml(NumberStyle.For(HouseStyle.Lancet, Language.French)));
        Assert.That(html, Does.StartWith("<!DOCTYPE html>\n<html lang=\"fr\">").And.Contain("0·64 (0·42–0·98)").And.Contain("<p class=\"note\"><note></p>").And.Not.Contain("<script"));
    }

    private static WordprocessingDocument Open(byte[] file) => WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);

    private static ResultTable Sample(int levels, int columns = 3, Language language = Language.English) => new(
        "Title",
        [new TableColumn("label", "Label", IsText: true), new TableColumn("hr", "HR") { IntervalLevel = 0.95 }, new TableColumn("p", "p"), .. Enumerable.Range(4, columns - 3).Select(i => new TableColumn($"c{i}", $"Column {i} with a long header"))],
        [
            new Survival.TableRow([.. Enumerable.Range(0, columns).Select(c => c == 0 ? new Cell.Text("Heading") : Cell.Empty)]) { IsHeading = true },
            .. Enumerable.Range(1, levels).Select(i => new Survival.TableRow([
                new Cell.Text($"Level {i}"), new Cell.WithInterval(0.64, new Interval(0.42, 0.98), NumberKind.Ratio), new Cell.Number(0.0001, NumberKind.PValue),
                .. Enumerable.Range(4, columns - 3).Select(c => (Cell)new Cell.Share(c, 102))]) { Indent = 1 }),
        ],
        language)
    {
        Footnotes = ["A note."],
    };
}
