using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Oncology.Cohort;

/// <summary>Reads which lesions a cell names: "toutes les lésions", "1 et 2", "L1/L2".</summary>
internal static partial class LesionCodes
{
    /// <summary>The code that stands for every lesion.</summary>
    public const string All = "all";

    private static readonly FrozenSet<string> AllWords = FrozenSet.Create(
        StringComparer.Ordinal,
        [
            .. from all in (string[])["tous", "toutes", "tout", "toute", "all", "every", "ensemble", "totalite"]
               from what in (string[])["", "lesion", "lesions", "metastases", "metastasis", "metas", "meta", "mets", "sites", "localisations", "cibles", "targets"]
               select all + what,
        ]);

    /// <summary>The codes of a list; <see cref="All"/> alone where the list says all.</summary>
    /// <param name="parts">The list, cut at its signs.</param>
    public static ImmutableArray<string> Read(ImmutableArray<string> parts) =>
        parts.Any(p => AllWords.Contains(TextKey.OfHeader(p))) ? [All] : [.. parts.SelectMany(Codes)];

    // Names of several words and codes with a slash that are not numbered stay whole: they can be the code of one lesion.
    private static IEnumerable<string> Codes(string part)
    {
        string list = Plural().Replace(part, "");
        string[] codes = [.. Conjunction().Split(list).SelectMany(c => Numbered().IsMatch(c) ? c.Split('/') : [c]).Select(c => c.Trim())];
        return codes.Length > 1 && codes.All(c => Code().IsMatch(c)) ? codes : [part];
    }

    [GeneratedRegex(@"^(?:l[ée]sions|m[ée]tastases|mets)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Plural();

    [GeneratedRegex(@"\s+(?:et|and)\s+|\s*&\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Conjunction();

    [GeneratedRegex(@"^\s*[a-z]{0,4}\d{1,2}(?:\s*/\s*[a-z]{0,4}\d{1,2})+\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^[\w.-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
