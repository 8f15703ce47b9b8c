using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>One row of a forest plot.</summary>
/// <param name="Label">The characteristic or the category.</param>
/// <param name="Level">Depth of indentation: 0 for a characteristic (bold), 1 for its categories.</param>
/// <param name="Cells">One per endpoint, in the order of <see cref="ForestFigureOptions.Endpoints"/>; empty for a heading.</param>
public sealed record ForestRow(string Label, int Level, ImmutableArray<ForestCell> Cells)
{
    /// <summary>One text per entry of <see cref="ForestFigureOptions.TextColumns"/>; empty leaves them free.</summary>
    public ImmutableArray<string> Texts { get; init; } = [];

    /// <summary>A row of text alone.</summary>
    /// <param name="label">The characteristic.</param>
    /// <param name="level">Depth of indentation.</param>
    /// <returns>The row.</returns>
    public static ForestRow Heading(string label, int level = 0) => new(label, level, []);
}
