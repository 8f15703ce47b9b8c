namespace Oncology.Reporting;

/// <summary>Words of the comparison with published numbers, English and French side by side.</summary>
internal static class ReproductionWords
{
    public static readonly LocalText All = new("all", "tous");
    public static readonly LocalText Apart = new(
        "Apart, without a verdict: {0} parameters, {1} numbers of other studies.", "À part, sans verdict : {0} paramètres, {1} nombres d'autres études.");

    public static readonly LocalText ApartTitle = new("Not compared: parameters and other studies", "Non comparés : paramètres et autres études");
    public static readonly LocalText Id = new("Number", "Nombre");
    public static readonly LocalText NoNumber = new("the study has no number there", "l'étude n'a pas de nombre à cet endroit");
    public static readonly LocalText NotBound = new("not bound to a number of the study", "non lié à un nombre de l'étude");
    public static readonly LocalText Place = new("Place in the study", "Place dans l'étude");
    public static readonly LocalText Published = new("Published", "Publié");
    public static readonly LocalText ReadAs = new("Read otherwise", "Autre lecture");
    public static readonly LocalText Reason = new("Remark", "Remarque");
    public static readonly LocalText Remarks = new("Remarks", "Remarques");
    public static readonly LocalText Recomputed = new("Recomputed", "Recalculé");
    public static readonly LocalText Rounded = new("Rounded", "Arrondi");
    public static readonly LocalText Source = new("Source", "Source");
    public static readonly LocalText Statistic = new("Statistic", "Statistique");
    public static readonly LocalText Summary = new(
        "{0} published results: {1} reproduced, {2} rounding, {3} inconsistent, {4} missed.",
        "{0} résultats publiés : {1} reproduits, {2} arrondis, {3} incohérents, {4} manqués.");

    public static readonly LocalText Title = new("Published and recomputed numbers:", "Nombres publiés et recalculés :");
    public static readonly LocalText UnitsOff = new("Off (last digit)", "Écart (dernier chiffre)");
    public static readonly LocalText Value = new("Value", "Valeur");
    public static readonly LocalText Verdict = new("Verdict", "Verdict");
    public static readonly LocalText VerdictRules = new(
        "Reproduced: equal at printed precision. Rounding: one unit of the last digit, not rounded in print. Inconsistent: no data can give the published number together with the others. Missed: everything else.",
        "Reproduit : égal à la précision imprimée. Arrondi : une unité du dernier chiffre, mal arrondie à l'impression. Incohérent : aucune donnée ne peut donner le nombre publié avec les autres. Manqué : tout le reste.");

    /// <summary>How far a missed number is off, and what bounds it where that is known.</summary>
    public static LocalText Missed(int units, LocalText? bound)
    {
        string count = units.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new LocalText(
            $"{(units == 1 ? "one unit" : count + " units")} of the last digit off{(bound is { English.Length: > 0 } known ? ": " + known.English : string.Empty)}",
            $"à {(units == 1 ? "une unité" : count + " unités")} du dernier chiffre{(bound is { French.Length: > 0 } fr ? " : " + fr.French : string.Empty)}");
    }

    /// <summary>What a published number is; a word of the file that is not known stands as it is.</summary>
    public static LocalText NameOfStatistic(string statistic) => statistic switch
    {
        "n" => new LocalText("n", "effectif"),
        "denominator" => new LocalText("denominator", "dénominateur"),
        "percent" => new LocalText("percent", "pourcentage"),
        "median" => new LocalText("median", "médiane"),
        "median_not_reached" => new LocalText("median", "médiane"),
        "mean" => new LocalText("mean", "moyenne"),
        "sd" => new LocalText("standard deviation", "écart type"),
        "q1" => new LocalText("lower quartile", "quartile inf."),
        "q3" => new LocalText("upper quartile", "quartile sup."),
        "other" => new LocalText("other", "autre"),
        "min" => new LocalText("minimum", "minimum"),
        "max" => new LocalText("maximum", "maximum"),
        "p_value" => new LocalText("p", "p"),
        "hr" => new LocalText("HR", "HR"),
        "hr_lower" => new LocalText("HR, lower", "HR, borne inf."),
        "hr_upper" => new LocalText("HR, upper", "HR, borne sup."),
        "hr_reference" => new LocalText("HR, reference", "HR, référence"),
        "survival_percent" => new LocalText("survival", "survie"),
        "survival_percent_lower" => new LocalText("survival, lower", "survie, b. inf."),
        "survival_percent_upper" => new LocalText("survival, upper", "survie, b. sup."),
        "ci_lower" => new LocalText("lower bound", "borne inf."),
        "ci_upper" => new LocalText("upper bound", "borne sup."),
        "events" => new LocalText("events", "événements"),
        "year" => new LocalText("year", "année"),
        "month" => new LocalText("month", "mois"),
        "parameter" => new LocalText("parameter", "paramètre"),
        _ => LocalText.Same(statistic),
    };

    /// <summary>A part of a cell.</summary>
    public static LocalText NameOfPart(string part) => part switch
    {
        "lower" => new LocalText("lower", "borne inférieure"),
        "upper" => new LocalText("upper", "borne supérieure"),
        "count" => new LocalText("n", "effectif"),
        "of" => new LocalText("denominator", "dénominateur"),
        "percent" => new LocalText("percent", "pourcentage"),
        "lowest" => new LocalText("minimum", "minimum"),
        "highest" => new LocalText("maximum", "maximum"),
        "year" => new LocalText("year", "année"),
        "month" => new LocalText("month", "mois"),
        _ => LocalText.Same(part),
    };

    public static LocalText NameOf(ReproductionVerdict verdict) => verdict switch
    {
        ReproductionVerdict.Reproduced => new LocalText("reproduced", "reproduit"),
        ReproductionVerdict.Rounding => new LocalText("rounding", "arrondi"),
        ReproductionVerdict.Inconsistent => new LocalText("inconsistent", "incohérent"),
        _ => new LocalText("missed", "manqué"),
    };
}
