using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>Words the user reads, in English and in French.</summary>
/// <param name="English">The English words.</param>
/// <param name="French">The French words.</param>
public sealed record Wording(string English, string French)
{
    /// <summary>The words in one language.</summary>
    /// <param name="language">The language.</param>
    /// <returns>The words.</returns>
    public string In(Language language) => language == Language.French ? French : English;
}
