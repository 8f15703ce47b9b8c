using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>One derived value of a patient, in words, with the rule and the cells behind it.</summary>
/// <param name="Name">Short stable name: <c>her2</c>.</param>
/// <param name="Label">What it is.</param>
/// <param name="Value">The value; null when the data do not decide.</param>
/// <param name="Rule">The rule that decided.</param>
/// <param name="Flags">What the reader should know.</param>
/// <param name="Evidence">The values it looked at, with their cells.</param>
public sealed record ExplainedValue(
    string Name, Wording Label, Wording? Value, string Rule, ImmutableArray<Flag> Flags, ImmutableArray<Evidence> Evidence)
{
    /// <summary>The value in one line: <c>HER2 (D3): negative [D3.ihc01]</c>.</summary>
    public override string ToString() => $"{Label.English}: {Value?.English ?? "unknown"} [{Rule}]";
}
