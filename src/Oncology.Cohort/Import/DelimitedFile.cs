using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using CsvHelper;
using CsvHelper.Configuration;
using Oncology.Shared;

namespace Oncology.Cohort;

/// <summary>A delimited text as header and rows. The only place that knows the library which splits the text.</summary>
/// <remarks>Line ends may be CRLF, LF or CR; inside a quoted cell they come out as LF. Leading lines that begin with # are comments.
/// Rows without any content are skipped and counted. Every row has as many cells as the header.</remarks>
internal sealed class DelimitedFile
{
    private DelimitedFile(
        string name,
        string sha256,
        string encodingName,
        char delimiter,
        ImmutableArray<string> header,
        ImmutableArray<DelimitedRow> rows,
        int rowsRejected,
        ImmutableArray<Finding> findings)
    {
        Name = name;
        Sha256 = sha256;
        EncodingName = encodingName;
        Delimiter = delimiter;
        Header = header;
        Rows = rows;
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

    public ImmutableArray<DelimitedRow> Rows { get; }

    /// <summary>Rows with more cells than columns: which cell belongs to which column is not known.</summary>
    public int RowsRejected { get; }

    public ImmutableArray<Finding> Findings { get; }

    /// <summary>Columns that belong to another table of the same file.</summary>
    public ImmutableHashSet<int> Skipped { get; private init; } = [];

    public static DelimitedFile Read(string path, FileFormat format)
    {
        var size = new FileInfo(path);
        return size.Exists && size.Length > format.MaxFileBytes
            ? Refused(Path.GetFileName(path), FileLimits.TooLarge(size.Length, format.MaxFileBytes))
            : Read(File.ReadAllBytes(path), Path.GetFileName(path), format);
    }

    public static DelimitedFile Read(byte[] bytes, string name, FileFormat format)
    {
        var findings = new FindingList(name, format.MaxFindings);
        (string decoded, string encodingName) = FormatDetector.Decode(bytes, format.Encoding);
        string text = BlankLeadingComments(FileLimits.WithoutStrays(Lines(decoded), findings), out char? announced);
        char delimiter = format.Delimiter ?? announced ?? FormatDetector.Delimiter(text);
        List<DelimitedRow> records = Split(text, delimiter, format, findings);
        return Of(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), encodingName, delimiter, records, format, findings);
    }

    /// <summary>A table from records: the first is the header.</summary>
    public static DelimitedFile Of(
        string name, string sha256, string encodingName, char delimiter, List<DelimitedRow> records, FileFormat format, FindingList findings)
    {
        if (records.Count == 0 || records[0].Cells.Length > format.MaxColumns)
        {
            findings.Add(Severity.Error, records.Count == 0 ? "F01" : "F09", null, null, null, records.Count == 0
                ? new("The file is empty: a header row was expected.", "Le fichier est vide : une ligne d'en-têtes était attendue.")
                : FileLimits.TooManyColumns(records[0].Cells.Length, format.MaxColumns));
            return new DelimitedFile(name, sha256, encodingName, delimiter, [], [], 0, findings.ToImmutable());
        }

        ImmutableArray<string> header = ReadHeader(records[0], findings);
        records.RemoveRange(0, Math.Min(Math.Max(format.HeaderRows, 1), records.Count));
        ImmutableArray<DelimitedRow> rows = Rectangular(records, header.Length, findings, out int rejected);
        if (rows.IsEmpty && rejected == 0)
        {
            findings.Add(Severity.Error, "F01", null, null, null, new("The file has a header but no rows.", "Le fichier a des en-têtes mais aucune ligne."));
        }

        return new DelimitedFile(name, sha256, encodingName, delimiter, header, rows, rejected, findings.ToImmutable());
    }

    /// <summary>A file that is not read at all, and why.</summary>
    public static DelimitedFile Refused(string name, Wording why, string sha256 = "") =>
        new(name, sha256, "", '\0', [], [], 0, [new Finding(Severity.Error, "F09", name, null, null, null, why)]);

