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
internal sealed record BlockSpec(LocalText? Label, string? Variable, CountSpec? Head, string? TestOf, ConditionSpec? TestAmong, ImmutableArray<CountSpec> Rows, bool CountsMissing)
{
    public static BlockSpec Read(SpecNode node, SpecNames names)
    {
        node.Allow("label", "variable", "where", "sum", "of", "test", "testAmong", "rows", "missing");
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
        return new BlockSpec(label, variable, head, test, among, node.ItemsOf("rows", row => CountSpec.Read(row, names)), node.Flag("missing", otherwise: true));
    }
}

/// <summary>One row of counts: patients who fulfil a condition, or the sum of a number over the patients.</summary>
/// <param name="Label">Label.</param>
/// <param name="Where">Who is counted; null when a number is summed.</param>
/// <param name="Sum">Variable that is summed.</param>
/// <param name="Of">Denominator: patients; null takes those in whom the condition is known.</param>
/// <param name="OfSum">Denominator of a sum: variables that are summed; empty prints no percentage.</param>
/// <param name="Indent">Depth of the label below the heading.</param>
internal sealed record CountSpec(LocalText Label, ConditionSpec? Where, string? Sum, ConditionSpec? Of, ImmutableArray<string> OfSum, int Indent)
{
    public static CountSpec Read(SpecNode node, SpecNames names)
    {
        node.Allow("label", "where", "sum", "of", "indent");
        return ReadCounts(node, node.Required("label").Wording(), names);
    }

    public static CountSpec ReadCounts(SpecNode node, LocalText label, SpecNames names)
    {
        int indent = (int)(node.NumberOf("indent") ?? 1);
        if (ResultHead.OptionalReference(node, "sum", names.Numbers) is string sum)
        {
            return new CountSpec(label, null, sum, null, ResultHead.References(node, "of", names.Numbers), indent);
        }

        ConditionSpec? of = node.Child("of") is SpecNode place ? ConditionSpec.Read(place, names) : null;
        return new CountSpec(label, ConditionSpec.Read(node.Required("where"), names), null, of, [], indent);
    }
}
