using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>How a line is drawn. Joins are mitred and ends are flat, so that steps stay square.</summary>
public sealed record Stroke
{
    /// <summary>Colour of the line.</summary>
    public FigureColor Color { get; init; } = FigureColor.Black;

    /// <summary>Width in points.</summary>
    public double Width { get; init; } = 0.75;

    /// <summary>Lengths of dashes and gaps in turn, in points; empty for a solid line.</summary>
    public ImmutableArray<double> Dash { get; init; } = [];
}
