using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Oncology.Shared;

namespace Oncology.Reporting;

/// <summary>
/// One place of a study file: reads values, and notes what is wrong instead of stopping, so that all problems come at once.
/// After a problem a harmless value is returned; the file is not run.
/// </summary>
internal readonly struct SpecNode
{
    private readonly JsonElement _element;
    private readonly List<StudyProblem> _problems;

    public SpecNode(JsonElement element, string path, List<StudyProblem> problems)
    {
        _element = element;
        Path = path;
        _problems = problems;
    }

    /// <summary>JSON path of the place.</summary>
    public string Path { get; }

    public bool IsObject => _element.ValueKind == JsonValueKind.Object;

    public bool IsText => _element.ValueKind == JsonValueKind.String;

    public bool IsArray => _element.ValueKind == JsonValueKind.Array;

    /// <summary>The keys of an object, in the order of the file; none when it is no object.</summary>
    public ImmutableArray<string> Keys => IsObject ? [.. _element.EnumerateObject().Select(property => property.Name)] : [];

    /// <summary>The value as the file writes it, without quotation marks.</summary>
    public string Written => _element.GetRawText().Trim('"');

    public void Problem(string english, string french) => _problems.Add(new StudyProblem(Path, new LocalText(english, french)));

    /// <summary>Notes a problem when this is no object or holds a key that is not among the allowed ones.</summary>
    public void Allow(params ReadOnlySpan<string> keys)
    {
        string[] known = [.. keys];
        if (!IsObject)
        {
            Problem($"expected an object with {List(known)}", $"un objet est attendu, avec {List(known)}");
            return;
        }

        foreach (string key in Keys.Where(key => !known.Contains(key)))
        {
            SpecNode place = new(_element, $"{Path}.{key}", _problems);
            place.Unknown(key, known);
        }
    }

    /// <summary>The value of a key; null when it is absent or null.</summary>
    public SpecNode? Child(string key) =>
        IsObject && _element.TryGetProperty(key, out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? new SpecNode(value, $"{Path}.{key}", _problems)
            : null;

    /// <summary>The value of a key that must be there; without it a problem is noted and an empty place returned.</summary>
    public SpecNode Required(string key)
    {
        if (Child(key) is SpecNode child)
        {
            return child;
        }

        if (IsObject)
        {
            Problem($"'{key}' is missing", $"« {key} » manque");
        }

        // A place that reads as nothing and notes nothing more.
        return new SpecNode(default, $"{Path}.{key}", []);
    }

    /// <summary>The elements of an array; a single value counts as an array of one.</summary>
    public ImmutableArray<SpecNode> Items()
    {
        string path = Path;
        List<StudyProblem> problems = _problems;
        return _element.ValueKind switch
        {
            JsonValueKind.Undefined => [],
            JsonValueKind.Array => [.. _element.EnumerateArray().Select((item, i) => new SpecNode(item, $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]", problems))],
            _ => [this],
        };
    }

    public ImmutableArray<T> ItemsOf<T>(string key, Func<SpecNode, T> read) => Child(key) is SpecNode child ? [.. child.Items().Select(read)] : [];

    public string Text()
    {
        switch (_element.ValueKind)
        {
            case JsonValueKind.String:
                return _element.GetString()!;
            case JsonValueKind.Number:
                return _element.GetRawText();
            default:
                Problem("expected a text", "un texte est attendu");
                return string.Empty;
        }
    }

    /// <summary>The JSON of this place as it is written.</summary>
    public string Raw() => _element.GetRawText();

    public string? TextOf(string key) => Child(key)?.Text();

    /// <summary>A number; finite.</summary>
    public double Number()
    {
        if (_element.ValueKind == JsonValueKind.Number && _element.TryGetDouble(out double value) && double.IsFinite(value))
        {
            return value;
        }

        Problem("expected a number", "un nombre est attendu");
        return 0;
    }

    public double? NumberOf(string key) => Child(key)?.Number();

    public bool Flag(string key, bool otherwise = false)
    {
        if (Child(key) is not SpecNode child)
        {
            return otherwise;
        }

        if (child._element.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return child._element.GetBoolean();
        }

        child.Problem("expected true or false", "true ou false est attendu");
        return otherwise;
    }

    /// <summary>A calendar date, <c>yyyy-MM-dd</c>.</summary>
    public DateOnly? DateOf(string key)
    {
        if (Child(key) is not SpecNode child)
        {
            return null;
        }

        if (child.IsText && DateOnly.TryParseExact(child.Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return date;
        }

        child.Problem("expected a date such as \"2021-03-31\"", "une date telle que \"2021-03-31\" est attendue");
        return null;
    }

    /// <summary>One word of a fixed list.</summary>
    public T Choice<T>(string key, T otherwise, params ReadOnlySpan<(string Word, T Value)> words)
    {
        if (Child(key) is not SpecNode child)
        {
            return otherwise;
        }

        string word = child.Text();
        foreach ((string known, T value) in words)
        {
            if (known == word)
            {
                return value;
            }
        }

        List<string> all = [];
        foreach ((string known, T _) in words)
        {
            all.Add(known);
        }

        child.Unknown(word, all);
        return otherwise;
    }

    /// <summary>A wording: one text for both languages, or <c>{"en": …, "fr": …}</c>.</summary>
    public LocalText Wording()
    {
        if (!IsObject)
        {
            return LocalText.Same(Text());
        }

        Allow("en", "fr");
        string? english = TextOf("en");
        string? french = TextOf("fr");
        if (english is null && french is null)
        {
            Problem("expected the wording as \"en\" and \"fr\"", "le libellé est attendu sous \"en\" et \"fr\"");
        }

        return new LocalText(english ?? french ?? string.Empty, french ?? english ?? string.Empty);
    }

    public LocalText? WordingOf(string key) => Child(key)?.Wording();

    /// <summary>Notes that a word is not among the known ones, naming the nearest.</summary>
    public void Unknown(string word, IEnumerable<string> known)
    {
        string[] all = [.. known];
        string? nearest = NearestName.Find(word, all);
        Problem(
            $"unknown '{word}'{(nearest is null ? "." : $"; did you mean '{nearest}'?")} Known here: {(all.Length == 0 ? "nothing" : List(all))}",
            $"« {word} » inconnu{(nearest is null ? "." : $" ; vouliez-vous dire « {nearest} » ?")} Connus ici : {(all.Length == 0 ? "rien" : string.Join(", ", all.Select(one => $"« {one} »")))}");
    }

    private static string List(IEnumerable<string> words) => string.Join(", ", words.Select(word => $"'{word}'"));
}
