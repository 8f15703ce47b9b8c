using System.Collections.Immutable;
using System.Globalization;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>Counts of two categorical columns crossed: one row per level of the first, one column per level of the second.</summary>
/// <remarks>
/// <para>Rows of data in which either value is missing are counted in <see cref="Missing"/> and in no cell.</para>
/// <para>
/// Levels without a row of data are kept as rows or columns of zeros. Tests, expected counts of tests and Cramér's V leave them
/// out, so degrees of freedom count the levels that occur (Stata and SPSS do so; R's <c>chisq.test</c> answers NaN).
/// </para>
/// </remarks>
[TypeFormatterSource(typeof(TableDisplay))]
public sealed class ContingencyTable : ITabular
{
    private readonly long[,] _counts;

    private ContingencyTable(string rowName, string columnName, ImmutableArray<string> rows, ImmutableArray<string> columns, long[,] counts, long missing)
    {
        RowName = rowName;
        ColumnName = columnName;
        RowLabels = rows;
        ColumnLabels = columns;
        Missing = missing;
        _counts = counts;
        long[] rowTotals = new long[rows.Length];
        long[] columnTotals = new long[columns.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < columns.Length; j++)
            {
                rowTotals[i] += counts[i, j];
                columnTotals[j] += counts[i, j];
            }
        }

