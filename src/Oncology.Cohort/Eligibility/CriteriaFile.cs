using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Oncology.Shared;

namespace Oncology.Cohort;

/// <summary>Reads a criteria list from JSON; docs/criteria-file.md describes the format.</summary>
internal sealed class CriteriaFile
{
    private static readonly (string Word, Comparison Comparison)[] Comparisons =
    [
        ("is", Comparison.Is), ("is_not", Comparison.IsNot), ("at_least", Comparison.AtLeast), ("at_most", Comparison.AtMost),
        ("above", Comparison.Above), ("below", Comparison.Below), ("between", Comparison.Between), ("known", Comparison.Known),
    ];

    private readonly ImmutableArray<(string Path, Wording Text)>.Builder _problems = ImmutableArray.CreateBuilder<(string, Wording)>();

    public static CriteriaList Read(Stream json, string file)
    {
        var reader = new CriteriaFile();
        CriteriaList? list = null;
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            list = reader.List(document.RootElement);
        }
        catch (JsonException malformed)
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"line {malformed.LineNumber + 1}");
            reader._problems.Add((place, new("this is not JSON", "ce n'est pas du JSON")));
        }

        return reader._problems.Count == 0 ? list! : throw new CriteriaFileException(file, reader._problems.ToImmutable());
    }

    private CriteriaList? List(JsonElement root)
    {
        if (!IsObject(root, "$", "name", "title", "source", "criteria", "caps"))
        {
            return null;
        }

        string name = Text(root, "$", "name") ?? "";
        Wording title = root.TryGetProperty("title", out JsonElement said) ? Words(said, "$.title") : new(name, name);
        ImmutableArray<Criterion> criteria = [.. Items(root, "$", "criteria").Select(item => One(item.Element, item.Path)).OfType<Criterion>()];
        ImmutableArray<CohortCap> caps = root.TryGetProperty("caps", out _)
            ? [.. Items(root, "$", "caps").Select(item => Cap(item.Element, item.Path)).OfType<CohortCap>()]
            : [];
        string? source = root.TryGetProperty("source", out _) ? Text(root, "$", "source") : null;
        if (criteria.IsEmpty && _problems.Count == 0)
        {
            Add("$.criteria", "there is no criterion", "il n'y a aucun critère");
        }

        string? twice = criteria.Select(c => c.Id).Concat(caps.Select(c => c.Id)).GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key;
        if (twice is not null)
        {
            Add("$.criteria", $"the id '{twice}' occurs twice", $"l'identifiant « {twice} » apparaît deux fois");
        }

        return _problems.Count == 0 ? CriteriaList.Create(name, title, criteria, caps, source) : null;
    }

    private Criterion? One(JsonElement element, string path)
    {
        if (!IsObject(element, path, "id", "kind", "label", "rule"))
        {
            return null;
        }

        string? id = Text(element, path, "id");
        if (id == Screening.UnknownStep)
        {
            Add($"{path}.id", $"'{id}' is reserved", $"« {id} » est réservé");
        }

        CriterionKind kind = element.TryGetProperty("kind", out _) ? Kind(Text(element, path, "kind"), path) : CriterionKind.Inclusion;
        Wording label = element.TryGetProperty("label", out JsonElement said) ? Words(said, $"{path}.label") : new(id ?? "", id ?? "");
        Condition? rule = element.TryGetProperty("rule", out JsonElement asked) ? Rule(asked, $"{path}.rule") : null;
        return id is null ? null : new Criterion(id, kind, label, rule) { Decidability = element.TryGetProperty("rule", out _) ? Decidability.FromData : Decidability.ByPerson };
    }

    private CriterionKind Kind(string? word, string path)
    {
        CriterionKind? kind = word switch
        {
            "inclusion" => CriterionKind.Inclusion,
            "exclusion" => CriterionKind.Exclusion,
            "informative" => CriterionKind.Informative,
            _ => null,
        };
        if (kind is null && word is not null)
        {
            Add($"{path}.kind", $"'{word}': expected inclusion, exclusion or informative", $"« {word} » : inclusion, exclusion ou informative attendu");
        }

        return kind ?? CriterionKind.Inclusion;
    }

    private CohortCap? Cap(JsonElement element, string path)
    {
        if (!IsObject(element, path, "id", "label", "among", "by", "most_share", "least", "most"))
        {
            return null;
        }

        string? id = Text(element, path, "id");
        string? by = element.TryGetProperty("by", out _) ? Text(element, path, "by") : null;
        if (by is not null && Facts.Find(by)?.Type != FactType.Category)
        {
            Add($"{path}.by", $"'{by}' is no category", $"« {by} » n'est pas une modalité");
        }

        double? number(string key) => element.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
        return id is null ? null : new CohortCap(id, element.TryGetProperty("label", out JsonElement said) ? Words(said, $"{path}.label") : new(id, id))
        {
            Among = element.TryGetProperty("among", out JsonElement among) ? Rule(among, $"{path}.among") : null,
            By = by,
            MostShare = number("most_share"),
            Least = (int?)number("least"),
            Most = (int?)number("most"),
        };
    }

    private Condition? Rule(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Add(path, "an object is expected", "un objet est attendu");
            return null;
        }

        foreach ((string word, Func<ImmutableArray<Condition>, Condition> join) in new (string, Func<ImmutableArray<Condition>, Condition>)[]
            { ("all", parts => new Condition.All(parts)), ("any", parts => new Condition.Any(parts)) })
        {
            if (element.TryGetProperty(word, out _) && IsObject(element, path, word))
            {
                ImmutableArray<Condition> parts = [.. Items(element, path, word).Select(item => Rule(item.Element, item.Path)).OfType<Condition>()];
                return parts.IsEmpty ? null : join(parts);
            }
        }

        if (element.TryGetProperty("not", out JsonElement opposite) && IsObject(element, path, "not"))
        {
            return Rule(opposite, $"{path}.not") is { } part ? new Condition.Not(part) : null;
        }

        if (element.TryGetProperty("if", out JsonElement when) && IsObject(element, path, "if", "then") && element.TryGetProperty("then", out JsonElement then))
        {
            return Rule(when, $"{path}.if") is { } asked && Rule(then, $"{path}.then") is { } part ? new Condition.If(asked, part) : null;
        }

        return Compare(element, path);
    }

    private Condition.Compare? Compare(JsonElement element, string path)
    {
        if (!IsObject(element, path, ["field", "within_days", .. Comparisons.Select(c => c.Word)]))
        {
            return null;
        }

        string? field = Text(element, path, "field");
        (string Word, Comparison Comparison)[] said = [.. Comparisons.Where(c => element.TryGetProperty(c.Word, out _))];
        if (field is null || said.Length != 1)
        {
            Add(path, "one comparison is expected: is, is_not, at_least, at_most, above, below, between or known",
                "une comparaison est attendue : is, is_not, at_least, at_most, above, below, between ou known");
            return null;
        }

        JsonElement value = element.GetProperty(said[0].Word);
        ImmutableArray<string> values = said[0].Comparison == Comparison.Known ? []
            : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Word)]
            : [Word(value)];
        var compare = new Condition.Compare(field, said[0].Comparison, values);
        if (element.TryGetProperty("within_days", out JsonElement days))
        {
            compare = compare with { WithinDays = days.ValueKind == JsonValueKind.Number && days.TryGetInt32(out int whole) ? whole : -1 };
        }

        if (ConditionCheck.Problem(compare) is { } problem)
        {
            _problems.Add((path, problem));
        }

        return compare;
    }

    private static string Word(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        _ => value.GetRawText(),
    };

    private Wording Words(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            return new Wording(element.GetString()!, element.GetString()!);
        }

        if (!IsObject(element, path, "en", "fr"))
        {
            return new Wording("", "");
        }

        string english = Text(element, path, "en") ?? "";
        return new Wording(english, element.TryGetProperty("fr", out _) ? Text(element, path, "fr") ?? english : english);
    }

    private IEnumerable<(JsonElement Element, string Path)> Items(JsonElement element, string path, string key)
    {
        if (!element.TryGetProperty(key, out JsonElement list) || list.ValueKind != JsonValueKind.Array)
        {
            Add($"{path}.{key}", "a list is expected", "une liste est attendue");
            return [];
        }

        return [.. list.EnumerateArray().Select((item, i) => (item, string.Create(CultureInfo.InvariantCulture, $"{path}.{key}[{i}]")))];
    }

    private string? Text(JsonElement element, string path, string key)
    {
        if (element.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString()!.Length > 0)
        {
            return value.GetString();
        }

        Add($"{path}.{key}", "a text is expected", "un texte est attendu");
        return null;
    }

    private bool IsObject(JsonElement element, string path, params string[] keys)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Add(path, "an object is expected", "un objet est attendu");
            return false;
        }

        bool isKnown = true;
        foreach (string key in element.EnumerateObject().Select(p => p.Name).Where(n => !keys.Contains(n)))
        {
            isKnown = false;
            string? nearest = NearestName.Find(key, keys);
            Add($"{path}.{key}",
                nearest is null ? $"unknown key; expected {string.Join(", ", keys)}" : $"unknown key; did you mean '{nearest}'?",
                nearest is null ? $"clé inconnue ; attendu : {string.Join(", ", keys)}" : $"clé inconnue ; vouliez-vous dire « {nearest} » ?");
        }

        return isKnown;
    }

    private void Add(string path, string english, string french) => _problems.Add((path, new Wording(english, french)));
}
