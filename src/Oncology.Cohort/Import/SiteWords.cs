using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Oncology.Cohort;

/// <summary>The words that stand beside an organ without naming one: sides, levels, parts, words for a lesion, its number.</summary>
/// <remarks>A word of a cell that is in no such list and names no organ was not understood: the import says so, because it may be a second organ.</remarks>
internal static partial class SiteWords
{
    /// <summary>Words without accents by topic, in both languages.</summary>
    public static ImmutableArray<(Wording Topic, string[] Words)> Topics { get; } =
    [
        (new("sides", "côtés"), Words("""
            droit droite droits droites gauche gauches right left bilateral bilaterale bilateraux bilaterales unilateral unilaterale median mediane medians midline
            ipsilateral ipsilaterale homolateral homolaterale controlateral controlaterale contralateral contralaterale
            """)),
        (new("levels and directions", "niveaux et directions"), Words("""
            superieur superieure superieurs superieures inferieur inferieure inferieurs inferieures moyen moyenne upper lower middle superior inferior haut haute bas basse
            anterieur anterieure anterieurs posterieur posterieure posterieurs anterior posterior lateral laterale lateraux medial mediale interne externe internal external
            proximal proximale distal distale apical apicale basal basale central centrale peripherique peripheral profond profonde superficiel superficielle
            sus sous supra infra sub intra extra inter retro pre para pres ante juxta peri niveau niveaux level levels etage tiers third
            """)),
        (new("parts of bones and of the spine", "parties des os et du rachis"), Words("""
            tete col cou diaphyse metaphyse epiphyse trochanter grand petit corps arc pedicule pedicules lame apophyse epineuse transverse aile ailes branche branches crete
            plateau condyle head neck shaft body arch pedicle process wing crest ramus cervical cervicale cervicales cervicaux dorsal dorsale dorsales thoracique thoraciques thoracic
            lombaire lombaires lumbar lombosacre lombosacree dorsolombaire cervicodorsal sacrale sacral sacree sacro cervico dorso lombo thoraco jonction charniere
            charnieres base voute malaire orbite orbitaire temporal temporale odontoide atlas axis hanche epaule bras avant cuisse jambe genou coude main poignet pied cheville
            hip shoulder arm thigh leg knee elbow hand wrist foot ankle axial axiale appendiculaire articulation articulaire symphyse arcs aire grille pelvien pelvienne pelvic
            """)),
        (new("parts of other organs", "parties d'autres organes"), Words("""
            segment segments seg lobe lobes lobaire dome hile hilum hilar capsule secteur apex sommet lingula lingule scissure plage parenchyme parenchymateux perihilaire lsd lsg lid lig lm
            rul rul rml rll lul lll hemisphere hemispheres fosse vermis tronc stem lobule peduncule pole queue isthme uncus glande glandes gland tissu tissus tissue parties partie part soft
            """)),
        (new("lymphatic stations", "relais ganglionnaires"), Words("""
            aires chaine chaines chain groupe groupes group station stations echelon echelons relais region loge barety fenetre aorto aortopulmonaire aortique aortic cave caval latero
            claviculaire claviculaires abdominal abdominale abdominaux supraclaviculaire infraclaviculaire supraclavicular infraclavicular susclaviculaire susclaviculaires sousclaviculaire jugulaire jugulo carotidien carotidienne
            carotidiens spinale mammaire mammaires mammary axillaires axillary axilla aisselle hilaires carinaires subcarinal subcarinaire mediastinaux mediastinales mediastinale mediastinum
            paratracheal paratracheale paratracheaux tracheal lymph lymphatique lymphatiques lymphatic clav creux paquet conglomerat confluent confluents volumineux volumineuse
            inguinaux inguinales inguinaire obturateur obturateurs obturator iliaques coeliaque coelio coeliomesenterique mesenterique mesenteric
            lomboaortique lomboaortiques paraaortique retroperitoneaux retroperitoneale retroperitoneum interpectoral rotter crural commun commune primitif primitive
            """)),
        (new("lesions", "lésions"), Words("""
            metastase metastases metastasis metastatique metastatiques metastatic meta metas mets met lesion lesions nodule nodules nodulaire masse masses mass localisation localisations
            site sites secondaire secondaires secondary foyer foyers focus foci tumeur tumeurs tumor tumour tumors tumours implant implants depot depots deposit deposits atteinte atteintes
            envahissement infiltration infiltrat micronodule micronodules lytique lytiques lytic condensante condensantes sclerotique sclerotic osteolytique osteocondensante blastique blastic mixte mixed
            unique uniques single solitaire solitary isole isolee isoles isolees isolated seul seule only oligometastatique oligo taille size mm cm environ
            """)),
        (new("how many", "combien"), Words("""
            multiple multiples plusieurs nombreux nombreuses several many numerous diffus diffuse diffuses disseminee disseminees dissemine dissemines disseminated innombrables
            un une deux trois quatre cinq six sept huit neuf dix one two three four five seven eight nine ten
            """)),
        (new("joining words", "mots de liaison"), Words("de du des d la le les l of the au aux en in et and plus avec with puis then ou or a un une dans sur")),
    ];

