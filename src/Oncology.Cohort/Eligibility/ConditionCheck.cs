using System.Collections.Immutable;
using System.Globalization;
using Oncology.Shared;

namespace Oncology.Cohort;

/// <summary>Finds what is wrong with a condition before any patient is asked.</summary>
internal static class ConditionCheck
{
    /// <summary>The first thing that is wrong, or null.</summary>
    public static Wording? Problem(Condition condition) => condition switch
    {
        Condition.Compare compare => OfCompare(compare),
        Condition.All all => OfParts(all.Parts),
        Condition.Any any => OfParts(any.Parts),
        Condition.Not opposite => Problem(opposite.Part),
        Condition.If asked => Problem(asked.Precondition) ?? Problem(asked.Then),
        _ => null,
    };

    private static Wording? OfParts(ImmutableArray<Condition> parts) => parts.IsDefaultOrEmpty
        ? new("a list of conditions is empty", "une liste de conditions est vide")
        : parts.Select(Problem).FirstOrDefault(p => p is not null);

    private static Wording? OfCompare(Condition.Compare compare)
    {
        if (Facts.Find(compare.Fact) is not { } fact)
        {
            string? nearest = NearestName.Find(compare.Fact, Facts.Names);
            return nearest is null
                ? new($"there is no fact '{compare.Fact}'", $"il n'y a pas de fait « {compare.Fact} »")
                : new($"there is no fact '{compare.Fact}'; did you mean '{nearest}'?", $"il n'y a pas de fait « {compare.Fact} » ; vouliez-vous dire « {nearest} » ?");
        }

        if (compare.WithinDays < 0)
        {
            return new("'within_days' is negative", "« within_days » est négatif");
        }

        bool fits = compare.Comparison switch
        {
            Comparison.Known => true,
            Comparison.Is or Comparison.IsNot => fact.Type != FactType.Date,
            _ => fact.Type is FactType.Number or FactType.Date,
        };
        if (!fits)
        {
            return new(
                $"'{compare.Fact}' is {Name(fact.Type).English} and has no such comparison",
                $"« {compare.Fact} » est {Name(fact.Type).French} et n'a pas cette comparaison");
        }

        int least = compare.Comparison switch { Comparison.Known => 0, Comparison.Between => 2, _ => 1 };
        int most = compare.Comparison switch
        {
            Comparison.Known => 0,
            Comparison.Between => 2,
            Comparison.Is or Comparison.IsNot when fact.Type != FactType.YesNo => int.MaxValue,
            _ => 1,
        };
        if (compare.Values.Length < least || compare.Values.Length > most)
        {
            return new($"'{compare.Fact}' is compared with {compare.Values.Length} values", $"« {compare.Fact} » est comparé à {compare.Values.Length} valeurs");
        }

        string? wrong = compare.Values.FirstOrDefault(v => !Fits(v, fact));
        return wrong is null ? null : WrongValue(wrong, fact);
    }

    private static bool Fits(string value, Fact fact) => fact.Type switch
    {
        FactType.YesNo => value is "yes" or "no",
        FactType.Number => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number),
        FactType.Date => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => fact.Categories.IsEmpty || fact.Categories.Any(c => TextKey.OfWord(c) == TextKey.OfWord(value)),
    };

    private static Wording WrongValue(string value, Fact fact)
    {
        if (fact.Type == FactType.Category)
        {
            string list = string.Join(", ", fact.Categories);
            return new($"'{value}' is no category of '{fact.Name}': {list}", $"« {value} » n'est pas une modalité de « {fact.Name} » : {list}");
        }

        return new(
            $"'{value}' does not fit '{fact.Name}', which is {Name(fact.Type).English}",
            $"« {value} » ne convient pas à « {fact.Name} », qui est {Name(fact.Type).French}");
    }

    private static Wording Name(FactType type) => type switch
    {
        FactType.YesNo => new("yes or no", "oui ou non"),
        FactType.Number => new("a number", "un nombre"),
        FactType.Date => new("a date (yyyy-MM-dd)", "une date (aaaa-MM-jj)"),
        _ => new("a category", "une modalité"),
    };
}
