using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>What 0 and 1 (or yes and no) mean in a column of the vital status.</summary>
internal static class VitalStatusCodes
{
    private static readonly string[] Yes = ["1", "oui", "o", "yes", "y", "true", "vrai", "x"];

    private static readonly string[] No = ["0", "non", "n", "no", "false", "faux"];

    private static readonly string[] Answers = [.. Yes, .. No];

    private static readonly FrozenSet<string> DeadWords = FrozenSet.Create(StringComparer.Ordinal, "deces", "dc", "dcd", "decede", "decedee", "mort", "morte", "death", "dead", "deceased", "died");

    private static readonly FrozenSet<string> AliveWords = FrozenSet.Create(StringComparer.Ordinal, "vivant", "vivante", "alive", "living");

    // Words beside that leave the question as it is: "Patiente décédée (oui/non)", but not "décès lié au cancer".
    private static readonly FrozenSet<string> Beside = FrozenSet.Create(
        StringComparer.Ordinal, "oui", "non", "o", "n", "yes", "no", "y", "patient", "patiente", "est", "elle", "il", "is", "the", "la", "le", "en", "vie", "statut", "status", "etat", "vital");

    /// <summary>Meanings by word key: from the header (décès, vivant), from the caller, else learnt from the dated deaths.</summary>
    public static ImmutableDictionary<string, object> Of(
        string header, TextColumn status, TypedColumn? death, int rows, ImportOptions options, FindingList findings)
    {
        var codes = new HashSet<string>(status.WordsUsed.Where(c => MissingWords.KindOf(c) is null).Select(TextKey.OfWord), StringComparer.Ordinal);
        if (options.DeadCode is { } dead)
        {
            return codes.ToImmutableDictionary(c => c, c => (object)(c == TextKey.OfWord(dead) ? VitalStatus.Dead : VitalStatus.Alive));
        }

        return OfHeader(header) is { IsEmpty: false } said ? said
            : codes.Count > 0 && (codes.IsSubsetOf(["0", "1", "2"]) || codes.IsSubsetOf(Answers)) ? Learn(header, status, death, rows, findings)
            : ImmutableDictionary<string, object>.Empty;
    }

    /// <summary>What the header says of yes and no (décès, vivant); empty where it says nothing.</summary>
    public static ImmutableDictionary<string, object> OfHeader(string header)
    {
        List<string> words = TextKey.Tokens(header);
        bool inLife = words.Contains("vie") && words.Contains("en");
        words.RemoveAll(Beside.Contains);
        bool saysDead = words is [var dead] && DeadWords.Contains(dead) && !inLife;
        bool saysAlive = words is [var alive] ? AliveWords.Contains(alive) && !inLife : words.Count == 0 && inLife;
        return saysDead || saysAlive
            ? Coded(Yes, saysDead ? VitalStatus.Dead : VitalStatus.Alive).AddRange(Coded(No, saysDead ? VitalStatus.Alive : VitalStatus.Dead))
            : ImmutableDictionary<string, object>.Empty;
    }

    private static ImmutableDictionary<string, object> Learn(string header, TextColumn status, TypedColumn? death, int rows, FindingList findings)
    {
        string?[] keys = new string?[status.Words.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = MissingWords.KindOf(status.Words[i]) is null ? TextKey.OfWord(status.Words[i]) : null;
        }

        var dated = new HashSet<string>(StringComparer.Ordinal);
        var undated = new HashSet<string>(StringComparer.Ordinal);
        for (int row = 0; death is not null && row < rows; row++)
        {
            if (keys[status.CodeOf(row)] is { } key)
            {
                (death.HasValue(row) ? dated : undated).Add(key);
            }
        }

        if (dated.Count == 1 && !undated.Overlaps(dated))
        {
            return Coded(undated, VitalStatus.Alive).AddRange(Coded(dated, VitalStatus.Dead));
        }

        findings.Add(Severity.Error, "V08", null, header, null, new(
            "The codes of the vital status are not stated and the dates of death do not tell which one means dead; state the code (ImportOptions.DeadCode, --dead-code 1, or --dead-code oui).",
            "Les codes du statut vital ne sont pas indiqués et les dates de décès ne disent pas lequel signifie décédé ; indiquez le code (ImportOptions.DeadCode, --dead-code 1, ou --dead-code oui)."));
        return ImmutableDictionary<string, object>.Empty;
    }

    private static ImmutableDictionary<string, object> Coded(IEnumerable<string> words, VitalStatus status) =>
        words.ToImmutableDictionary(w => w, _ => (object)status);
}
