using Oncology.Survival;

namespace Oncology.Shared;

/// <summary>One wording of the user's text, English and French side by side.</summary>
internal readonly record struct Word(string English, string French)
{
    /// <summary>The wording in <paramref name="language"/>.</summary>
    public string In(Language language) => language == Language.French ? French : English;
}
