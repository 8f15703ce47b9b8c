using System.Collections.Immutable;
using System.Globalization;

namespace Oncology.Cohort;

/// <summary>References of cells as a spreadsheet writes them: column letters and row, <c>C12</c>.</summary>
internal static class CellReference
{
    /// <summary>Letters of a column, from 0: A, B, ... Z, AA.</summary>
    public static string Column(int index)
    {
        string letters = "";
        for (int rest = index; rest >= 0; rest = (rest / 26) - 1)
        {
            letters = (char)('A' + (rest % 26)) + letters;
        }

        return letters;
    }

    /// <summary>The findings with the reference of their cell, where they stand in a workbook.</summary>
    public static ImmutableArray<Finding> Add(ImmutableArray<Finding> findings, ImmutableArray<SourceFile> files, ImmutableArray<ColumnMatch> columns)
    {
        var sheets = files.Where(f => f.IsWorkbook).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        if (sheets.Count == 0)
        {
            return findings;
        }

        ILookup<(string, string), int> places = columns.ToLookup(c => (c.File, c.Header), c => c.Index);
        return
        [
            .. findings.Select(f => f.Cell is null && f.Column is { } column && sheets.Contains(f.File) && places[(f.File, column)].Any()
                ? f with { Cell = Column(places[(f.File, column)].First()) + f.Row?.ToString(CultureInfo.InvariantCulture) }
                : f),
        ];
    }
}
