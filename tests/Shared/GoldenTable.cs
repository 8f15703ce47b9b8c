using System.Globalization;
using System.Text;

namespace Oncology.Tests;

/// <summary>A data file of the golden cases: comma, decimal point, quoted fields, <c>NA</c> for missing.</summary>
internal sealed class GoldenTable
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly List<string[]> _rows = [];

    private GoldenTable(IReadOnlyList<string> header)
    {
        for (int i = 0; i < header.Count; i++)
        {
            _columns.Add(header[i], i);
        }
    }

    public static GoldenTable Empty => new([]);

    /// <summary>1-based row of the data file of each row.</summary>
    public int[] FileRow { get; private set; } = [];

    public int Count => _rows.Count;

    public static GoldenTable Read(string path)
    {
        string[] lines = File.ReadAllLines(path, Encoding.UTF8);
        GoldenTable table = new(Split(lines[0]));
        table._rows.AddRange(lines.Skip(1).Select(Split));
        table.FileRow = [.. Enumerable.Range(1, table.Count)];
        return table;
    }

    /// <summary>The rows without a missing value in any of the columns.</summary>
    public GoldenTable Complete(IReadOnlyCollection<string> columns) =>
        Where(row => columns.All(column => !IsMissing(Cell(row, column))));

    /// <summary>Some of the rows.</summary>
    public GoldenTable Where(Predicate<int> isKept)
    {
        int[] kept = [.. Enumerable.Range(0, Count).Where(row => isKept(row))];
        GoldenTable table = new([.. _columns.OrderBy(column => column.Value).Select(column => column.Key)]);
        table._rows.AddRange(kept.Select(row => _rows[row]));
        table.FileRow = [.. kept.Select(row => FileRow[row])];
        return table;
    }

    /// <summary>A column as text; null where missing.</summary>
    public string?[] Texts(string column) =>
        [.. Enumerable.Range(0, Count).Select(row => IsMissing(Cell(row, column)) ? null : Cell(row, column))];

    /// <summary>A column as numbers; NaN where missing.</summary>
    public double[] Numbers(string column) =>
        [.. Texts(column).Select(text => text is null ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture))];

    private static bool IsMissing(string cell) => cell is "NA" or "";

    private static string[] Split(string line)
    {
        List<string> fields = [];
        StringBuilder field = new();
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                bool doubled = quoted && i + 1 < line.Length && line[i + 1] == '"';
                if (doubled)
                {
                    field.Append(line[++i]);
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        return [.. fields, field.ToString()];
    }

    private string Cell(int row, string column) => _rows[row][_columns[column]];
}
