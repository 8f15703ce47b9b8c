using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>A table of characteristics.</summary>
internal sealed record CharacteristicsSpec(ResultHead Head, string By, ImmutableArray<BlockSpec> Blocks) : ResultSpec(Head)
{
    public static new CharacteristicsSpec Read(SpecNode node, SpecNames names) => new(
        ResultHead.Read(node, "by", "rows"),
        ResultHead.Reference(node, "by", names.Categories),
        node.ItemsOf("rows", row => BlockSpec.Read(row, names)));
}

/// <summary>A heading with the rows below it.</summary>
/// <param name="Label">Heading; null takes the label of the variable.</param>
/// <param name="Variable">Variable whose levels, or whose median and range, are the rows; null when the rows are written out.</param>
/// <param name="Head">Counts that stand on the heading itself; null for none.</param>
/// <param name="TestOf">Variable that is compared between the groups; null for no test.</param>
/// <param name="TestAmong">Patients who enter the test; null takes all.</param>
/// <param name="Rows">Rows that are written out.</param>
/// <param name="CountsMissing">A row of missing values is printed when there are some.</param>
/// <param name="TestTotals">Patients of a group in the test, by label of the group, where the source prints another number than the data have.</param>
/// <param name="Path">Place in the study file.</param>
internal sealed record BlockSpec(
    LocalText? Label, string? Variable, CountSpec? Head, string? TestOf, ConditionSpec? TestAmong, ImmutableArray<CountSpec> Rows, bool CountsMissing, ImmutableArray<(string Group, int Total)> TestTotals, string Path)
{
    public static BlockSpec Read(SpecNode node, SpecNames names)
    {
        node.Allow("label", "variable", "where", "sum", "of", "per", "in", "test", "testAmong", "testTotals", "rows", "missing");
        LocalText? label = node.WordingOf("label");
        string? variable = ResultHead.OptionalReference(node, "variable", names.Variables);
        if (variable is null && label is null)
        {
            node.Problem("a row needs a 'variable' or a 'label'", "une ligne demande 'variable' ou 'label'");
        }

        bool hasCounts = node.Child("where") is not null || node.Child("sum") is not null;
        CountSpec? head = hasCounts ? CountSpec.ReadCounts(node, label ?? default, names) : null;
        string? test = node.Child("test") is SpecNode place && place.IsText && place.Text() == "none"
            ? null
            : ResultHead.OptionalReference(node, "test", names.Variables) ?? variable;
        ConditionSpec? among = node.Child("testAmong") is SpecNode condition ? ConditionSpec.Read(condition, names) : null;
        ImmutableArray<(string, int)> totals = node.Child("testTotals") is SpecNode groups ? [.. groups.Keys.Select(group => (group, (int)(groups.NumberOf(group) ?? 0)))] : [];
        return new BlockSpec(label, variable, head, test, among, node.ItemsOf("rows", row => CountSpec.Read(row, names)), node.Flag("missing", otherwise: true), totals, node.Path);
    }
}

/// <summary>One row of counts: patients who fulfil a condition, or the sum of numbers over the patients.</summary>
/// <param name="Label">Label.</param>
/// <param name="Where">Who is counted; null when numbers are summed.</param>
/// <param name="Sum">Variables that are summed.</param>
/// <param name="Of">Who may be counted, and the denominator; null takes those in whom the condition is known.</param>
/// <param name="Per">Denominator alone, where the count is not limited to it; null takes <paramref name="Of"/>.</param>
/// <param name="OfSum">Denominator of a sum: variables that are summed; empty prints no percentage.</param>
/// <param name="Indent">Depth of the label below the heading.</param>
/// <param name="ByGroup">Groups that are counted otherwise, by their labels.</param>
/// <param name="Path">Place in the study file.</param>
internal sealed record CountSpec(
    LocalText Label,
    ConditionSpec? Where,
    ImmutableArray<string> Sum,
    ConditionSpec? Of,
    ConditionSpec? Per,
    ImmutableArray<string> OfSum,
    int Indent,
    ImmutableArray<(string Group, CountSpec Count)> ByGroup,
    string Path)
{
    public static CountSpec Read(SpecNode node, SpecNames names)
    {
        node.Allow("label", "where", "sum", "of", "per", "in", "indent");
        return ReadCounts(node, node.Required("label").Wording(), names);
    }

    public static CountSpec ReadCounts(SpecNode node, LocalText label, SpecNames names)
    {
        int indent = (int)(node.NumberOf("indent") ?? 1);
        ImmutableArray<string> sum = ResultHead.References(node, "sum", names.Numbers);
        if (!sum.IsEmpty)
        {
            return new CountSpec(label, null, sum, null, null, ResultHead.References(node, "of", names.Numbers), indent, [], node.Path);
        }

        CountSpec count = new(
            label, ConditionSpec.Read(node.Required("where"), names), [], Condition(node, "of", names), Condition(node, "per", names), [], indent, [], node.Path);
        return node.Child("in") is SpecNode groups
            ? count with { ByGroup = [.. groups.Keys.Select(group => (group, InGroup(groups.Child(group) ?? groups, count, names)))] }
            : count;
    }

    // What a group does not say itself it takes from the row.
    private static CountSpec InGroup(SpecNode node, CountSpec row, SpecNames names)
    {
        node.Allow("where", "of", "per");
        ConditionSpec? of = Condition(node, "of", names);
        ConditionSpec? per = Condition(node, "per", names);
        return row with
        {
            Where = Condition(node, "where", names) ?? row.Where,
            Of = of ?? (per is null ? row.Of : null),
            Per = per ?? (of is null ? row.Per : null),
            Path = node.Path,
        };
    }

    private static ConditionSpec? Condition(SpecNode node, string key, SpecNames names) =>
        node.Child(key) is SpecNode place ? ConditionSpec.Read(place, names) : null;
}
