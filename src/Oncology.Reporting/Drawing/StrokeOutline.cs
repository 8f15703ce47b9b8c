namespace Oncology.Reporting;

/// <summary>Turns a stroked line into polygons that, filled together by the non-zero rule, cover what the pen covers.</summary>
/// <remarks>Joins are mitred up to the limit of SVG and PDF (4), then bevelled; ends are flat. All polygons turn the same way.</remarks>
internal static class StrokeOutline
{
    private const double MiterLimit = 4;

    internal static IEnumerable<FigurePoint[]> Of(ReadOnlySpan<FigurePoint> points, Stroke stroke, bool isClosed = false)
    {
        List<FigurePoint> line = WithoutRepeats(points, isClosed);
        List<FigurePoint[]> polygons = [];
        if (stroke.Dash.IsEmpty)
        {
            AddLine(polygons, line, stroke.Width / 2, isClosed);
        }
        else
        {
            foreach (List<FigurePoint> dash in Dashes(line, [.. stroke.Dash]))
                AddLine(polygons, dash, stroke.Width / 2, isClosed: false);
        }

        return polygons;
    }

    private static List<FigurePoint> WithoutRepeats(ReadOnlySpan<FigurePoint> points, bool isClosed)
    {
        List<FigurePoint> line = [];
        foreach (FigurePoint point in points)
            if (line.Count == 0 || line[^1] != point) line.Add(point);
        if (isClosed && line.Count > 1) line.Add(line[0]);
        return line;
    }

    private static void AddLine(List<FigurePoint[]> polygons, List<FigurePoint> line, double half, bool isClosed)
    {
        for (int i = 1; i < line.Count; i++)
        {
            FigurePoint n = Normal(line[i - 1], line[i], half);
            polygons.Add(Oriented(
            [
                Moved(line[i - 1], n, 1), Moved(line[i], n, 1), Moved(line[i], n, -1), Moved(line[i - 1], n, -1),
            ]));
            bool hasNext = i + 1 < line.Count || isClosed;
            if (hasNext) AddJoin(polygons, line[i], n, Normal(line[i], i + 1 < line.Count ? line[i + 1] : line[1], half), half);
        }
    }

    private static void AddJoin(List<FigurePoint[]> polygons, FigurePoint at, FigurePoint before, FigurePoint after, double half)
    {
        double cross = (before.X * after.Y) - (before.Y * after.X);
        double dot = (before.X * after.X) + (before.Y * after.Y);
        double side = cross > 0 ? -1 : 1;
        FigurePoint outerBefore = Moved(at, before, side), outerAfter = Moved(at, after, side);
        // Length of the miter over the width: 1 / cos(half the turn).
        double squaredCosine = (1 + (dot / (half * half))) / 2;
        if (squaredCosine * MiterLimit * MiterLimit >= 1)
        {
            double scale = side / (2 * squaredCosine);
            FigurePoint tip = new(at.X + (scale * (before.X + after.X)), at.Y + (scale * (before.Y + after.Y)));
            polygons.Add(Oriented([at, outerBefore, tip, outerAfter]));
        }
        else
        {
            polygons.Add(Oriented([at, outerBefore, outerAfter]));
        }
    }

    private static IEnumerable<List<FigurePoint>> Dashes(List<FigurePoint> line, double[] pattern)
    {
        int part = 0;
        double left = pattern[0];
        List<FigurePoint> dash = line.Count > 0 ? [line[0]] : [];
        for (int i = 1; i < line.Count; i++)
        {
            FigurePoint from = line[i - 1], to = line[i];
            double length = double.Hypot(to.X - from.X, to.Y - from.Y), done = 0;
            while (length - done > left)
            {
                done += left;
                FigurePoint cut = new(from.X + ((to.X - from.X) * done / length), from.Y + ((to.Y - from.Y) * done / length));
                if (part % 2 == 0)
                {
                    dash.Add(cut);
                    yield return dash;
                }

                dash = [cut];
                part = (part + 1) % (pattern.Length % 2 == 0 ? pattern.Length : 2 * pattern.Length);
                left = pattern[part % pattern.Length];
            }

            left -= length - done;
            dash.Add(to);
        }

        if (part % 2 == 0 && dash.Count > 1) yield return dash;
    }

    private static FigurePoint Normal(FigurePoint from, FigurePoint to, double half)
    {
        double dx = to.X - from.X, dy = to.Y - from.Y, length = double.Hypot(dx, dy);
        return new FigurePoint(-dy * half / length, dx * half / length);
    }

    private static FigurePoint Moved(FigurePoint p, FigurePoint by, double times) => new(p.X + (times * by.X), p.Y + (times * by.Y));

    private static FigurePoint[] Oriented(FigurePoint[] polygon)
    {
        double area = 0;
        for (int i = 0; i < polygon.Length; i++)
        {
            FigurePoint a = polygon[i], b = polygon[(i + 1) % polygon.Length];
            area += (a.X * b.Y) - (b.X * a.Y);
        }

        if (area < 0) Array.Reverse(polygon);
        return polygon;
    }
}
