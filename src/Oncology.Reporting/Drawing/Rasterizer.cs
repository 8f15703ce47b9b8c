using System.Runtime.InteropServices;

namespace Oncology.Reporting;

/// <summary>
/// Fills polygons on a page of pixels with smooth edges: non-zero winding, several sample lines per pixel row, exact coverage
/// along each of them.
/// </summary>
internal sealed class Rasterizer
{
    private const int LinesPerPixel = 8;

    private readonly Pixel[] _pixels;
    private readonly float[] _coverage;
    private readonly List<(double X, int Turn)> _crossings = [];

    // The pixels of a row that something covers: from the first to before the last.
    private int _first;
    private int _last;

    internal Rasterizer(int width, int height)
    {
        Width = width;
        Height = height;
        _pixels = new Pixel[width * height];
        _pixels.AsSpan().Fill(new Pixel(255, 255, 255));
        _coverage = new float[width + 2];
    }

    internal int Width { get; }

    internal int Height { get; }

    /// <summary>Red, green and blue of each pixel, row by row.</summary>
    internal ReadOnlySpan<byte> Pixels => MemoryMarshal.AsBytes(_pixels.AsSpan());

    /// <summary>Fills the union of polygons given in pixels.</summary>
    internal void Fill(IReadOnlyList<FigurePoint[]> polygons, FigureColor color, double opacity)
    {
        List<Edge> edges = Edges(polygons);
        if (edges.Count == 0) return;
        edges.Sort((a, b) => a.Top.CompareTo(b.Top));
        int firstRow = Math.Max(0, (int)Math.Floor(edges[0].Top));
        int lastRow = Math.Min(Height - 1, (int)Math.Floor(edges.Max(e => e.Bottom)));
        List<Edge> active = [];
        int next = 0;
        for (int row = firstRow; row <= lastRow; row++)
        {
            for (; next < edges.Count && edges[next].Top < row + 1; next++) active.Add(edges[next]);
            active.RemoveAll(e => e.Bottom <= row);
            if (active.Count == 0) continue;
            (_first, _last) = (_coverage.Length, 0);
            for (int line = 0; line < LinesPerPixel; line++) Sample(active, row + ((line + 0.5) / LinesPerPixel));
            if (_first >= _last) continue;
            Blend(row, new Pixel(color.Red, color.Green, color.Blue), opacity);
            Array.Clear(_coverage, _first, _last - _first);
        }
    }

    private static List<Edge> Edges(IReadOnlyList<FigurePoint[]> polygons)
    {
        List<Edge> edges = [];
        foreach (FigurePoint[] polygon in polygons)
        {
            for (int i = 0; i < polygon.Length; i++)
            {
                FigurePoint a = polygon[i], b = polygon[(i + 1) % polygon.Length];
                if (a.Y == b.Y) continue;
                (FigurePoint top, FigurePoint bottom, int turn) = a.Y < b.Y ? (a, b, 1) : (b, a, -1);
                edges.Add(new Edge(top.X, top.Y, bottom.Y, (bottom.X - top.X) / (bottom.Y - top.Y), turn));
            }
        }

        return edges;
    }

    private void Sample(List<Edge> active, double y)
    {
        _crossings.Clear();
        foreach (Edge edge in active)
            if (edge.Top <= y && y < edge.Bottom) _crossings.Add((edge.X + (edge.Slope * (y - edge.Top)), edge.Turn));
        _crossings.Sort(static (a, b) => a.X.CompareTo(b.X));
        int winding = 0;
        for (int i = 0; i + 1 < _crossings.Count; i++)
        {
            winding += _crossings[i].Turn;
            if (winding != 0) AddSpan(_crossings[i].X, _crossings[i + 1].X);
        }
    }

    private void AddSpan(double from, double to)
    {
        from = Math.Clamp(from, 0, Width);
        to = Math.Clamp(to, 0, Width);
        int first = (int)from, last = (int)to;
        _first = Math.Min(_first, first);
        _last = Math.Max(_last, last + 1);
        if (first == last)
        {
            _coverage[first] += (float)(to - from);
            return;
        }

        _coverage[first] += (float)(first + 1 - from);
        for (int x = first + 1; x < last; x++) _coverage[x] += 1;
        _coverage[last] += (float)(to - last);
    }

    private void Blend(int row, Pixel color, double opacity)
    {
        int end = Math.Min(_last, Width);
        ReadOnlySpan<float> coverage = _coverage.AsSpan(0, end);
        Span<Pixel> pixels = _pixels.AsSpan(row * Width, end);
        for (int x = _first; x < end;)
        {
            float covered = coverage[x];
            if (covered <= 0 || (covered == LinesPerPixel && opacity == 1))
            {
                // Most pixels lie among equals: uncovered, or under nothing but the colour.
                int length = LengthOfRun(coverage[x..]);
                if (covered > 0) pixels.Slice(x, length).Fill(color);
                x += length;
                continue;
            }

            double share = Math.Min(1, covered / LinesPerPixel) * opacity;
            Pixel below = pixels[x];
            pixels[x] = new Pixel(Mixed(below.Red, color.Red, share), Mixed(below.Green, color.Green, share), Mixed(below.Blue, color.Blue, share));
            x++;
        }
    }

    // Compared by their bits, which is done many at once.
    private static int LengthOfRun(ReadOnlySpan<float> values)
    {
        ReadOnlySpan<int> bits = MemoryMarshal.Cast<float, int>(values);
        int length = bits.IndexOfAnyExcept(bits[0]);
        return length < 0 ? bits.Length : length;
    }

    private static byte Mixed(byte below, byte above, double share) => (byte)(below + ((above - below) * share) + 0.5);

    private readonly record struct Pixel(byte Red, byte Green, byte Blue);

    private readonly record struct Edge(double X, double Top, double Bottom, double Slope, int Turn);
}
