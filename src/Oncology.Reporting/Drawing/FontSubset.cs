using System.Buffers.Binary;
using System.Text;

namespace Oncology.Reporting;

/// <summary>A TrueType file with the outlines of some glyphs only, the others empty; glyph numbers stay.</summary>
/// <remarks>The tables are those that PDF asks of an embedded CIDFontType2 font (ISO 32000-1, 9.9).</remarks>
internal static class FontSubset
{
    private static readonly string[] Kept = ["cvt ", "fpgm", "head", "hhea", "hmtx", "maxp", "prep"];

    internal static byte[] Make(TrueTypeFont font, IEnumerable<int> glyphs)
    {
        HashSet<int> used = [0];
        foreach (int glyph in glyphs) AddWithParts(font, glyph, used);
        (byte[] glyf, byte[] loca) = Outlines(font, used);
        SortedDictionary<string, byte[]> tables = new(StringComparer.Ordinal) { ["glyf"] = glyf, ["loca"] = loca };
        foreach (string tag in Kept)
        {
            (int offset, int length) = font.Reader.Table(tag);
            tables[tag] = font.Reader.Bytes.Slice(offset, length).ToArray();
        }

        // Offsets in loca are written long; checkSumAdjustment is 0, which readers of embedded fonts do not look at.
        BinaryPrimitives.WriteInt16BigEndian(tables["head"].AsSpan(50), 1);
        BinaryPrimitives.WriteInt32BigEndian(tables["head"].AsSpan(8), 0);
        return Assemble(tables);
    }

    private static void AddWithParts(TrueTypeFont font, int glyph, HashSet<int> used)
    {
        if (!used.Add(glyph) || !font.Glyphs.IsComposite(glyph)) return;
        foreach (GlyphComponent part in font.Glyphs.Components(glyph)) AddWithParts(font, part.Glyph, used);
    }

    private static (byte[] Glyf, byte[] Loca) Outlines(TrueTypeFont font, HashSet<int> used)
    {
        using MemoryStream glyf = new();
        byte[] loca = new byte[4 * (font.GlyphCount + 1)];
        for (int glyph = 0; glyph < font.GlyphCount; glyph++)
        {
            if (used.Contains(glyph))
            {
                (int offset, int length) = font.Glyphs.Place(glyph);
                glyf.Write(font.Reader.Bytes.Slice(offset, length));
                while (glyf.Length % 4 != 0) glyf.WriteByte(0);
            }

            BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(4 * (glyph + 1)), (int)glyf.Length);
        }

        return (glyf.ToArray(), loca);
    }

    private static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        int count = tables.Count;
        int power = 1, exponent = 0;
        for (; 2 * power <= count; power *= 2) exponent++;
        using MemoryStream file = new();
        Write32(file, 0x00010000);
        Write16(file, count);
        Write16(file, 16 * power);
        Write16(file, exponent);
        Write16(file, 16 * (count - power));
        int offset = 12 + (16 * count);
        foreach ((string tag, byte[] table) in tables)
        {
            file.Write(Encoding.ASCII.GetBytes(tag));
            Write32(file, Checksum(table));
            Write32(file, (uint)offset);
            Write32(file, (uint)table.Length);
            offset += (table.Length + 3) / 4 * 4;
        }

        foreach (byte[] table in tables.Values)
        {
            file.Write(table);
            while (file.Length % 4 != 0) file.WriteByte(0);
        }

        return file.ToArray();
    }

    private static uint Checksum(byte[] table)
    {
        uint sum = 0;
        for (int i = 0; i < table.Length; i++) sum = unchecked(sum + ((uint)table[i] << (24 - (8 * (i % 4)))));
        return sum;
    }

    private static void Write16(MemoryStream file, int value)
    {
        file.WriteByte((byte)(value >> 8));
        file.WriteByte((byte)value);
    }

    private static void Write32(MemoryStream file, uint value)
    {
        Write16(file, (int)(value >> 16));
        Write16(file, (int)(value & 0xFFFF));
    }
}
