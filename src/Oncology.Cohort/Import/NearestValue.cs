using Oncology.Shared;

namespace Oncology.Cohort;

/// <summary>What a word that a category cannot read was probably meant for.</summary>
internal static class NearestValue
{
    private const int FewestLetters = 4;

    /// <summary>The code or word of a value, as it is spelt, that is nearest; null when none is near, or words of several values are.</summary>
    /// <remarks>A word that only begins the words of values ("radiothérapie": palliative, of the breast) says less than they do: it is none of them.</remarks>
    public static string? Of(string cell, Field field)
    {
        string key = TextKey.OfWord(cell);
        if (key.Length < 3 || field.Values.IsEmpty)
        {
            return null;
        }

        (string Key, string Words)[] spellings =
        [
            .. from value in field.Values
               from words in value.Words.Prepend(value.Code)
               select (TextKey.OfWord(words), words),
            .. field.Name == "organ" ? OrganWords.Nouns.Select(noun => (noun, noun)) : [],
        ];
        if (NearestName.FindSlip(key, spellings.Select(s => s.Key), 3) is { } slip)
        {
            return spellings.First(s => s.Key == slip).Words;
        }

        (string Key, string Words)[] begun = [.. spellings.Where(s => BeginAlike(s.Key, key) && !IsPartOf(cell, s.Words))];
        return begun.Select(s => ValueOf(s.Words, field)).Distinct().Count() == 1 ? begun[0].Words : null;
    }

    private static object? ValueOf(string words, Field field) =>
        field.ValuesByKey.TryGetValue(TextKey.OfWord(words), out FieldValue? value) ? value.Value : OrganWords.Find(words);

    // Three quarters of the shorter at least.
    private static bool BeginAlike(string one, string other)
    {
        int same = one.AsSpan().CommonPrefixLength(other);
        return same >= FewestLetters && 4 * same >= 3 * Math.Min(one.Length, other.Length);
    }

    private static bool IsPartOf(string cell, string words)
    {
        List<string> few = TextKey.Tokens(cell);
        List<string> many = TextKey.Tokens(words);
        return few.Count < many.Count && many.Take(few.Count).SequenceEqual(few);
    }
}
