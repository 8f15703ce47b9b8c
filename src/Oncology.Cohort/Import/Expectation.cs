using System.Globalization;

namespace Oncology.Cohort;

/// <summary>What a field accepts, in words.</summary>
internal static class Expectation
{
    /// <summary>What a lesion accepts whose cell names two organs.</summary>
    public static Wording OneOrgan { get; } = new("one organ per lesion, so one row for each", "un seul organe par lésion, donc une ligne pour chacun");

    /// <summary>What a focal treatment accepts whose cell names two techniques.</summary>
    public static Wording OneTechnique { get; } = new(
        "one technique per treatment, so one row, or one group of columns (mdt1_modality, mdt2_modality), for each",
        "une seule technique par traitement, donc une ligne, ou un groupe de colonnes (mdt1_modality, mdt2_modality), pour chacune");

    /// <summary>What a column of systemic treatment accepts that says yes, no, or which drugs.</summary>
    public static Wording YesNoOrDrugs { get; } = new("yes, no, or the drugs", "oui, non, ou les médicaments");

    /// <summary>What in situ hybridisation accepts, where the cell is a yes or no.</summary>
    public static Wording ResultNotAnswer { get; } = new(
        "the result (Positive, Negative, Equivocal, Failed, NotDone): a yes or no can also say whether the test was done",
        "le résultat (positif, négatif, équivoque, échec, non fait) : un oui ou un non peut aussi dire si l'examen a été fait");

    public static Wording Of(Field field)
    {
        string range = Range(field, field.Unit);
        string french = Range(field, FrenchUnit(field.Unit));
        return field.Type switch
        {
            FieldType.Date => new("a date such as 2016-05-12, 12/05/2016, 05/2016 or 2016", "une date comme 12/05/2016, 2016-05-12, 05/2016 ou 2016"),
            FieldType.YesNo => new("yes or no (oui, non, 1, 0)", "oui ou non (yes, no, 1, 0)"),
            FieldType.Integer => new($"a whole number{range}", $"un nombre entier{french}"),
            FieldType.Number => new($"a number{range}", $"un nombre{french}"),
            FieldType.BoundedNumber => new($"a number{range}, or bounds such as <10 or 10-19", $"un nombre{french}, ou des bornes comme <10 ou 10-19"),
            FieldType.Category => new($"one of {Codes(field)}", $"l'une des valeurs {FrenchWords(field)}"),
            FieldType.CategoryList => new($"some of {Codes(field)}", $"une ou plusieurs des valeurs {FrenchWords(field)}"),
            FieldType.Tnm => new("a TNM code", "un code TNM"),
            _ => new("a word", "un mot"),
        };
    }

    /// <summary>The codes of a category, separated by commas.</summary>
    public static string Codes(Field field) => string.Join(", ", field.Values.Select(v => v.Code));

    // The first of the words that mean a value is French.
    private static string FrenchWords(Field field) => string.Join(", ", field.Values.Select(v => v.Words.IsEmpty ? v.Code : v.Words[0]));

    private static string? FrenchUnit(string? unit) => unit switch
    {
        "years" => "ans",
        "months" => "mois",
        "days" => "jours",
        _ => unit,
    };

    private static string Range(Field field, string? word)
    {
        string unit = word is null ? "" : " " + word;
        return (field.Minimum, field.Maximum) switch
        {
            (double low, double high) => string.Create(CultureInfo.InvariantCulture, $" ({low}-{high}{unit})"),
            _ => word is null ? "" : $" ({word})",
        };
    }
}
