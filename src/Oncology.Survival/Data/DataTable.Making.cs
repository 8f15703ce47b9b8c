using System.Collections.Immutable;
using System.Globalization;

namespace Oncology.Survival;

public sealed partial class DataTable
{
    /// <summary>The same table with one more column of numbers.</summary>
    /// <param name="name">Name of the new column, not yet in the table.</param>
    /// <param name="values">One number per row; NaN is missing.</param>
    /// <exception cref="ArgumentException">The name is empty or taken, or the length differs from the number of rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is infinite.</exception>
    public DataTable WithNumbers(string name, ReadOnlySpan<double> values)
    {
        for (int row = 0; row < values.Length; row++)
        {
            if (double.IsInfinity(values[row]))
            {
                throw new ArgumentOutOfRangeException(nameof(values), values[row], $"Row {row} of '{name}': a number must be finite or missing.");
            }
        }

        return With(new Column(name, true, [.. values], []));
    }

    /// <summary>The same table with one more column of text.</summary>
    /// <param name="name">Name of the new column, not yet in the table.</param>
    /// <param name="values">One text per row; null is missing.</param>
    /// <exception cref="ArgumentException">The name is empty or taken, or the length differs from the number of rows.</exception>
    public DataTable WithText(string name, ReadOnlySpan<string?> values) => With(new Column(name, false, [], [.. values]));

    /// <summary>The same table with where its rows come from, so that messages can say it.</summary>
    /// <param name="sourceName">Name of the source, such as a file name without its folder; null when it has none.</param>
    /// <param name="lines">Line of each row in the source, from 1; empty when unknown.</param>
    /// <exception cref="ArgumentException">The number of lines differs from the number of rows.</exception>
    public DataTable WithSource(string? sourceName, ReadOnlySpan<int> lines)
    {
        if (lines.Length != 0 && lines.Length != RowCount)
        {
            throw new ArgumentException($"There are {lines.Length} line numbers for {RowCount} rows.", nameof(lines));
        }

        return new DataTable(_columns, RowCount, sourceName, [.. lines]);
    }

    /// <summary>Some of the rows, in the order given.</summary>
    /// <param name="rows">Row numbers, from 0.</param>
    /// <exception cref="IndexOutOfRangeException">A row does not exist.</exception>
    public DataTable Subset(ReadOnlySpan<int> rows)
    {
        int[] picked = rows.ToArray();
        ImmutableArray<Column> columns =
        [
            .. _columns.Select(c => c.IsNumeric
                ? c with { Numbers = [.. picked.Select(row => c.Numbers[row])] }
                : c with { Text = [.. picked.Select(row => c.Text[row])] }),
        ];
        return new DataTable(columns, picked.Length, SourceName, _lines.IsEmpty ? [] : [.. picked.Select(row => _lines[row])]);
    }

    /// <summary>Each row as often as it stands for identical rows, in order, so that every statistic of the result is that of the single rows.</summary>
    /// <param name="frequencies">Number of identical rows that each row stands for, at least 0.</param>
    /// <exception cref="ArgumentException">There is not one frequency per row, or they add up to more than an array can hold.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A frequency is negative.</exception>
    public DataTable Repeat(ReadOnlySpan<int> frequencies) => Subset(RepeatedRows.Of(frequencies, RowCount));

    /// <summary>Makes a table from objects, one row each.</summary>
    /// <param name="rows">The objects.</param>
    /// <param name="columns">
    /// Name of each column and how to read it. Numbers of any type and booleans (1, 0) make a column of numbers; text and
    /// enumeration values make a column of text; null is missing.
    /// </param>
    /// <exception cref="ArgumentException">A name is empty or given twice, or a column mixes numbers and text, or holds another type.</exception>
    public static DataTable From<T>(IEnumerable<T> rows, params (string Name, Func<T, object?> Value)[] columns)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        T[] items = [.. rows];
        DataTable table = new([], items.Length, null, []);
        foreach ((string name, Func<T, object?> value) in columns)
        {
            table = table.WithValues(name, [.. items.Select(value)]);
        }

        return table;
    }

    private DataTable WithValues(string name, object?[] values)
    {
        if (!Array.Exists(values, value => value is string or Enum))
        {
            return WithNumbers(name, [.. values.Select((value, row) => ToNumber(name, row, value))]);
        }

        return WithText(name, [.. values.Select((value, row) => value switch
        {
            null => null,
            string text => text,
            Enum member => member.ToString(),
            _ => throw new ArgumentException($"Row {row} of '{name}': the column holds text, this is a {value.GetType().Name}."),
        })]);
    }

    private static double ToNumber(string name, int row, object? value) => value switch
    {
        null => double.NaN,
        bool flag => flag ? 1 : 0,
        double number => number,
        IConvertible number and (int or long or decimal or float or short or byte or uint or ulong or ushort or sbyte) =>
            number.ToDouble(CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"Row {row} of '{name}': a cell is a number, a boolean, a text or missing, not a {value.GetType().Name}."),
    };

    private DataTable With(Column column)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(column.Name, "name");
        if (_index.ContainsKey(column.Name))
        {
            throw new ArgumentException($"There are two columns named '{column.Name}'.", nameof(column));
        }

        bool first = _columns.IsEmpty && RowCount == 0;
        if (!first && column.Count != RowCount)
        {
            throw new ArgumentException($"Column '{column.Name}' has {column.Count} rows and the table {RowCount}.", nameof(column));
        }

        return new DataTable(_columns.Add(column), column.Count, SourceName, _lines);
    }
}
