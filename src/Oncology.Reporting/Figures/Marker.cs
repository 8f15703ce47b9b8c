using System.Collections.Immutable;

namespace Oncology.Reporting;

/// <summary>A small shape centred on a place. Open ones are white inside.</summary>
internal sealed record Marker(MarkerShape Shape, FigureColor Color, double Size, bool IsOpen = false)
{
    // Sixteen corners are a circle at the size of letters, eight at the size of a point.
    private int CircleCorners => Size < 4 ? 8 : 16;

    /// <summary>The shape of a series, by its number.</summary>
    internal static MarkerShape ShapeOf(int index) => (MarkerShape)(index % 6);

    internal void Draw(Canvas canvas, double x, double y, double opacity = 1)
    {
        double r = Size / 2;
        if (Shape == MarkerShape.Cross)
        {
            var stroke = new Stroke { Color = Color, Width = Size * 0.22 };
            canvas.Line(x - r, y - r, x + r, y + r, stroke);
            canvas.Line(x - r, y + r, x + r, y - r, stroke);
            return;
        }

        canvas.Polygon(Corners(x, y, r), Color, opacity);
        if (IsOpen) canvas.Polygon(Corners(x, y, r * 0.62), FigureColor.White);
    }

    private ImmutableArray<FigurePoint> Corners(double x, double y, double r) => Shape switch
    {
        MarkerShape.Circle => [.. Enumerable.Range(0, CircleCorners).Select(i => Around(x, y, r, 2 * Math.PI * i / CircleCorners))],
        MarkerShape.Triangle => [.. Enumerable.Range(0, 3).Select(i => Around(x, y, r * 1.2, (-Math.PI / 2) + (2 * Math.PI * i / 3)))],
        MarkerShape.TriangleDown => [.. Enumerable.Range(0, 3).Select(i => Around(x, y, r * 1.2, (Math.PI / 2) + (2 * Math.PI * i / 3)))],
        MarkerShape.TriangleRight => [.. Enumerable.Range(0, 3).Select(i => Around(x, y, r * 1.2, 2 * Math.PI * i / 3))],
        MarkerShape.Diamond => [new(x, y - (r * 1.2)), new(x + (r * 1.2), y), new(x, y + (r * 1.2)), new(x - (r * 1.2), y)],
        _ => [new(x - (r * 0.9), y - (r * 0.9)), new(x + (r * 0.9), y - (r * 0.9)), new(x + (r * 0.9), y + (r * 0.9)), new(x - (r * 0.9), y + (r * 0.9))],
    };

    private static FigurePoint Around(double x, double y, double r, double angle) => new(x + (r * Math.Cos(angle)), y + (r * Math.Sin(angle)));
}
