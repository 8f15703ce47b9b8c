using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Oncology.Reporting;

/// <summary>Writes a figure as a PNG image: 8-bit RGB on white, with its resolution, title and description inside.</summary>
/// <remarks>Source: Portable Network Graphics, third edition (W3C), chunks IHDR, pHYs, iTXt, IDAT and IEND.</remarks>
internal static class PngWriter
{
    private static readonly uint[] CrcTable = MakeCrcTable();

    internal static byte[] Write(Figure figure, double dotsPerInch)
    {
        double scale = dotsPerInch / 72;
        Rasterizer page = new((int)Math.Ceiling(figure.Width * scale), (int)Math.Ceiling(figure.Height * scale));
        foreach (Mark mark in figure.Marks) Draw(page, mark, new FigurePoint(0, 0), scale);

        using MemoryStream png = new();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, page.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), page.Height);
        header[8] = 8;
        header[9] = 2;
        Chunk(png, "IHDR", header);
        Chunk(png, "pHYs", Resolution(dotsPerInch));
        Chunk(png, "iTXt", InternationalText("Title", figure.Title));
        Chunk(png, "iTXt", InternationalText("Description", figure.Description));
        Chunk(png, "IDAT", Compress(page));
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static void Draw(Rasterizer page, Mark mark, FigurePoint offset, double scale)
    {
        FigurePoint OnPage(FigurePoint p) => new((p.X + offset.X) * scale, (p.Y + offset.Y) * scale);
        IReadOnlyList<FigurePoint[]> OnPages(IEnumerable<FigurePoint[]> polygons) => [.. polygons.Select(p => (FigurePoint[])[.. p.Select(OnPage)])];
        switch (mark)
        {
            case Mark.Polyline line:
                page.Fill(OnPages(StrokeOutline.Of(line.Points.AsSpan(), line.Stroke)), line.Stroke.Color, 1);
                break;
            case Mark.Polygon area:
                page.Fill(OnPages([[.. area.Points]]), area.Fill, area.Opacity);
                break;
            case Mark.Rectangle rectangle:
                FigurePoint[] corners = Corners(rectangle.Box);
                if (rectangle.Fill is { } fill) page.Fill(OnPages([corners]), fill, 1);
                if (rectangle.Stroke is { } stroke) page.Fill(OnPages(StrokeOutline.Of(corners, stroke, isClosed: true)), stroke.Color, 1);
                break;
            case Mark.Text text:
                page.Fill(OnPages(TextOutline.Of(text)), text.Style.Color, 1);
                break;
            case Mark.Group group:
                FigurePoint inner = new(offset.X + group.Offset.X, offset.Y + group.Offset.Y);
                foreach (Mark part in group.Marks) Draw(page, part, inner, scale);
                break;
            default:
                throw new ArgumentException($"Unknown mark {mark.GetType().Name}.", nameof(mark));
        }
    }

    private static FigurePoint[] Corners(Bounds box) =>
        [new(box.Left, box.Top), new(box.Right, box.Top), new(box.Right, box.Bottom), new(box.Left, box.Bottom)];

    private static byte[] Resolution(double dotsPerInch)
    {
        byte[] chunk = new byte[9];
        int perMetre = (int)Math.Round(dotsPerInch / 0.0254);
        BinaryPrimitives.WriteInt32BigEndian(chunk, perMetre);
        BinaryPrimitives.WriteInt32BigEndian(chunk.AsSpan(4), perMetre);
        chunk[8] = 1;
        return chunk;
    }

    // Keyword, end; not compressed; no language, no translated keyword; UTF-8.
    private static byte[] InternationalText(string keyword, string text) =>
        [.. Encoding.ASCII.GetBytes(keyword), 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(text)];

    private static byte[] Compress(Rasterizer page)
    {
        using MemoryStream data = new();
        using (ZLibStream zlib = new(data, CompressionLevel.Optimal))
        {
            int stride = 3 * page.Width;
            for (int row = 0; row < page.Height; row++)
            {
                zlib.WriteByte(0);
                zlib.Write(page.Pixels.Slice(row * stride, stride));
            }
        }

        return data.ToArray();
    }

    private static void Chunk(MemoryStream png, string type, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        png.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte b in bytes) crc = CrcTable[(crc ^ b) & 0xFF] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[] MakeCrcTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            table[i] = value;
        }

        return table;
    }
}
