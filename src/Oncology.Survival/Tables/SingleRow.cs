using System.Collections.Immutable;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>A result of a few numbers as a table of one row.</summary>
internal static class SingleRow
{
    public static ResultTable Of(Word title, Language language, params ImmutableArray<(string Key, Word Header, Cell Cell)> cells) =>
        Of(title, language, null, cells);

    /// <summary>The same with intervals of one level.</summary>
    public static ResultTable Of(Word title, Language language, double? level, params ImmutableArray<(string Key, Word Header, Cell Cell)> cells) => new(
        title.In(language),
        [
            .. cells.Select(cell => new TableColumn(cell.Key, cell.Header.In(language), cell.Cell is Cell.Text)
            {
                IntervalLevel = cell.Cell is Cell.WithInterval ? level : null,
            }),
        ],
        [new TableRow([.. cells.Select(cell => cell.Cell)])],
        language);

    /// <summary>A header that is the same in both languages.</summary>
    public static Word Same(string header) => new(header, header);

    public static Cell Number(double? value, NumberKind kind = NumberKind.Statistic) => new Cell.Number(value ?? double.NaN, kind);

    public static Cell P(double? value) => new Cell.Number(value ?? double.NaN, NumberKind.PValue);
}
