using System.Collections.Frozen;

namespace Oncology.Cohort;

/// <summary>Reads a vital status that goes on after its word: "vivante en rémission", "décédée du cancer".</summary>
internal static class VitalStatusText
{
    // Words that leave the status open, or are of another one.
    private static readonly FrozenSet<string> Open = FrozenSet.Create(
        StringComparer.Ordinal, "non", "not", "no", "pas", "ni", "ou", "or", "puis", "then", "jusque", "jusqu", "until", "probable", "probablement", "probably", "possible", "presume", "presumee", "presumed",
        "suppose", "supposee", "inconnu", "inconnue", "unknown", "perdu", "perdue", "pdv", "lost", "oui", "yes");

    /// <summary>The status that the first word says when no later word says or doubts one; null else.</summary>
    public static VitalStatus? Find(string cell, Field field)
    {
        List<string> tokens = TextKey.Tokens(cell);
        if (tokens.Count < 2 || cell.AsSpan().ContainsAny('?', '/') || StatusOf(tokens[0], field) is not { } status)
        {
            return null;
        }

        bool isPlain = tokens.Skip(1).All(t => !Open.Contains(t) && !char.IsAsciiDigit(t[0]) && (StatusOf(t, field) is not { } other || other == status));
        return isPlain ? status : null;
    }

    // "d" and "v" are codes: as words of a text they may be anything.
    private static VitalStatus? StatusOf(string token, Field field) =>
        token.Length > 2 && field.ValuesByKey.TryGetValue(token, out FieldValue? value) ? (VitalStatus)value.Value : null;
}
