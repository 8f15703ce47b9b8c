using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>What the values of a variable are.</summary>
internal enum VariableType
{
    Category,
    Number,
    YesNo,
}

/// <summary>A variable of the study: a column of the table, or a definition of the cohort, with its levels.</summary>
/// <param name="Name">Name by which tables and models call it.</param>
/// <param name="Source">Column or definition.</param>
/// <param name="Label">Label as printed.</param>
/// <param name="Type">Kind of values.</param>
/// <param name="Levels">Levels in the order of printing, the reference first; empty takes the values as they are.</param>
/// <param name="DropsOthers">A value that belongs to no level counts as missing instead of being an error.</param>
/// <param name="Path">Place in the study file.</param>
internal sealed record VariableSpec(
    string Name, string Source, LocalText Label, VariableType Type, ImmutableArray<LevelSpec> Levels, bool DropsOthers, string Path)
{
    /// <summary>Patients whom the variable concerns: of the others it is not missing; everybody without the key.</summary>
    public ConditionSpec Among { get; init; } = ConditionSpec.Everybody;

    /// <summary>Reads whom the variable concerns, once the names of all variables are known.</summary>
    public VariableSpec WithAmong(SpecNode node, SpecNames names) =>
        node.Child("among") is SpecNode among ? this with { Among = ConditionSpec.Read(among, names) } : this;

    public static VariableSpec Read(SpecNode node)
    {
        node.Allow("name", "source", "label", "type", "levels", "others", "among");
        string name = node.Required("name").Text();
        ImmutableArray<LevelSpec> levels = node.ItemsOf("levels", LevelSpec.Read);
        VariableType type = node.Choice("type", VariableType.Category, ("category", VariableType.Category), ("number", VariableType.Number), ("yes-no", VariableType.YesNo));
        bool drops = node.Choice("others", false, ("error", false), ("missing", true));
        return new VariableSpec(name, node.TextOf("source") ?? name, node.WordingOf("label") ?? LocalText.Same(name), type, levels, drops, node.Path);
    }
}

/// <summary>One level of a variable: the values, or the range of numbers, that it stands for.</summary>
internal sealed record LevelSpec(LocalText Label, ImmutableArray<string> Values, double? From, double? To, bool IsRest)
{
    public static LevelSpec Read(SpecNode node)
    {
        if (!node.IsObject)
        {
            string text = node.Text();
            return new LevelSpec(LocalText.Same(text), [text], null, null, false);
        }

        node.Allow("label", "values", "from", "to", "rest");
        LocalText label = node.Required("label").Wording();
        double? from = node.NumberOf("from");
        double? to = node.NumberOf("to");
        bool isRest = node.Flag("rest");
        ImmutableArray<string> values = node.ItemsOf("values", value => value.Text());
        if (values.IsEmpty && from is null && to is null && !isRest)
        {
            values = [label.English];
        }

        return new LevelSpec(label, values, from, to, isRest);
    }

    /// <summary>True for a value of this level; ranges include both ends.</summary>
    public bool Holds(string value, double? number) =>
        Values.Contains(value) || ((From is not null || To is not null) && number is double x && !(x < From) && !(x > To));
}

/// <summary>Patients described by the levels of variables: <c>{"subtype": ["HER2+", "TNBC"], "menopause": "Yes"}</c>. All must hold.</summary>
internal sealed record ConditionSpec(ImmutableArray<(string Variable, ImmutableArray<string> Levels)> Parts, string Path)
{
    /// <summary>Everybody.</summary>
    public static ConditionSpec Everybody { get; } = new([], string.Empty);

    public static ConditionSpec Read(SpecNode node, SpecNames names)
    {
        if (node.IsText && node.Text() == "all")
        {
            return Everybody;
        }

        if (!node.IsObject)
        {
            node.Problem("expected \"all\" or an object such as {\"subtype\": \"TNBC\"}", "\"all\" ou un objet tel que {\"subtype\": \"TNBC\"} est attendu");
            return Everybody;
        }

        var parts = ImmutableArray.CreateBuilder<(string, ImmutableArray<string>)>();
        foreach (string key in node.Keys)
        {
            SpecNode child = node.Child(key) ?? node;
            if (!names.Categories.Contains(key))
            {
                child.Unknown(key, names.Categories);
            }

            parts.Add((key, [.. child.Items().Select(item => item.Text())]));
        }

        return new ConditionSpec(parts.ToImmutable(), node.Path);
    }
}

/// <summary>The names that the parts of a study file may call.</summary>
/// <param name="Variables">All variables.</param>
/// <param name="Categories">Those that are categories, by which patients can be grouped.</param>
/// <param name="Numbers">Those that are numbers, which can be summed.</param>
/// <param name="Endpoints">Endpoints.</param>
/// <param name="Tables">Tables.</param>
/// <param name="Exposure">The exposure; null for none.</param>
internal sealed record SpecNames(
    ImmutableArray<string> Variables, ImmutableArray<string> Categories, ImmutableArray<string> Numbers, ImmutableArray<string> Endpoints, ImmutableArray<string> Tables, string? Exposure);
