using System.Collections.Frozen;

namespace Oncology.Cohort;

/// <summary>Names of operations of the breast, which say in the place of a yes that there was one.</summary>
internal static class BreastSurgery
{
    private static readonly FrozenSet<string> Operations = FrozenSet.Create(
        StringComparer.Ordinal,
        "mastectomie", "mastectomy", "mammectomie", "tumorectomie", "tumorectomy", "lumpectomie", "lumpectomy", "zonectomie", "quadrantectomie", "quadrantectomy", "segmentectomie", "patey", "halsted",
        "conservateur", "conservatrice", "oncoplastie", "oncoplastique");

    private static readonly FrozenSet<string> Doubts = FrozenSet.Create(
        StringComparer.Ordinal, "non", "pas", "sans", "no", "not", "aucune", "refus", "refusee", "refuse", "prevue", "prevu", "planned", "contre", "annulee", "ou", "or");

    /// <summary>True when the words name an operation and raise no doubt that it was done.</summary>
    public static bool IsName(string cell)
    {
        List<string> words = TextKey.Tokens(cell);
        return words.Exists(Operations.Contains) && !words.Exists(Doubts.Contains);
    }
}
