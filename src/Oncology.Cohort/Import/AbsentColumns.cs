using Oncology.Shared;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>Columns that the options name and no file has: a slip of the pen there would leave a code of missing values in the data.</summary>
internal static class AbsentColumns
{
    /// <summary>Refuses options that name such a column; a header of any file of the import will do, of codes and orders of dates also the name of a field.</summary>
    /// <exception cref="RequestException">There is one.</exception>
    public static void Refuse(ImportOptions options, IEnumerable<DelimitedFile> files, IReadOnlyList<OpenedTable> opened)
    {
        DelimitedFile[] all = [.. files, .. opened.Select(o => o.File)];
        RefuseOfFiles(all, options);

        if (options.Columns.IsEmpty && options.MissingCodes.IsEmpty && options.DateStyles.IsEmpty)
        {
            return;
        }

        // A checkbox stands in the file under other headers than in the table.
        string[] headers = [.. all.SelectMany(f => f.Header).Distinct()];
        if (headers.Length == 0)
        {
            return;
        }

        HashSet<string> known = [.. headers.Select(TextKey.OfHeader)];
        HashSet<string> fields = [.. opened.SelectMany(o => o.Rows.Columns).Select(c => c.Field).OfType<string>()];
        string? absent = options.Columns.Keys.FirstOrDefault(name => !known.Contains(TextKey.OfHeader(name)))
            ?? options.MissingCodes.Keys.Concat(options.DateStyles.Keys).FirstOrDefault(name => !known.Contains(TextKey.OfHeader(name)) && !fields.Contains(name));
        if (absent is null)
        {
            return;
        }

        throw Absent(new($"No file has a column \"{absent}\".", $"Aucun fichier n'a de colonne « {absent} »."), absent, headers, options);
    }

    // Columns that the caller names of one file alone.
    private static void RefuseOfFiles(DelimitedFile[] all, ImportOptions options)
    {
        foreach (DelimitedFile file in all.Where(f => f.Given is { Columns.IsEmpty: false } && f.Header.Length > 0))
        {
            string[] headers = [.. all.Where(f => f.Name == file.Name).SelectMany(f => f.Header).Distinct()];
            HashSet<string> known = [.. headers.Select(TextKey.OfHeader)];
            if (file.Given!.Columns.Keys.Order(StringComparer.Ordinal).FirstOrDefault(name => !known.Contains(TextKey.OfHeader(name))) is { } absent)
            {
                throw Absent(new($"The file {file.Name} has no column \"{absent}\".", $"Le fichier {file.Name} n'a pas de colonne « {absent} »."), absent, headers, options);
            }
        }
    }

    private static RequestException Absent(Wording what, string absent, string[] headers, ImportOptions options)
    {
        string? near = NearestName.Find(absent, headers);
        return new RequestException(
            $"{what.English}{(near is null ? "" : $" Is it \"{near}\"?")}",
            $"{what.French}{(near is null ? "" : $" Est-ce « {near} » ?")}",
            nameof(options));
    }
}
