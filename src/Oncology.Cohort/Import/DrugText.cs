using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Oncology.Cohort;

/// <summary>Reads the drugs of a cell as an oncologist writes them: "EC x4 puis taxol x12", "TCH", "létrozole + palbociclib", "paclitaxel hebdo".</summary>
/// <remarks>A part with any word that is no drug, regimen, joining word, number of cycles or dose stays as it is: "docetaxel sans trastuzumab" is not docetaxel
/// and trastuzumab.</remarks>
internal static partial class DrugText
{
    private const int MostWords = 5;
    private const int LongestText = 400;

    // T of a sequence (EC-T, AC-T) may be docetaxel or paclitaxel: it says the class alone.
    /// <summary>The names of regimens, separated by spaces, and the drugs that they stand for.</summary>
    public static ImmutableArray<(string Names, string Drugs)> All { get; } =
    [
        ("fec fec-50 fec-60 fec-75 fec-90 fec-100 dd-fec", "fluorouracil epirubicin cyclophosphamide"),
        ("fac fac-50 caf", "fluorouracil doxorubicin cyclophosphamide"),
        ("ec ec-75 ec-90 ec-100 dd-ec", "epirubicin cyclophosphamide"),
        ("ac ac-60 dd-ac", "doxorubicin cyclophosphamide"),
        ("fec-d fec-100-d fec-doc", "fluorouracil epirubicin cyclophosphamide docetaxel"),
        ("fec-t fec-100-t", "fluorouracil epirubicin cyclophosphamide taxane"),
        ("fec-p fec-100-p", "fluorouracil epirubicin cyclophosphamide paclitaxel"),
        ("ec-d ec-90-d ec-100-d", "epirubicin cyclophosphamide docetaxel"),
        ("ec-t ec-90-t ec-100-t dd-ec-t", "epirubicin cyclophosphamide taxane"),
        ("ec-p ec-90-p ec-100-p dd-ec-p", "epirubicin cyclophosphamide paclitaxel"),
        ("ac-d", "doxorubicin cyclophosphamide docetaxel"),
        ("ac-t dd-ac-t", "doxorubicin cyclophosphamide taxane"),
        ("ac-p dd-ac-p", "doxorubicin cyclophosphamide paclitaxel"),
        ("tc", "docetaxel cyclophosphamide"),
        ("tac", "docetaxel doxorubicin cyclophosphamide"),
        ("cmf", "cyclophosphamide methotrexate fluorouracil"),
        ("th", "taxane trastuzumab"),
        ("thp", "taxane trastuzumab pertuzumab"),
        ("tch tcbh", "docetaxel carboplatin trastuzumab"),
        ("tchp tcbhp", "docetaxel carboplatin trastuzumab pertuzumab"),
        ("fec-th fec-100-th", "fluorouracil epirubicin cyclophosphamide taxane trastuzumab"),
        ("ec-th", "epirubicin cyclophosphamide taxane trastuzumab"),
        ("ec-thp", "epirubicin cyclophosphamide taxane trastuzumab pertuzumab"),
        ("ac-th", "doxorubicin cyclophosphamide taxane trastuzumab"),
        ("ac-thp", "doxorubicin cyclophosphamide taxane trastuzumab pertuzumab"),
        ("phesgo double-blocage double-blocage-her2 double-blocage-anti-her2", "pertuzumab trastuzumab"),
    ];

    private static readonly FrozenDictionary<string, ImmutableArray<string>> Regimens = Index();

    /// <summary>The drugs of a cell: single drugs as they are written, those of a regimen by their international names, what is not read as it stands.</summary>
    public static ImmutableArray<string> Read(string cell)
    {
        if (Known(cell) is { } all)
        {
            return all;
        }

        var drugs = ImmutableArray.CreateBuilder<string>();
        string[] parts = [.. Separator().Split(cell).Select(p => p.Trim()).Where(p => p.Length > 0)];
        foreach (string part in parts)
        {
            // A part of doses alone ("x4", "IV") belongs to the drug before it.
            List<string>? several = DrugsOf(part);
            drugs.AddRange(several is null || (several.Count == 0 && parts.Length == 1) ? [part] : several);
        }

        return drugs.ToImmutable();
    }

    /// <summary>The drugs of a cell of which every word is read; null for any other.</summary>
    public static ImmutableArray<string>? Known(string cell) => DrugsOf(cell) is { Count: > 0 } all ? [.. all] : null;

    /// <summary>The drugs of a cell of which every part is read or is one word that resembles a drug, kept as it stands; null for any other.</summary>
    public static ImmutableArray<string>? Likely(string cell) =>
        Known(cell) ?? (Separator().Split(cell).Where(p => !string.IsNullOrWhiteSpace(p)).All(p => DrugsOf(p) is not null || (TextKey.Tokens(p).Count == 1 && DrugNames.Nearest(p) is not null)) ? Read(cell) : null);