    /// <summary>The same file with other columns or rows.</summary>
    public DelimitedFile With(
        ImmutableArray<string> header, ImmutableArray<DelimitedRow> rows, int rowsRejected, ImmutableArray<Finding> findings, IEnumerable<int> skipped) =>
        new(Name, Sha256, EncodingName, Delimiter, header, rows, rowsRejected, findings) { Skipped = Skipped.Union(skipped) };

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

        return new string('\n', lines) + text[start..];
    }

    private static List<DelimitedRow> Split(string text, char delimiter, FileFormat format, FindingList findings)
    {
        bool badQuotes = false;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            HasHeaderRecord = false,
            ExceptionMessagesContainRawData = false,
            BadDataFound = _ => badQuotes = true,
            DetectColumnCountChanges = false,
            CacheFields = true,
        };
        var records = new List<DelimitedRow>();
        using var parser = new CsvParser(new StringReader(text), configuration);
        int blank = 0;
        while (parser.Read())
        {
            string[] cells = parser.Record!;
            int breaks = 0;
            bool blankRow = true;
            for (int i = 0; i < cells.Length; i++)
            {
                string cell = cells[i];
                if (cell.Length == 0)
                {
                    continue;
                }

                breaks += cell.AsSpan().Count('\n');
                blankRow = blankRow && string.IsNullOrWhiteSpace(cell);
                cells[i] = SpreadsheetCell.Plain(cell);
            }

            int line = parser.RawRow - breaks;
            if (badQuotes)
            {
                badQuotes = false;
                findings.Add(breaks > 0 ? Severity.Error : Severity.Warning, "F03", line, null, null, new(
                    $"A quotation mark is not where it can be; the cells of this row may be cut wrongly{(breaks > 0 ? ", and it holds several lines of the file" : "")}.",
                    $"Un guillemet est mal placé ; les cellules de cette ligne sont peut-être mal découpées{(breaks > 0 ? ", et elle couvre plusieurs lignes du fichier" : "")}."));
            }

            FileLimits.Shorten(cells, line, format.MaxCellLength, findings);
            if (records.Count == 0 && cells.Length > format.MaxColumns)
            {
                records.Add(new DelimitedRow(line, cells));
                break;
            }

            if (blankRow)
            {
                blank++;
            }
            else
            {
                records.Add(new DelimitedRow(line, cells));
            }
        }

        if (blank > 0)
        {
            findings.Add(Severity.Information, "F05", null, null, null, new(
                string.Create(CultureInfo.InvariantCulture, $"Rows without any content were skipped: {blank}."),
                string.Create(CultureInfo.InvariantCulture, $"Lignes sans contenu ignorées : {blank}.")));
        }

        return records;
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

    private static ImmutableArray<DelimitedRow> Rectangular(List<DelimitedRow> records, int width, FindingList findings, out int rejected)
    {
        rejected = 0;
        var rows = ImmutableArray.CreateBuilder<DelimitedRow>(records.Count);
        foreach (DelimitedRow record in records)
        {
            int found = record.Cells.Length;
            if (found == width)
            {
                rows.Add(record);
                continue;
            }

            if (found > width && Array.Exists(record.Cells[width..], c => !string.IsNullOrWhiteSpace(c)))
            {
                rejected++;
                findings.Add(Severity.Error, "F02", record.Line, null, null, new(
                    string.Create(CultureInfo.InvariantCulture, $"The row has {found} cells, the header {width}; the row is not used. A delimiter inside a cell needs quotation marks."),
                    string.Create(CultureInfo.InvariantCulture, $"La ligne a {found} cellules, l'en-tête {width} ; la ligne n'est pas utilisée. Un séparateur dans une cellule exige des guillemets.")));
                continue;
            }

            if (found < width)
            {
                findings.Add(Severity.Warning, "F02", record.Line, null, null, new(
                    string.Create(CultureInfo.InvariantCulture, $"The row has {found} cells, the header {width}; the last cells count as missing."),
                    string.Create(CultureInfo.InvariantCulture, $"La ligne a {found} cellules, l'en-tête {width} ; les dernières cellules comptent comme manquantes.")));
            }

            string[] cells = new string[width];
            Array.Fill(cells, "");
            Array.Copy(record.Cells, cells, Math.Min(found, width));
            rows.Add(record with { Cells = cells });
        }

        return rows.ToImmutable();
    }
}
