using DocumentFormat.OpenXml.Wordprocessing;

namespace Oncology.Reporting;

/// <summary>The styles of a Word document: real headings and captions, so that navigation, contents and screen readers work.</summary>
internal static class WordStyles
{
    public const string Caption = "Caption";
    public const string Cell = "TableText";
    public const string Contents = "TOC";
    public const string Note = "TableNote";
    public const string Notice = "Notice";

    // Arial's widths, free; Word and LibreOffice know both.
    private const string Font = "Arial";
    private const string Black = "111111";

    /// <summary>All styles; <paramref name="language"/> is that of the text, such as fr-FR.</summary>
    public static Styles Create(string language) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Font, HighAnsi = Font, ComplexScript = Font, EastAsia = Font },
                new Color { Val = Black },
                new FontSize { Val = "20" },
                new Languages { Val = language })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "100", Line = "264", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        Of("Title", "Title", 36, before: 0, after: 160, isBold: true),
        Of("Heading1", "heading 1", 28, before: 320, after: 120, isBold: true, outline: 0),
        Of("Heading2", "heading 2", 23, before: 240, after: 80, isBold: true, outline: 1),
        Of(Caption, "caption", 19, before: 200, after: 80, isBold: true, keepsNext: true),
        Of(Cell, "Table Text", 17, before: 10, after: 10, line: 240),
        Of(Note, "Table Note", 16, before: 40, after: 0, line: 240),
        Of(Notice, "Notice", 20, before: 60, after: 160, isBold: true),
        Of(Contents + "1", "toc 1", 20, before: 60, after: 0),
        Of(Contents + "2", "toc 2", 19, before: 0, after: 0, indent: 360),
        Of("Bullet", "List Bullet", 20, before: 0, after: 40, indent: 360, hanging: 220),
        Of("Footer", "footer", 16, before: 0, after: 0));

    private static Style Of(
        string id, string name, int halfPoints, int before, int after, bool isBold = false, bool keepsNext = false, int? outline = null, int line = 264, int indent = 0, int hanging = 0)
    {
        StyleParagraphProperties paragraph = new();
        if (keepsNext || outline is not null)
        {
            paragraph.Append(new KeepNext(), new KeepLines());
        }

        paragraph.Append(new SpacingBetweenLines { Before = $"{before}", After = $"{after}", Line = $"{line}", LineRule = LineSpacingRuleValues.Auto });
        if (indent > 0)
        {
            paragraph.Append(new Indentation { Left = $"{indent}", Hanging = $"{hanging}" });
        }

        if (outline is int level)
        {
            paragraph.Append(new OutlineLevel { Val = level });
        }

        StyleRunProperties run = new();
        if (isBold)
        {
            run.Append(new Bold());
        }

        run.Append(new FontSize { Val = $"{halfPoints}" });
        return new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new NextParagraphStyle { Val = "Normal" }, new PrimaryStyle(), paragraph, run)
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
        };
    }
}
