using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>Reads any delimited table with a header row into a <see cref="DataTable"/>.</summary>
/// <remarks>
/// <para>A column is numeric when every cell that is not missing is a number under the decimal sign of the column, else text. A column
/// without any value is numeric. The decimal sign is a property of the column, never of a cell; spaces may group thousands, and a
/// lone comma or point never does: 1,500 is 1.5 or text, not 1500. Dates are text.</para>
/// <para>Leading lines that begin with # are comments; rows without content are skipped. Each row knows its line in the file.</para>
/// </remarks>
public static class TableReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What is known about it; null to find everything out.</param>
    /// <returns>The table, with the file name as source.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="TableFormatException">The file is empty or has no rows, a header occurs twice, a row has more cells than the header.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The options ask for fewer than one header row.</exception>
    public static DataTable Read(string path, TableReaderOptions? options = null) => Read(path, options, out _);

    /// <summary>Reads a file, and says what is doubtful about its form.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What is known about it; null to find everything out.</param>
    /// <param name="findings">Rows with fewer cells than the header, quotation marks out of place, rows without content.</param>
    /// <returns>The table, with the file name as source.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="TableFormatException">As without the findings.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The options ask for fewer than one header row.</exception>
    public static DataTable Read(string path, TableReaderOptions? options, out ImmutableArray<Finding> findings)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Read(File.ReadAllBytes(path), Path.GetFileName(path), options, out findings);
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="options">What is known about it; null to find everything out.</param>
    /// <returns>The table.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="TableFormatException">As for a file.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The options ask for fewer than one header row.</exception>
    public static DataTable Read(Stream stream, string name, TableReaderOptions? options = null) => Read(stream, name, options, out _);

    /// <summary>Reads a stream to its end, and says what is doubtful about the form of its text.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="options">What is known about it; null to find everything out.</param>
    /// <param name="findings">Rows with fewer cells than the header, quotation marks out of place, rows without content.</param>
    /// <returns>The table.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="TableFormatException">As for a file.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The options ask for fewer than one header row.</exception>
    public static DataTable Read(Stream stream, string name, TableReaderOptions? options, out ImmutableArray<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(name);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return Read(copy.ToArray(), name, options, out findings);
    }

    private static DataTable Read(byte[] bytes, string name, TableReaderOptions? options, out ImmutableArray<Finding> findings)
    {
        options ??= new TableReaderOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.HeaderRows, 1, nameof(options));
        var format = new FileFormat { Delimiter = options.Delimiter, Encoding = options.Encoding, HeaderRows = options.HeaderRows };
        DelimitedFile file = DelimitedFile.Read(bytes, name, format);
        if (file.Findings.Any(f => f.Severity == Severity.Error))
        {
            throw new TableFormatException([.. file.Findings.Where(f => f.Severity == Severity.Error)]);
        }

        findings = file.Findings;
        var missing = new HashSet<string>(options.MissingWords, StringComparer.OrdinalIgnoreCase) { "" };
        DataTable table = DataTable.Empty;
        for (int column = 0; column < file.Header.Length; column++)
        {
            string?[] cells = [.. Cells(file.Table, column).Select(c => c.Trim()).Select(c => missing.Contains(c) ? null : c)];
            table = Numbers(cells, DecimalSign(cells, file.Delimiter, options)) is { } numbers
                ? table.WithNumbers(file.Header[column], numbers)
                : table.WithText(file.Header[column], cells);
        }

        return table.WithSource(name, [.. Enumerable.Range(0, file.Table.Count).Select(file.Table.LineOf)]);
    }

    private static IEnumerable<string> Cells(TextTable table, int column) => Enumerable.Range(0, table.Count).Select(row => table.Columns[column][row]);

    private static char DecimalSign(string?[] cells, char delimiter, TableReaderOptions options) =>
        options.Decimal ?? (delimiter == ',' ? '.' : NumberText.DecimalSign(cells.OfType<string>(), delimiter == ';' ? ',' : '.'));

    // Null when a cell is no number. A file that shows only forms such as 1.500 under a decimal comma keeps them as decimals too.
    private static double[]? Numbers(string?[] cells, char decimalSign)
    {
        double[] numbers = new double[cells.Length];
        for (int row = 0; row < cells.Length; row++)
        {
            double number = double.NaN;
            if (cells[row] is { } cell && !NumberText.TryParse(cell, decimalSign, out number))
            {
                return null;
            }

            numbers[row] = number;
        }

        return numbers;
    }
}
