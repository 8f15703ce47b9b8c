using System.Collections.Immutable;
using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>A number of a study by the table, the row, the column and the part of the cell it stands in.</summary>
/// <param name="Item">Name of a table of the study, or of the numbers behind a figure.</param>
/// <param name="Row">Labels of the row from the outermost heading down, in English where the study has it.</param>
/// <param name="Column">Key of the column, the header in CSV.</param>
/// <param name="Part">Part of the cell: value, lower, upper, count, of, percent, lowest, highest, year, month; empty for the first.</param>
internal sealed record CellAddress(string Item, ImmutableArray<string> Row, string Column, string Part)
{
    /// <summary>Parts that a cell may have.</summary>
    public static ImmutableArray<string> Parts { get; } = ["value", "lower", "upper", "count", "of", "percent", "lowest", "highest", "year", "month"];

    /// <summary>The address on one line.</summary>
    public override string ToString() => $"{Item} > {string.Join(" > ", Row)} > {Column}{(Part.Length == 0 ? string.Empty : $" ({Part})")}";

    /// <summary>The address in words: the labels of the row and the header of the column, as the report prints them in each language.</summary>
    /// <param name="english">Tables of the study by name, in the language of the address.</param>
    /// <param name="french">The same tables in French.</param>
    /// <returns>The words; the bare address where it leads nowhere.</returns>
    public LocalText Describe(ImmutableDictionary<string, ResultTable> english, ImmutableDictionary<string, ResultTable> french)
    {
        if (!english.TryGetValue(Item, out ResultTable? table))
        {
            return LocalText.Same(ToString());
        }

        int column = table.Columns.IndexOf(table.Columns.FirstOrDefault(c => c.Key == Column)!);
        string wanted = string.Join(" > ", Row);
        int row = Paths(table).Select(one => one.Path).TakeWhile(path => path != wanted).Count();
        return column < 0 || row == table.Rows.Length
            ? LocalText.Same(ToString())
            : new LocalText(Words(table, row, column, Language.English), Words(french[Item], row, column, Language.French));
    }

    private string Words(ResultTable table, int row, int column, Language language)
    {
        string part = Part is "" or "value" ? string.Empty : $" ({ReproductionWords.NameOfPart(Part).In(language)})";
        return $"{Item} > {Paths(table).ElementAt(row).Path} > {table.Columns[column].Header}{part}";
    }

    /// <summary>The number that stands there.</summary>
    /// <param name="tables">Tables of the study by name.</param>
    /// <returns>The number, null when the cell says that it does not exist; or the problem of the address.</returns>
    public (decimal? Number, LocalText? Problem) Read(ImmutableDictionary<string, ResultTable> tables)
    {
        if (!tables.TryGetValue(Item, out ResultTable? table))
        {
            return Unknown("table", "tableau", Item, tables.Keys);
        }

        int column = table.Columns.IndexOf(table.Columns.FirstOrDefault(c => c.Key == Column)!);
        if (column < 0)
        {
            return Unknown("column", "colonne", Column, table.Columns.Select(c => c.Key));
        }

        ImmutableArray<(string Path, TableRow Row)> rows = [.. Paths(table)];
        string wanted = string.Join(" > ", Row);
        TableRow[] found = [.. rows.Where(row => row.Path == wanted).Select(row => row.Row)];
        return found.Length switch
        {
            0 => Unknown("row", "ligne", wanted, rows.Select(row => row.Path)),
            1 => CellPart.Of(found[0].Cells[column], Part) is { IsKnown: true } part
                ? (part.Number, null)
                : (null, new LocalText($"{this}: the cell has no part '{Part}'", $"{this} : la cellule n'a pas de partie « {Part} »")),
            _ => (null, new LocalText($"{this}: {found.Length} rows have these labels", $"{this} : {found.Length} lignes ont ces libellés")),
        };
    }

    // The labels of a row are its leading text columns, below the rows that are less indented.
    private static IEnumerable<(string Path, TableRow Row)> Paths(ResultTable table)
    {
        int labels = table.Columns.TakeWhile(column => column.IsText).Count();
        List<(int Indent, string Label)> above = [];
        foreach (TableRow row in table.Rows)
        {
            int indent = row.IsHeading ? Math.Min(row.Indent, 0) : row.Indent;
            above.RemoveAll(heading => heading.Indent >= indent);
            string label = string.Join(" > ", row.Cells.Take(labels).OfType<Cell.Text>().Select(text => text.Value).Where(text => text.Length > 0));
            yield return (string.Join(" > ", above.Select(heading => heading.Label).Append(label)), row);
            above.Add((indent, label));
        }
    }

    private (decimal?, LocalText?) Unknown(string what, string frenchWhat, string word, IEnumerable<string> known)
    {
        string? nearest = NearestName.Find(word, [.. known]);
        return (null, new LocalText(
            $"{this}: there is no {what} '{word}'{(nearest is null ? string.Empty : $"; did you mean '{nearest}'?")}",
            $"{this} : il n'y a pas de {frenchWhat} « {word} »{(nearest is null ? string.Empty : $" ; vouliez-vous dire « {nearest} » ?")}"));
    }
}
