using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>A Word document on A4: headings, paragraphs, tables and pictures, appended in order. Equal content gives equal bytes.</summary>
internal sealed class WordFile
{
    // Twentieths of a point.
    private const int ShortSide = 11906;
    private const int LongSide = 16838;
    private const int Margin = 1134;

    private readonly MainDocumentPart _main;
    private readonly Body _body = new();
    private bool _isTurned;
    private uint _pictures;
    private uint _bookmarks;

    private WordFile(MainDocumentPart main, bool isTurned)
    {
        (_main, _isTurned) = (main, isTurned);
    }

    /// <summary>Width between the margins, in twentieths of a point.</summary>
    public int TextWidth => (_isTurned ? LongSide : ShortSide) - 2 * Margin;

    /// <summary>Height between the margins, in twentieths of a point.</summary>
    public int TextHeight => (_isTurned ? ShortSide : LongSide) - 2 * Margin;

    /// <summary>Makes a document.</summary>
    /// <param name="title">Title in the properties and in the footer.</param>
    /// <param name="language">Language of the text, which a screen reader speaks.</param>
    /// <param name="isTurned">Whether it begins on a turned page.</param>
    /// <param name="fill">Appends the content.</param>
    public static byte[] Write(string title, Language language, bool isTurned, Action<WordFile> fill)
    {
        using MemoryStream stream = new();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            string tag = language == Language.French ? "fr-FR" : "en-GB";
            MainDocumentPart main = document.AddMainDocumentPart();
            document.ChangeIdOfPart(main, "rId1");
            WordFile file = new(main, isTurned);
            fill(file);
            file.Finish(title, tag);
            CoreFilePropertiesPart core = document.AddCoreFilePropertiesPart();
            document.ChangeIdOfPart(core, "rId2");
            using Stream properties = core.GetStream(FileMode.Create);
            Properties(title, tag).Save(properties);
        }

