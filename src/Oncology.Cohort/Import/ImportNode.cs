using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Oncology.Shared;

namespace Oncology.Cohort;

/// <summary>One place of an import file: reads values, and notes what is wrong instead of stopping.</summary>
internal sealed class ImportNode
{
    private readonly JsonElement _element;
    private readonly string _path;
    private readonly ImmutableArray<(string, Wording)>.Builder _problems;

    public ImportNode(JsonElement element, string path, ImmutableArray<(string, Wording)>.Builder problems) => (_element, _path, _problems) = (element, path, problems);

    public bool IsObject => _element.ValueKind == JsonValueKind.Object;

    /// <summary>Notes a problem when this is no object or holds another key.</summary>
    public void Allow(params ReadOnlySpan<string> keys)
    {
        string[] known = [.. keys];
        if (!IsObject)
        {
            Add("expected an object", "un objet est attendu");
            return;
        }

        foreach (JsonProperty property in _element.EnumerateObject().Where(p => !known.Contains(p.Name)))
        {
            At(property.Value, property.Name).Unknown(property.Name, known);
        }
    }

    public ImportNode? Child(string key) =>
        IsObject && _element.TryGetProperty(key, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? At(value, key) : null;

    public ImportNode Required(string key)
    {
        if (Child(key) is { } child)
        {
            return child;
        }

        Add($"'{key}' is missing", $"« {key} » manque");
        return new ImportNode(JsonElement.Parse("\"\""), _path, _problems);
    }

    /// <summary>The elements of an array; a single value counts as an array of one.</summary>
    public ImmutableArray<ImportNode> Items() => _element.ValueKind != JsonValueKind.Array ? [this]
        : [.. _element.EnumerateArray().Select((item, i) => new ImportNode(item, string.Create(CultureInfo.InvariantCulture, $"{_path}[{i}]"), _problems))];

    public ImmutableDictionary<string, T> Properties<T>(Func<ImportNode, T> read)
    {
        if (!IsObject)
        {
            Add("expected an object", "un objet est attendu");
            return ImmutableDictionary<string, T>.Empty;
        }

        var properties = ImmutableDictionary.CreateBuilder<string, T>();
        foreach (JsonProperty property in _element.EnumerateObject())
        {
            properties[property.Name] = read(At(property.Value, property.Name));
        }

        return properties.ToImmutable();
    }

    public string Text() => _element.ValueKind switch
    {
        JsonValueKind.String => _element.GetString()!,
        JsonValueKind.Number => _element.GetRawText(),
        _ => Problem("expected a text", "un texte est attendu", ""),
    };

    public bool Flag() => _element.ValueKind is JsonValueKind.True or JsonValueKind.False ? _element.GetBoolean() : Problem("expected true or false", "true ou false est attendu", false);

    /// <summary>A whole number, at least 1.</summary>
    public int Count() => _element.ValueKind == JsonValueKind.Number && _element.TryGetInt32(out int count) && count > 0 ? count
        : Problem("expected a whole number from 1 on", "un entier à partir de 1 est attendu", 1);

    public DateOnly? Day() => _element.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(_element.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
        ? day : Problem<DateOnly?>("expected a date such as 2021-03-31", "une date telle que 2021-03-31 est attendue", null);

    public T OneOf<T>((string Word, T Value)[] words)
    {
        string word = Text();
        int at = Array.FindIndex(words, w => w.Word == word);
        if (at >= 0)
        {
            return words[at].Value;
        }

        Unknown(word, words.Select(w => w.Word));
        return words[0].Value;
    }

    /// <summary>Notes that a word is not among the known ones, naming the nearest.</summary>
    public void Unknown(string word, IEnumerable<string> known)
    {
        string[] all = [.. known];
        string? near = NearestName.Find(word, all);
        string list = all.Length > 20 ? "" : $" ({string.Join(", ", all)})";
        Add(
            $"unknown '{word}'{(near is null ? "" : $"; did you mean '{near}'?")}{list}",
            $"« {word} » inconnu{(near is null ? "" : $" ; vouliez-vous dire « {near} » ?")}{list}");
    }

    private ImportNode At(JsonElement element, string key) => new(element, $"{_path}.{key}", _problems);

    private void Add(string english, string french) => _problems.Add((_path, new(english, french)));

    private T Problem<T>(string english, string french, T otherwise)
    {
        Add(english, french);
        return otherwise;
    }
}
