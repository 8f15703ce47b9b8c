using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>A date with the cells it came from.</summary>
/// <param name="Date">The date.</param>
/// <param name="Evidence">The values it came from.</param>
public sealed record SourcedDate(PartialDate Date, ImmutableArray<Evidence> Evidence);
