using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Reads the data dictionary of a REDCap project, which says what the numeric codes of its choices mean.</summary>
/// <remarks>The CSV that REDCap writes under "Data Dictionary": a column with the name of the field ("Variable / Field Name", <c>field_name</c>) and one with
/// its choices ("Choices, Calculations, OR Slider Labels", <c>select_choices_or_calculations</c>), written <c>1, Bone | 2, Liver</c>. Pass what was read as
/// <see cref="ImportOptions.RedcapChoices"/>: the checkbox column <c>organs___2</c> then means liver, and so does the code 2 of a radio button or a list.</remarks>
public static class RedcapDictionary
{
    private static readonly string[] NameHeaders = ["variablefieldname", "fieldname", "variable", "champ"];
    private static readonly string[] ChoiceHeaders = ["choicescalculationsorsliderlabels", "selectchoicesorcalculations", "choices", "choix"];

    /// <summary>Reads a data dictionary.</summary>
    /// <param name="path">The file.</param>
    /// <returns>By name of the field, the label of each code; fields without coded choices are left out.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="TableFormatException">A column is absent, or the file cannot be cut into rows and columns.</exception>
    public static ImmutableDictionary<string, ImmutableDictionary<string, string>> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        DelimitedFile file = DelimitedFile.Read(path, FileFormat.Of(new ImportOptions()));
        var findings = new FindingList(file.Name);
        int name = IndexOf(file, NameHeaders);
        int choices = IndexOf(file, ChoiceHeaders);
        if (file.Header.Length > 0 && (name < 0 || choices < 0))
        {
            findings.Add(Severity.Error, "F12", null, null, null, new(
                "This is no REDCap data dictionary: the columns \"Variable / Field Name\" and \"Choices, Calculations, OR Slider Labels\" are expected.",
                "Ce n'est pas un dictionnaire REDCap : les colonnes « Variable / Field Name » et « Choices, Calculations, OR Slider Labels » sont attendues."));
        }

        ImmutableArray<Finding> errors = [.. file.Findings.Where(f => f.Severity == Severity.Error), .. findings.ToImmutable()];
        if (!errors.IsEmpty)
        {
            throw new TableFormatException(errors);
        }

        var fields = ImmutableDictionary.CreateBuilder<string, ImmutableDictionary<string, string>>(StringComparer.OrdinalIgnoreCase);
        foreach (DelimitedRow row in file.Rows)
        {
            ImmutableDictionary<string, string> coded = Choices(row.Cells[choices]);
            if (!coded.IsEmpty)
            {
                fields[row.Cells[name].Trim()] = coded;
            }
        }

        return fields.ToImmutable();
    }

    // "1, Bone | 2, Liver"; a calculation or the labels of a slider have no code before a comma.
    private static ImmutableDictionary<string, string> Choices(string text)
    {
        var coded = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string choice in text.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int comma = choice.IndexOf(',', StringComparison.Ordinal);
            if (comma > 0 && choice[(comma + 1)..].Trim() is { Length: > 0 } label)
            {
                coded[choice[..comma].Trim()] = label;
            }
        }

        return coded.ToImmutable();
    }

    private static int IndexOf(DelimitedFile file, string[] headers)
    {
        for (int i = 0; i < file.Header.Length; i++)
        {
            if (headers.Contains(TextKey.OfWord(file.Header[i]).Replace("/", "", StringComparison.Ordinal), StringComparer.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
