using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Oncology.Cohort;

/// <summary>Organs from the words in which radiologists name sites: "L3", "rachis lombaire", "segment VII", "4R".</summary>
internal static partial class OrganWords
{
    private static readonly Field OrganField = Fields.Find(CohortTable.Lesions, "organ")!;

    private static readonly HashSet<string> Prepositions = new(StringComparer.Ordinal) { "de", "du", "des", "d", "la", "le", "les", "l", "of", "the", "au", "aux" };

    // Whole words after removal of accents. A noun names its organ; an adjective does so where no noun stands ("ganglion hepatique" is a node);
    // a place says where, and names the organ met there only where nothing else does ("os frontal" is bone, "frontal" alone brain).
    private static readonly (Organ Organ, string[] Nouns, string[] Adjectives, string[] Places)[] Words =
    [
        (Organ.Meninges, ["meninge", "meninges"], ["meningee", "meningees", "leptomeningee", "leptomeningeal"], []),
        (Organ.Node, ["adenopathie", "adenopathies", "ganglion", "ganglions", "adp", "adps", "gg", "ggs", "ggl", "ln", "lns", "adenomegalie", "adenomegalies", "lymphadenopathie", "lymphadenopathies", "lymphadenopathy", "node", "nodes"], ["ganglionnaire", "ganglionnaires", "nodal"], ["hilaire", "carinaire", "axillaire", "inguinal", "inguinale", "retroperitoneal", "mediastinal", "mediastin"]),
        (Organ.Bone, ["os", "rachis", "vertebre", "vertebres", "vertebra", "vertebrae", "femur", "femurs", "sternum", "cote", "cotes", "rib", "ribs", "bassin", "ischion", "pubis", "sacrum", "cotyle", "acetabulum", "humerus", "scapula", "omoplate", "omoplates", "clavicule", "clavicules", "clavicle", "crane", "skull", "tibia", "radius", "ulna", "cubitus", "fibula", "perone", "rotule", "patella", "coccyx", "mandibule", "mandible", "maxillaire", "hemibassin", "manubrium", "talus", "calcaneum", "bone", "bones", "spine"], ["osseux", "osseuse", "osseuses", "rachidien", "rachidienne", "rachidiennes", "bony"], ["vertebral", "vertebrale", "vertebrales", "vertebraux", "femoral", "femorale", "femoraux", "sternal", "sternale", "costal", "costale", "costales", "costaux", "pelvis", "iliaque", "iliaques", "iliac", "ilium", "ilion", "sacre", "humeral", "humerale", "tibial", "tibiale", "scapulaire", "scapular", "mandibulaire", "cranien", "cranienne", "spinal"]),
        (Organ.Liver, ["foie", "liver"], ["hepatique", "hepatiques", "hepatic"], []),
        (Organ.Pleura, ["plevre", "pleura"], ["pleural", "pleurale", "pleurales", "pleuraux"], []),
        (Organ.Lung, ["poumon", "poumons", "lung", "lungs"], ["pulmonaire", "pulmonaires", "pulmonary"], []),
        (Organ.Brain, ["cerveau", "cervelet", "encephale", "brain", "snc", "cns"], ["cerebral", "cerebrale", "cerebrales", "cerebraux", "cerebelleux", "cerebelleuse", "encephalique", "encephaliques"], ["frontal", "parietal", "occipital"]),
        (Organ.Adrenal, ["surrenale", "surrenales", "adrenal"], ["surrenalien", "surrenalienne", "surrenaliennes"], []),
        (Organ.Skin, ["peau", "skin"], ["cutane", "cutanee", "cutanees"], []),
        (Organ.Pancreas, ["pancreas"], ["pancreatique"], []),
        (Organ.Peritoneum, ["peritoine", "peritoneum"], ["peritoneal", "peritoneale", "peritoneales"], []),
        (Organ.Choroid, ["choroide", "choroid"], ["choroidien", "choroidienne"], []),
        (Organ.Ovary, ["ovaire", "ovaires", "ovary", "ovaries"], ["ovarien", "ovarienne", "ovarian"], []),
        (Organ.SoftTissue, ["muscle", "muscles", "mous", "molles"], ["musculaire", "musculaires"], []),
        (Organ.Other, ["thyroide", "thyroid", "rein", "reins", "kidney", "kidneys", "estomac", "stomach", "vessie", "bladder", "uterus", "spleen"], [], []),
        (Organ.Lung, [], [], ["lobe"]),
        (Organ.Peritoneum, [], [], ["carcinose"]),
    ];

