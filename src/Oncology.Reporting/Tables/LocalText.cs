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

    /// <summary>The English wording.</summary>
    public override string ToString() => English;
}
