using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>One box of a study profile: who is left at this point, and who leaves after it.</summary>
/// <param name="Text">What the patients have in common, such as "Screened for eligibility".</param>
/// <param name="Count">Number of patients in the box.</param>
public sealed record FlowBox(string Text, int Count)
{
    /// <summary>Who leaves between this box and the next, by reason; drawn in a box at the side.</summary>
    public ImmutableArray<FlowExclusion> Excluded { get; init; } = [];

    internal int CountAfter => Count - (Excluded.IsDefault ? 0 : Excluded.Sum(e => e.Count));
}
