using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>What 0 and 1 (or yes and no) mean in a column of the vital status.</summary>
internal static class VitalStatusCodes
{
    private static readonly string[] Yes = ["1", "oui", "o", "yes", "y", "true", "vrai", "x"];

    private static readonly string[] No = ["0", "non", "n", "no", "false", "faux"];

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
            : codes.IsSubsetOf(["0", "1", "2"]) && codes.Count > 0 ? Learn(header, status, death, rows, findings)
            : ImmutableDictionary<string, object>.Empty;
    }

    /// <summary>What the header says of yes and no (décès, vivant); empty where it says nothing.</summary>
    public static ImmutableDictionary<string, object> OfHeader(string header)
    {
        string key = TextKey.OfHeader(header);
        bool saysDead = key is "deces" or "dc" or "death" or "dead" or "dcd" or "decede" or "mort";
        bool saysAlive = key is "vivant" or "alive" or "envie";
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
            "The codes of the vital status are not stated and the dates of death do not tell which one means dead; state the code (1 = dead).",
            "Les codes du statut vital ne sont pas indiqués et les dates de décès ne disent pas lequel signifie décédé ; indiquez le code (1 = décédé)."));
        return ImmutableDictionary<string, object>.Empty;
    }

    private static ImmutableDictionary<string, object> Coded(IEnumerable<string> words, VitalStatus status) =>
        words.ToImmutableDictionary(w => w, _ => (object)status);
}
