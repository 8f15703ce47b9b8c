using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>One column of the data dictionary.</summary>
/// <remarks>Made by <see cref="Fields"/> only. Headers are compared with <see cref="Name"/> and the aliases without case, accents,
/// punctuation and small words (de, la, of).</remarks>
public sealed record Field
{
    internal Field()
    {
    }

    /// <summary>Table the field belongs to.</summary>
    public required CohortTable Table { get; init; }

    /// <summary>Canonical name, snake case.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it must be there.</summary>
    public required FieldNeed Need { get; init; }

    /// <summary>What its cells hold.</summary>
    public required FieldType Type { get; init; }

    /// <summary>Unit of a number; null when it has none.</summary>
    public string? Unit { get; init; }

    /// <summary>Smallest number allowed; null for no limit.</summary>
    public double? Minimum { get; init; }

    /// <summary>Largest number allowed; null for no limit.</summary>
    public double? Maximum { get; init; }

    /// <summary>Allowed values of a category; empty for the other types.</summary>
    public ImmutableArray<FieldValue> Values { get; init; } = [];

    /// <summary>French headers read as this field.</summary>
    public ImmutableArray<string> FrenchAliases { get; init; } = [];

    /// <summary>English headers read as this field.</summary>
    public ImmutableArray<string> EnglishAliases { get; init; } = [];

    /// <summary>What the field means, in English and French.</summary>
    public required Wording Meaning { get; init; }

    /// <summary>Codes of the rules that read the field.</summary>
    public ImmutableArray<string> Rules { get; init; } = [];

    internal FrozenDictionary<string, FieldValue> ValuesByKey => field ??= IndexValues();

    /// <summary>Keys of the headers read as this field, in their order: French, English, its name.</summary>
    internal ImmutableArray<string> HeaderKeys => field.IsDefault ? field = [.. FrenchAliases.Concat(EnglishAliases).Append(Name).Select(TextKey.OfHeader)] : field;

    private FrozenDictionary<string, FieldValue> IndexValues()
    {
        var index = new Dictionary<string, FieldValue>(StringComparer.Ordinal);
        foreach (FieldValue value in Values)
        {
            index.TryAdd(TextKey.OfWord(value.Code), value);
        }

        foreach (FieldValue value in Values)
        {
            foreach (string word in value.Words)
            {
                index.TryAdd(TextKey.OfWord(word), value);
            }
        }

        return index.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
