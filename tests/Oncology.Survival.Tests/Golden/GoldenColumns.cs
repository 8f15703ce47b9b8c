namespace Oncology.Survival.Tests;

/// <summary>The columns of a golden case without follow-up, as factors.</summary>
internal static class GoldenColumns
{
    /// <summary>The column that an option names, over the complete rows, with the levels that another option lists.</summary>
    public static Factor Column(this GoldenCase golden, string option, string levels)
    {
        string name = golden.Text(option)!;
        return Factor.FromLabels(name, golden.Table.Texts(name), [.. golden.Texts(levels)]);
    }

    /// <summary>The groups over all rows; rows of other groups are missing.</summary>
    public static Factor GroupsOfAllRows(this GoldenCase golden)
    {
        string name = golden.Text("group")!;
        string[] levels = golden.Texts("group_levels");
        return Factor.FromLabels(name, [.. golden.AllRows.Texts(name).Select(text => levels.Contains(text) ? text : null)], [.. levels]);
    }

    /// <summary>No or yes: whether the event column holds the event code.</summary>
    public static Factor EventFactor(this GoldenCase golden)
    {
        double code = golden.Number("event_code")!.Value;
        return Factor.FromBooleans("event", [.. golden.Table.Numbers(golden.Text("event")!).Select(value => value == code)], "no", "yes");
    }
}
