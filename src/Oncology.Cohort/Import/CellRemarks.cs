using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>What is to be said of a cell that was read: a word that was not understood, several lesions in one cell, a drug of no list.</summary>
internal static class CellRemarks
{
    /// <summary>True when cells of the field are read word by word.</summary>
    public static bool Concern(Field field) => field.Name is "organ" or "organs" or "location" or "node_level" or "agents" or "n_lesions" or "n_metastases" or "n_organs" or FlatGroups.Flag;

    /// <summary>The remark on a cell that was read as a value, or as missing for a reason; null when there is nothing to say.</summary>
    public static CellRemark? Of(string text, object value, Field field) => field.Name switch
    {
        "n_lesions" or "n_metastases" or "n_organs" => CellParser.IsOpenCount(text, field) ? OpenCount(text) : null,
        _ when value is MissingKind => null,
        "agents" or FlatGroups.Flag => value is ImmutableArray<string> agents ? OfDrugs(agents) : null,
        "node_level" => SiteWords.Unread(text, isNode: true).Count > 0 ? UnreadLevel(text) : null,
        "location" => field.Table == CohortTable.Lesions && SiteWords.IsSeveral(text) ? SeveralLesions(text) : null,
        _ => field.ValuesByKey.ContainsKey(TextKey.OfWord(text)) ? null : OfOrgan(text, value, field),
    };

    private static CellRemark? OfOrgan(string text, object value, Field field)
    {
        string? unread = SiteWords.Unread(text, isNode: value is Organ.Node || (value is ImmutableArray<Enum> several && several.Contains(Organ.Node))) is [var first, ..] ? first : null;
        if (unread is null)
        {
            return field.Name == "organ" && SiteWords.IsSeveral(text) ? SeveralLesions(text) : null;
        }

        Wording[] organs = [.. (value is Enum one ? [one] : (ImmutableArray<Enum>)value).Select(o => FieldWords.OfValue(field, o))];
        string? near = TextKey.Nearest(unread, OrganWords.Nouns);
        return new CellRemark(Severity.Warning, new(
            $"\"{Shown(text)}\" is read as {string.Join(", ", organs.Select(o => o.English))}; the word \"{Shown(unread)}\" was not understood and is kept as text. If it names a second organ, give that a row of its own.",
            $"« {Shown(text)} » est lu comme {string.Join(", ", organs.Select(o => o.French))} ; le mot « {Shown(unread)} » n'a pas été compris et reste en texte. S'il nomme un second organe, donnez-lui sa propre ligne."), near);
    }

    private static CellRemark OpenCount(string text) => CellParser.FewestOf(text) is { } fewest
        ? new(Severity.Warning, new(
            $"\"{Shown(text)}\" leaves the number open; it counts as unknown, {fewest} at least. Give the number where it is known.",
            $"« {Shown(text)} » laisse le nombre ouvert ; il compte comme inconnu, {fewest} au moins. Donnez le nombre s'il est connu."), null)
        : new(Severity.Warning, new(
            $"\"{Shown(text)}\" leaves the number open; it counts as unknown, and the text is kept. Give the number where it is known.",
            $"« {Shown(text)} » laisse le nombre ouvert ; il compte comme inconnu, et le texte est gardé. Donnez le nombre s'il est connu."), null);

    private static CellRemark UnreadLevel(string text) => new(Severity.Warning, new(
        $"\"{Shown(text)}\" is not read as a level, station, region or side of lymph nodes and is kept as text: whether these nodes are an echelon of their own is open.",
        $"« {Shown(text)} » n'est lu ni comme étage, ni comme station, région ou côté de ganglions et reste en texte : on ne sait pas si ces ganglions forment un relais à part."), null);

    private static CellRemark SeveralLesions(string text) => new(Severity.Warning, new(
        $"\"{Shown(text)}\" speaks of more than one lesion: without n_lesions the number of lesions of this row is unknown. Give one row for each, or their number.",
        $"« {Shown(text)} » désigne plus d'une lésion : sans nb_lesions, le nombre de lésions de cette ligne est inconnu. Donnez une ligne pour chacune, ou leur nombre."), null);

    private static CellRemark? OfDrugs(ImmutableArray<string> agents)
    {
        string? unknown = agents.FirstOrDefault(a => DrugNames.Find(a) is null);
        if (unknown is null)
        {
            return null;
        }

        string? near = DrugNames.Nearest(unknown);
        return new CellRemark(Severity.Warning, new(
            $"The drug \"{Shown(unknown)}\" is not read; it is kept as text. Its class is unknown unless drug_class says it, and so is what depends on it.",
            $"Le médicament « {Shown(unknown)} » n'est pas lu ; il reste en texte. Sa classe est inconnue si drug_class ne la donne pas, et ce qui en dépend aussi."), near);
    }

    private static string Shown(string text) => text.Trim() is { Length: > 60 } longer ? string.Concat(longer.AsSpan(0, 60), "...") : text.Trim();
}

/// <summary>A remark on a cell that was read.</summary>
internal sealed record CellRemark(Severity Severity, Wording Message, string? Suggestion);
