using System.Collections.Frozen;

namespace Oncology.Cohort;

/// <summary>The categories of the trial facts in words.</summary>
internal static class TrialWords
{
    private static readonly FrozenDictionary<string, Wording> Words = new Dictionary<string, Wording>(StringComparer.Ordinal)
    {
        ["none"] = new("none", "aucun"),
        ["other"] = new("other", "autre"),
        ["hormonal"] = new("hormonal", "hormonale"),
        ["nonhormonal"] = new("not hormonal", "non hormonale"),
        ["insitu"] = new("in situ", "in situ"),
        ["invasive"] = new("invasive", "invasif"),
        ["basalcellskin"] = new("basal cell carcinoma of the skin", "carcinome basocellulaire de la peau"),
        ["squamouscellskin"] = new("squamous cell carcinoma of the skin", "carcinome épidermoïde de la peau"),
        ["insitucervix"] = new("in situ carcinoma of the cervix", "carcinome in situ du col de l'utérus"),
        ["carcinoidtumour"] = new("carcinoid tumour", "tumeur carcinoïde"),
        ["neuroendocrinepoor"] = new("poorly differentiated neuroendocrine", "neuroendocrine peu différencié"),
        ["neuroendocrinewell"] = new("well differentiated neuroendocrine", "neuroendocrine bien différencié"),
        ["thyroid"] = new("thyroid", "thyroïde"),
        ["cnslymphoma"] = new("lymphoma of the central nervous system", "lymphome du système nerveux central"),
        ["germcell"] = new("germ cell tumour", "tumeur germinale"),
        ["ovary"] = new("ovary", "ovaire"),
        ["sarcoma"] = new("sarcoma", "sarcome"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The words for a category; itself when it has none.</summary>
    public static Wording Of(string category) => Words.GetValueOrDefault(category.ToLowerInvariant()) ?? new Wording(category, category);
}