        return Settled(stream.ToArray());
    }

    /// <summary>A paragraph in a style, with an anchor for links.</summary>
    public void Paragraph(string text, string style = "Normal", string? anchor = null)
    {
        Paragraph paragraph = new(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        Anchor(paragraph, anchor);
        paragraph.Append(WordText.Run(text));
        _body.Append(paragraph);
    }

    /// <summary>A heading; level 1 is a chapter.</summary>
    public void Heading(int level, string text, string? anchor = null) => Paragraph(text, $"Heading{level}", anchor);

    /// <summary>What follows begins on a new page.</summary>
    public void NewPage() => _body.LastChild!.Append(new Run(new Break { Type = BreakValues.Page }));

    /// <summary>An item of a list.</summary>
    public void Bullet(string text)
    {
        ParagraphProperties properties = new(
            new ParagraphStyleId { Val = "Bullet" }, new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 }));
        _body.Append(new Paragraph(properties, WordText.Run(text)));
    }

    /// <summary>A table with its notes below it; the caption above is a paragraph of its own.</summary>
    public void Table(ResultTable table, NumberStyle style, Func<int, int, IReadOnlyList<(string Text, string Anchor)>?>? links = null)
    {
        _body.Append(WordTableWriter.Create(table, style, TextWidth, TextHeight, table.Columns.Length > 9 ? 14 : table.Columns.Length > 6 ? 15 : 17, links));
        ImmutableArray<string> notes = table.FootnotesIn(style);
        foreach (string note in notes)
        {
            Paragraph(note, WordStyles.Note);
        }

        if (notes.IsEmpty)
        {
            // Two tables without a paragraph between them would be one.
            Paragraph(string.Empty, WordStyles.Note);
        }
    }

    /// <summary>The contents: links to headings, a field that Word renews on request.</summary>
    public void Contents(IReadOnlyList<(int Level, string Text, string Anchor)> entries)
    {
        for (int i = 0; i < entries.Count; i++)
        {
            Paragraph paragraph = new(new ParagraphProperties(new ParagraphStyleId { Val = $"{WordStyles.Contents}{entries[i].Level}" }));
            if (i == 0)
            {
                paragraph.Append(
                    new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }),
                    new Run(new FieldCode("TOC \\o \"1-2\" \\h \\z \\u") { Space = SpaceProcessingModeValues.Preserve }),
                    new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }));
            }

            paragraph.Append(WordText.Link(entries[i].Text, entries[i].Anchor));
            if (i == entries.Count - 1)
            {
                paragraph.Append(new Run(new FieldChar { FieldCharType = FieldCharValues.End }));
            }

            _body.Append(paragraph);
        }
    }

    /// <summary>A picture that fits the page, with the text that is read where it cannot be seen.</summary>
    /// <param name="png">The picture.</param>
    /// <param name="width">Its width in points.</param>
    /// <param name="height">Its height in points.</param>
    /// <param name="title">Its name.</param>
    /// <param name="description">The alternative text.</param>
    /// <param name="reserved">Height that captions and notes on the same page need, in points.</param>
    public void Picture(byte[] png, double width, double height, string title, string description, double reserved)
    {
        _pictures++;
        string id = $"rIdPicture{_pictures}";
        ImagePart part = _main.AddImagePart(ImagePartType.Png, id);
        using (MemoryStream data = new(png))
        {
            part.FeedData(data);
        }

        double scale = Math.Min(1, Math.Min(TextWidth / 20.0 / width, (TextHeight / 20.0 - reserved) / height));
        ParagraphProperties properties = new(new ParagraphStyleId { Val = "Normal" });
        _body.Append(new Paragraph(properties, new Run(WordPicture.Create(id, _pictures, width * scale, height * scale, title, description))));
    }

    /// <summary>Begins a page in the other direction, if the page is not in it already.</summary>
    public void Turn(bool isTurned)
    {
        if (_isTurned == isTurned)
        {
            return;
        }

        SectionProperties section = Section();
        if (_body.LastChild is Paragraph { ParagraphProperties: ParagraphProperties properties } && properties.GetFirstChild<SectionProperties>() is null)
        {
            properties.Append(section);
        }
        else if (_body.LastChild is not null)
        {
            _body.Append(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Note }, section)));
        }

        _isTurned = isTurned;
    }

    private void Anchor(Paragraph paragraph, string? anchor)
    {
        if (anchor is not null)
        {
            _bookmarks++;
            paragraph.Append(new BookmarkStart { Id = $"{_bookmarks}", Name = WordText.Bookmark(anchor) }, new BookmarkEnd { Id = $"{_bookmarks}" });
        }
    }

    private SectionProperties Section() => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = "rIdFooter" },
        new PageSize
        {
            Width = (uint)(_isTurned ? LongSide : ShortSide),
            Height = (uint)(_isTurned ? ShortSide : LongSide),
            Orient = _isTurned ? PageOrientationValues.Landscape : PageOrientationValues.Portrait,
        },
        new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = 567, Footer = 567, Gutter = 0 });

    private void Finish(string title, string tag)
    {
        _body.Append(Section());
        _main.Document = new Document(_body);
        _main.AddNewPart<StyleDefinitionsPart>("rIdStyles").Styles = WordStyles.Create(tag);
        _main.AddNewPart<NumberingDefinitionsPart>("rIdNumbering").Numbering = new Numbering(
            new AbstractNum(
                new Level(
                    new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.Bullet }, new LevelText { Val = "•" }, new LevelJustification { Val = LevelJustificationValues.Left },
                    new PreviousParagraphProperties(new Indentation { Left = "360", Hanging = "220" }))
                { LevelIndex = 0 })
            { AbstractNumberId = 1 },
            new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 });
        _main.AddNewPart<DocumentSettingsPart>("rIdSettings").Settings = new Settings(
            new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
            new ThemeFontLanguages { Val = tag });
        _main.AddNewPart<FooterPart>("rIdFooter").Footer = new Footer(new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = "Footer" }, new Justification { Val = JustificationValues.Right }),
            WordText.Run($"{title}  –  "),
            new SimpleField(WordText.Run("1")) { Instruction = " PAGE " },
            WordText.Run(" / "),
            new SimpleField(WordText.Run("1")) { Instruction = " NUMPAGES " }));
    }

    private static XDocument Properties(string title, string tag)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dublin = "http://purl.org/dc/elements/1.1/";
        return new XDocument(new XElement(
            core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", core),
            new XAttribute(XNamespace.Xmlns + "dc", dublin),
            new XElement(dublin + "title", WordText.Safe(title)),
            new XElement(dublin + "language", tag)));
    }

    // The packaging writes the time of day into every entry: written again, in one order, with the earliest time a zip file knows.
    private static byte[] Settled(byte[] package)
    {
        using MemoryStream settled = new();
        using (ZipArchive from = new(new MemoryStream(package), ZipArchiveMode.Read))
        using (ZipArchive to = new(settled, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (ZipArchiveEntry entry in from.Entries.OrderBy(entry => entry.FullName != "[Content_Types].xml").ThenBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                ZipArchiveEntry copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using Stream source = entry.Open();
                using Stream target = copy.Open();
                source.CopyTo(target);
            }
        }

        return settled.ToArray();
    }
}
