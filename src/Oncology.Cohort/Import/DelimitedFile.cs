using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;

namespace Oncology.Cohort;

/// <summary>A delimited text as header and rows.</summary>
/// <remarks>Line ends may be CRLF, LF or CR; inside a quoted cell they come out as LF. Leading lines that begin with # are comments.
/// Rows without any content are skipped and counted. Every row has as many cells as the header.</remarks>
internal sealed class DelimitedFile
{
    private static readonly TextTable NoRows = new([], []);

    private DelimitedFile(
        string name,
        string sha256,
        string encodingName,
        char delimiter,
        ImmutableArray<string> header,
        TextTable table,
        int rowsRejected,
        ImmutableArray<Finding> findings)
    {
        Name = name;
        Sha256 = sha256;
        EncodingName = encodingName;
        Delimiter = delimiter;
        Header = header;
        Table = table;
        RowsRejected = rowsRejected;
        Findings = findings;
    }

    public string Name { get; }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    public string EncodingName { get; }

    public char Delimiter { get; }

    /// <summary>Names of the columns, trimmed; empty when the file is empty.</summary>
    public ImmutableArray<string> Header { get; }

    /// <summary>The cells, one column per header.</summary>
    public TextTable Table { get; }

    /// <summary>The rows, each made when it is asked for.</summary>
    public IEnumerable<DelimitedRow> Rows => Enumerable.Range(0, Table.Count).Select(Table.Row);

    /// <summary>Rows with more cells than columns: which cell belongs to which column is not known.</summary>
    public int RowsRejected { get; }

    public ImmutableArray<Finding> Findings { get; }

    /// <summary>Columns that belong to another table of the same file.</summary>
    public ImmutableHashSet<int> Skipped { get; private init; } = [];

    /// <summary>What the caller says of this file among the others; null when nothing.</summary>
    public ImportTable? Given { get; private init; }

    public static DelimitedFile Read(string path, FileFormat format)
    {
        var size = new FileInfo(path);
        return size.Exists && size.Length > format.MaxFileBytes
            ? Refused(Path.GetFileName(path), FileLimits.TooLarge(size.Length, format.MaxFileBytes))
            : Read(File.ReadAllBytes(path), Path.GetFileName(path), format);
    }

    public static DelimitedFile Read(byte[] bytes, string name, FileFormat format)
    {
        Task<string> sha256 = Task.Run(() => Convert.ToHexStringLower(SHA256.HashData(bytes)));
        var findings = new FindingList(name, format.MaxFindings);
        (string decoded, string encodingName) = FormatDetector.Decode(bytes, format.Encoding, findings);
        string text = TitleLines.Blank(BlankLeadingComments(FileLimits.WithoutStrays(TextKey.Composed(Lines(decoded)), findings), out char? announced), findings);
        char delimiter = format.Delimiter ?? announced ?? FormatDetector.Delimiter(text);
        format = format.HeaderRows == 1 && GdcHeader.IsAbove(text, delimiter) ? format with { HeaderRows = GdcHeader.Rows } : format;
        (DelimitedRow? header, TextTableBuilder? table) = RecordSplitter.Split(text, delimiter, format, findings);
        return Of(name, sha256.GetAwaiter().GetResult(), encodingName, delimiter, header, table, format, findings);
    }

    /// <summary>A table from records: the first is the header.</summary>
    public static DelimitedFile Of(string name, string sha256, List<DelimitedRow> records, FileFormat format, FindingList findings)
    {
        int titles = TitleLines.Count(records);
        if (titles > 0)
        {
            TitleLines.Report(findings, titles);
        }

        string[] names = records[titles].Cells;
        var header = new DelimitedRow(records[titles].Line, names[..(Array.FindLastIndex(names, n => n.Length > 0) + 1)]);
        var table = new TextTableBuilder(header.Cells.Length, format.MaxCellLength, findings);
        foreach (DelimitedRow record in records.Skip(titles + Math.Max(format.HeaderRows, 1)))
        {
            table.Add(new ReadyRecord(record));
        }

        return Of(name, sha256, "xlsx", '\0', header, table, format, findings);
    }

