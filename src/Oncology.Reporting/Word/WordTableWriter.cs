using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Oncology.Survival;
using TableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace Oncology.Reporting;

/// <summary>Makes a Word table of a result: rules above and below, a head that is repeated on each page, nested labels indented.</summary>
internal static class WordTableWriter
{
    // Twentieths of a point.
    private const int IndentStep = 220;
    private const int WidestText = 4200;
    private const int Padding = 160;

    // What programs measure differently from us.
    private const int Slack = 60;

    // Of the page that a table may fill and still be kept in one piece, beside its caption.
    private const double Whole = 0.85;

    /// <summary>The table; its title and notes are paragraphs of the document.</summary>
    /// <param name="table">The table.</param>
    /// <param name="style">How numbers are written.</param>
    /// <param name="width">Width of the page between its margins, in twentieths of a point.</param>
    /// <param name="height">Height of the page between its margins, in twentieths of a point.</param>
    /// <param name="halfPoints">Size of the text.</param>
    /// <param name="links">A target within the document for each cell that links to one.</param>
    public static Table Create(ResultTable table, NumberStyle style, int width, int height, int halfPoints, Func<int, int, IReadOnlyList<(string Text, string Anchor)>?>? links = null)
    {
        string[][] texts = [.. table.Rows.Select(row => row.Cells.Select(cell => cell.Format(style)).ToArray())];
        string[] heads = [.. table.Columns.Select(column => Head(column, style))];
        int[] widths = Widths(table, heads, texts, width, halfPoints);
        bool isWhole = texts.Length * (halfPoints * 12 + 20) < height * Whole;
        bool hasHead = heads.Any(head => head.Length > 0);
        Table made = new(
            new TableProperties(
                new TableWidth { Width = $"{widths.Sum()}", Type = TableWidthUnitValues.Dxa },
                new TableBorders(Rule<TopBorder>(8), Rule<BottomBorder>(8)),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(new TableCellLeftMargin { Width = Padding / 2, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = Padding / 2, Type = TableWidthValues.Dxa }),
                new TableLook { Val = "0420", FirstRow = hasHead, NoVerticalBand = true },
                new TableCaption { Val = WordText.Safe(table.Title) }),
            new TableGrid(widths.Select(w => new GridColumn { Width = $"{w}" })));
        if (hasHead)
        {
            made.Append(new TableRow(
            [
                new TableRowProperties(new CantSplit(), new TableHeader()),
                .. heads.Select((head, c) => Cell(widths[c], [Paragraph(head, table.Columns[c].IsText, 0, isBold: true, halfPoints, keepsNext: true)], isHead: true)),
            ]));
        }

        for (int r = 0; r < texts.Length; r++)
        {
            Oncology.Survival.TableRow row = table.Rows[r];
            // A heading stays with its first row, the last row with the one before it: no line stands alone on a page.
            bool keepsNext = r < texts.Length - 1 && (isWhole || row.IsHeading || r == 0 || r == texts.Length - 2);
            if (row.IsHeading && texts[r].Skip(1).All(text => text.Length == 0))
            {
                Paragraph heading = Paragraph(texts[r][0], isText: true, row.Indent, isBold: true, halfPoints, keepsNext);
                made.Append(new TableRow(new TableRowProperties(new CantSplit()), Cell(widths.Sum(), [heading], isHead: false, span: widths.Length)));
                continue;
            }

            made.Append(new TableRow(
            [
                new TableRowProperties(new CantSplit()),
                .. texts[r].Select((text, c) => Cell(
                    widths[c],
                    [
                        links?.Invoke(r, c) is { Count: > 0 } targets
                            ? Linked(targets, halfPoints)
                            : Paragraph(text, table.Columns[c].IsText, c == 0 ? row.Indent : 0, row.IsHeading, halfPoints, keepsNext),
                    ],
                    isHead: false)),
            ]));
        }

        return made;
    }

