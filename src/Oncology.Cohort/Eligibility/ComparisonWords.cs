using System.Collections.Immutable;
using System.Globalization;

namespace Oncology.Cohort;

/// <summary>What a comparison asks, in words: <c>at most 1</c>, <c>synchronous or oligorecurrent</c>.</summary>
internal static class ComparisonWords
{
    /// <summary>What the comparison asks.</summary>
    public static Wording Of(Condition.Compare compare) => Of(compare, compare.Comparison);

    /// <summary>What its opposite asks.</summary>
    public static Wording OfOpposite(Condition.Compare compare)
    {
        Wording asked = Of(compare);
        return compare.Comparison switch
        {
            Comparison.Is => Of(compare, Comparison.IsNot),
            Comparison.IsNot => Of(compare, Comparison.Is),
            Comparison.AtLeast => Of(compare, Comparison.Below),
            Comparison.Below => Of(compare, Comparison.AtLeast),
            Comparison.AtMost => Of(compare, Comparison.Above),
            Comparison.Above => Of(compare, Comparison.AtMost),
            Comparison.Known => new("unknown", "inconnu"),
            _ => new($"not {asked.English}", $"pas {asked.French}"),
        };
    }

    private static Wording Of(Condition.Compare compare, Comparison comparison)
    {
        Fact fact = Facts.Find(compare.Fact)!;
        ImmutableArray<Wording> values = [.. compare.Values.Select(value => OfValue(fact, value))];
        bool isDate = fact.Type == FactType.Date;
        Wording Limit(string english, string french) => new($"{english} {values[0].English}", $"{french} {values[0].French}");
        return comparison switch
        {
            Comparison.Known => new("known", "connu"),
            Comparison.Is when fact.Type == FactType.YesNo => values[0],
            Comparison.IsNot when fact.Type == FactType.YesNo => OfAnswer(compare.Values[0] != "yes"),
            Comparison.Is => Listed(values, "or", "ou"),
            Comparison.IsNot => new($"not {Listed(values, "nor", "ou").English}", $"autre que {Listed(values, "nor", "ou").French}"),
            Comparison.AtLeast => isDate ? Limit("from", "à partir du") : Limit("at least", "au moins"),
            Comparison.AtMost => isDate ? Limit("up to", "jusqu'au") : Limit("at most", "au plus"),
            Comparison.Above => isDate ? Limit("after", "après le") : Limit("above", "plus de"),
            Comparison.Below => isDate ? Limit("before", "avant le") : Limit("below", "moins de"),
            _ => new(
                $"{values[0].English} to {values[1].English}",
                isDate ? $"du {values[0].French} au {values[1].French}" : $"{values[0].French} à {values[1].French}"),
        };
    }

    private static Wording Listed(ImmutableArray<Wording> values, string english, string french) =>
        new(string.Join($" {english} ", values.Select(value => value.English)), string.Join($" {french} ", values.Select(value => value.French)));

    private static Wording OfValue(Fact fact, string value) => fact.Type switch
    {
        FactType.YesNo => OfAnswer(value == "yes"),
        FactType.Number => new(value, value.Replace('.', ',')),
        FactType.Date => DateWords.Of(DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => fact.InWords(value),
    };

    private static Wording OfAnswer(bool isYes) => isYes ? new("yes", "oui") : new("no", "non");
}
