using System.Text.RegularExpressions;

namespace Oncology.Cohort;

/// <summary>Organs from the words in which radiologists name sites: "L3", "rachis lombaire", "segment VII", "4R".</summary>
internal static partial class OrganWords
{
    // Whole words after removal of accents; the first list that has a word of the text decides.
    private static readonly (Organ Organ, string[] Words)[] Words =
    [
        (Organ.Meninges, ["meninge", "meninges", "meningee", "leptomeningee", "leptomeningeal"]),
        (Organ.Node, ["adenopathie", "adenopathies", "ganglion", "ganglions", "ganglionnaire", "adp", "node", "nodes", "nodal", "hilaire", "carinaire", "axillaire", "inguinal", "inguinale", "retroperitoneal", "mediastinal", "mediastin"]),
        (Organ.Bone, ["os", "osseux", "osseuse", "rachis", "vertebre", "vertebral", "vertebrale", "vertebra", "femur", "femoral", "sternum", "sternal", "cote", "cotes", "costal", "rib", "ribs", "bassin", "pelvis", "iliaque", "iliac", "ilium", "ischion", "pubis", "sacrum", "sacre", "cotyle", "acetabulum", "humerus", "humeral", "scapula", "omoplate", "clavicule", "clavicle", "crane", "skull", "tibia", "bone", "spine", "spinal"]),
        (Organ.Liver, ["foie", "hepatique", "liver", "hepatic"]),
        (Organ.Pleura, ["plevre", "pleural", "pleurale", "pleura"]),
        (Organ.Lung, ["poumon", "poumons", "pulmonaire", "lung", "pulmonary", "lobe"]),
        (Organ.Brain, ["cerveau", "cerebral", "cerebrale", "cerebelleux", "cervelet", "encephale", "brain", "frontal", "parietal", "occipital"]),
        (Organ.Adrenal, ["surrenale", "surrenales", "surrenalien", "adrenal"]),
        (Organ.Skin, ["peau", "cutane", "cutanee", "skin"]),
        (Organ.Pancreas, ["pancreas", "pancreatique"]),
        (Organ.Peritoneum, ["peritoine", "peritoneal", "peritoneale", "carcinose", "peritoneum"]),
        (Organ.Choroid, ["choroide", "choroidien", "choroidienne", "choroid"]),
        (Organ.Ovary, ["ovaire", "ovaires", "ovarien", "ovary", "ovarian"]),
        (Organ.SoftTissue, ["muscle", "musculaire", "sous-cutane"]),
    ];

    /// <summary>The organ the words name, or null.</summary>
    public static Organ? Find(string text)
    {
        if (Vertebra().IsMatch(text))
        {
            return Organ.Bone;
        }

        if (LiverSegment().IsMatch(text))
        {
            return Organ.Liver;
        }

        if (MediastinalStation().IsMatch(text))
        {
            return Organ.Node;
        }

        List<string> tokens = TextKey.Tokens(text);
        foreach ((Organ organ, string[] words) in Words)
        {
            if (tokens.Exists(t => Array.IndexOf(words, t) >= 0))
            {
                return organ;
            }
        }

        return null;
    }

    /// <summary>True when the words name a mediastinal station: "4R", "station 7", "sous-carinaire".</summary>
    public static bool IsMediastinal(string text) =>
        MediastinalStation().IsMatch(text) || TextKey.Tokens(text).Exists(t => t is "carinaire" or "subcarinal" or "hilaire" or "mediastinal" or "mediastin");

    [GeneratedRegex(@"^\s*[CDTLS]\s?1?\d\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Vertebra();

    [GeneratedRegex(@"^\s*(segment|seg\.?|S)\s*(I{1,3}|IV|V|VI{1,3}|VIII)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LiverSegment();

    [GeneratedRegex(@"^\s*(station\s*1?\d[RLDG]?|1?\d[RLDG])\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MediastinalStation();
}