    /// <summary>Classes of the drugs or regimens of a text, each once; empty when a word is not read.</summary>
    public static ImmutableArray<DrugClass> Classes(string text) => [.. (DrugsOf(text) ?? []).Select(d => DrugNames.Find(d)!.Value.Class).Distinct()];

    private static List<string>? DrugsOf(string text)
    {
        if (text.Length > LongestText)
        {
            return null;
        }

        Word[] words = [.. DrugWord().Matches(text).Select(m => new Word(m.Index, m.Index + m.Length, TextKey.OfWord(m.Value)))];

        // "3 FEC + 3 D" is FEC-D with the numbers left out; "5 FU" is not.
        return Take(text, words) ?? Take(text, [.. words.Where(w => !IsFiller(w.Key)).Select(w => w with { Key = WithoutCount(w.Key) })]);
    }

    private static List<string>? Take(string text, Word[] words)
    {
        var drugs = new List<string>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        return Take(words, 0, new bool[words.Length], out List<(int From, int To, string Key)> found) ? Named() : null;

        List<string> Named()
        {
            foreach ((int from, int to, string key) in found)
            {
                if (DrugNames.FindKey(key) is { } drug)
                {
                    string written = text[words[from].Start..words[to - 1].End];
                    Add(DrugNames.Find(written) == drug ? written : drug.Name, drug.Name);
                }
                else
                {
                    foreach (string name in Regimens[key])
                    {
                        Add(name, name);
                    }
                }
            }

            return drugs;
        }

        void Add(string written, string name)
        {
            if (names.Add(name))
            {
                drugs.Add(written);
            }
        }
    }

    // The longest name first; where what follows it cannot be read ("EC T-DM1" is no EC-T), a shorter one.
    private static bool Take(Word[] words, int from, bool[] failed, out List<(int From, int To, string Key)> found)
    {
        if (from == words.Length)
        {
            found = [];
            return true;
        }

        for (int to = Math.Min(from + MostWords, words.Length); to > from && !failed[from]; to--)
        {
            string key = to == from + 1 ? words[from].Key : string.Concat(words[from..to].Select(w => w.Key));
            if (!IsKnown(key) && to == from + 1)
            {
                key = WithoutCount(key);
            }

            if (IsKnown(key) && Take(words, to, failed, out found))
            {
                found.Insert(0, (from, to, key));
                return true;
            }
        }

        if (!failed[from] && IsFiller(words[from].Key) && Take(words, from + 1, failed, out found))
        {
            return true;
        }

        failed[from] = true;
        found = [];
        return false;
    }

    private static bool IsKnown(string key) => DrugNames.FindKey(key) is not null || Regimens.ContainsKey(key);

    private static bool IsFiller(string key) => Filler().IsMatch(key);

    // "3FEC100", "4xEC", "taxolx12".
    private static string WithoutCount(string key) => IsKnown(key) ? key : Count().Replace(key, "");

    private static FrozenDictionary<string, ImmutableArray<string>> Index()
    {
        var index = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach ((string names, string drugs) in All)
        {
            foreach (string name in names.Split(' '))
            {
                index.Add(DrugNames.KeyOf(name), [.. drugs.Split(' ')]);
            }
        }

        return index.ToFrozenDictionary(StringComparer.Ordinal);
    }

    // A comma between digits is decimal.
    [GeneratedRegex(@"[+;|\n]|,(?!\d)|(?<!\d),", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex(@"[^\s/&+;,|()\[\]<>:=.'’\-–—→_]+", RegexOptions.CultureInvariant)]
    private static partial Regex DrugWord();

    [GeneratedRegex(@"^[1-9]\d?x?(?=[a-z])|(?<=[a-z\d])x\d{1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Count();

    [GeneratedRegex(
        @"^(?:et|and|avec|with|puis|then|suivie?s?|followed|by|de|d|du|des|la|le|les|l|en|par|a|to|x|fois|x?\d+x?|m2?|auc\d*|(?:[jqcs]\d+)+[a-z]?"
        + @"|\d*(?:mg|g|kg|mgm2|mgkg|ui|j|jrs?|jours?|sem|semaines?|weeks?|mois|months?|cycles?|cures?|injections?|perfusions?|cp|comprimes?|gelules?)"
        + @"|iv|sc|im|po|lp|per|os|oral|orale|orales|oraux|hebdo|hebdos|hebdomadaires?|hebdomadairement|weekly|mensuel|mensuelle|monthly|trimestriel|trimestrielle"
        + @"|toutes?|tous|chaque|every|dd|dose|doses|dense|denses|metronomique|metronomiques|seul|seule|monotherapie|monochimio|association|schema|protocole|sequentiel|sequentielle)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Filler();

    private sealed record Word(int Start, int End, string Key);
}
