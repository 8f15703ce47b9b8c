namespace Oncology.Reporting;

/// <summary>The known name that a mistyped one most likely means.</summary>
internal static class NearestName
{
    /// <summary>The known name within a third of the length in edits (at least two), ignoring case; null when none is that near.</summary>
    public static string? Of(string word, IEnumerable<string> known)
    {
        string? nearest = null;
        int best = Math.Max(2, word.Length / 3) + 1;
        foreach (string name in known)
        {
            int distance = Edits(word.ToUpperInvariant(), name.ToUpperInvariant());
            if (distance < best)
            {
                (nearest, best) = (name, distance);
            }
        }

        return nearest;
    }

    // Levenshtein distance, one row at a time.
    private static int Edits(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