        RowTotals = [.. rowTotals];
        ColumnTotals = [.. columnTotals];
        Total = rowTotals.Sum();
    }

    /// <summary>Name of the column of data whose levels are the rows.</summary>
    public string RowName { get; }

    /// <summary>Name of the column of data whose levels are the columns.</summary>
    public string ColumnName { get; }

    /// <summary>Labels of the rows.</summary>
    public ImmutableArray<string> RowLabels { get; }

    /// <summary>Labels of the columns.</summary>
    public ImmutableArray<string> ColumnLabels { get; }

    /// <summary>Sum of each row.</summary>
    public ImmutableArray<long> RowTotals { get; }

    /// <summary>Sum of each column.</summary>
    public ImmutableArray<long> ColumnTotals { get; }

    /// <summary>Sum of all cells.</summary>
    public long Total { get; }

    /// <summary>Rows of data left out because one of the two values is missing.</summary>
    public long Missing { get; }

    /// <summary>Number of rows.</summary>
    public int RowCount => RowLabels.Length;

    /// <summary>Number of columns.</summary>
    public int ColumnCount => ColumnLabels.Length;

    /// <summary>True when at least two rows and two columns hold a count, so that association can be tested.</summary>
    public bool IsTestable => RowTotals.Count(n => n > 0) >= 2 && ColumnTotals.Count(n => n > 0) >= 2;

    /// <summary>Count of a cell.</summary>
    /// <param name="row">Row, from 0.</param>
    /// <param name="column">Column, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cell.</exception>
    public long this[int row, int column]
    {
        get
        {
            CheckCell(row, column);
            return _counts[row, column];
        }
    }

    /// <summary>Crosses two columns of the same rows.</summary>
    /// <param name="rows">Its levels become the rows.</param>
    /// <param name="columns">Its levels become the columns.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static ContingencyTable FromFactors(Factor rows, Factor columns) => FromFactors(rows, columns, []);

    /// <summary>Crosses two columns of rows that each stand for a number of identical rows.</summary>
    /// <param name="rows">Its levels become the rows.</param>
    /// <param name="columns">Its levels become the columns.</param>
    /// <param name="frequencies">Number of identical rows, at least 0, per row; empty is 1 each.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A frequency is negative.</exception>
    public static ContingencyTable FromFactors(Factor rows, Factor columns, ReadOnlySpan<int> frequencies)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        if (rows.Count != columns.Count || (!frequencies.IsEmpty && frequencies.Length != rows.Count))
        {
            throw new ArgumentException(
                $"'{rows.Name}' has {rows.Count} rows, '{columns.Name}' {columns.Count}, and there are {frequencies.Length} frequencies.", nameof(columns));
        }

        long[,] counts = new long[rows.Levels.Length, columns.Levels.Length];
        long missing = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            int frequency = frequencies.IsEmpty ? 1 : frequencies[i];
            if (frequency < 0)
            {
                throw new ArgumentOutOfRangeException(nameof(frequencies), frequency, $"Row {i}: a frequency must be at least 0.");
            }

            if (rows.Codes[i] < 0 || columns.Codes[i] < 0)
            {
                missing += frequency;
            }
            else
            {
                counts[rows.Codes[i], columns.Codes[i]] += frequency;
            }
        }

        return new ContingencyTable(rows.Name, columns.Name, rows.Levels, columns.Levels, counts, missing);
    }

    /// <summary>Takes counts as they are given.</summary>
    /// <param name="counts">Counts, row by row.</param>
    /// <param name="rowLabels">One label per row.</param>
    /// <param name="columnLabels">One label per column.</param>
    /// <exception cref="ArgumentException">The labels do not fit the counts, or a count is negative.</exception>
    public static ContingencyTable FromCounts(long[,] counts, ImmutableArray<string> rowLabels, ImmutableArray<string> columnLabels)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.GetLength(0) != rowLabels.Length || counts.GetLength(1) != columnLabels.Length)
        {
            throw new ArgumentException(
                $"The counts are {counts.GetLength(0)} x {counts.GetLength(1)} and the labels {rowLabels.Length} x {columnLabels.Length}.", nameof(counts));
        }

        for (int i = 0; i < rowLabels.Length; i++)
        {
            for (int j = 0; j < columnLabels.Length; j++)
            {
                if (counts[i, j] < 0)
                {
                    throw new ArgumentException($"The count of row {i} and column {j} is {counts[i, j]}; it must not be negative.", nameof(counts));
                }
            }
        }

        return new ContingencyTable(string.Empty, string.Empty, rowLabels, columnLabels, (long[,])counts.Clone(), 0);
    }

    /// <summary>Takes counts as they are given, with numbered rows and columns.</summary>
    /// <param name="counts">Counts, row by row.</param>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    public static ContingencyTable FromCounts(long[,] counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return FromCounts(counts, Numbers(counts.GetLength(0)), Numbers(counts.GetLength(1)));
    }

    /// <summary>Count expected in a cell if rows and columns were independent: row total × column total / total; 0 in an empty table.</summary>
    /// <param name="row">Row, from 0.</param>
    /// <param name="column">Column, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cell.</exception>
    public double Expected(int row, int column)
    {
        CheckCell(row, column);
        return Total == 0 ? 0 : (double)RowTotals[row] * ColumnTotals[column] / Total;
    }

    /// <summary>(observed − expected) / √expected; NaN where nothing is expected.</summary>
    /// <param name="row">Row, from 0.</param>
    /// <param name="column">Column, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cell.</exception>
    public double PearsonResidual(int row, int column)
    {
        double expected = Expected(row, column);
        return expected > 0 ? (_counts[row, column] - expected) / Math.Sqrt(expected) : double.NaN;
    }

    /// <summary>
    /// The residual over its standard error, (observed − expected) / √(expected (1 − row share) (1 − column share)), as
    /// <c>stdres</c> of R's <c>chisq.test</c>; NaN where that error is 0.
    /// </summary>
    /// <param name="row">Row, from 0.</param>
    /// <param name="column">Column, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cell.</exception>
    public double StandardizedResidual(int row, int column)
    {
        double expected = Expected(row, column);
        double variance = Total == 0 ? 0 : expected * (1 - (double)RowTotals[row] / Total) * (1 - (double)ColumnTotals[column] / Total);
        return variance > 0 ? (_counts[row, column] - expected) / Math.Sqrt(variance) : double.NaN;
    }

    /// <inheritdoc/>
    public ResultTable ToTable(Language language) => new(
        Words.CountsTable.In(language),
        [
            new TableColumn("row", RowName.Length == 0 ? " " : RowName, IsText: true),
            .. ColumnLabels.Select((label, j) => new TableColumn(string.Create(CultureInfo.InvariantCulture, $"column_{j + 1}"), label)),
            new TableColumn("total", Words.Total.In(language)),
        ],
        [
            .. Enumerable.Range(0, RowCount).Select(i => new TableRow(
            [
                new Cell.Text(RowLabels[i]),
                .. Enumerable.Range(0, ColumnCount).Select(j => (Cell)new Cell.Number(_counts[i, j], NumberKind.Count)),
                new Cell.Number(RowTotals[i], NumberKind.Count),
            ])),
        ],
        language);

    /// <summary>The counts as a text table.</summary>
    public override string ToString() => ToTable(Language.English).ToText();

    /// <summary>The counts without empty rows and columns.</summary>
    internal long[,] OccupiedCounts()
    {
        int[] rows = [.. Enumerable.Range(0, RowCount).Where(i => RowTotals[i] > 0)];
        int[] columns = [.. Enumerable.Range(0, ColumnCount).Where(j => ColumnTotals[j] > 0)];
        long[,] counts = new long[rows.Length, columns.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < columns.Length; j++)
            {
                counts[i, j] = _counts[rows[i], columns[j]];
            }
        }

        return counts;
    }

    private static ImmutableArray<string> Numbers(int count) =>
        [.. Enumerable.Range(1, count).Select(i => i.ToString(CultureInfo.InvariantCulture))];

    private void CheckCell(int row, int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, RowCount);
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, ColumnCount);
    }
}
