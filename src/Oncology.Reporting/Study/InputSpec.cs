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

/// <summary>Clinical conventions: a preset with what is changed in it, and the changes as the file writes them.</summary>
internal sealed record ClinicalSpec(string Preset, ClinicalConventions Conventions, ImmutableArray<string> Changes)
{
    private static readonly string[] Keys =
    [
        "salvageCounts", "hormoneThresholdPercent", "zeroTime", "partialDates", "sixMonths", "sixMonthUnit", "synchronousPrimary", "progressionCensoring", "unknownDeath", "exposureWindowMonths",
    ];

    public static ClinicalSpec Read(SpecNode? node)
    {
        if (node is not SpecNode place)
        {
            return new ClinicalSpec("toulouse", ClinicalConventions.Toulouse, []);
        }

        place.Allow(["preset", .. Keys]);
        string name = place.Choice("preset", "toulouse", ("toulouse", "toulouse"), ("asco-cap", "asco-cap"));
        ClinicalConventions preset = name == "asco-cap" ? ClinicalConventions.AscoCap : ClinicalConventions.Toulouse;
        ClinicalConventions conventions = preset with
        {
            SalvageCounts = place.Child("salvageCounts") is null ? preset.SalvageCounts : place.Flag("salvageCounts"),
            HormoneThresholdPercent = place.NumberOf("hormoneThresholdPercent") ?? preset.HormoneThresholdPercent,
            ZeroTime = place.Choice("zeroTime", preset.ZeroTime, ("half-day", ZeroTimePolicy.HalfDay), ("keep", ZeroTimePolicy.Keep), ("drop", ZeroTimePolicy.Drop)),
            PartialDates = place.Choice("partialDates", preset.PartialDates, ("mid-period", PartialDatePolicy.MidPeriod), ("reject", PartialDatePolicy.Reject)),
            SixMonthBoundary = place.Choice("sixMonths", preset.SixMonthBoundary, ("exclusive", SixMonthBoundary.Exclusive), ("inclusive", SixMonthBoundary.Inclusive)),
            SixMonthUnit = place.Choice("sixMonthUnit", preset.SixMonthUnit, ("days", SixMonthUnit.Days), ("calendar", SixMonthUnit.Calendar)),
            SynchronousPrimary = place.Choice("synchronousPrimary", preset.SynchronousPrimary, ("recorded", SynchronousPrimaryPolicy.Unknown), ("treatable", SynchronousPrimaryPolicy.Treatable)),
            ProgressionCensoring = place.Choice("progressionCensoring", preset.ProgressionCensoring, ("last-follow-up", ProgressionCensoring.LastFollowUp), ("last-imaging", ProgressionCensoring.LastImaging)),
            UnknownDeathCause = place.Choice(
                "unknownDeath", preset.UnknownDeathCause, ("apart", UnknownDeathCause.Apart), ("cancer", UnknownDeathCause.Cancer), ("other", UnknownDeathCause.Other), ("exclude", UnknownDeathCause.Exclude)),
            ExposureWindowMonths = place.NumberOf("exposureWindowMonths") ?? preset.ExposureWindowMonths,
        };
        return new ClinicalSpec(name, conventions, [.. Keys.Where(key => place.Child(key) is not null).Select(key => $"{key} = {place.Child(key)!.Value.Written}")]);
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
