using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Drugs of breast cancer by international, trade and French names, each with its class.</summary>
internal static class DrugNames
{
    /// <summary>The drugs of each class, separated by commas; of each its spellings separated by spaces, the international name first, hyphens for spaces.</summary>
    public static ImmutableArray<(DrugClass Class, string Drugs)> All { get; } =
    [
        (DrugClass.AromataseInhibitor, "letrozole femara letro, anastrozole arimidex, exemestane aromasine aromasin, aromatase-inhibitor antiaromatase antiaromatases inhibiteur-de-l'aromatase inhibiteurs-de-l'aromatase inhibiteur-aromatase ia ai aia"),
        (DrugClass.Tamoxifen, "tamoxifen tamoxifene nolvadex tam, toremifene fareston"),
        (DrugClass.Fulvestrant, "fulvestrant faslodex"),
        (DrugClass.Lhrh, "goserelin zoladex gosereline, leuprorelin lupron enantone eligard leuproreline leuprolide, triptorelin decapeptyl triptoreline, lhrh analogue-lhrh analogues-lhrh analogue-de-la-lhrh analogues-de-la-lhrh analogue-de-lhrh analogues-de-lhrh agoniste-lhrh agonistes-lhrh agoniste-de-la-lhrh agonistes-de-la-lhrh agoniste-de-lhrh a-lhrh lhrh-a gnrh analogue-gnrh agoniste-gnrh"),
        (DrugClass.OtherEndocrine, "megestrol megace, medroxyprogesterone farlutal, everolimus afinitor, alpelisib piqray, capivasertib truqap, elacestrant orserdu, ovarian-ablation ovariectomie ovariectomie-bilaterale annexectomie annexectomie-bilaterale castration castration-chirurgicale, other-endocrine autre-hormonotherapie autre-ht"),
        (DrugClass.Endocrine, "endocrine-therapy hormonotherapie hormono ht hormone-therapy"),
        (DrugClass.Cdk46, "palbociclib ibrance palbo, ribociclib kisqali ribo, abemaciclib verzenios verzenio abema, cdk46 icdk icdk46 inhibiteur-de-cdk46 inhibiteurs-de-cdk46 inhibiteur-cdk46 inhibiteurs-cdk46 anti-cdk46"),
        (DrugClass.Anthracycline, "doxorubicin adriamycin adriamycine doxorubicine adriblastine, epirubicin epirubicine farmorubicine ellence, liposomal-doxorubicin doxorubicine-liposomale doxorubicine-liposomale-pegylee caelyx doxil myocet, anthracycline anthracyclines"),
        (DrugClass.Taxane, "docetaxel taxotere txt, paclitaxel taxol txl, nab-paclitaxel abraxane, taxane taxanes"),
        (DrugClass.OtherChemotherapy, "capecitabine xeloda cape, vinorelbine navelbine nvb, eribulin halaven eribuline, gemcitabine gemzar, carboplatin carboplatine paraplatin paraplatine carbo cbdca, cisplatin cisplatine cddp, oxaliplatin oxaliplatine, platinum platine sels-de-platine sel-de-platine, cyclophosphamide cytoxan endoxan, fluorouracil fluorouracile 5-fluorouracile 5-fu, methotrexate mtx, ixabepilone, mitoxantrone, mitomycin mitomycine, ifosfamide, etoposide, irinotecan, vinblastine, melphalan, sacituzumab-govitecan trodelvy sacituzumab, datopotamab-deruxtecan datroway, other-chemotherapy autre-chimiotherapie autre-chimio autre-ct"),
        (DrugClass.Chemotherapy, "chemotherapy chimiotherapie chimio polychimiotherapie monochimiotherapie ct"),
        (DrugClass.AntiHer2, "trastuzumab herceptin herceptine herzuma ontruzant kanjinti trazimera ogivri zercepac trastu, pertuzumab perjeta pertu, lapatinib tyverb tykerb, trastuzumab-emtansine ado-trastuzumab-emtansine t-dm1 kadcyla, trastuzumab-deruxtecan t-dxd enhertu, tucatinib tukysa, neratinib nerlynx, margetuximab, anti-her2 traitement-anti-her2"),
        (DrugClass.Parp, "olaparib lynparza, talazoparib talzenna, parp-inhibitor inhibiteur-de-parp inhibiteurs-de-parp iparp anti-parp"),
        (DrugClass.Immunotherapy, "pembrolizumab keytruda, atezolizumab tecentriq, nivolumab opdivo, durvalumab imfinzi, immunotherapy immunotherapie"),
        (DrugClass.BoneAgent, "zoledronic-acid zometa acide-zoledronique zoledronate, denosumab xgeva prolia, pamidronate aredia, bisphosphonate bisphosphonates biphosphonate biphosphonates"),
        (DrugClass.Other, "bevacizumab avastin beva"),
    ];

    private static readonly FrozenDictionary<string, (string Name, DrugClass Class)> ByKey = Index();

    private static readonly ImmutableArray<string> Spellings = [.. ByKey.Keys.Where(k => k.Length > 4).Order(StringComparer.Ordinal)];

    /// <summary>Key under which a spelling is found: letters and digits alone.</summary>
    public static string KeyOf(string word) => TextKey.OfWord(word).Replace("/", "", StringComparison.Ordinal);

    /// <summary>International name and class of a drug, or null when the word is not known.</summary>
    public static (string Name, DrugClass Class)? Find(string word) => FindKey(KeyOf(word));

    /// <summary>As <see cref="Find"/>, by the key of the word.</summary>
    public static (string Name, DrugClass Class)? FindKey(string key) => ByKey.TryGetValue(key, out (string, DrugClass) drug) ? drug : null;

    /// <summary>The spelling of a known drug that a word of the text resembles; null when none is near.</summary>
    public static string? Nearest(string text) =>
        TextKey.Tokens(text) is [_] ? TextKey.Nearest(text, Spellings)
        : TextKey.Tokens(text).Where(t => t.Length > 3 && Find(t) is null).Select(t => TextKey.Nearest(t, Spellings)).FirstOrDefault(n => n is not null);

    private static FrozenDictionary<string, (string, DrugClass)> Index()
    {
        var index = new Dictionary<string, (string, DrugClass)>(StringComparer.Ordinal);
        foreach ((DrugClass drugClass, string drugs) in All)
        {
            foreach (string drug in FieldTable.Split(drugs))
            {
                string[] spellings = drug.Split(' ');
                foreach (string spelling in spellings)
                {
                    index.TryAdd(KeyOf(spelling), (spellings[0], drugClass));
                }
            }
        }

        return index.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
