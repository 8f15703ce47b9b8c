using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>A title or label in English and French; they travel together so that both reports come from one run.</summary>
/// <param name="English">The English wording.</param>
/// <param name="French">The French wording.</param>
public readonly record struct LocalText(string English, string French)
{
    /// <summary>The same wording in both languages: a name, a symbol.</summary>
    /// <param name="text">The wording.</param>
    public static LocalText Same(string text) => new(text, text);

    /// <summary>The wording in <paramref name="language"/>.</summary>
    public string In(Language language) => language == Language.French ? French : English;

    /// <summary>The wording with a small first letter, as within a sentence; abbreviations keep their capitals.</summary>
    internal string MidSentence(Language language)
    {
        string text = In(language);
        return text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }

    /// <summary>The English wording.</summary>
    public override string ToString() => English;
}
