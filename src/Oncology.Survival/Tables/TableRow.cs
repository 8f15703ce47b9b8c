using System.Collections.Immutable;

namespace Oncology.Survival;

/// <summary>A row of a <see cref="ResultTable"/>.</summary>
/// <param name="Cells">One cell per column.</param>
public sealed record TableRow(ImmutableArray<Cell> Cells)
{
    /// <summary>Depth of the label in a nested table; 0 is the outermost.</summary>
    public int Indent { get; init; }

    /// <summary>True for a row that heads the rows below it.</summary>
    public bool IsHeading { get; init; }
}
