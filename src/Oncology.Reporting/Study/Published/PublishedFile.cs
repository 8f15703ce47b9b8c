using System.Collections.Immutable;
using Oncology.Cohort;
using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>A delimited file of published numbers or of their audit; collects what is wrong with it.</summary>
internal sealed class PublishedFile
{
    private readonly DataTable _table;
    private readonly Dictionary<string, ImmutableArray<string?>> _columns;
    private readonly List<StudyProblem> _problems = [];

    private PublishedFile(DataTable table)
    {
        _table = table;
        _columns = table.ColumnNames.ToDictionary(name => name, table.Text, StringComparer.Ordinal);
    }

    public int RowCount => _table.RowCount;

    /// <summary>Reads a file that must have some columns.</summary>
    public static PublishedFile Read(string path, ReadOnlySpan<string> required)
    {
        DataTable table;
        try
        {
            // No word stands for a missing value here: a cell is as printed.
            table = TableReader.Read(path, new TableReaderOptions { MissingWords = [] });
        }
        catch (TableFormatException wrong)
        {
            throw new StudyException(StudyFault.Data, [.. wrong.Findings.Select(StudyInput.ToProblem)]);
        }

        PublishedFile file = new(table);
        foreach (string column in required)
        {
            if (!table.HasColumn(column))
            {
                string? nearest = NearestName.Find(column, table.ColumnNames);
                file._problems.Add(new StudyProblem(table.SourceName ?? path, new LocalText(
                    $"the column '{column}' is missing{(nearest is null ? string.Empty : $"; is it '{nearest}'?")}",
                    $"la colonne « {column} » manque{(nearest is null ? string.Empty : $" ; est-ce « {nearest} » ?")}")));
            }
        }

        file.ThrowIfWrong();
        return file;
    }

    /// <summary>A cell; empty when the file has no such column.</summary>
    public string Cell(int row, string column) => _columns.TryGetValue(column, out ImmutableArray<string?> cells) ? cells[row] ?? string.Empty : string.Empty;

    public int Line(int row) => _table.Line(row) ?? row + 1;

    public void Problem(int row, string column, string english, string french) =>
        _problems.Add(new StudyProblem(_table.Locate(row, column), new LocalText(english, french)));

    public void ThrowIfWrong()
    {
        if (_problems.Count > 0)
        {
            throw new StudyException(StudyFault.Data, [.. _problems]);
        }
    }
}
