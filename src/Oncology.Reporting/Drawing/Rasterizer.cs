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

    // Where the edges cross a sample line, and in which direction.
    private double[] _crossings = new double[16];
    private int[] _turns = new int[16];

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
        Edge[] edges = Edges(polygons);
        if (edges.Length == 0) return;
        Array.Sort(Array.ConvertAll(edges, e => e.Top), edges);
        int firstRow = Math.Max(0, (int)Math.Floor(edges[0].Top));
        int lastRow = Math.Min(Height - 1, (int)Math.Floor(edges.Max(e => e.Bottom)));
        List<Edge> active = [];
        int next = 0;
        for (int row = firstRow; row <= lastRow; row++)
        {
            for (; next < edges.Length && edges[next].Top < row + 1; next++) active.Add(edges[next]);
            active.RemoveAll(e => e.Bottom <= row);
            if (active.Count == 0) continue;
            (_first, _last) = (_coverage.Length, 0);
            for (int line = 0; line < LinesPerPixel; line++) Sample(active, row + ((line + 0.5) / LinesPerPixel));
            if (_first >= _last) continue;
            Blend(row, new Pixel(color.Red, color.Green, color.Blue), opacity);
            Array.Clear(_coverage, _first, _last - _first);
        }
    }

    private static Edge[] Edges(IReadOnlyList<FigurePoint[]> polygons)
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

        return [.. edges];
    }

    private void Sample(List<Edge> active, double y)
    {
        if (active.Count > _crossings.Length)
        {
            _crossings = new double[2 * active.Count];
            _turns = new int[2 * active.Count];
        }

        int count = 0;
        foreach (Edge edge in active)
        {
            if (edge.Top > y || y >= edge.Bottom) continue;
            _crossings[count] = edge.X + (edge.Slope * (y - edge.Top));
            _turns[count++] = edge.Turn;
        }

        Array.Sort(_crossings, _turns, 0, count);
        int winding = 0;
        for (int i = 0; i + 1 < count; i++)
        {
            winding += _turns[i];
            if (winding != 0) AddSpan(_crossings[i], _crossings[i + 1]);
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
