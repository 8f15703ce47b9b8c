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
        if (options.Columns.IsEmpty && options.MissingCodes.IsEmpty && options.DateStyles.IsEmpty)
        {
            return;
        }

        // A checkbox stands in the file under other headers than in the table.
        string[] headers = [.. files.SelectMany(f => f.Header).Concat(opened.SelectMany(o => o.File.Header)).Distinct()];
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

        string? near = NearestName.Find(absent, headers);
        throw new RequestException(
            $"No file has a column \"{absent}\".{(near is null ? "" : $" Is it \"{near}\"?")}",
            $"Aucun fichier n'a de colonne « {absent} ».{(near is null ? "" : $" Est-ce « {near} » ?")}",
            nameof(options));
    }
}