    private static readonly FrozenSet<string> AllWords = Words.SelectMany(w => w.Nouns.Concat(w.Adjectives).Concat(w.Places)).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> SingleBones = Words.Single(w => w.Organ == Organ.Bone).Nouns
        .Except(["os", "bone", "bones", "rachis", "spine", "vertebre", "vertebres", "vertebra", "vertebrae"]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The words that name an organ by themselves.</summary>
    public static IEnumerable<string> Nouns => Words.SelectMany(w => w.Nouns.Concat(w.Adjectives));

    /// <summary>True when a word without accents names an organ or a place in one.</summary>
    public static bool IsWord(string token) => AllWords.Contains(token) || OrganField.ValuesByKey.ContainsKey(token);

    /// <summary>True when a word names an organ as a whole, not a part or place of it.</summary>
    public static bool IsWhole(string token) => OrganField.ValuesByKey.ContainsKey(token) || Words.Any(w => w.Organ != Organ.Bone && w.Nouns.Concat(w.Adjectives).Contains(token)) || token is "osseuses" or "osseux";

    /// <summary>True when a word names one bone, not the bones or the spine as a whole.</summary>
    public static bool IsSingleBone(string token) => SingleBones.Contains(token);

    /// <summary>The organ the words name; null when they name none, or more than one.</summary>
    public static Organ? Find(string text) => All(text) is [Organ organ] ? organ : null;

    /// <summary>Every organ the words name, each once: "os + foie" and "bone and liver" name two.</summary>
    public static List<Organ> All(string text)
    {
        var found = new List<Organ>(1);
        foreach (string part in Separator().Split(text))
        {
            // Words in brackets tell where, unless they are all there is: "poumon (hilaire)".
            foreach (string piece in Brackets().Split(part))
            {
                bool isAside = found.Count > 0 && part.Contains('(' + piece + ')', StringComparison.Ordinal);
                foreach (Organ organ in OfPart(piece, isAside))
                {
                    if (!found.Contains(organ))
                    {
                        found.Add(organ);
                    }
                }
            }
        }

        return found;
    }

    private static List<Organ> OfPart(string part, bool isAside)
    {
        if (OrganField.ValuesByKey.TryGetValue(TextKey.OfWord(part), out FieldValue? known))
        {
            return [(Organ)known.Value];
        }

        List<Organ> nouns = [];
        if (Vertebra().IsMatch(part))
        {
            nouns.Add(Organ.Bone);
        }
        else if (LiverSegment().IsMatch(part))
        {
            nouns.Add(Organ.Liver);
        }
        else if (MediastinalStation().IsMatch(part))
        {
            nouns.Add(Organ.Node);
        }

        List<string> tokens = TextKey.Tokens(part);
        for (int i = 0; i < tokens.Count; i++)
        {
            // "ganglion du hile du foie": what follows a preposition says where the first organ lies.
            if (nouns.Count > 0 && i > 0 && Prepositions.Contains(tokens[i - 1]))
            {
                continue;
            }

            foreach ((Organ organ, string[] words, _, _) in Words)
            {
                if (Array.IndexOf(words, tokens[i]) >= 0 && !nouns.Contains(organ))
                {
                    nouns.Add(organ);
                }
            }
        }

        return nouns.Count > 0 ? nouns
            : OfAdjectives(tokens) is { Count: > 0 } adjectives ? adjectives
            : isAside ? []
            : OfPlaces(tokens) is { Count: > 0 } places ? places
            : NodeWords.NamesNodes(tokens) ? [Organ.Node]
            : [];
    }

    private static List<Organ> OfAdjectives(List<string> tokens) =>
        [.. Words.Where(w => tokens.Exists(t => Array.IndexOf(w.Adjectives, t) >= 0)).Select(w => w.Organ)];

    // The first list that has a place of the text decides.
    private static List<Organ> OfPlaces(List<string> tokens) =>
        [.. Words.Where(w => tokens.Exists(t => Array.IndexOf(w.Places, t) >= 0)).Select(w => w.Organ).Take(1)];

    [GeneratedRegex(@"\s*[+&;,|/\r\n]\s*|\s+(?:et|and|plus|avec|with|puis|then)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex(@"[()]", RegexOptions.CultureInvariant)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^\s*[CDTLS]\s?1?\d\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Vertebra();

    [GeneratedRegex(@"^\s*(segment|seg\.?|S)\s*(I{1,3}|IV|V|VI{1,3}|VIII)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LiverSegment();

    [GeneratedRegex(@"^\s*(station\s*1?\d[RLDG]?|1?\d[RLDG])\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MediastinalStation();
}
