using System.Globalization;

namespace Oncology.Benchmarks;

/// <summary>One goal: what was measured, what it must be, and whether it is.</summary>
/// <param name="Goal">Number of the goal, as in docs/performance.md.</param>
/// <param name="What">What was measured.</param>
/// <param name="Value">The measured ratio, exponent or size.</param>
/// <param name="Limit">What it must reach or stay under.</param>
/// <param name="IsFloor">True when the value must be at least the limit, false when at most.</param>
/// <param name="Details">Times behind the value.</param>
internal sealed record Gate(string Goal, string What, double Value, double Limit, bool IsFloor, string Details)
{
    public bool Holds => IsFloor ? Value >= Limit : Value <= Limit;

    /// <summary>A row of the table in docs/performance.md.</summary>
    public string ToMarkdown() =>
        string.Create(CultureInfo.InvariantCulture, $"| {Goal} | {What} | {Value:G3} | {(IsFloor ? "≥" : "≤")} {Limit:G3} | {(Holds ? "yes" : "**no**")} | {Details} |");

    /// <summary>A line on the screen.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Holds ? "ok  " : "FAIL")} {Goal,-4} {What,-52} {Value,8:G3} {(IsFloor ? ">=" : "<=")} {Limit,-6:G3} {Details}");
}
