using System.Globalization;
using System.Numerics;

namespace Oncology.Shared;

/// <summary>Finds what a misspelt name probably meant.</summary>
internal static class NearestName
{
    private const int FewestLetters = 4;

    /// <summary>The known name closest to <paramref name="name"/>, null when none is close enough to be meant.</summary>
    /// <remarks>Case is ignored; swapped neighbours count as one error (optimal string alignment). A third of the letters may differ. Where none is near, one that begins with the other is taken.</remarks>
    public static string? Find(string name, IEnumerable<string> known) =>
        FindSlip(name, known, 3) ?? known.FirstOrDefault(candidate => BeginsWith(candidate, name) || BeginsWith(name, candidate));

    /// <summary>The known name closest to <paramref name="name"/> of those from which one letter in <paramref name="lettersPerSlip"/> differs, at least one; null when there is none.</summary>
    public static string? FindSlip(string name, IEnumerable<string> known, int lettersPerSlip)
    {
        string? best = null;
        int bestDistance = Math.Max(1, name.Length / lettersPerSlip) + 1;
        string upper = name.ToUpperInvariant();
        ulong signs = Signs(upper);
        int[]? rows = null;
        foreach (string candidate in known)
        {
            // The distance is the difference of the lengths at least.
            if (Math.Abs(candidate.Length - name.Length) >= bestDistance)
            {
                continue;
            }

            string other = candidate.ToUpperInvariant();
            if (FewestSlips(signs, Signs(other)) < bestDistance && Distance(upper, other, ref rows) is int distance && distance < bestDistance)
            {
                bestDistance = distance;
                best = candidate;
            }
        }

        return best;
    }

    // Which of 64 kinds of signs a word has.
    private static ulong Signs(string word)
    {
        ulong signs = 0;
        foreach (char sign in word)
        {
            signs |= 1UL << (sign % 64);
        }

        return signs;
    }

    // One slip takes one sign away and brings one in at most.
    private static int FewestSlips(ulong a, ulong b) => Math.Max(BitOperations.PopCount(a & ~b), BitOperations.PopCount(b & ~a));

    // "Durée (mois)" for Duree: accents apart, one begins with the other.
    private static bool BeginsWith(string longer, string shorter) =>
        shorter.Length >= FewestLetters && CultureInfo.InvariantCulture.CompareInfo.IsPrefix(longer, shorter, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace);

    // Three rows of the table of distances, kept from one word to the next.
    private static int Distance(string a, string b, ref int[]? rows)
    {
        int width = b.Length + 1;
        if (rows is null || rows.Length < 3 * width)
        {
            rows = new int[3 * width];
        }

        Span<int> beforePrevious = rows.AsSpan(0, width), previous = rows.AsSpan(width, width), current = rows.AsSpan(2 * width, width);
        for (int j = 0; j < width; j++)
        {
            previous[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
                }
            }

            Span<int> free = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = free;
        }

        return previous[b.Length];
    }
}
