using System.Globalization;
using System.Text;
using Oncology.Shared;

namespace Oncology.Cohort;

/// <summary>Keys under which headers and words are compared: without case, accents and punctuation.</summary>
internal static class TextKey
{
    private static readonly HashSet<string> SmallWords =
        new(StringComparer.Ordinal) { "de", "du", "des", "d", "la", "le", "les", "l", "of", "the", "en", "au", "aux", "a" };

    /// <summary>Lower-case ASCII tokens: "Date de décès" becomes date, de, deces.</summary>
    public static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        var token = new StringBuilder();
        foreach (char c in Ascii.IsValid(text) ? text : WithoutAccents(text.Replace("n°", "num ", StringComparison.OrdinalIgnoreCase)))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (char.IsLetterOrDigit(c))
            {
                token.Append(char.ToLowerInvariant(c));
            }
            else if (token.Length > 0)
            {
                tokens.Add(token.ToString());
                token.Clear();
            }
        }

        if (token.Length > 0)
        {
            tokens.Add(token.ToString());
        }

        return tokens;
    }

    /// <summary>Key of a header: tokens joined, small words left out, "traitement" as "ttt", so that "Date de décès" and "DATE_DECES" are one key.</summary>
    public static string OfHeader(string text)
    {
        List<string> tokens = Tokens(text);
        string key = string.Concat(tokens.Where(t => !SmallWords.Contains(t)).Select(t => t == "traitement" ? "ttt" : t));
        return key.Length > 0 ? key : string.Concat(tokens);
    }

    /// <summary>Key of a word in a cell: as a header, but the signs that carry meaning there (+ &lt; &gt; /) stay.</summary>
    public static string OfWord(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (char c in Ascii.IsValid(text) ? text : WithoutAccents(text))
        {
            if (char.IsLetterOrDigit(c))
            {
                key.Append(char.ToLowerInvariant(c));
            }
            else if (c is '+' or '<' or '>' or '/')
            {
                key.Append(c);
            }
        }

        return key.ToString();
    }

    /// <summary>The text with each accent in one sign with its letter: some systems write "é" as an e and an accent.</summary>
    public static string Composed(string text) => text.AsSpan().ContainsAnyInRange('\u0300', '\u036F') ? text.Normalize(NormalizationForm.FormC) : text;

    /// <summary>Of the keys, the one nearest to the text when it is near enough to be a slip of the pen; else null.</summary>
    public static string? Nearest(string text, IEnumerable<string> keys)
    {
        string key = OfWord(text);
        return key.Length < 3 ? null : NearestName.Find(key, keys);
    }

    // Accents become signs of their own, which are no letters.
    private static string WithoutAccents(string text) => text.Replace("œ", "oe", StringComparison.OrdinalIgnoreCase).Normalize(NormalizationForm.FormD);
}
