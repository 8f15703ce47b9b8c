namespace Oncology.Survival;

/// <summary>Something about a result that its reader must know; results carry them and tables print them.</summary>
/// <param name="Code">Short stable name, such as <c>separation</c>.</param>
/// <param name="English">The message in English.</param>
/// <param name="French">The message in French.</param>
public sealed record AnalysisWarning(string Code, string English, string French)
{
    /// <summary>The message in <paramref name="language"/>.</summary>
    public string In(Language language) => language == Language.French ? French : English;
}
