using System.Text.RegularExpressions;

namespace Oncology.Cohort;

/// <summary>Columns whose values are dealt out, and the usual share of each value in an oligometastatic breast cancer cohort.</summary>
/// <remarks>Round numbers of the size that cohorts of oligometastatic breast cancer print; they stand for nothing but plausibility.</remarks>
internal static partial class MarginShares
{
    private static readonly Dictionary<string, OrderedDictionary<string, int>> Usual = new(StringComparer.Ordinal)
    {
        ["histology"] = new() { ["NST"] = 80, ["lobular"] = 14, ["other"] = 6 },
        ["ct"] = new() { ["T1"] = 28, ["T2"] = 42, ["T3"] = 15, ["T4b"] = 15 },
        ["cn"] = new() { ["N0"] = 27, ["N1"] = 56, ["N2"] = 17 },
        ["img_pet"] = new() { ["yes"] = 70, ["no"] = 30 },
        ["size"] = new() { ["<3"] = 70, ["3-5"] = 20, [">5"] = 7, [""] = 3 },
        ["her2_line"] = new() { ["chemotherapy + endocrine"] = 1, ["endocrine"] = 0, ["chemotherapy"] = 1 },
        ["chemotherapy_type"] = new() { ["epirubicin"] = 16, ["taxane"] = 34, ["epirubicin + docetaxel"] = 42, ["other"] = 8 },
        ["ht_type"] = new() { ["AI"] = 70, ["tamoxifen"] = 18, ["fulvestrant"] = 12 },
        ["technique"] = new() { ["RT"] = 45, ["surgery"] = 25, ["surgery+RT"] = 15, ["RFA"] = 12, ["cryotherapy+SBRT"] = 3 },
        ["menopausal_status"] = [],
    };

    /// <summary>Names of the columns.</summary>
    public static IReadOnlyCollection<string> Columns => Usual.Keys;

    /// <summary>Usual shares of the values of a column.</summary>
    public static OrderedDictionary<string, int> Of(string column) => Usual[column];

    /// <summary>Techniques of focal treatment; several are joined by <c>+</c>.</summary>
    public static IReadOnlyList<string> Techniques { get; } = ["RT", "SBRT", "surgery", "RFA", "cryotherapy"];

    /// <summary>True when a cell of the column may hold the value.</summary>
    public static bool Allows(string column, string value) => column switch
    {
        "size" or "her2_line" or "img_pet" => Usual[column].ContainsKey(value),
        "technique" => value.Split('+').All(Techniques.Contains),
        "chemotherapy_type" or "ht_type" => DrugRepertoire.IsClass(value) || value.Split(" + ").All(drug => DrugNames.Find(drug) is not null),
        "menopausal_status" => value is "Pre" or "Peri" or "Post" or "",
        "ct" or "cn" => value.Length == 0 || Stage().Match(value) is { Success: true } stage && stage.Value[0] == char.ToUpperInvariant(column[1]),
        _ => value.Length == 0 || Fields.Find(CohortTable.Patients, column)!.ValuesByKey.ContainsKey(TextKey.OfWord(value)),
    };

    [GeneratedRegex("^(?:T(?:[0-4]|is|X)[a-d]?|N(?:[0-3]|X)[a-c]?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Stage();
}
