using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Oncology.Cohort;

/// <summary>Reads headings that name a treatment and what the column says of it: "Date de début chimiothérapie", "Stéréotaxie (O/N)", "Chirurgie de la métastase".</summary>
/// <remarks>Surgery and radiotherapy are focal treatment only where the heading says of metastases: of the breast, or of what is not said, they are none.</remarks>
internal static partial class TreatmentHeadings
{
    private const int MostTokens = 4;

    // What names a treatment, its words joined.
    private static readonly FrozenDictionary<string, Noun> Nouns = Index(
        ("ht", "ht hormonotherapie hormono endocrinotherapie hormonetherapy hormonaltherapy endocrinetherapy", Place.Anywhere),
        ("ct", "chimio chimiotherapie chimiotherapies chemo chemotherapy", Place.Anywhere),
        ("ct", "ct", Place.First),
        ("cdk46", "cdk46 cdk icdk icdk46 anticdk anticdk46 inhibiteurcdk46 inhibiteurscdk46 inhibiteurcdk cdk46inhibitor", Place.Anywhere),
        ("antiher2", "antiher2 tttantiher2 therapieantiher2 therapiecibleeantiher2", Place.Anywhere),
        ("immunotherapy", "immunotherapie immunotherapy antipd1 antipdl1", Place.Anywhere),
        ("parp", "parp iparp antiparp inhibiteurparp inhibiteursparp parpinhibitor", Place.Anywhere),
        ("sbrt", "stereotaxie stereo sbrt sabr cyberknife radiotherapiestereotaxique radiotherapiestereotaxie rtstereotaxique rtstereo rts irradiationstereotaxique stereotacticradiotherapy", Place.Anywhere),
        ("rfa", "radiofrequence rfa rf ablationradiofrequence ablationparradiofrequence radiofrequency radiofrequencyablation", Place.Anywhere),
        ("cryotherapy", "cryotherapie cryoablation cryo cryotherapy", Place.Anywhere),
        ("microwave", "microondes microonde mwa microwave microwaveablation ablationmicroondes ablationparmicroondes", Place.Anywhere),
        ("surgery", "metastasectomie metastasectomy", Place.Anywhere),
        ("surgery", "chirurgie chir exerese resection surgery", Place.Metastases),
        ("imrt", "imrt rcmi", Place.Metastases),
        ("rt", "radiotherapie rt irradiation radiotherapy rt3d", Place.Metastases),
        ("rfa", "ablation", Place.Metastases),
        (FlatGroups.Focal, "mdt focal tttfocal focaltreatment tttablatif", Place.Anywhere),
        (FlatGroups.Focal, "tttlocal localtreatment", Place.Metastases),
        (FlatGroups.Systemic, "tttsystemique systemictreatment systemictherapy", Place.Anywhere));

    private static readonly FrozenSet<string> Metastases = Set("metastase metastases metastasis meta metas mets met metastatique metastatiques metastatic");

    private static readonly FrozenSet<string> Palliative = Set("palliative palliatives palliatif antalgique decompressive");

    // The tumour of the breast and its nodes; the ovaries.
    private static readonly FrozenSet<string> Elsewhere = Set("""
        sein seins mammaire mammaires breast primitif primitive primary tumeur tumorectomie mastectomie axillaire aisselle paroi locoregional locoregionale curage sentinelle ovaire ovaires ovarienne
        """);

    // Words for focal techniques that no group has.
    private static readonly FrozenSet<string> OtherTechniques = Set("radiochirurgie radiosurgery thermoablation hepatectomie segmentectomie lobectomie surrenalectomie cementoplastie stereotaxique stereotaxic stereotactic tomotherapie");

    private static readonly FrozenSet<string> Joining = Set("de du des d la le les l of the en au aux a par by o n oui non yes no y 1ere 1er 1re premiere premier first");

    private static readonly FrozenSet<string> Neoadjuvant = Set("neoadjuvante neoadjuvant neoadj");

    private static readonly FrozenSet<string> Adjuvant = Set("adjuvante adjuvant adj");

    private enum Place
    {
        Anywhere,
        First,
        Metastases,
    }

    /// <summary>Group, number and field of a heading; the field is null where the heading names the treatment and nothing else. Null when it names none, or with words that are not understood.</summary>
    /// <param name="header">The heading.</param>
    public static (string Group, int Number, Field? Field)? Read(string header)
    {
        List<string> tokens = TokensOf(header);
        if (Find(tokens) is not { } found || tokens.Exists(Elsewhere.Contains))
        {
            return null;
        }

        List<string> rest = [.. tokens[..found.At], .. tokens[(found.At + found.Length)..]];
        bool ofMetastases = rest.RemoveAll(Metastases.Contains) > 0;

        // Of the breast nobody asks for the intent: "Visée du traitement local".
        ofMetastases |= found.Noun.Group == FlatGroups.Focal && rest is ["visee" or "intention"];
        bool isPalliative = rest.RemoveAll(Palliative.Contains) > 0;
        if ((found.Noun.Place == Place.First && found.At > 0 && !rest.Exists(t => t is "debut" or "fin" or "start" or "stop" or "end"))
            || (found.Noun.Place == Place.Metastases && !ofMetastases && !isPalliative)
            || (isPalliative && found.Noun.Group is not ("rt" or "imrt")))
        {
            return null;
        }

        string group = isPalliative ? "palliative_rt" : WithSetting(found.Noun.Group, rest);
        int number = TakeNumber(rest);
        if (group == FlatGroups.Focal)
        {
            number = Math.Max(number, 1);
        }

        return rest.Count == 0 ? (group, number, null) : Member(group, rest) is { } field ? (group, number, field) : null;
    }