    private static DelimitedFile Of(
        string name, string sha256, string encodingName, char delimiter, DelimitedRow? names, TextTableBuilder? table, FileFormat format, FindingList findings)
    {
        if (names is not { } first || table is null)
        {
            if (names is not { } tooWide)
            {
                findings.Add(Severity.Error, "F01", null, null, null, new("The file is empty: a header row was expected.", "Le fichier est vide : une ligne d'en-têtes était attendue."));
            }
            else if (tooWide.Cells.Length > format.MaxColumns)
            {
                findings.Add(Severity.Error, "F09", null, null, null, FileLimits.TooManyColumns(tooWide.Cells.Length, format.MaxColumns));
            }

            return new DelimitedFile(name, sha256, encodingName, delimiter, [], NoRows, 0, findings.ToImmutable());
        }

        ImmutableArray<string> header = ReadHeader(first, findings);
        if (table is { Count: 0, Rejected: 0 })
        {
            findings.Add(Severity.Error, "F01", null, null, null, new("The file has a header but no rows.", "Le fichier a des en-têtes mais aucune ligne."));
        }

        return new DelimitedFile(name, sha256, encodingName, delimiter, header, table.ToTable(), table.Rejected, findings.ToImmutable());
    }

    /// <summary>A file that is not read at all, and why.</summary>
    public static DelimitedFile Refused(string name, Wording why, string sha256 = "") =>
        new(name, sha256, "", '\0', [], NoRows, 0, [new Finding(Severity.Error, "F09", name, null, null, null, why)]);

    /// <summary>The same file with other columns or rows, all as wide as the header.</summary>
    public DelimitedFile With(
        ImmutableArray<string> header, IEnumerable<DelimitedRow> rows, int rowsRejected, ImmutableArray<Finding> findings, IEnumerable<int> skipped)
    {
        var table = new TextTableBuilder(header.Length, int.MaxValue, new FindingList(Name));
        foreach (DelimitedRow row in rows)
        {
            table.Add(new ReadyRecord(row));
        }

        return new DelimitedFile(Name, Sha256, EncodingName, Delimiter, header, table.ToTable(), rowsRejected, findings) { Skipped = Skipped.Union(skipped), Given = Given };
    }

    /// <summary>The same file with more findings.</summary>
    public DelimitedFile With(IEnumerable<Finding> more) =>
        new(Name, Sha256, EncodingName, Delimiter, Header, Table, RowsRejected, [.. Findings, .. more]) { Skipped = Skipped, Given = Given };

    /// <summary>The same file, and what the caller says of it.</summary>
    public DelimitedFile With(ImportTable given) => new(Name, Sha256, EncodingName, Delimiter, Header, Table, RowsRejected, Findings) { Skipped = Skipped, Given = given };

    /// <summary>The same file with one more column.</summary>
    public DelimitedFile With(string header, TextColumn column) =>
        new(Name, Sha256, EncodingName, Delimiter, Header.Add(header), Table.With(column), RowsRejected, Findings) { Skipped = Skipped, Given = Given };

    private static string Lines(string text) =>
        text.Contains('\r', StringComparison.Ordinal) ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : text;

    // The lines stay, empty, so that line numbers are those of the file. "sep=;" is the spreadsheet's way to announce a delimiter.
    private static string BlankLeadingComments(string text, out char? announced)
    {
        announced = null;
        int start = 0;
        int lines = 0;
        while (start < text.Length)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            ReadOnlySpan<char> line = text.AsSpan(start, end - start).Trim();
            bool announcement = line.Length == 5 && line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase);
            if (!line.IsEmpty && line[0] != '#' && !announcement)
            {
                break;
            }

            announced = announcement ? line[4] : announced;
            start = Math.Min(end + 1, text.Length);
            lines++;
        }

        return start == 0 ? text : new string('\n', lines) + text[start..];
    }

    private static ImmutableArray<string> ReadHeader(DelimitedRow record, FindingList findings)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var header = ImmutableArray.CreateBuilder<string>(record.Cells.Length);
        for (int i = 0; i < record.Cells.Length; i++)
        {
            string name = record.Cells[i].Replace('\n', ' ').Trim();
            if (name.Length == 0)
            {
                name = string.Create(CultureInfo.InvariantCulture, $"column {i + 1}");
            }

            if (!names.Add(name))
            {
                findings.Add(Severity.Error, "F04", record.Line, name, null, new(
                    $"The header \"{name}\" occurs twice.", $"L'en-tête « {name} » figure deux fois."));
                name = string.Create(CultureInfo.InvariantCulture, $"{name} ({i + 1})");
                names.Add(name);
            }

            header.Add(name);
        }

        return header.ToImmutable();
    }
}
