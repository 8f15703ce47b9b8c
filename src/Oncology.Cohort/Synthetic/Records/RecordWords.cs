using System.Globalization;

namespace Oncology.Cohort;

/// <summary>Cells of a record as a French hospital writes them.</summary>
internal static class RecordWords
{
    // The same word may mean another thing in another column.
    private static readonly Dictionary<(string Column, string Value), string> OfColumn = new()
    {
        [("menopausal_status", "Pre")] = "non",
        [("menopausal_status", "Peri")] = "périménopausée",
        [("menopausal_status", "Post")] = "oui",
        [("grade", "1")] = "I",
        [("grade", "2")] = "II",
        [("grade", "3")] = "III",
        [("primary_side", "L")] = "gauche",
        [("primary_side", "R")] = "droite",
        [("her2_ish", "Positive")] = "amplifié",
        [("her2_ish", "Negative")] = "non amplifié",
        [("best_response", "CR")] = "RC",
        [("best_response", "PR")] = "RP",
        [("best_response", "SD")] = "ST",
        [("best_response", "PD")] = "PROG",
    };

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["yes"] = "oui",
        ["no"] = "non",
        ["synthetic"] = "synthetique",
        ["breast"] = "sein",
        ["L"] = "gauche",
        ["R"] = "droite",
        ["NST"] = "canalaire",
        ["lobular"] = "lobulaire",
        ["other"] = "autre",
        ["NotDone"] = "non fait",
        ["none"] = "aucune",
        ["uncontrolled"] = "non contrôlée",
        ["bone"] = "os",
        ["node"] = "ganglion",
        ["liver"] = "foie",
        ["lung"] = "poumon",
        ["skin"] = "peau",
        ["pancreas"] = "pancréas",
        ["adrenal"] = "surrénale",
        ["choroid"] = "choroïde",
        ["brain"] = "cerveau",
        ["meninges"] = "méninges",
        ["mediastinal"] = "médiastin",
        ["axillary"] = "axillaire",
        ["T8"] = "D8",
        ["T11"] = "D11",
        ["right iliac wing"] = "aile iliaque droite",
        ["right upper lobe"] = "lobe supérieur droit",
        ["left lower lobe"] = "lobe inférieur gauche",
        ["middle lobe"] = "lobe moyen",
        ["left upper lobe"] = "lobe supérieur gauche",
        ["right lower lobe"] = "lobe inférieur droit",
        ["letrozole"] = "létrozole",
        ["exemestane"] = "exémestane",
        ["tamoxifen"] = "tamoxifène",
        ["goserelin"] = "goséréline",
        ["epirubicin"] = "épirubicine",
        ["docetaxel"] = "docétaxel",
        ["capecitabine"] = "capécitabine",
        ["doxorubicin"] = "doxorubicine",
        ["carboplatin"] = "carboplatine",
        ["eribulin"] = "éribuline",
        ["SBRT"] = "stéréotaxie",
        ["3DRT"] = "RT3D",
        ["surgery"] = "chirurgie",
        ["RFA"] = "radiofréquence",
        ["cryotherapy"] = "cryothérapie",
        ["all"] = "toutes",
        ["alive"] = "vivante",
        ["dead"] = "décédée",
        ["cancer"] = "maladie",
        ["toxicity of focal treatment"] = "toxicité du traitement focal",
    };

    /// <summary>The French cell of a column; lists joined by <c>+</c> are translated word by word.</summary>
    public static string InFrench(RecordColumn column, string cell) => cell.Length == 0 ? "" : column.Cell switch
    {
        RecordCell.Date => DateOnly.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        RecordCell.Decimal => cell.Replace('.', ','),
        RecordCell.Size => (decimal.Parse(cell, CultureInfo.InvariantCulture) / 10).ToString("0.0", CultureInfo.InvariantCulture).Replace('.', ','),
        _ => OfColumn.TryGetValue((column.Name, cell), out string? own) ? own : string.Join(" + ", cell.Split(" + ").Select(word => Words.GetValueOrDefault(word, word))),
    };
}
