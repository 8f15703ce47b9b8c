using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>A cohort file with its findings beside each row, to be corrected in a spreadsheet and imported again.</summary>
/// <remarks>The rows and columns are those of the file, with two columns before them: <c>oncosurv_findings</c> (what is wrong, cell by cell) and
/// <c>oncosurv_suggestion</c>. An import ignores both columns, so the corrected table can be read as it is. Findings about a column, the file or a line
/// without row stand in comment lines (#) above the header. Rows with more cells than columns, which were not read, stand in their place as they are, unless
/// a column is left out, of which they may hold the cells. Columns that the import did not read because they look like direct identification (V27) are left
/// out.</remarks>
public static class AnnotatedCsv
{
    private const string FindingsColumn = "oncosurv_findings";
    private const string SuggestionColumn = "oncosurv_suggestion";

    /// <summary>Writes the tables of an import with their findings.</summary>
    /// <param name="import">The import.</param>
    /// <param name="report">Its findings.</param>
    /// <param name="language">Language of the findings.</param>
    /// <returns>One text per table, by the name of its file; separated as the file was, with a semicolon for a workbook. A spreadsheet reads the accents of
    /// its file when that begins with a byte order mark (<see cref="Encoding.UTF8"/>).</returns>
    public static ImmutableArray<(string Name, CohortTable Table, string Text)> Write(ImportResult import, ValidationReport report, Language language)
    {
        ArgumentNullException.ThrowIfNull(import);
        ArgumentNullException.ThrowIfNull(report);
        ILookup<(string, int?), Finding> byRow = report.Findings.ToLookup(f => (f.File, f.Row));
        return [.. import.Raw.Zip(import.RawTables, (file, table) => (file.Name, table, Text(file, Identifying(import, file.Name), byRow, language)))];
    }

    internal static bool IsOwnColumn(string header) => header is FindingsColumn or SuggestionColumn;

    private static HashSet<int> Identifying(ImportResult import, string file) =>
        [.. import.Columns.Where(c => c.Matched == MatchKind.Identifying && c.File == file).Select(c => c.Index)];

    private static string Text(DelimitedFile file, HashSet<int> identifying, ILookup<(string, int?), Finding> byRow, Language language)
    {
        char delimiter = file.Delimiter == '\0' ? ';' : file.Delimiter;
        var text = new StringBuilder();
        int[] kept = [.. Enumerable.Range(0, file.Header.Length).Where(i => !IsOwnColumn(file.Header[i]) && !file.Skipped.Contains(i) && !identifying.Contains(i))];
        int own = file.Header.Count(IsOwnColumn);
        bool isWhole = kept.Length + own == file.Header.Length;
        ImmutableArray<DelimitedRow> refused = isWhole ? file.Table.Refused : [];
        HashSet<int> lines = [.. Enumerable.Range(0, file.Table.Count).Select(file.Table.LineOf), .. refused.Select(row => row.Line)];
        foreach (Finding finding in byRow.Where(found => found.Key.Item1 == file.Name && !(found.Key.Item2 is { } line && lines.Contains(line))).SelectMany(found => found))
        {
            string at = finding.Row is { } line ? string.Create(CultureInfo.InvariantCulture, $"{(language == Language.French ? "ligne" : "line")} {line}: ") : "";
            text.Append("# ").Append(language == Language.French ? at.Replace(": ", " : ", StringComparison.Ordinal) : at).Append(Line(finding, language)).Append('\n');
        }

        Append(text, delimiter, [FindingsColumn, SuggestionColumn, .. kept.Select(i => file.Header[i])]);
        var cells = file.Rows.Select(row => (row.Line, Cells: kept.Select(i => row.Cells[i])))
            .Concat(refused.Select(row => (row.Line, Cells: row.Cells.Where((_, i) => i >= file.Header.Length || !IsOwnColumn(file.Header[i])))));
        foreach ((int line, IEnumerable<string> row) in cells.OrderBy(row => row.Line))
        {
            Finding[] found = [.. byRow[(file.Name, line)]];
            string suggestions = string.Join(" | ", found.Where(f => f.Suggestion is not null).Select(f => $"{f.Column}: {f.Suggestion}"));
            Append(text, delimiter, [string.Join(" | ", found.Select(f => Line(f, language))), suggestions, .. row]);
        }

        return text.ToString();
    }

    private static string Line(Finding finding, Language language) =>
        $"{FindingTable.Name(finding.Severity).In(language)} {finding.Code}{(finding.Column is null ? "" : $" [{finding.Column}]")} {finding.MessageIn(language)}".Replace('\n', ' ');

    private static void Append(StringBuilder text, char delimiter, IEnumerable<string> cells) =>
        text.AppendJoin(delimiter, cells.Select(c => DelimitedText.Field(c, delimiter))).Append('\n');
}
