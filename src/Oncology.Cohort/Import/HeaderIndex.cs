using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Fields by the keys of their canonical names and aliases.</summary>
internal static class HeaderIndex
{
    // Headers that hospitals use for fields whose list of aliases has them only once, or not at all: the cells decide.
    private static readonly (string Header, string[] Fields)[] Shared =
    [
        ("re", ["er_percent", "er_status"]), ("er", ["er_percent", "er_status"]),
        ("rp", ["pr_percent", "best_response", "pr_status"]), ("pr", ["pr_percent", "best_response", "pr_status"]),
        ("deces", ["vital_status", "death_date"]), ("dc", ["death_date", "vital_status"]), ("death", ["vital_status", "death_date"]),
        ("progression", ["progression", "progression_date"]), ("rechute", ["progression", "progression_date"]),
        ("ddn", ["birth_date", "last_followup_date"]),
    ];

    private static readonly FrozenDictionary<CohortTable, FrozenDictionary<string, ImmutableArray<Field>>> Index =
        Enum.GetValues<CohortTable>().ToFrozenDictionary(t => t, Build);

    private static readonly FrozenSet<string> Keys = Index.Values.SelectMany(t => t.Keys).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Fields of the table that the header key can mean, the likeliest first.</summary>
    public static ImmutableArray<Field> Candidates(CohortTable table, string key) => Index[table].GetValueOrDefault(key, []);

    /// <summary>True when a field of any table has the key.</summary>
    public static bool IsKnown(string key) => Keys.Contains(key);

    /// <summary>True when the key is the canonical name of the field.</summary>
    public static bool IsName(Field field, string key) => TextKey.OfHeader(field.Name) == key;

    private static FrozenDictionary<string, ImmutableArray<Field>> Build(CohortTable table)
    {
        var index = new Dictionary<string, List<Field>>(StringComparer.Ordinal);
        ImmutableArray<Field> fields = Fields.Of(table);
        foreach (Field field in fields)
        {
            Add(index, field.Name, field);
        }

        foreach (Field field in fields)
        {
            foreach (string alias in (IEnumerable<string>)[.. field.FrenchAliases, .. field.EnglishAliases])
            {
                Add(index, alias, field);
            }
        }

        if (table == CohortTable.Patients)
        {
            foreach ((string header, string[] names) in Shared)
            {
                index[TextKey.OfHeader(header)] = [.. names.Select(n => Fields.Find(table, n)!)];
            }
        }

        return index.ToFrozenDictionary(p => p.Key, p => p.Value.ToImmutableArray());
    }

    private static void Add(Dictionary<string, List<Field>> index, string header, Field field)
    {
        string key = TextKey.OfHeader(header);
        if (!index.TryGetValue(key, out List<Field>? fields))
        {
            index[key] = fields = [];
        }

        if (!fields.Contains(field))
        {
            fields.Add(field);
        }
    }
}
