using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>What a cell of drugs says: made once for each word of its column.</summary>
/// <param name="Agents">The drugs, those known by their international names, the others as written.</param>
/// <param name="Classes">Classes of those known, each once.</param>
/// <param name="HasUnread">A drug is in no list.</param>
internal sealed record DrugNote(ImmutableArray<string> Agents, ImmutableArray<DrugClass> Classes, bool HasUnread)
{
    /// <summary>The drugs of a row, in their own column or in the place of a yes; null when it names none.</summary>
    public static DrugNote? Of(ParsedRow row) => Of(row.Columns.Agents, row.Row) ?? Of(row.Columns.Answer, row.Row);

    /// <summary>Classes of a row that states none of its own: a drug that is not read leaves open what else there is beside those known.</summary>
    public ImmutableArray<DrugClass> OwnClasses => HasUnread && !Classes.IsEmpty ? [.. Classes, DrugClass.Unknown] : Classes;

    private static DrugNote? Of(TypedColumn? column, int row) => column?.NoteOf(row, static (value, _) => value is ImmutableArray<string> words ? Of(words) : null);

    private static DrugNote Of(ImmutableArray<string> words)
    {
        var agents = ImmutableArray.CreateBuilder<string>(words.Length);
        var classes = new List<DrugClass>();
        bool hasUnread = false;
        foreach (string word in words)
        {
            (string Name, DrugClass Class)? known = DrugNames.Find(word);
            hasUnread |= known is null;
            agents.Add(known?.Name ?? word);
            if (known is { } drug && !classes.Contains(drug.Class))
            {
                classes.Add(drug.Class);
            }
        }

        return new DrugNote(agents.ToImmutable(), [.. classes], hasUnread);
    }
}
