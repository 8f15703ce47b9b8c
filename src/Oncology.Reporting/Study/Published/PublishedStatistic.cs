using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Oncology.Shared;

namespace Oncology.Reporting;

/// <summary>The words of the column <c>statistic</c>: keys, and the usual English and French words for them.</summary>
internal static class PublishedStatistic
{
    private static readonly FrozenDictionary<string, string[]> Words = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["n"] = ["count", "number", "effectif", "nombre"],
        ["denominator"] = ["denominateur"],
        ["percent"] = ["percentage", "%", "pct", "pourcentage", "pourcent", "pour_cent"],
        ["median"] = ["mediane"],
        ["median_not_reached"] = ["mediane_non_atteinte"],
        ["mean"] = ["moyenne"],
        ["sd"] = ["standard_deviation", "ecart_type"],
        ["min"] = ["minimum"],
        ["max"] = ["maximum"],
        ["q1"] = ["lower_quartile", "quartile_inferieur"],
        ["q3"] = ["upper_quartile", "quartile_superieur"],
        ["p_value"] = ["p", "pvalue", "valeur_p", "valeur_de_p"],
        ["hr"] = ["hazard_ratio", "rapport_de_risques_instantanes"],
        ["hr_lower"] = ["hr_low", "hr_lo", "hr_inf", "hr_inferieur", "hr_borne_inf", "hr_borne_inferieure"],
        ["hr_upper"] = ["hr_high", "hr_hi", "hr_sup", "hr_superieur", "hr_borne_sup", "hr_borne_superieure"],
        ["hr_reference"] = ["reference"],
        ["survival_percent"] = ["survival", "survie", "survie_pourcentage"],
        ["survival_percent_lower"] = ["survival_lower", "survie_inf", "survie_borne_inf", "survie_borne_inferieure"],
        ["survival_percent_upper"] = ["survival_upper", "survie_sup", "survie_borne_sup", "survie_borne_superieure"],
        ["ci_lower"] = ["lower", "borne_inf", "borne_inferieure", "ic_inf"],
        ["ci_upper"] = ["upper", "borne_sup", "borne_superieure", "ic_sup"],
        ["events"] = ["evenements"],
        ["year"] = ["annee"],
        ["month"] = ["mois"],
        ["parameter"] = ["parametre"],
        ["other"] = ["autre"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Keys =
        Words.SelectMany(pair => pair.Value.Append(pair.Key).Select(word => (word, pair.Key))).ToFrozenDictionary(pair => pair.word, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>Every key, in order.</summary>
    public static string List { get; } = string.Join(", ", Words.Keys.Order(StringComparer.Ordinal));

    /// <summary>The key of a word in either language, whatever its case, accents and hyphens; null for a word of no statistic.</summary>
    public static string? Find(string word) => Keys.GetValueOrDefault(Plain(word));

    /// <summary>The nearest word of a statistic; null when none is near.</summary>
    public static string? Nearest(string word) => NearestName.Find(Plain(word), Keys.Keys);

    /// <summary>Whether words may stand in place of a number: medians and bounds that are not reached, and what is set by the design.</summary>
    public static bool MayBeText(string statistic, string text) =>
        statistic is "parameter" or "hr_reference"
        || (statistic is "median" or "median_not_reached" or "min" or "max" or "q1" or "q3" or "ci_lower" or "ci_upper" or "hr_lower" or "hr_upper"
                or "survival_percent_lower" or "survival_percent_upper"
            && Plain(text) is "not_reached" or "nr" or "non_atteinte" or "non_atteint" or "na" or "ne" or "not_estimable" or "non_estimable");

    private static string Plain(string word)
    {
        StringBuilder plain = new();
        foreach (char letter in word.Trim().ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(letter is ' ' or '-' or '.' or '\u00A0' ? '_' : letter);
            }
        }

        return plain.ToString();
    }
}
