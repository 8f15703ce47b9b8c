using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Drugs by their international names in each language.</summary>
internal static class AgentWords
{
    // Those whose French name is another word; all others are the same in both languages.
    private static readonly FrozenDictionary<string, string> French = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["letrozole"] = "létrozole",
        ["exemestane"] = "exémestane",
        ["aromatase-inhibitor"] = "inhibiteur de l'aromatase",
        ["tamoxifen"] = "tamoxifène",
        ["goserelin"] = "goséréline",
        ["leuprorelin"] = "leuproréline",
        ["triptorelin"] = "triptoréline",
        ["lhrh"] = "agoniste de la LHRH",
        ["toremifene"] = "torémifène",
        ["bevacizumab"] = "bévacizumab",
        ["megestrol"] = "mégestrol",
        ["everolimus"] = "évérolimus",
        ["doxorubicin"] = "doxorubicine",
        ["epirubicin"] = "épirubicine",
        ["liposomal-doxorubicin"] = "doxorubicine liposomale",
        ["docetaxel"] = "docétaxel",
        ["capecitabine"] = "capécitabine",
        ["eribulin"] = "éribuline",
        ["carboplatin"] = "carboplatine",
        ["cisplatin"] = "cisplatine",
        ["fluorouracil"] = "fluorouracile",
        ["methotrexate"] = "méthotrexate",
        ["ixabepilone"] = "ixabépilone",
        ["trastuzumab-emtansine"] = "trastuzumab emtansine",
        ["trastuzumab-deruxtecan"] = "trastuzumab déruxtécan",
        ["neratinib"] = "nératinib",
        ["atezolizumab"] = "atézolizumab",
        ["denosumab"] = "dénosumab",
        ["chemotherapy"] = "chimiothérapie",
        ["other-chemotherapy"] = "autre chimiothérapie",
        ["endocrine-therapy"] = "hormonothérapie",
        ["other-endocrine"] = "autre hormonothérapie",
        ["ovarian-ablation"] = "castration ovarienne",
        ["platinum"] = "sel de platine",
        ["oxaliplatin"] = "oxaliplatine",
        ["parp-inhibitor"] = "inhibiteur de PARP",
        ["immunotherapy"] = "immunothérapie",
        ["cdk46"] = "inhibiteur de CDK4/6",
        ["zoledronic-acid"] = "acide zolédronique",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Several drugs, joined by +.</summary>
    public static Wording Of(ImmutableArray<string> agents) =>
        new(string.Join(" + ", agents), string.Join(" + ", agents.Select(agent => French.GetValueOrDefault(agent) ?? agent)));
}
