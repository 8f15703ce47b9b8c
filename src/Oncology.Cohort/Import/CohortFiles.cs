using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Finds the tables of a cohort: files of a folder, sheets of a workbook, instruments of a REDCap export, or one flat file.</summary>
internal static class CohortFiles
{
    private static readonly (CohortTable Table, string[] Names)[] TableNames =
    [
        (CohortTable.Patients, ["patients", "patientes", "dossiers"]),
        (CohortTable.Lesions, ["lesions", "metastases"]),
        (CohortTable.Treatments, ["treatments", "traitements"]),
        (CohortTable.Events, ["events", "evenements"]),
        (CohortTable.Labs, ["labs", "biologie", "bio", "labos", "laboratory", "laboratoire"]),
    ];

    // The clinical tables of a cBioPortal study; that of the samples has further columns of the patients.
    private const string StudyPatients = "dataclinicalpatient";
    private const string StudySamples = "dataclinicalsample";

    // Files of visits may be several: follow_up_v1.5, suivi 2019.
    private static readonly string[] FollowUpNames = ["followup", "suivi", "visit"];

    private static readonly string[] Extensions = [".csv", ".tsv", ".txt", Workbook.Extension];

    /// <summary>The tables, patients first. One table is a flat file.</summary>
    public static IReadOnlyList<(CohortTable Table, DelimitedFile File)> Read(string path, FileFormat format, ImmutableArray<ImportTable> given) =>
        Directory.Exists(path) ? given.IsEmpty ? Folder(path, format) : Given(path, format, given)
        : !IsWorkbook(path) ? OneFile(DelimitedFile.Read(path, format))
        : Sheets(Workbook.Read(path, format));

    /// <summary>The tables of an opened workbook: its sheets by name, or its only sheet.</summary>
    public static IReadOnlyList<(CohortTable Table, DelimitedFile File)> Sheets(IReadOnlyList<(string Sheet, DelimitedFile File)> sheets)
    {
        (CohortTable Table, DelimitedFile File)[] named =
        [
            .. TableNames.SelectMany(t => sheets.Where(s => IsNameOf(t.Table, s.Sheet)).Take(1).Select(s => (t.Table, s.File))),
            .. sheets.Where(s => IsFollowUp(s.Sheet)).Select(s => (CohortTable.Events, s.File)),
        ];
        if (named.Length > 0 && named[0].Table == CohortTable.Patients)
        {
            return WithUnread(named, sheets.Select(s => s.File).Except(named.Select(n => n.File)).Select(f => f.Name));
        }

        if (sheets.Count == 1)
        {
            return OneFile(sheets[0].File);
        }

        string found = string.Join(", ", sheets.Select(s => s.Sheet));
        string file = sheets.Count > 0 ? sheets[0].File.Name.Split(", ")[0] : "xlsx";
        return
        [
            (CohortTable.Patients, DelimitedFile.Refused(file, new(
                $"The workbook holds no sheet \"patients\" and not exactly one sheet with content ({found}); it was not read.",
                $"Le classeur n'a pas de feuille « patients » et pas exactement une feuille remplie ({found}) ; il n'a pas été lu."))),
        ];
    }

    /// <summary>True for a name of the table, in English or French, of one row or of several.</summary>
    public static bool IsNameOf(CohortTable table, string name)
    {
        string key = TextKey.OfHeader(name);
        return Forms(table).Contains(key, StringComparer.Ordinal);
    }

    private static IReadOnlyList<(CohortTable Table, DelimitedFile File)> OneFile(DelimitedFile file) => Redcap.Tables(file) ?? [(CohortTable.Patients, file)];

