using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Reads a patch file: corrections of single cells, with who decided them and why. The corrected files are never changed.</summary>
/// <remarks>A delimited text with the columns patient, field, old, new, reason, who and date (French: patiente, champ, ancien, nouveau, motif,
/// auteur, date). Encoding and delimiter are detected. Lay the corrections over an import with <see cref="ImportOptions.Corrections"/>.</remarks>
public static class PatchFile
{
    private static readonly (string Name, string[] Headers)[] Columns =
    [
        ("patient", ["patient", "patiente", "patient_id", "id", "id_patient", "num_patient", "code_patient", "num_patiente", "code_patiente"]), ("field", ["field", "champ", "variable", "colonne", "column"]), ("old", ["old", "old_value", "ancien", "ancienne_valeur"]),
        ("new", ["new", "new_value", "nouveau", "nouvelle_valeur"]), ("reason", ["reason", "motif", "raison"]), ("who", ["who", "auteur", "qui"]), ("date", ["date"]),
    ];

    /// <summary>Reads a patch file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The corrections, in file order.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="TableFormatException">A column is absent, or the file cannot be cut into rows and columns.</exception>
    public static ImmutableArray<Correction> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        DelimitedFile file = DelimitedFile.Read(path, FileFormat.Of(new ImportOptions()));
        var findings = new FindingList(file.Name);
        int[] index = [.. Columns.Select(c => IndexOf(file, c.Headers))];
        for (int i = 0; i < index.Length; i++)
        {
            if (index[i] < 0 && file.Header.Length > 0)
            {
                findings.Add(Severity.Error, "F11", null, Columns[i].Name, null, new(
                    $"The patch file has no column {Columns[i].Name}; expected are {string.Join(", ", Columns.Select(c => c.Name))}.",
                    $"Le fichier de corrections n'a pas de colonne {Columns[i].Name} ; attendues : {string.Join(", ", Columns.Select(c => c.Name))}."));
            }
        }

        ImmutableArray<Finding> errors = [.. file.Findings.Where(f => f.Severity == Severity.Error), .. findings.ToImmutable()];
        if (!errors.IsEmpty)
        {
            throw new TableFormatException(errors);
        }

        return
        [
            .. file.Rows.Select(r => new Correction(
                Cell(r, 0), Cell(r, 1), Cell(r, 2), Cell(r, 3), Cell(r, 4), Cell(r, 5), Cell(r, 6), file.Name, r.Line)),
        ];

        string Cell(DelimitedRow row, int column) => row.Cells[index[column]].Trim();
    }

    private static int IndexOf(DelimitedFile file, string[] headers)
    {
        for (int i = 0; i < file.Header.Length; i++)
        {
            if (Array.Exists(headers, h => TextKey.OfHeader(h) == TextKey.OfHeader(file.Header[i])))
            {
                return i;
            }
        }

        return -1;
    }
}
