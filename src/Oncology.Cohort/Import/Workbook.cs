using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ExcelDataReader;

namespace Oncology.Cohort;

/// <summary>The sheets of an Excel workbook (.xlsx) as tables. The only place that knows the library which opens it.</summary>
/// <remarks>Dates come out as 2016-05-12, numbers with a decimal point, percentages as percent (80, not 0.8), formulas as their stored
/// values; an error such as #N/A, and a formula without stored value, is a finding and counts as missing. Rows keep their numbers in the sheet.</remarks>
internal static class Workbook
{
    public const string Extension = ".xlsx";

    /// <summary>Every sheet with content, named <c>file.xlsx, sheet name</c>; a workbook that cannot be opened is one refused table.</summary>
    public static IReadOnlyList<(string Sheet, DelimitedFile File)> Read(string path, FileFormat format)
    {
        string name = Path.GetFileName(path);
        long size = new FileInfo(path).Length;
        return size > format.MaxFileBytes
            ? [("", DelimitedFile.Refused(name, FileLimits.TooLarge(size, format.MaxFileBytes)))]
            : Read(File.ReadAllBytes(path), name, format);
    }

    public static IReadOnlyList<(string Sheet, DelimitedFile File)> Read(byte[] bytes, string name, FileFormat format)
    {
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        try
        {
            return IsWithin(bytes, format.MaxFileBytes)
                ? Sheets(bytes, name, sha256, format)
                : [("", DelimitedFile.Refused(name, FileLimits.TooLarge(format.MaxFileBytes + 1, format.MaxFileBytes), sha256))];
        }
        catch (Exception damaged) when (damaged is not (OutOfMemoryException or StackOverflowException or OperationCanceledException))
        {
            // The library meets damaged files with exceptions of many kinds; whichever it is, the workbook cannot be read.
            return [("", DelimitedFile.Refused(name, new(
                "The file is no Excel workbook (.xlsx), or it is damaged or protected by a password; it was not read.",
                "Le fichier n'est pas un classeur Excel (.xlsx), ou il est endommagé ou protégé par un mot de passe ; il n'a pas été lu."), sha256))];
        }
    }

    // The sizes written in an archive can lie: it is unpacked once to nowhere, and counted.
    private static bool IsWithin(byte[] bytes, long most)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        byte[] buffer = new byte[81_920];
        long total = 0;
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using Stream content = entry.Open();
            int read;
            while ((read = content.Read(buffer)) > 0)
            {
                total += read;
                if (total > most)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static List<(string, DelimitedFile)> Sheets(byte[] bytes, string name, string sha256, FileFormat format)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var sheets = new List<(string, DelimitedFile)>();
        using IExcelDataReader reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes));
        using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        Dictionary<(string, string), string> errors = WorkbookErrors.Find(archive);
        long visited = 0;
        do
        {
            string sheet = reader.Name;
            string file = $"{name}, {sheet}";
            var findings = new FindingList(file, format.MaxFindings);
            if (reader.FieldCount > format.MaxColumns)
            {
                sheets.Add((sheet, DelimitedFile.Refused(file, FileLimits.TooManyColumns(reader.FieldCount, format.MaxColumns), sha256)));
                continue;
            }

            var records = new List<DelimitedRow>();
            var fractions = new List<(int Record, int Column)>();
            for (int line = 1; reader.Read(); line++)
            {
                visited += reader.FieldCount;
                format.Cancellation.ThrowIfCancellationRequested();
                if (visited > format.MaxFileBytes)
                {
                    sheets.Add((sheet, DelimitedFile.Refused(file, FileLimits.TooLarge(visited, format.MaxFileBytes), sha256)));
                    return sheets;
                }

                if (Add(reader, line, errors, records, findings))
                {
                    fractions.AddRange(Enumerable.Range(0, records[^1].Cells.Length)
                        .Where(i => reader.GetFieldType(i) == typeof(double) && records[^1].Cells[i].Contains('.', StringComparison.Ordinal)).Select(i => (records.Count - 1, i)));
                }
            }

            WriteAsTyped(records, fractions);

            if (records.Count > 0)
            {
                sheets.Add((sheet, DelimitedFile.Of(file, sha256, records, format, findings)));
            }
        }
        while (reader.NextResult());

        return sheets;
    }

    // Numbers have no decimal sign of their own. Where others of the column were typed as text with a comma ("0,8"), they get a comma too.
    private static void WriteAsTyped(List<DelimitedRow> records, List<(int Record, int Column)> fractions)
    {
        foreach (var ofColumn in fractions.GroupBy(f => f.Column))
        {
            IEnumerable<string> typed = records.Where(r => r.Cells.Length > ofColumn.Key).Select(r => r.Cells[ofColumn.Key]).Where(c => c.Length is > 0 and < 30 && c.Contains(',', StringComparison.Ordinal) && char.IsAsciiDigit(c[^1]));
            if (NumberText.DecimalSign(typed, '.') != ',')
            {
                continue;
            }

            foreach ((int record, int column) in ofColumn)
            {
                records[record].Cells[column] = records[record].Cells[column].Replace('.', ',');
            }
        }
    }

    // False when the line has no content.
    private static bool Add(IExcelDataReader reader, int line, Dictionary<(string, string), string> errors, List<DelimitedRow> records, FindingList findings)
    {
        string[] cells = new string[reader.FieldCount];
        bool blank = true;
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = Text(reader, i, line, errors, records, findings);
            blank = blank && string.IsNullOrWhiteSpace(cells[i]);
        }

        if (blank || (records.Count == 0 && cells[0].StartsWith('#')))
        {
            return false;
        }

        if (records.Count == 0)
        {
            // The used range of a sheet often ends in empty columns.
            cells = cells[..(Array.FindLastIndex(cells, c => c.Length > 0) + 1)];
        }

        records.Add(new DelimitedRow(line, cells));
        return true;
    }

    private static string Text(IExcelDataReader reader, int i, int line, Dictionary<(string, string), string> errors, List<DelimitedRow> records, FindingList findings)
    {
        if (errors.Count > 0 && errors.TryGetValue((reader.Name, CellReference.Column(i) + line.ToString(CultureInfo.InvariantCulture)), out string? error))
        {
            string header = records.Count > 0 && i < records[0].Cells.Length ? records[0].Cells[i].Trim() : CellReference.Column(i);
            findings.Add(Severity.Error, "F10", line, header, error, error.StartsWith('=') ? new(
                "The cell holds a formula without a stored value; it counts as missing. Open the workbook in a spreadsheet program, let it calculate, and save it.",
                "La cellule contient une formule sans valeur enregistrée ; elle compte comme manquante. Ouvrez le classeur dans un tableur, laissez-le calculer, enregistrez-le.") : new(
                $"The cell holds the spreadsheet error {error}; it counts as missing.",
                $"La cellule contient l'erreur de tableur {error} ; elle compte comme manquante."));
            return "";
        }

        return reader.GetValue(i) switch
        {
            null => "",
            string text => TextKey.Composed(text).Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal),
            double number => Number(number, reader.GetNumberFormatString(i)),
            DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            bool yes => yes ? "true" : "false",
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            var other => other.ToString() ?? "",
        };
    }

    private static string Number(double number, string? numberFormat) =>
        numberFormat is not null && numberFormat.Contains('%', StringComparison.Ordinal)
            ? Math.Round(number * 100, 10).ToString("R", CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
}
