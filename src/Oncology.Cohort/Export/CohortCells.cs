using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using Oncology.Survival;

namespace Oncology.Cohort;

/// <summary>Typed values as the cells that the import reads back to the same values.</summary>
internal static class CohortCells
{
    /// <summary>The cell of a field: its value, or the word for its kind of missing.</summary>
    public static string Of(Field field, object? value, MissingKind? missing, Language language) => value is null
        ? missing switch
        {
            MissingKind.NotDone => "[Not Evaluated]",
            MissingKind.NotApplicable => "[Not Applicable]",
            MissingKind.Unknown => "[Unknown]",
            _ => "",
        }
        : field.Name == "dose_unit" ? "Gy" : Of(field, value, language);

    /// <summary>The header of a field in a language that the import reads as this field again.</summary>
    public static string Header(Field field, Language language) => language == Language.English
        ? field.Name
        : field.FrenchAliases.FirstOrDefault(a => HeaderIndex.Candidates(field.Table, TextKey.OfHeader(a)) is [var only] && only == field && !IsGroup(a)) ?? field.Name;

    private static bool IsGroup(string header) => FlatGroups.Numbered(header) is not null || FlatGroups.Unnumbered(header) is not null;

    private static string Of(Field field, object value, Language language) => value switch
    {
        bool yes when language == Language.French => yes ? "oui" : "non",
        bool yes => yes ? "yes" : "no",
        Enum category => field.Values.First(v => v.Value.Equals(category)).Code,
        string text => text,
        double or BoundedNumber => Number(value, language),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        ImmutableArray<string> texts => string.Join('+', texts),
        IEnumerable list => string.Join('+', list.Cast<object>().Select(v => Of(field, v, language))),
        _ => value.ToString() ?? "",
    };

    private static string Number(object value, Language language)
    {
        string text = value is double number ? number.ToString("R", CultureInfo.InvariantCulture) : value.ToString() ?? "";
        return language == Language.French ? text.Replace('.', ',') : text;
    }
}