    private static readonly FrozenSet<string> Known = Topics.SelectMany(t => t.Words).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The words of a text that name no organ and are in none of the lists. Numbers, single letters, vertebrae (L3), stations (4R) and levels (IVa) are understood.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isNode">It speaks of lymph nodes: words that name a region of them are understood.</param>
    public static List<string> Unread(string text, bool isNode) =>
        [.. TextKey.Tokens(text).Where(t => !Known.Contains(t) && !OrganWords.IsWord(t) && !(isNode && NodeWords.IsWord(t)) && !Code().IsMatch(t))];

    /// <summary>True when the text speaks of more than one lesion: two vertebrae or stations, both sides, two bones, "multiples", "3 nodules".</summary>
    public static bool IsSeveral(string text)
    {
        List<string> tokens = TextKey.Tokens(text);
        return tokens.Where(t => Vertebra().IsMatch(t)).Distinct().Skip(1).Any()
            || tokens.Where(t => Station().IsMatch(t)).Distinct().Skip(1).Any()
            || (tokens.Exists(t => t is "droit" or "droite" or "right") && tokens.Exists(t => t is "gauche" or "left"))
            || tokens.Exists(t => Several().IsMatch(t))
            || Number().IsMatch(string.Join(' ', tokens))
            || (And().IsMatch(text) && tokens.Where(OrganWords.IsSingleBone).Distinct().Skip(1).Any());
    }

    private static string[] Words(string list) => list.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex(@"^(?:[a-z]|\d+[a-z]{0,2}|[cdtls]\d{1,2}|(?:i{1,3}|i?v|vi{1,3}|ix|x)[abc]?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"^[cdtl](?:1[0-2]|[1-9])$", RegexOptions.CultureInvariant)]
    private static partial Regex Vertebra();

    [GeneratedRegex(@"^(?:1[0-4]|[1-9])[rlg]$", RegexOptions.CultureInvariant)]
    private static partial Regex Station();

    [GeneratedRegex("^(?:bilatera(?:l|le|ux|les)|multiples?|plusieurs|nombreu(?:x|ses)|several|many|numerous|diffuse?s?|disseminee?s?|disseminated|innombrables)$", RegexOptions.CultureInvariant)]
    private static partial Regex Several();

    [GeneratedRegex(@"\b(?:[2-9]|[1-9]\d|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|two|three|four|five|seven|eight|nine|ten)\s(?:\w+\s)?(?:metastases|lesions|nodules|localisations|foyers|foci|sites|mets|metas|masses|tumeurs|tumou?rs|vertebres|vertebrae|cotes|ribs)\b|\bx\s?[2-9]\b|\b[2-9]x\b", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"[+&]|\b(?:et|and|plus|puis|then)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex And();
}
