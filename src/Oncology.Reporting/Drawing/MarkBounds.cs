namespace Oncology.Reporting;

/// <summary>The boxes that marks take on the page, so that a layout can be checked for overlap and clipping.</summary>
internal static class MarkBounds
{
    /// <summary>Every mark below the groups, in drawing order, with its box in page coordinates.</summary>
    internal static IEnumerable<(Mark Mark, Bounds Box)> All(Figure figure) => All(figure.Marks, 0, 0);

    /// <summary>The box of one mark; of a text its advance width, from the ascender to the descender of its face.</summary>
    internal static Bounds Of(Mark mark) => mark switch
    {
        Mark.Polyline line => Bounds.Around(line.Points.AsSpan()).Grown(line.Stroke.Width / 2),
        Mark.Polygon area => Bounds.Around(area.Points.AsSpan()),
        Mark.Rectangle rectangle => rectangle.Box.Grown((rectangle.Stroke?.Width ?? 0) / 2),
        Mark.Text text => OfText(text),
        Mark.Group group => OfGroup(group),
        _ => throw new ArgumentException($"Unknown mark {mark.GetType().Name}.", nameof(mark)),
    };

    private static IEnumerable<(Mark Mark, Bounds Box)> All(IEnumerable<Mark> marks, double x, double y)
    {
        foreach (var mark in marks)
        {
            if (mark is Mark.Group group)
            {
                foreach (var inner in All(group.Marks, x + group.Offset.X, y + group.Offset.Y)) yield return inner;
            }
            else
            {
                yield return (mark, Of(mark).Moved(x, y));
            }
        }
    }

    private static Bounds OfText(Mark.Text text)
    {
        double width = text.Style.Measure(text.Content);
        double start = text.Anchor switch { TextAnchor.Start => 0, TextAnchor.Middle => -width / 2, _ => -width };
        double radians = text.Angle * Math.PI / 180;
        double cos = Math.Cos(radians), sin = Math.Sin(radians);
        Span<FigurePoint> corners = stackalloc FigurePoint[4];
        for (int i = 0; i < 4; i++)
        {
            double x = i is 0 or 3 ? start : start + width;
            double y = i < 2 ? -text.Style.Ascent : text.Style.Descent;
            corners[i] = new FigurePoint(text.Position.X + (x * cos) - (y * sin), text.Position.Y + (x * sin) + (y * cos));
        }

        return Bounds.Around(corners);
    }

    private static Bounds OfGroup(Mark.Group group)
    {
        List<FigurePoint> corners = [];
        foreach (var mark in group.Marks)
        {
            var box = Of(mark).Moved(group.Offset.X, group.Offset.Y);
            corners.Add(new FigurePoint(box.Left, box.Top));
            corners.Add(new FigurePoint(box.Right, box.Bottom));
        }

        return Bounds.Around(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(corners));
    }
}
