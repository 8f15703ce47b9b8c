using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>One dated fact of a patient's course.</summary>
/// <param name="Date">The date, as precisely as it is known; null when the row has none.</param>
/// <param name="What">What happened.</param>
/// <param name="Evidence">The cells it came from.</param>
public sealed record ChronologyEntry(PartialDate? Date, Wording What, ImmutableArray<Evidence> Evidence)
{
    /// <summary>The entry in one line: <c>2018-01-12 start of systemic treatment ht: exemestane</c>.</summary>
    public override string ToString() => $"{Date?.ToString() ?? "undated"} {What.English}";
}