    private static IReadOnlyList<(CohortTable Table, DelimitedFile File)> Folder(string folder, FileFormat format)
    {
        string[] there = There(folder);
        var read = new HashSet<string>(StringComparer.Ordinal);
        var files = new List<(CohortTable, DelimitedFile)>();

        // The files of an annotated cohort are named to-correct.patients.csv: they are read where no file has the plain name.
        Func<string, string> nameOf = Find(CohortTable.Patients, Path.GetFileNameWithoutExtension) is null ? LastName : Path.GetFileNameWithoutExtension;
        foreach ((CohortTable table, string[] _) in TableNames)
        {
            string? file = Find(table, nameOf);
            if (file is not null)
            {
                read.Add(file);
                files.Add((table, IsWorkbook(file) ? FirstSheet(file, format) : DelimitedFile.Read(file, format)));
            }
            else if (table == CohortTable.Patients)
            {
                throw new FileNotFoundException($"The folder holds no patients file (patients.csv): {folder}");
            }
        }

        foreach (string file in there.Where(f => TextKey.OfHeader(Path.GetFileNameWithoutExtension(f)) == StudySamples))
        {
            read.Add(file);
            files.Insert(1, (CohortTable.Patients, DelimitedFile.Read(file, format)));
        }

        foreach (string file in there.Where(f => IsFollowUp(nameOf(f))))
        {
            read.Add(file);
            files.Add((CohortTable.Events, IsWorkbook(file) ? FirstSheet(file, format) : DelimitedFile.Read(file, format)));
        }

        return WithUnread(files, there.Where(f => !read.Contains(f)).Select(f => Path.GetFileName(f)));

        string? Find(CohortTable table, Func<string, string> name) => NamesOf(table)
            .SelectMany(n => Extensions.Select(e => there.FirstOrDefault(f => IsNamed(f, name, n, e)))).FirstOrDefault(f => f is not null);

        static string LastName(string path) => Path.GetFileNameWithoutExtension(path).Split('.')[^1];
    }

    private static string[] NamesOf(CohortTable table)
    {
        IEnumerable<string> names = Forms(table);
        return table == CohortTable.Patients ? [.. names, StudyPatients] : [.. names];
    }

    // The names of a table and, after them, those of one row of it.
    private static IEnumerable<string> Forms(CohortTable table)
    {
        string[] names = TableNames.Single(t => t.Table == table).Names;
        return names.Concat(names.Select(n => TextKey.OfHeader(n.TrimEnd('s')))).Distinct(StringComparer.Ordinal);
    }

    // The files that the caller names; the first patients file holds the patients.
    private static IReadOnlyList<(CohortTable Table, DelimitedFile File)> Given(string folder, FileFormat format, ImmutableArray<ImportTable> given)
    {
        var files = new List<(CohortTable, DelimitedFile)>();
        foreach (ImportTable table in given.OrderBy(t => t.Table == CohortTable.Patients ? 0 : 1))
        {
            string path = Path.Combine(folder, table.File);
            if (!File.Exists(path))
            {
                throw new FileNotFoundException($"The folder holds no file {table.File}: {folder}");
            }

            files.Add((table.Table, (IsWorkbook(path) ? FirstSheet(path, format) : DelimitedFile.Read(path, format)).With(table)));
        }

        return WithUnread(files, There(folder).Select(f => Path.GetFileName(f)).Except(given.Select(t => t.File)));
    }

    private static string[] There(string folder) =>
        [.. Directory.GetFiles(folder).Where(f => Extensions.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];

    // Names are compared as headers are: case, accents and punctuation do not matter.
    private static bool IsNamed(string path, Func<string, string> nameOf, string name, string extension) =>
        Path.GetExtension(path).Equals(extension, StringComparison.OrdinalIgnoreCase) && TextKey.OfHeader(nameOf(path)) == name;

    private static bool IsFollowUp(string name) => Array.Exists(FollowUpNames, n => TextKey.OfHeader(name).StartsWith(n, StringComparison.Ordinal));

    // A file or sheet that is no table is said to be left out, with the findings of the first table.
    private static IReadOnlyList<(CohortTable Table, DelimitedFile File)> WithUnread(IReadOnlyList<(CohortTable Table, DelimitedFile File)> files, IEnumerable<string> unread)
    {
        string names = string.Join(", ", TableNames.Select(t => t.Names[1]));
        Finding[] left =
        [
            .. unread.Select(name => new Finding(Severity.Warning, "F13", name, null, null, null, new(
                $"Its name is that of no table of a cohort ({string.Join(", ", TableNames.Select(t => t.Names[0]))}); it was not read.",
                $"Son nom n'est celui d'aucune table d'une cohorte ({names}) ; le contenu n'a pas été lu."))),
        ];
        return left.Length == 0 ? files : [(files[0].Table, files[0].File.With(left)), .. files.Skip(1)];
    }

    private static DelimitedFile FirstSheet(string path, FileFormat format) =>
        Workbook.Read(path, format) is [var first, ..] ? first.File : DelimitedFile.Read([], Path.GetFileName(path), format);

    private static bool IsWorkbook(string path) => Path.GetExtension(path).Equals(Workbook.Extension, StringComparison.OrdinalIgnoreCase);
}
