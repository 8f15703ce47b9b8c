using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>
/// A table of results: raw values in cells, with title, headers and footnotes. It is written as text, Markdown, HTML, LaTeX or CSV.
/// </summary>
/// <remarks>
/// Text, Markdown, HTML and LaTeX round as their <see cref="NumberStyle"/> says; CSV holds the unrounded numbers. HTML and LaTeX are escaped.
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class ResultTable : ITabular
{
    /// <summary>Makes a table.</summary>
    /// <param name="title">Title, in <paramref name="language"/>.</param>
    /// <param name="columns">Columns, at least one.</param>
    /// <param name="rows">Rows with one cell per column.</param>
    /// <param name="language">Language of title, headers and labels, which decides the default number style.</param>
    /// <exception cref="ArgumentException">A row has another number of cells than there are columns.</exception>
    public ResultTable(string title, ImmutableArray<TableColumn> columns, ImmutableArray<TableRow> rows, Language language)
    {
        ArgumentNullException.ThrowIfNull(title);
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i].Cells.Length != columns.Length)
            {
                throw new ArgumentException($"Row {i} has {rows[i].Cells.Length} cells and the table {columns.Length} columns.", nameof(rows));
            }
        }

        Title = title;
        Columns = columns;
        Rows = rows;
        Language = language;
    }

    /// <summary>Title.</summary>
    public string Title { get; }

    /// <summary>Columns.</summary>
    public ImmutableArray<TableColumn> Columns { get; }

    /// <summary>Rows.</summary>
    public ImmutableArray<TableRow> Rows { get; }

    /// <summary>Language of the words.</summary>
    public Language Language { get; }

    /// <summary>Notes below the table: tests, conventions, warnings; read back, their numbers are in the style of the table's language.</summary>
    public ImmutableArray<string> Footnotes
    {
        get => FootnotesIn(NumberStyle.For(Language));
        init => StyledFootnotes = _ => value;
    }

    /// <summary>Notes whose numbers are written as the table's are, whatever the style.</summary>
    public Func<NumberStyle, ImmutableArray<string>> StyledFootnotes { private get; init; } = _ => [];

    /// <summary>The notes in a number style.</summary>
    /// <param name="style">The style.</param>
    public ImmutableArray<string> FootnotesIn(NumberStyle style)
    {
        ArgumentNullException.ThrowIfNull(style);
        return StyledFootnotes(style);
    }

    /// <summary>The table for a terminal, columns aligned.</summary>
    /// <param name="style">How numbers are written; null is the style of the table's language.</param>
    public string ToText(NumberStyle? style = null) => TextTable.Write(this, style ?? NumberStyle.For(Language));

    /// <summary>The table in GitHub's Markdown.</summary>
    /// <param name="style">How numbers are written; null is the style of the table's language.</param>
    public string ToMarkdown(NumberStyle? style = null) => MarkdownTable.Write(this, style ?? NumberStyle.For(Language));

    /// <summary>The table as an HTML fragment, <c>table</c> with caption, head, body and foot.</summary>
    /// <param name="style">How numbers are written; null is the style of the table's language.</param>
    public string ToHtml(NumberStyle? style = null) => HtmlTable.Write(this, style ?? NumberStyle.For(Language));

    /// <summary>
    /// The table in LaTeX, with the rules of booktabs; more than 45 rows become a longtable. The packages it needs stand in its first line.
    /// </summary>
    /// <param name="style">How numbers are written; null is the style of the table's language.</param>
    public string ToLatex(NumberStyle? style = null) => LatexTable.Write(this, style ?? NumberStyle.For(Language));

    /// <summary>
    /// The table as comma-separated text with unrounded numbers: an estimate fills the columns <c>key</c>, <c>key_lower</c>,
    /// <c>key_upper</c>, a count with percentage, or a range, <c>key</c> and <c>key_of</c>. Undefined numbers are empty.
    /// </summary>
    public string ToCsv() => CsvTable.Write(this);

    /// <inheritdoc/>
    public ResultTable ToTable(Language language) => this;

    /// <summary>The table as text.</summary>
    public override string ToString() => ToText();
}
