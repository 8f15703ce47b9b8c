using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>
/// One thing drawn on a <see cref="Figure"/>: the closed set of shapes that every writer knows. Coordinates are in points,
/// from the upper left corner, y downwards.
/// </summary>
public abstract record Mark
{
    private Mark()
    {
    }

    /// <summary>An open line through two or more points.</summary>
    /// <param name="Points">The points in order.</param>
    /// <param name="Stroke">How the line is drawn.</param>
    public sealed record Polyline(ImmutableArray<FigurePoint> Points, Stroke Stroke) : Mark;

    /// <summary>A closed, filled area without outline.</summary>
    /// <param name="Points">The corners in order; the last is joined to the first.</param>
    /// <param name="Fill">Colour of the area.</param>
    /// <param name="Opacity">From 0 (invisible) to 1 (opaque).</param>
    public sealed record Polygon(ImmutableArray<FigurePoint> Points, FigureColor Fill, double Opacity = 1) : Mark;

    /// <summary>A rectangle, filled, outlined or both.</summary>
    /// <param name="Box">Where it lies.</param>
    /// <param name="Fill">Colour inside; none when null.</param>
    /// <param name="Stroke">Outline, centred on the edge; none when null.</param>
    public sealed record Rectangle(Bounds Box, FigureColor? Fill, Stroke? Stroke = null) : Mark;

    /// <summary>One line of text.</summary>
    /// <param name="Content">The characters.</param>
    /// <param name="Position">The anchor point, on the baseline.</param>
    /// <param name="Style">Size, face and colour.</param>
    /// <param name="Anchor">Which point of the line lies at <paramref name="Position"/>.</param>
    /// <param name="Angle">Degrees, clockwise; -90 reads upwards.</param>
    public sealed record Text(
        string Content, FigurePoint Position, TextStyle Style, TextAnchor Anchor = TextAnchor.Start, double Angle = 0) : Mark;

    /// <summary>Marks drawn together, moved by an offset.</summary>
    /// <param name="Offset">Added to every coordinate inside.</param>
    /// <param name="Marks">In drawing order, the first lowest.</param>
    public sealed record Group(FigurePoint Offset, ImmutableArray<Mark> Marks) : Mark;
}
