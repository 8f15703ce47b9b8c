using System.Collections.Immutable;
using System.Globalization;
using Oncology.Shared;

namespace Oncology.Survival;

/// <summary>
/// Named columns of equal length in memory, each of numbers or of text: what a formula is evaluated on.
/// </summary>
/// <remarks>
/// <para>A missing number is <see cref="double.NaN"/>, a missing text null. Column names are unique and compared exactly.</para>
/// <para>Immutable: <c>With…</c> methods return a new table that shares the columns.</para>
/// </remarks>
public sealed partial class DataTable
{
    private readonly ImmutableArray<Column> _columns;
    private readonly Dictionary<string, int> _index;
    private readonly ImmutableArray<int> _lines;

    private DataTable(ImmutableArray<Column> columns, int rowCount, string? sourceName, ImmutableArray<int> lines)
    {
        _columns = columns;
        _index = new Dictionary<string, int>(columns.Length, StringComparer.Ordinal);
        for (int i = 0; i < columns.Length; i++)
        {
            _index.Add(columns[i].Name, i);
        }

        RowCount = rowCount;
        SourceName = sourceName;
        _lines = lines;
    }

    /// <summary>A table without columns, to start from.</summary>
    public static DataTable Empty { get; } = new([], 0, null, []);

    /// <summary>Number of rows.</summary>
    public int RowCount { get; }

    /// <summary>Names of the columns, in their order.</summary>
    public ImmutableArray<string> ColumnNames => [.. _columns.Select(column => column.Name)];

    /// <summary>Where the rows come from, such as a file name; null when they were made in memory.</summary>
    public string? SourceName { get; }

    /// <summary>True when the table has a column of that name.</summary>
    public bool HasColumn(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _index.ContainsKey(name);
    }

    /// <summary>True when the column holds numbers, false when it holds text.</summary>
    /// <exception cref="ColumnNotFoundException">There is no such column.</exception>
    public bool IsNumeric(string name) => Find(name).IsNumeric;

    /// <summary>The numbers of a column; NaN is missing.</summary>
    /// <param name="name">A numeric column.</param>
    /// <exception cref="ColumnNotFoundException">There is no such column.</exception>
    /// <exception cref="CellException">The column holds text; the first cell that is no number is named.</exception>
    public ImmutableArray<double> Numbers(string name)
    {
        Column column = Find(name);
        if (column.IsNumeric)
        {
            return column.Numbers;
        }

        var numbers = ImmutableArray.CreateBuilder<double>(RowCount);
        for (int row = 0; row < RowCount; row++)
        {
            string? cell = column.Text[row];
            double value = double.NaN;
            if (cell is not null && !IsNumber(cell, out value))
            {
                throw new CellException(this, row, name, cell, "is not a number", "n'est pas un nombre");
            }

            numbers.Add(cell is null ? double.NaN : value);
        }

        return numbers.MoveToImmutable();
    }

    /// <summary>The labels of a column; null is missing. Numbers give their shortest text: 2 is <c>"2"</c>, one half <c>"0.5"</c>.</summary>
    /// <exception cref="ColumnNotFoundException">There is no such column.</exception>
    public ImmutableArray<string?> Text(string name)
    {
        Column column = Find(name);
        return column.IsNumeric ? [.. column.Numbers.Select(Label)] : column.Text;
    }

    /// <summary>A column as a factor: levels ascending, the first is the reference (see <see cref="Factor.FromLabels(string, ReadOnlySpan{string?})"/>).</summary>
    /// <exception cref="ColumnNotFoundException">There is no such column.</exception>
    public Factor ToFactor(string name) => Factor.FromLabels(name, Text(name).AsSpan());

    /// <summary>The rows without a missing cell in some columns, ascending; <see cref="Subset"/> takes them.</summary>
    /// <param name="columns">Names of columns.</param>
    /// <exception cref="ColumnNotFoundException">There is no such column.</exception>
    public ImmutableArray<int> CompleteRows(params IEnumerable<string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Column[] used = [.. columns.Select(Find)];
        return [.. Enumerable.Range(0, RowCount).Where(row => !Array.Exists(used, c => c.IsNumeric ? double.IsNaN(c.Numbers[row]) : c.Text[row] is null))];
    }

    /// <summary>Line of a row in its source, from 1; null when unknown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The row does not exist.</exception>
    public int? Line(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, RowCount);
        return _lines.IsEmpty ? null : _lines[row];
    }

    /// <summary>Where a cell stands, for a message: <c>cohort.csv, line 14, column time</c>, or <c>row 13, column time</c>.</summary>
    /// <param name="row">Row, from 0.</param>
    /// <param name="column">Column; null for the row as a whole.</param>
    /// <exception cref="ArgumentOutOfRangeException">The row does not exist.</exception>
    public string Locate(int row, string? column = null) => LocateIn(Language.English, row, column);

    /// <summary>The place of a cell in a language.</summary>
    internal string LocateIn(Language language, int row, string? column)
    {
        bool isFrench = language == Language.French;
        string place = Line(row) is int line
            ? string.Create(CultureInfo.InvariantCulture, $"{(isFrench ? "ligne" : "line")} {line}")
            : string.Create(CultureInfo.InvariantCulture, $"{(isFrench ? "ligne" : "row")} {row}");
        string source = SourceName is null ? "" : SourceName + ", ";
        return source + place + (column is null ? "" : $", {(isFrench ? "colonne" : "column")} {column}");
    }

    internal static bool IsNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    internal static string? Label(double number) =>
        double.IsNaN(number) ? null : (number == 0 ? 0.0 : number).ToString("R", CultureInfo.InvariantCulture);

    private Column Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _index.TryGetValue(name, out int index)
            ? _columns[index]
            : throw new ColumnNotFoundException(name, NearestName.Find(name, _index.Keys));
    }

    private sealed record Column(string Name, bool IsNumeric, ImmutableArray<double> Numbers, ImmutableArray<string?> Text)
    {
        public int Count => IsNumeric ? Numbers.Length : Text.Length;
    }
}
