namespace Oncology.Survival;

/// <summary>The columns of a table or query that hold follow-up.</summary>
/// <param name="Time">End of follow-up.</param>
/// <param name="Cause">How it ended: 0 censored, 1 the event, or 1, 2, … the kinds of events; a boolean is 0 or 1.</param>
public sealed record SurvivalColumns(string Time, string Cause)
{
    /// <summary>Entry time, for left truncation and start-stop rows; null for none.</summary>
    public string? Entry { get; init; }

    /// <summary>Case weights; null for none.</summary>
    public string? Weights { get; init; }

    /// <summary>Number of identical rows that a row stands for, such as <c>COUNT(*)</c> of a grouped query; null for none.</summary>
    public string? Frequencies { get; init; }

    /// <summary>Subject of start-stop rows; null when every row is a subject of its own.</summary>
    public string? Subject { get; init; }
}
