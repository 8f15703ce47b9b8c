using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Oncology.Reporting.Tests;

/// <summary>A picture as rows of red, green and blue bytes.</summary>
internal sealed record Pixels(int Width, int Height, byte[] Rgb)
{
    /// <summary>Reads a PNG of ours: one IDAT chunk, unfiltered rows.</summary>
    internal static Pixels OfPng(byte[] png)
    {
        int width = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), height = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20));
        int idat = png.AsSpan().IndexOf("IDAT"u8);
        int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(idat - 4));
        using ZLibStream zlib = new(new MemoryStream(png, idat + 4, length), CompressionMode.Decompress);
        byte[] pixels = new byte[3 * width * height];
        for (int row = 0; row < height; row++)
        {
            Assert.That(zlib.ReadByte(), Is.Zero, "rows are unfiltered");
            zlib.ReadExactly(pixels, 3 * width * row, 3 * width);
        }

        return new Pixels(width, height, pixels);
    }

    /// <summary>Reads a binary PPM of 8 bits.</summary>
    internal static Pixels OfPpm(byte[] ppm)
    {
        string[] head = Encoding.ASCII.GetString(ppm, 0, Math.Min(ppm.Length, 64)).Split('\n');
        Assert.That((head[0], head[2]), Is.EqualTo(("P6", "255")));
        int[] size = [.. head[1].Split(' ').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
        return new Pixels(size[0], size[1], ppm[(head[0].Length + head[1].Length + head[2].Length + 3)..]);
    }

    /// <summary>
    /// Mean difference of a channel, of 255, between blocks of four by four pixels, over the part that both pictures have: programs
    /// place and smooth letters within a pixel in their own ways, a shifted text or missing mark is a block of another shade.
    /// </summary>
    internal double DistanceTo(Pixels other)
    {
        const int Block = 4;
        Assert.That(Math.Abs(Width - other.Width), Is.LessThanOrEqualTo(1), "width in pixels");
        Assert.That(Math.Abs(Height - other.Height), Is.LessThanOrEqualTo(1), "height in pixels");
        int columns = Math.Min(Width, other.Width) / Block, rows = Math.Min(Height, other.Height) / Block;
        double sum = 0;
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                for (int channel = 0; channel < 3; channel++)
                    sum += Math.Abs(Mean(row, column, channel, Block) - other.Mean(row, column, channel, Block));
            }
        }

        return sum / (3.0 * rows * columns);
    }

    private double Mean(int row, int column, int channel, int block)
    {
        int sum = 0;
        for (int y = row * block; y < (row + 1) * block; y++)
        {
            for (int x = column * block; x < (column + 1) * block; x++) sum += Rgb[(3 * ((Width * y) + x)) + channel];
        }

        return (double)sum / (block * block);
    }
}
