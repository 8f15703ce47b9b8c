using System.Collections.Immutable;
using System.Net;
using System.Text;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Result tables below each other, then notes: as text, Markdown, an HTML page, LaTeX or a Word document.</summary>
/// <remarks>Equal tables give equal bytes in every form; no time of day is inside.</remarks>
public sealed class ResultPage
{
    private const int PortraitColumns = 7;

    private ResultPage(ImmutableArray<ResultTable> tables, ImmutableArray<string> notes)
    {
        Tables = tables;
        Notes = notes;
    }

    /// <summary>The tables.</summary>
    public ImmutableArray<ResultTable> Tables { get; }

    /// <summary>Paragraphs below the last table.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>Makes a page.</summary>
    /// <param name="tables">The tables, at least one; the first gives title and language.</param>
    /// <param name="notes">Paragraphs below the last table.</param>
    /// <exception cref="ArgumentException">There is no table.</exception>
    public static ResultPage Of(IEnumerable<ResultTable> tables, params ImmutableArray<string> notes)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ImmutableArray<ResultTable> all = [.. tables];
        return all.IsEmpty ? throw new ArgumentException("There is no table to write.", nameof(tables)) : new ResultPage(all, notes);
    }

    /// <summary>The page for a terminal.</summary>
    /// <param name="style">How numbers are written; null is the style of the language.</param>
    public string ToText(NumberStyle? style = null) => Joined(table => table.ToText(style) + "\n", note => note + "\n");

    /// <summary>The page in GitHub's Markdown.</summary>
    /// <param name="style">How numbers are written; null is the style of the language.</param>
    public string ToMarkdown(NumberStyle? style = null) => Joined(table => table.ToMarkdown(style) + "\n", note => note + "\n\n");

    /// <summary>The tables in LaTeX, to be included in a document.</summary>
    /// <param name="style">How numbers are written; null is the style of the language.</param>
    public string ToLatex(NumberStyle? style = null) => Joined(table => table.ToLatex(style) + "\n", note => $"\\par {LatexText.Escape(note)}\n");

    /// <summary>The page as one HTML file without script.</summary>
    /// <param name="style">How numbers are written; null is the style of the language.</param>
    public string ToHtml(NumberStyle? style = null)
    {
        string language = Tables[0].Language == Language.French ? "fr" : "en";
        StringBuilder html = new();
        html.Append("<!DOCTYPE html>\n<html lang=\"").Append(language).Append("\">\n<head>\n<meta charset=\"utf-8\">\n<title>").Append(WebUtility.HtmlEncode(Tables[0].Title));
        html.Append("</title>\n<style>\n").Append(HtmlStyle.Sheet).Append("</style>\n</head>\n<body>\n<main>\n");
        html.Append(Joined(table => $"<div class=\"item\">\n{table.ToHtml(style)}</div>\n", note => $"<p class=\"note\">{WebUtility.HtmlEncode(note)}</p>\n"));
        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>
    /// The page as a Word document (.docx): real Word tables on A4 with a caption above, a head that is repeated on each page, nested rows
    /// indented, notes below. More than seven columns turn the page.
    /// </summary>
    /// <param name="style">How numbers are written; null is the style of the language.</param>
    public byte[] ToWord(NumberStyle? style = null)
    {
        NumberStyle numbers = style ?? NumberStyle.For(Tables[0].Language);
        return WordFile.Write(Tables[0].Title, Tables[0].Language, IsWide(Tables[0]), file =>
        {
            foreach (ResultTable table in Tables)
            {
                file.Turn(IsWide(table));
                file.Paragraph(table.Title, WordStyles.Caption);
                file.Table(table, numbers);
            }

            foreach (string note in Notes)
            {
                file.Paragraph(note, WordStyles.Note);
            }
        });
    }

    /// <summary>The page as text.</summary>
    public override string ToString() => ToText();

    /// <summary>Whether a table is printed on a turned page.</summary>
    internal static bool IsWide(ResultTable table) => table.Columns.Length > PortraitColumns;

    private string Joined(Func<ResultTable, string> table, Func<string, string> note) => string.Concat(Tables.Select(table).Concat(Notes.Select(note)));
}

/// <summary>Word documents of single tables.</summary>
public static class WordTables
{
    /// <summary>One table as a Word document (.docx), as <see cref="ResultPage.ToWord"/>.</summary>
    /// <param name="table">The table.</param>
    /// <param name="style">How numbers are written; null is the style of the table's language.</param>
    public static byte[] ToWord(this ResultTable table, NumberStyle? style = null) => ResultPage.Of([table]).ToWord(style);
}
