using System.Collections.Frozen;

namespace Oncology.Cohort;

/// <summary>Words that stand for a missing value, and what kind of missing they mean.</summary>
internal static class MissingWords
{
    private static readonly FrozenDictionary<string, MissingKind> Kinds = new Dictionary<string, MissingKind>(StringComparer.OrdinalIgnoreCase)
    {
        [""] = MissingKind.NotRecorded,
        ["NA"] = MissingKind.NotRecorded,
        ["."] = MissingKind.NotRecorded,
        ["-"] = MissingKind.NotRecorded,
        ["--"] = MissingKind.NotRecorded,
        ["NR"] = MissingKind.NotRecorded,
        ["NC"] = MissingKind.NotRecorded,
        ["MD"] = MissingKind.NotRecorded,
        ["missing"] = MissingKind.NotRecorded,
        ["manquant"] = MissingKind.NotRecorded,
        ["non renseigné"] = MissingKind.NotRecorded,
        ["non renseigne"] = MissingKind.NotRecorded,
        ["[Not Available]"] = MissingKind.NotRecorded,
        ["Not Available"] = MissingKind.NotRecorded,
        ["manquante"] = MissingKind.NotRecorded,
        ["donnée manquante"] = MissingKind.NotRecorded,
        ["non renseignée"] = MissingKind.NotRecorded,
        ["non précisé"] = MissingKind.NotRecorded,
        ["non précisée"] = MissingKind.NotRecorded,
        ["non disponible"] = MissingKind.NotRecorded,
        ["ND"] = MissingKind.NotDone,
        ["NF"] = MissingKind.NotDone,
        ["non évalué"] = MissingKind.NotDone,
        ["non évaluée"] = MissingKind.NotDone,
        ["not evaluated"] = MissingKind.NotDone,
        ["non fait"] = MissingKind.NotDone,
        ["non faite"] = MissingKind.NotDone,
        ["not done"] = MissingKind.NotDone,
        ["[Not Evaluated]"] = MissingKind.NotDone,
        ["N/A"] = MissingKind.NotApplicable,
        ["non applicable"] = MissingKind.NotApplicable,
        ["not applicable"] = MissingKind.NotApplicable,
        ["[Not Applicable]"] = MissingKind.NotApplicable,
        ["NK"] = MissingKind.Unknown,
        ["?"] = MissingKind.Unknown,
        ["inconnu"] = MissingKind.Unknown,
        ["inconnue"] = MissingKind.Unknown,
        ["non connu"] = MissingKind.Unknown,
        ["non connue"] = MissingKind.Unknown,
        ["NSP"] = MissingKind.Unknown,
        ["ne sait pas"] = MissingKind.Unknown,
        ["not known"] = MissingKind.Unknown,
        ["unknown"] = MissingKind.Unknown,
        ["[Unknown]"] = MissingKind.Unknown,
        ["[Discrepancy]"] = MissingKind.Unknown,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // Words that programs write into blank cells, and those that say that there is nothing to know.
    private static readonly FrozenSet<string> Nothing =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "", "NA", ".", "-", "--", "[Not Available]", "Not Available", "NF", "non fait", "non faite", "not done");

    private static readonly FrozenDictionary<string, MissingKind>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Kinds.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The words, in alphabetical order; the empty cell is not among them.</summary>
    public static IEnumerable<string> All => Kinds.Keys.Where(k => k.Length > 0).Order(StringComparer.OrdinalIgnoreCase);

    /// <summary>The words that say that a value is not known, so that a treatment with such a cell is neither given nor not given; in alphabetical order.</summary>
    public static IEnumerable<string> Open => All.Where(w => !IsNothing(w));

    /// <summary>True for a blank cell, the words that stand for one, and those that say that the question does not apply or that nothing was done.</summary>
    public static bool IsNothing(string text) => Nothing.Contains(text.Trim()) || KindOf(text) == MissingKind.NotApplicable;

    public static MissingKind? KindOf(ReadOnlySpan<char> text) => Lookup.TryGetValue(text.Trim(), out MissingKind kind) ? kind : null;
}
