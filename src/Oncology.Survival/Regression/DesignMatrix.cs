using System.Collections.Immutable;

namespace Oncology.Survival;

/// <summary>The columns of numbers of a regression model, one per coefficient, aligned with the rows of the data. No intercept column.</summary>
public sealed class DesignMatrix
{
    private readonly double[][] _columns;

    private DesignMatrix(int rowCount, ImmutableArray<CoefficientName> names, double[][] columns)
    {
        RowCount = rowCount;
        Names = names;
        _columns = columns;
    }

    /// <summary>Number of rows.</summary>
    public int RowCount { get; }

    /// <summary>Number of columns.</summary>
    public int ColumnCount => _columns.Length;

    /// <summary>What each column is.</summary>
    public ImmutableArray<CoefficientName> Names { get; }

    /// <summary>The values of one column.</summary>
    /// <param name="column">Column, from 0.</param>
    public ReadOnlySpan<double> this[int column] => _columns[column];

    /// <summary>Makes a design of columns of numbers.</summary>
    /// <param name="rowCount">Number of rows.</param>
    /// <param name="columns">Name and values of each column; none gives the model without covariates.</param>
    /// <exception cref="ArgumentException">A column has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is missing or infinite.</exception>
    public static DesignMatrix FromColumns(int rowCount, params (string Name, double[] Values)[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return Create(rowCount, [.. columns.Select(c => CoefficientName.OfNumber(c.Name))], [.. columns.Select(c => c.Values.ToArray())]);
    }

    /// <summary>Makes the design of terms on a table without incomplete rows.</summary>
    /// <param name="table">The table; leave incomplete rows out first, see <see cref="DataTable.CompleteRows"/>.</param>
    /// <param name="terms">Terms, see <see cref="Formula.ParseTerms"/>. A left side is not looked at.</param>
    /// <exception cref="FormulaException">A column or level is not there, or the terms have strata, clusters or an offset.</exception>
    /// <exception cref="CellException">A cell that the terms use is missing or cannot be used.</exception>
    /// <exception cref="ModelException">A factor has one level only (<c>one-level</c>).</exception>
    public static DesignMatrix From(DataTable table, Formula terms)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(terms);
        return DesignBuilder.Build(table.RowCount, new ModelFrameBuilder(table, terms, new ModelFrameOptions()).EvaluateTerms());
    }

    /// <summary>Makes a design that owns its columns.</summary>
    internal static DesignMatrix Create(int rowCount, ImmutableArray<CoefficientName> names, double[][] columns)
    {
        for (int j = 0; j < columns.Length; j++)
        {
            if (columns[j].Length != rowCount)
            {
                throw new ArgumentException($"Column '{names[j]}' has {columns[j].Length} rows, the design {rowCount}.", nameof(columns));
            }

            int bad = Array.FindIndex(columns[j], value => !double.IsFinite(value));
            if (bad >= 0)
            {
                throw new ArgumentOutOfRangeException(nameof(columns), columns[j][bad], $"Row {bad} of '{names[j]}': the value is not a finite number.");
            }
        }

        return new DesignMatrix(rowCount, names, columns);
    }

    /// <summary>Some of the columns, in the order given.</summary>
    internal DesignMatrix SelectColumns(IReadOnlyList<int> kept) =>
        new(RowCount, [.. kept.Select(j => Names[j])], [.. kept.Select(j => _columns[j])]);

    /// <summary>Some of the rows, in the order given; a row may come more than once.</summary>
    internal DesignMatrix SelectRows(IReadOnlyList<int> rows) =>
        new(rows.Count, Names, [.. _columns.Select(column => rows.Select(row => column[row]).ToArray())]);

    /// <summary>The design with a column of numbers before the others.</summary>
    internal DesignMatrix WithFirst(string name, double[] values) =>
        Create(RowCount, [CoefficientName.OfNumber(name), .. Names], [values, .. _columns]);
}
