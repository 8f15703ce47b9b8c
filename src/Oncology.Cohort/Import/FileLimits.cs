using System.Globalization;
using System.Text;

namespace Oncology.Cohort;

/// <summary>What a file may not hold: sizes beyond the limits of the options, and characters that no text has.</summary>
internal static class FileLimits
{
    public static Wording TooLarge(long bytes, long most) => new(
        string.Create(CultureInfo.InvariantCulture, $"The file has {bytes} bytes, more than the {most} that are allowed (ImportOptions.MaxFileBytes); it was not read."),
        string.Create(CultureInfo.InvariantCulture, $"Le fichier compte {bytes} octets, plus que les {most} admis (ImportOptions.MaxFileBytes) ; il n'a pas été lu."));

    public static Wording TooManyColumns(int columns, int most) => new(
        string.Create(CultureInfo.InvariantCulture, $"The file has {columns} columns, more than the {most} that are allowed (ImportOptions.MaxColumns); it was not read."),
        string.Create(CultureInfo.InvariantCulture, $"Le fichier compte {columns} colonnes, plus que les {most} admises (ImportOptions.MaxColumns) ; il n'a pas été lu."));

    /// <summary>The text without NUL characters and byte order marks, each kind reported once.</summary>
    public static string WithoutStrays(string text, FindingList findings)
    {
        int nul = text.IndexOf('\0', StringComparison.Ordinal);
        if (nul >= 0)
        {
            findings.Add(Severity.Error, "F09", LineOf(text, nul), null, null, new(
                "The file holds NUL characters: it is no text, or its encoding is another (ImportOptions.Encoding, --encoding). They were left out.",
                "Le fichier contient des caractères NUL : ce n'est pas du texte, ou son encodage est autre (ImportOptions.Encoding, --encoding). Ils ont été ôtés."));
            text = text.Replace("\0", "", StringComparison.Ordinal);
        }

        if (Ascii.IsValid(text))
        {
            return text;
        }

        int doubtful = FormatDetector.Doubtful(text);
        if (doubtful >= 0)
        {
            findings.Add(Severity.Warning, "F09", LineOf(text, doubtful), null, null, new(
                "The text looks decoded wrongly: signs stand inside words where accented letters are expected. State the encoding of the file, such as ibm850 (DOS) or macintosh (ImportOptions.Encoding, --encoding).",
                "Le texte semble mal décodé : des signes figurent dans des mots à la place de lettres accentuées. Indiquez l'encodage du fichier, par exemple ibm850 (DOS) ou macintosh (ImportOptions.Encoding, --encoding)."));
        }

        int mark = text.IndexOf('\uFEFF', StringComparison.Ordinal);
        if (mark >= 0)
        {
            findings.Add(Severity.Warning, "F09", LineOf(text, mark), null, null, new(
                "A byte order mark stands inside the file, as where two files were joined; it was left out.",
                "Une marque d'ordre des octets figure dans le fichier, comme après la réunion de deux fichiers ; elle a été ôtée."));
            text = text.Replace("\uFEFF", "", StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>A finding for each cell of a record that is too long.</summary>
    public static void Report(IReadOnlyList<(int Column, int Length)>? tooLong, int line, int most, FindingList findings)
    {
        foreach ((int column, int length) in tooLong ?? [])
        {
            findings.Add(Severity.Error, "F09", line, string.Create(CultureInfo.InvariantCulture, $"column {column + 1}"), null, new(
                string.Create(CultureInfo.InvariantCulture, $"The cell has {length} characters, more than the {most} that are allowed (ImportOptions.MaxCellLength); it counts as missing."),
                string.Create(CultureInfo.InvariantCulture, $"La cellule compte {length} caractères, plus que les {most} admis (ImportOptions.MaxCellLength) ; elle compte comme manquante.")));
        }
    }

    public static Wording TooManyCells(long cells, long most) => new(
        string.Create(CultureInfo.InvariantCulture, $"The table has {cells} cells, counting those that short rows leave out: more than the {most} bytes that are allowed (ImportOptions.MaxFileBytes); it was not read."),
        string.Create(CultureInfo.InvariantCulture, $"La table compte {cells} cellules, avec celles que les lignes trop courtes omettent : plus que les {most} octets admis (ImportOptions.MaxFileBytes) ; elle n'a pas été lue."));

    private static int LineOf(string text, int position) => text.AsSpan(0, position).Count('\n') + 1;
}
