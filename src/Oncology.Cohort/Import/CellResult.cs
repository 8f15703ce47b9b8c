namespace Oncology.Cohort;

/// <summary>What a cell holds: a value, a kind of missing, or a problem.</summary>
internal readonly record struct CellResult(object? Value, MissingKind? Missing, Wording? Problem, string? Suggestion)
{
    public static CellResult Of(object value) => new(value, null, null, null);

    public static CellResult Absent(MissingKind kind) => new(null, kind, null, null);

    public static CellResult Wrong(string english, string french, string? suggestion = null) => new(null, null, new Wording(english, french), suggestion);
}
