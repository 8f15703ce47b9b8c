using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Cli;

/// <summary>A characteristic in one group.</summary>
/// <param name="Group">The group; null for all rows.</param>
/// <param name="Count">Rows with a value.</param>
/// <param name="Missing">Rows without.</param>
/// <param name="Numbers">Summary of a number; null for a category.</param>
/// <param name="Counts">Rows of each level of a category.</param>
internal sealed record CharacteristicColumn(string? Group, int Count, int Missing, NumericSummary? Numbers, ImmutableArray<int> Counts);
