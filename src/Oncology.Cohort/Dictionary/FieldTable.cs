using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Collects the fields of one table, in order.</summary>
internal sealed class FieldTable
{
    private readonly CohortTable _table;
    private readonly ImmutableArray<Field>.Builder _fields = ImmutableArray.CreateBuilder<Field>();

    public FieldTable(CohortTable table) => _table = table;

    public ImmutableArray<Field> ToImmutable() => _fields.ToImmutable();

    /// <summary>Adds a field. Need is R, C or O; headers and rules are separated by commas; the range is "0..100".</summary>
    public FieldTable Add(
        string name,
        char need,
        FieldType type,
        (string French, string English) headers,
        (string French, string English) meaning,
        string rules = "",
        string range = "",
        string? unit = null,
        ImmutableArray<FieldValue> values = default)
    {
        string[] limits = range.Split("..");
        _fields.Add(new Field
        {
            Table = _table,
            Name = name,
            Need = need switch { 'R' => FieldNeed.Required, 'C' => FieldNeed.Conditional, _ => FieldNeed.Optional },
            Type = type,
            Unit = unit,
            Minimum = limits.Length == 2 && NumberText.TryParse(limits[0], '.', out double minimum) ? minimum : null,
            Maximum = limits.Length == 2 && NumberText.TryParse(limits[1], '.', out double maximum) ? maximum : null,
            Values = values.IsDefault ? [] : values,
            FrenchAliases = Split(headers.French),
            EnglishAliases = Split(headers.English),
            Meaning = new Wording(meaning.English, meaning.French),
            Rules = Split(rules),
        });
        return this;
    }

    public static ImmutableArray<string> Split(string words) =>
        [.. words.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
