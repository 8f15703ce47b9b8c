namespace Oncology.Cohort;

/// <summary>Adds the columns of <see cref="ImportOptions.Derived"/> to a file.</summary>
internal static class DerivedCells
{
    /// <summary>The file with its derived columns, and the options that name them.</summary>
    public static (DelimitedFile File, ImportOptions Options) Add(DelimitedFile file, ImportOptions options)
    {
        foreach (DerivedField derived in options.Derived)
        {
            int column = IndexOf(file, derived.Column);
            (int Column, string Word)[] when = [.. derived.When.Select(w => (IndexOf(file, w.Key), TextKey.OfWord(w.Value)))];
            if (column < 0 || Array.Exists(when, w => w.Column < 0))
            {
                continue;
            }

            bool[][] holds = [.. when.Select(w => Words(file.Table.Columns[w.Column], w.Word))];
            string header = $"{file.Header[column]} ({derived.Field})";
            TextTable table = file.Table;
            file = file.With(header, table.Columns[column].Where(row => AllHold(row), table.Count));
            options = options with { Columns = options.Columns.SetItem(header, derived.Field) };

            bool AllHold(int row)
            {
                for (int i = 0; i < when.Length; i++)
                {
                    if (!holds[i][table.Columns[when[i].Column].CodeOf(row)])
                    {
                        return false;
                    }
                }

                return true;
            }
        }

        return (file, options);
    }

    // Which words of a column are the one that is asked for.
    private static bool[] Words(TextColumn column, string word)
    {
        bool[] equal = new bool[column.Words.Length];
        for (int i = 0; i < equal.Length; i++)
        {
            equal[i] = TextKey.OfWord(column.Words[i]) == word;
        }

        return equal;
    }

    private static int IndexOf(DelimitedFile file, string header)
    {
        string key = TextKey.OfHeader(header);
        for (int i = 0; i < file.Header.Length; i++)
        {
            if (TextKey.OfHeader(file.Header[i]) == key)
            {
                return i;
            }
        }

        return -1;
    }
}
