using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Oncology.Cohort;

/// <summary>Drugs of breast cancer by international, trade and French names, each with its class.</summary>
internal static partial class DrugNames
{
    private const int MostWords = 3;

    private static readonly FrozenDictionary<string, (string Name, DrugClass Class)> ByKey = Index(
        (DrugClass.AromataseInhibitor, "letrozole femara, anastrozole arimidex, exemestane aromasine aromasin, aromatase-inhibitor antiaromatase anti-aromatase inhibiteur-de-l'aromatase ia ai"),
        (DrugClass.Tamoxifen, "tamoxifen tamoxifene nolvadex, toremifene fareston"),
        (DrugClass.Fulvestrant, "fulvestrant faslodex"),
        (DrugClass.Lhrh, "goserelin zoladex gosereline, leuprorelin lupron enantone eligard leuproreline leuprolide, triptorelin decapeptyl triptoreline, lhrh analogue-lhrh analogue-de-la-lhrh agoniste-lhrh agoniste-de-la-lhrh"),
        (DrugClass.OtherEndocrine, "megestrol megace, medroxyprogesterone farlutal, everolimus afinitor, alpelisib piqray, capivasertib truqap, elacestrant orserdu, endocrine-therapy hormonotherapie"),
        (DrugClass.Cdk46, "palbociclib ibrance, ribociclib kisqali, abemaciclib verzenios verzenio, cdk46 cdk4/6 icdk inhibiteur-de-cdk4/6 inhibiteur-cdk4/6"),
        (DrugClass.Anthracycline, "doxorubicin adriamycin adriamycine doxorubicine, epirubicin epirubicine farmorubicine ellence, liposomal-doxorubicin caelyx doxil myocet, anthracycline anthracyclines, fec fec100 fec-75, ec ec100 ec90, ac ac60, fac"),
        (DrugClass.Taxane, "docetaxel taxotere, paclitaxel taxol, nab-paclitaxel abraxane, taxane taxanes"),
        (DrugClass.OtherChemotherapy, "capecitabine xeloda, vinorelbine navelbine, eribulin halaven eribuline, gemcitabine gemzar, carboplatin carboplatine paraplatin, cisplatin cisplatine, cyclophosphamide cytoxan endoxan, fluorouracil 5-fu 5fu, methotrexate, ixabepilone, mitoxantrone, mitomycin mitomycine, ifosfamide, etoposide, irinotecan, vinblastine, melphalan, cmf, sacituzumab-govitecan trodelvy sacituzumab, datopotamab-deruxtecan datroway, chemotherapy chimiotherapie"),
        (DrugClass.AntiHer2, "trastuzumab herceptin, pertuzumab perjeta, lapatinib tyverb tykerb, trastuzumab-emtansine t-dm1 kadcyla, trastuzumab-deruxtecan t-dxd enhertu, tucatinib tukysa, neratinib nerlynx, margetuximab, ado-trastuzumab-emtansine"),
        (DrugClass.Parp, "olaparib lynparza, talazoparib talzenna"),
        (DrugClass.Immunotherapy, "pembrolizumab keytruda, atezolizumab tecentriq, nivolumab opdivo, durvalumab imfinzi"),
        (DrugClass.BoneAgent, "zoledronic-acid zometa acide-zoledronique zoledronate, denosumab xgeva prolia, pamidronate aredia"),
        (DrugClass.Other, "bevacizumab avastin"));

    private static readonly ImmutableArray<string> Spellings = [.. ByKey.Keys.Where(k => k.Length > 4).Order(StringComparer.Ordinal)];

    /// <summary>International name and class of a drug, or null when the word is not known.</summary>
    public static (string Name, DrugClass Class)? Find(string word) =>
        ByKey.TryGetValue(TextKey.OfWord(word), out (string, DrugClass) drug) ? drug : null;

    /// <summary>The spelling of a known drug that a word of the text resembles; null when none is near.</summary>
    public static string? Nearest(string text) =>
        TextKey.Nearest(text, Spellings) ?? TextKey.Tokens(text).Where(t => t.Length > 3 && Find(t) is null).Select(t => TextKey.Nearest(t, Spellings)).FirstOrDefault(n => n is not null);

    /// <summary>The parts of a list, those that join several known drugs ("docetaxel et trastuzumab", "docetaxel/trastuzumab 6 mg/kg") taken apart.</summary>
    /// <remarks>A part with any word that is neither a drug, a joining word nor a dose stays as it is: nothing of it may be lost.</remarks>
    public static ImmutableArray<string> Split(ImmutableArray<string> parts)
    {
        var drugs = ImmutableArray.CreateBuilder<string>(parts.Length);
        foreach (string part in parts)
        {
            drugs.AddRange(Find(part) is null && Joined(part) is { Count: > 0 } several ? several : [part]);
        }

        return drugs.ToImmutable();
    }

    // The drugs of a part, longest name first; null when a word remains.
    private static List<string>? Joined(string part)
    {
        MatchCollection words = DrugWord().Matches(part);
        var drugs = new List<string>();
        int next = 0;
        while (next < words.Count)
        {
            int start = words[next].Index;
            int last = Math.Min(next + MostWords, words.Count) - 1;
            while (last >= next && Find(part[start..(words[last].Index + words[last].Length)]) is null)
            {
                last--;
            }

            if (last >= next)
            {
                drugs.Add(part[start..(words[last].Index + words[last].Length)]);
            }
            else if (!Filler().IsMatch(words[next].Value))
            {
                return null;
            }

            next = Math.Max(last, next) + 1;
        }

        return drugs;
    }

    [GeneratedRegex(@"[^\s/&]+", RegexOptions.CultureInvariant)]
    private static partial Regex DrugWord();

    [GeneratedRegex(@"^(?:et|and|avec|with|puis|then|-|[\d.,]+|[\d.,]*(?:mg|g|kg|m2|m²)|iv|sc|po)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Filler();

    // Drugs are separated by commas; the first spelling is the international name, hyphens stand for spaces.
    private static FrozenDictionary<string, (string, DrugClass)> Index(params ReadOnlySpan<(DrugClass Class, string Drugs)> rows)
    {
        var index = new Dictionary<string, (string, DrugClass)>(StringComparer.Ordinal);
        foreach ((DrugClass drugClass, string drugs) in rows)
        {
            foreach (string drug in FieldTable.Split(drugs))
            {
                string[] spellings = drug.Split(' ');
                foreach (string spelling in spellings)
                {
                    index.TryAdd(TextKey.OfWord(spelling), (spellings[0], drugClass));
                }
            }
        }

        return index.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
