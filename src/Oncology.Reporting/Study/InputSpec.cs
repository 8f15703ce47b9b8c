using System.Collections.Immutable;
using Oncology.Cohort;

namespace Oncology.Reporting;

/// <summary>What a study reads: a cohort, or tables.</summary>
internal abstract record InputSpec(string File, string Path)
{
    public static InputSpec Read(SpecNode node)
    {
        if (node.Child("cohort") is SpecNode cohort)
        {
            node.Allow("cohort", "criteria", "unknown", "clinical", "cutoff", "import");
            UnknownPolicy unknown = node.Choice(
                "unknown", UnknownPolicy.Separate, ("separate", UnknownPolicy.Separate), ("exclude", UnknownPolicy.Exclude), ("keep", UnknownPolicy.Keep));
            return new Cohort(cohort.Text(), node.TextOf("criteria"), unknown, ClinicalSpec.Read(node.Child("clinical")), node.DateOf("cutoff"), ImportSpec.Read(node.Child("import")), node.Path);
        }

        node.Allow("table", "name", "id", "derive");
        string file = node.Required("table").Text();
        return new Table(file, node.TextOf("name") ?? System.IO.Path.GetFileNameWithoutExtension(file), node.TextOf("id"), node.ItemsOf("derive", DerivedColumnSpec.Read), node.Path);
    }

    /// <summary>A plain table: one row per patient, or start-stop rows for model formulas.</summary>
    internal sealed record Table(string File, string Name, string? Id, ImmutableArray<DerivedColumnSpec> Derived, string Path) : InputSpec(File, Path);

    /// <summary>A cohort file, read as an import file or object says, screened by a list of criteria.</summary>
    internal sealed record Cohort(string File, string? Criteria, UnknownPolicy Unknown, ClinicalSpec Clinical, DateOnly? Cutoff, ImportSpec? Import, string Path) : InputSpec(File, Path);
}

/// <summary>How a cohort is read: the path of an import file, or its text.</summary>
internal sealed record ImportSpec(string Text, bool IsFile, string Path)
{
    public static ImportSpec? Read(SpecNode? node) => node is SpecNode place ? new(place.IsText ? place.Text() : place.Raw(), place.IsText, place.Path) : null;
}

/// <summary>Clinical conventions: a preset and what is changed in it.</summary>
internal sealed record ClinicalSpec(string Preset, bool? SalvageCounts, double? HormoneThresholdPercent)
{
    public static ClinicalSpec Read(SpecNode? node)
    {
        if (node is not SpecNode place)
        {
            return new ClinicalSpec("toulouse", null, null);
        }

        place.Allow("preset", "salvageCounts", "hormoneThresholdPercent");
        return new ClinicalSpec(
            place.Choice("preset", "toulouse", ("toulouse", "toulouse"), ("asco-cap", "asco-cap")),
            place.Child("salvageCounts") is null ? null : place.Flag("salvageCounts"),
            place.NumberOf("hormoneThresholdPercent"));
    }
}

/// <summary>A column made from others before anything else is done.</summary>
internal abstract record DerivedColumnSpec(string Name, string Path)
{
    public static DerivedColumnSpec Read(SpecNode node)
    {
        string name = node.Required("name").Text();
        if (node.Child("days") is SpecNode days)
        {
            node.Allow("name", "days");
            days.Allow("from", "to");
            return new Days(name, days.Required("from").Text(), days.Required("to").Text(), node.Path);
        }

        if (node.Child("when") is SpecNode when)
        {
            node.Allow("name", "when", "then", "else");
            return new Choose(name, CellsOf(when), node.Required("then").Text(), node.TextOf("else"), node.Path);
        }

        node.Allow("name", "days", "when", "any");
        return new Any(name, CellsOf(node.Required("any")), node.Path);
    }

    private static ImmutableArray<(string Column, string Value)> CellsOf(SpecNode node) =>
        [.. node.Keys.Select(key => (key, node.Child(key)?.Text() ?? string.Empty))];

    /// <summary>Whole days between two date columns; empty where a date is.</summary>
    internal sealed record Days(string Name, string From, string To, string Path) : DerivedColumnSpec(Name, Path);

    /// <summary>One column where all conditions hold, another (or nothing) elsewhere.</summary>
    internal sealed record Choose(string Name, ImmutableArray<(string Column, string Value)> When, string Then, string? Else, string Path) : DerivedColumnSpec(Name, Path);

    /// <summary>1 where at least one condition holds, else 0.</summary>
    internal sealed record Any(string Name, ImmutableArray<(string Column, string Value)> Conditions, string Path) : DerivedColumnSpec(Name, Path);
}
