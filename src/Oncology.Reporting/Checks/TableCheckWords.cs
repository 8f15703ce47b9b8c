using System.Globalization;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>Words of the checks of printed tables, English and French side by side.</summary>
internal static class TableCheckWords
{
    public static readonly LocalText Check = new("Check", "Contrôle");
    public static readonly LocalText Finding = new("Finding", "Constat");
    public static readonly LocalText Numbers = new("Numbers", "Nombres");
    public static readonly LocalText Printed = new("Printed", "Imprimé");
    public static readonly LocalText Summary = new(
        "{0} checks: {1} hold, {2} in the last digit, {3} under another reading, {4} fail.",
        "{0} contrôles : {1} tiennent, {2} au dernier chiffre près, {3} sous une autre lecture, {4} échouent.");

    public static readonly LocalText Title = new("Printed tables checked against themselves", "Tableaux imprimés contrôlés contre eux-mêmes");

    public static readonly LocalText NoPopulation = new(
        "Numbers without a population, compared only with each other: {0} ({1}).", "Nombres sans population, comparés seulement entre eux : {0} ({1}).");

    public static readonly LocalText Unchecked = new("Numbers in no check: {0} ({1}).", "Nombres dans aucun contrôle : {0} ({1}).");

    public static readonly LocalText AllChecked = new("Every number entered a check.", "Chaque nombre est entré dans un contrôle.");

    /// <summary>A text that is written once for each language.</summary>
    public static LocalText Both(Func<Language, string> text) => new(text(Language.English), text(Language.French));

    /// <summary>A number in a format, with the decimal sign of the language.</summary>
    public static string Number(double value, string format, Language language) =>
        value.ToString(format, CultureInfo.InvariantCulture).Replace(".", NumberStyle.For(language).DecimalSeparator, StringComparison.Ordinal);

    /// <summary>A number with its interval as the language writes it: <c>0.5 [0.2; 0.9]</c>.</summary>
    public static LocalText WithInterval(PublishedNumber number, PublishedNumber lower, PublishedNumber upper) =>
        Both(language => $"{number.In(language)} [{lower.In(language)}{NumberStyle.For(language).IntervalSeparator}{upper.In(language)}]");

    public static LocalText NameOf(TableCheckKind kind) => kind switch
    {
        TableCheckKind.Percentage => new LocalText("percentage", "pourcentage"),
        TableCheckKind.Total => new LocalText("total", "total"),
        TableCheckKind.RatioInterval => new LocalText("ratio in its interval", "rapport dans son intervalle"),
        TableCheckKind.RatioPValue => new LocalText("p of the interval", "p de l'intervalle"),
        TableCheckKind.CountPValue => new LocalText("p of counts", "p des effectifs"),
        TableCheckKind.SurvivalInterval => new LocalText("survival in its interval", "survie dans son intervalle"),
        _ => new LocalText("median", "médiane"),
    };

    public static LocalText NameOf(TableCheckVerdict verdict) => verdict switch
    {
        TableCheckVerdict.Holds => new LocalText("holds", "tient"),
        TableCheckVerdict.LastDigit => new LocalText("last digit", "dernier chiffre"),
        TableCheckVerdict.OtherReading => new LocalText("other reading", "autre lecture"),
        _ => new LocalText("fails", "échoue"),
    };
}