    /// <summary>Whether a heading that was not read speaks of focal treatment: true where it names one, false where it may mean the breast as well, null where it names none.</summary>
    /// <param name="header">The heading.</param>
    public static bool? SpeaksOfFocalTreatment(string header)
    {
        List<string> tokens = TokensOf(header);
        if (tokens.Exists(Elsewhere.Contains) || tokens.Exists(Palliative.Contains) || tokens.Exists(t => t is "biopsie" or "biopsy" or "cytoponction" or "macrobiopsie"))
        {
            return null;
        }

        bool ofPlace = tokens.Exists(t => Metastases.Contains(t) || OrganWords.IsWord(t));
        return tokens.Exists(OtherTechniques.Contains) ? true
            : Find(tokens) is not { } found ? null
            : found.Noun.Place == Place.Metastases ? ofPlace
            : found.Noun.Group == FlatGroups.Focal || TreatmentGroup.Find(found.Noun.Group) is { IsTechnique: true } ? true
            : null;
    }

    private static List<string> TokensOf(string header)
    {
        List<string> tokens = [.. TextKey.Tokens(Codes().Replace(header, " ")).Where(t => !Joining.Contains(t)).Select(t => t == "traitement" ? "ttt" : t)];

        // "stereotaxie2", "chimio1": the number apart.
        for (int i = tokens.Count - 1; i >= 0; i--)
        {
            if (Numbered().Match(tokens[i]) is { Success: true } match && !Nouns.ContainsKey(tokens[i]) && Nouns.ContainsKey(match.Groups[1].Value))
            {
                tokens[i] = match.Groups[1].Value;
                tokens.Insert(i + 1, match.Groups[2].Value);
            }
        }

        return tokens;
    }

    // The longest name of a treatment, the first of several.
    private static (int At, int Length, Noun Noun)? Find(List<string> tokens)
    {
        for (int length = Math.Min(MostTokens, tokens.Count); length > 0; length--)
        {
            for (int at = 0; at + length <= tokens.Count; at++)
            {
                if (Nouns.TryGetValue(string.Concat(tokens.Skip(at).Take(length)), out Noun? noun))
                {
                    return (at, length, noun);
                }
            }
        }

        return null;
    }

    private static string WithSetting(string group, List<string> rest)
    {
        if (TreatmentGroup.Find(group) is not { Kind: TreatmentKind.Systemic })
        {
            return group;
        }

        bool isNeo = rest.RemoveAll(Neoadjuvant.Contains) > 0 | (rest.Contains("neo") && rest.Exists(Adjuvant.Contains) && rest.Remove("neo"));
        bool isAdjuvant = rest.RemoveAll(Adjuvant.Contains) > 0;
        return isNeo ? group + "_neoadjuvant" : isAdjuvant ? group + "_adjuvant" : group;
    }

    // "Dose stéréotaxie (Gy)", "Nombre de séances de stéréotaxie".
    private static Field? Member(string group, List<string> rest) =>
        FlatGroups.Member(group, string.Join('_', (rest is [.., _, "gy"] ? rest[..^1] : rest).Select(t => t is "nombre" or "nbre" ? "nb" : t)));

    private static int TakeNumber(List<string> rest)
    {
        int at = rest.FindIndex(t => t.Length <= 2 && t.All(char.IsAsciiDigit));
        if (at < 0)
        {
            return 0;
        }

        int number = int.Parse(rest[at], CultureInfo.InvariantCulture);
        rest.RemoveAt(at);
        return number;
    }

    private static FrozenDictionary<string, Noun> Index(params ReadOnlySpan<(string Group, string Words, Place Place)> rows)
    {
        var index = new Dictionary<string, Noun>(StringComparer.Ordinal);
        foreach ((string group, string words, Place place) in rows)
        {
            foreach (string word in words.Split(' '))
            {
                index.Add(word, new Noun(group, place));
            }
        }

        return index.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenSet<string> Set(string words) => words.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    // "(0/1)", "(1 = oui, 0 = non)", "(0: non; 1: oui)".
    [GeneratedRegex(@"\(\s*[01]\s*(?:[=:]\s*\p{L}+)?\s*[/,;|]\s*[01]\s*(?:[=:]\s*\p{L}+)?\s*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Codes();

    [GeneratedRegex(@"^([a-z]+?)(\d{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    private sealed record Noun(string Group, Place Place);
}