    private static TableCell Cell(int width, IEnumerable<Paragraph> paragraphs, bool isHead, int span = 1)
    {
        TableCellProperties properties = new(new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa });
        if (span > 1)
        {
            properties.Append(new GridSpan { Val = span });
        }

        if (isHead)
        {
            properties.Append(new TableCellBorders(Rule<BottomBorder>(4)), new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Bottom });
        }

        return new TableCell([properties, .. paragraphs]);
    }

    private static Paragraph Paragraph(string text, bool isText, int indent, bool isBold, int halfPoints, bool keepsNext)
    {
        ParagraphProperties properties = new(new ParagraphStyleId { Val = WordStyles.Cell });
        if (keepsNext)
        {
            properties.Append(new KeepNext());
        }

        if (indent > 0)
        {
            properties.Append(new Indentation { Left = $"{indent * IndentStep}" });
        }

        properties.Append(new Justification { Val = isText ? JustificationValues.Left : JustificationValues.Right });
        return new Paragraph(properties, WordText.Run(text, isBold, halfPoints));
    }

    private static Paragraph Linked(IReadOnlyList<(string Text, string Anchor)> targets, int halfPoints)
    {
        Paragraph paragraph = new(new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Cell }));
        for (int i = 0; i < targets.Count; i++)
        {
            if (i > 0)
            {
                paragraph.Append(WordText.Run("; ", isBold: false, halfPoints));
            }

            paragraph.Append(targets[i].Anchor.Length == 0 ? WordText.Run(targets[i].Text, isBold: false, halfPoints) : WordText.Link(targets[i].Text, targets[i].Anchor, halfPoints));
        }

        return paragraph;
    }

    // As wide as the text asks for; what does not fit is taken from the columns of words, which break.
    // "[95% CI]" stays on one line.
    private static string Head(TableColumn column, NumberStyle style)
    {
        string head = column.HeaderIn(style);
        return column is { IntervalLevel: not null, IntervalNote: null } && head.LastIndexOf(style.IntervalOpen, StringComparison.Ordinal) is > 0 and int open
            ? head[..open] + head[open..].Replace(' ', '\u00A0')
            : head;
    }

    private static int[] Widths(ResultTable table, string[] heads, string[][] texts, int width, int halfPoints)
    {
        TrueTypeFont font = TrueTypeFont.Of(FontFace.Bold);
        int[] least = new int[heads.Length];
        int[] wanted = new int[heads.Length];
        for (int c = 0; c < heads.Length; c++)
        {
            int words = heads[c].Split(' ', '-').Select(Measure).DefaultIfEmpty().Max();
            int cells = texts.Select((row, r) => IsSpanned(row, r) ? 0 : Measure(row[c]) + (c == 0 ? table.Rows[r].Indent * IndentStep : 0)).DefaultIfEmpty().Max();
            bool breaks = table.Columns[c].IsText;
            int cellWords = texts.Where((row, r) => !IsSpanned(row, r)).SelectMany(row => row[c].Split(' ')).Select(Measure).DefaultIfEmpty().Max();
            least[c] = Math.Max(words, breaks ? cellWords : cells) + Padding + Slack;
            wanted[c] = Math.Max(least[c], Math.Min(Math.Max(cells, Math.Min(Measure(heads[c]), 1600)) + Padding + Slack, breaks ? Math.Max(WidestText, least[c]) : int.MaxValue));
        }

        double excess = wanted.Sum() - width;
        double room = wanted.Sum() - least.Sum();
        return excess <= 0
            ? wanted
            : excess < room
            ? [.. wanted.Select((w, c) => w - (int)Math.Ceiling(excess * (w - least[c]) / room))]
            : [.. least.Select(w => (int)Math.Floor((double)w * width / least.Sum()))];

        bool IsSpanned(string[] row, int r) => table.Rows[r].IsHeading && row.Skip(1).All(text => text.Length == 0);

        int Measure(string text) => (int)Math.Ceiling(font.Measure(text, halfPoints / 2.0) * 20);
    }

    private static T Rule<T>(uint eighths)
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = eighths, Color = "111111", Space = 0 };
}
