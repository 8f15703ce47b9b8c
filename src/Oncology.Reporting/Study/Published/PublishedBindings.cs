using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Oncology.Reporting;

/// <summary>Which cell of the study each published number is compared with, from a bindings file.</summary>
internal sealed partial class PublishedBindings
{
    private PublishedBindings(ImmutableDictionary<string, PublishedBinding> byId)
    {
        ById = byId;
    }

    /// <summary>No bindings.</summary>
    public static PublishedBindings None { get; } = new([]);

    public ImmutableDictionary<string, PublishedBinding> ById { get; }

    /// <summary>Reads a bindings file and expands its patterns to the ids that are published.</summary>
    /// <exception cref="StudyException">The file is no JSON, holds unknown keys or places, or a pattern matches no published number.</exception>
    public static PublishedBindings Read(string path, IEnumerable<string> ids)
    {
        List<StudyProblem> problems = [];
        try
        {
            using var document = JsonDocument.Parse(
                File.ReadAllText(path), new JsonDocumentOptions { AllowDuplicateProperties = false, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            PublishedBindings bindings = From(new SpecNode(document.RootElement, "$", problems), ids.ToHashSet(StringComparer.Ordinal));
            return problems.Count == 0
                ? bindings
                : throw new StudyException(StudyFault.StudyFile, [.. problems.Select(problem => problem with { Where = $"{Path.GetFileName(path)} {problem.Where}" })]);
        }
        catch (JsonException broken)
        {
            string where = FormattableString.Invariant($"{Path.GetFileName(path)}, line {broken.LineNumber + 1}");
            throw new StudyException(StudyFault.StudyFile, [new StudyProblem(where, new LocalText($"no valid JSON: {broken.Message}", "JSON non valide : signe inattendu, ou clé en double, à cet endroit"))]);
        }
    }

    private static PublishedBindings From(SpecNode root, HashSet<string> ids)
    {
        root.Allow("places", "bindings");
        ImmutableDictionary<string, ImmutableArray<BindingPlace>> common = Places(root);
        var byId = ImmutableDictionary.CreateBuilder<string, PublishedBinding>(StringComparer.Ordinal);
        foreach (SpecNode node in root.Required("bindings").Items())
        {
            node.Allow("id", "item", "row", "column", "part", "places", "readAs", "note");
            ImmutableDictionary<string, ImmutableArray<BindingPlace>> places = common.SetItems(Places(node));
            BindingPattern pattern = BindingPattern.Read(node);
            int found = 0;
            foreach (ImmutableDictionary<string, BindingPlace> choice in Choices(pattern.Names(), places, node))
            {
                PublishedBinding binding = pattern.Fill(choice, node);
                if (!ids.Contains(binding.Id))
                {
                    continue;
                }

                found++;
                if (!byId.TryAdd(binding.Id, binding))
                {
                    node.Problem($"'{binding.Id}' is bound twice", $"« {binding.Id} » est lié deux fois");
                }
            }

            if (found == 0)
            {
                node.Problem($"no published number has an id like '{pattern.Id}'", $"aucun nombre publié n'a un id comme « {pattern.Id} »");
            }
        }

        return new PublishedBindings(byId.ToImmutable());
    }

    private static ImmutableDictionary<string, ImmutableArray<BindingPlace>> Places(SpecNode node)
    {
        var places = ImmutableDictionary.CreateBuilder<string, ImmutableArray<BindingPlace>>(StringComparer.Ordinal);
        if (node.Child("places") is SpecNode all)
        {
            foreach (string name in all.Keys)
            {
                SpecNode words = all.Child(name) ?? all;
                places[name] = [.. words.Keys.Select(word => BindingPlace.Read(word, words.Child(word) ?? words))];
            }
        }

        return places.ToImmutable();
    }

    // Every combination of the words that the places of the id may take.
    private static IEnumerable<ImmutableDictionary<string, BindingPlace>> Choices(
        ImmutableArray<string> names, ImmutableDictionary<string, ImmutableArray<BindingPlace>> places, SpecNode node)
    {
        IEnumerable<ImmutableDictionary<string, BindingPlace>> choices = [ImmutableDictionary<string, BindingPlace>.Empty];
        foreach (string name in names)
        {
            if (!places.TryGetValue(name, out ImmutableArray<BindingPlace> words))
            {
                node.Unknown(name, places.Keys);
                return [];
            }

            choices = [.. choices.SelectMany(choice => words.Select(word => choice.SetItem(name, word)))];
        }

        return choices;
    }
}

/// <summary>A published number, its cell, and perhaps the cell under another reading.</summary>
/// <param name="Id">Id of the published number.</param>
/// <param name="Address">The cell.</param>
/// <param name="ReadAs">The cell under the reading that <paramref name="Note"/> names; null for none.</param>
/// <param name="Note">What a reader of the verdict must know; null for nothing.</param>
internal sealed record PublishedBinding(string Id, CellAddress Address, CellAddress? ReadAs, LocalText? Note);

/// <summary>A word that may stand at a place of an id, and what stands for it in the address.</summary>
internal sealed record BindingPlace(string Word, ImmutableDictionary<string, string> Values)
{
    public static BindingPlace Read(string word, SpecNode node) => new(
        word,
        node.IsObject
            ? node.Keys.ToImmutableDictionary(key => key, key => node.Child(key)?.Text() ?? string.Empty, StringComparer.Ordinal)
            : ImmutableDictionary<string, string>.Empty.Add(string.Empty, node.Text()));
}

/// <summary>A binding as written: <c>{place}</c> in the id, <c>{place}</c> or <c>{place.field}</c> in the address.</summary>
internal sealed partial record BindingPattern(string Id, BindingCell Cell, BindingCell? ReadAs, LocalText? Note)
{
    public static BindingPattern Read(SpecNode node)
    {
        BindingCell cell = new(node.Required("item").Text(), [.. node.Required("row").Items().Select(label => label.Text())], node.Required("column").Text(), node.TextOf("part") ?? string.Empty);
        return new BindingPattern(node.Required("id").Text(), cell, node.Child("readAs") is SpecNode other ? Other(other, cell) : null, node.WordingOf("note"));
    }

    public ImmutableArray<string> Names() => [.. Place().Matches(Id).Select(match => match.Groups["name"].Value)];

    public PublishedBinding Fill(ImmutableDictionary<string, BindingPlace> choice, SpecNode node) => new(
        Place().Replace(Id, match => choice[match.Groups["name"].Value].Word),
        Address(Cell, choice, node),
        ReadAs is BindingCell other ? Address(other, choice, node) : null,
        Note);

    private static BindingCell Other(SpecNode node, BindingCell cell)
    {
        node.Allow("item", "row", "column", "part");
        return new BindingCell(
            node.TextOf("item") ?? cell.Item,
            node.Child("row") is SpecNode row ? [.. row.Items().Select(label => label.Text())] : cell.Row,
            node.TextOf("column") ?? cell.Column,
            node.TextOf("part") ?? cell.Part);
    }

    private static CellAddress Address(BindingCell cell, ImmutableDictionary<string, BindingPlace> choice, SpecNode node)
    {
        CellAddress address = new(Filled(cell.Item), [.. cell.Row.Select(Filled).Where(label => label.Length > 0)], Filled(cell.Column), Filled(cell.Part));
        if (address.Part.Length > 0 && !CellAddress.Parts.Contains(address.Part))
        {
            node.Unknown(address.Part, CellAddress.Parts);
        }

        return address;

        string Filled(string text) => Place().Replace(text, match =>
        {
            string name = match.Groups["name"].Value;
            string field = match.Groups["field"].Value;
            if (choice.TryGetValue(name, out BindingPlace? place) && place.Values.TryGetValue(field, out string? value))
            {
                return value;
            }

            node.Problem($"'{match.Value}' stands for nothing: the id has no such place, or its word '{place?.Word}' has no '{field}'", $"« {match.Value} » ne désigne rien : l'id n'a pas cette place, ou son mot « {place?.Word} » n'a pas de « {field} »");
            return string.Empty;
        });
    }

    [GeneratedRegex(@"\{(?<name>[A-Za-z0-9_]+)(\.(?<field>[A-Za-z0-9_]+))?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}

/// <summary>An address as written, with places.</summary>
internal sealed record BindingCell(string Item, ImmutableArray<string> Row, string Column, string Part);
