namespace Oncology.Cohort;

/// <summary>Finds the tables of a cohort: files of a folder, sheets of a workbook, instruments of a REDCap export, or one flat file.</summary>
internal static class CohortFiles
{
    private static readonly (CohortTable Table, string[] Names)[] TableNames =
    [
        (CohortTable.Patients, ["patients"]),
        (CohortTable.Lesions, ["lesions", "metastases"]),
        (CohortTable.Treatments, ["treatments", "traitements"]),
        (CohortTable.Events, ["events", "evenements"]),
        (CohortTable.Labs, ["labs", "biologie"]),
    ];

    private static readonly string[] Extensions = [".csv", ".tsv", ".txt", Workbook.Extension];

    /// <summary>The tables, patients first. One table is a flat file.</summary>
    public static IReadOnlyList<(CohortTable Table, DelimitedFile File)> Read(string path, FileFormat format) =>
        Directory.Exists(path) ? Folder(path, format)
        : !IsWorkbook(path) ? OneFile(DelimitedFile.Read(path, format))
        : Sheets(Workbook.Read(path, format));

    /// <summary>The tables of an opened workbook: its sheets by name, or its only sheet.</summary>
    public static IReadOnlyList<(CohortTable Table, DelimitedFile File)> Sheets(IReadOnlyList<(string Sheet, DelimitedFile File)> sheets)
    {
        (CohortTable Table, DelimitedFile File)[] named =
        [
            .. TableNames.SelectMany(t => sheets.Where(s => t.Names.Contains(TextKey.OfHeader(s.Sheet))).Take(1).Select(s => (t.Table, s.File))),
        ];
        if (named.Length > 0 && named[0].Table == CohortTable.Patients)
        {
            return named;
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

    private static IReadOnlyList<(CohortTable Table, DelimitedFile File)> OneFile(DelimitedFile file) => Redcap.Tables(file) ?? [(CohortTable.Patients, file)];

    private static List<(CohortTable Table, DelimitedFile File)> Folder(string folder, FileFormat format)
    {
        var files = new List<(CohortTable, DelimitedFile)>();
        foreach ((CohortTable table, string[] names) in TableNames)
        {
            string? file = names.SelectMany(n => Extensions.Select(e => Path.Combine(folder, n + e))).FirstOrDefault(File.Exists);
            if (file is not null)
            {
                files.Add((table, IsWorkbook(file) ? FirstSheet(file, format) : DelimitedFile.Read(file, format)));
            }
            else if (table == CohortTable.Patients)
            {
                throw new FileNotFoundException($"The folder holds no patients file (patients.csv): {folder}");
            }
        }

        return files;
    }

    private static DelimitedFile FirstSheet(string path, FileFormat format) =>
        Workbook.Read(path, format) is [var first, ..] ? first.File : DelimitedFile.Read([], Path.GetFileName(path), format);

    private static bool IsWorkbook(string path) => Path.GetExtension(path).Equals(Workbook.Extension, StringComparison.OrdinalIgnoreCase);
}
