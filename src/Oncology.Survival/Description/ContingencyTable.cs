using System.Collections.Immutable;

namespace Oncology.Survival;

/// <summary>Counts of two categorical columns crossed: one row per level of the first, one column per level of the second.</summary>
/// <remarks>
/// <para>Rows of data in which either value is missing are counted in <see cref="Missing"/> and in no cell.</para>
/// <para>
/// Levels without a row of data are kept as rows or columns of zeros. Tests, expected counts of tests and Cramér's V leave them
/// out, so degrees of freedom count the levels that occur (Stata and SPSS do so; R's <c>chisq.test</c> answers NaN).
/// </para>
/// </remarks>
public sealed partial class ContingencyTable
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
    public static ContingencyTable FromFactors(Factor rows, Factor columns)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        if (rows.Count != columns.Count)
        {
            throw new ArgumentException($"'{columns.Name}' has {columns.Count} rows and '{rows.Name}' {rows.Count}.", nameof(columns));
        }

        long[,] counts = new long[rows.Levels.Length, columns.Levels.Length];
        long missing = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows.Codes[i] < 0 || columns.Codes[i] < 0)
            {
                missing++;
            }
            else
            {
                counts[rows.Codes[i], columns.Codes[i]]++;
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
        [.. Enumerable.Range(1, count).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    private void CheckCell(int row, int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, RowCount);
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, ColumnCount);
    }
}
