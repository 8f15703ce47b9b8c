namespace Oncology.Reporting;

/// <summary>Where each glyph's outline lies in a TrueType file, and which other glyphs a composite one is made of.</summary>
/// <remarks>Source: OpenType specification 1.9, tables loca and glyf.</remarks>
internal sealed class GlyphTable
{
    private const int WordArguments = 0x0001;
    private const int MoreComponents = 0x0020;
    private const int HasScale = 0x0008;
    private const int HasTwoScales = 0x0040;
    private const int HasMatrix = 0x0080;

    private readonly FontReader _reader;
    private readonly int _glyf;
    private readonly int[] _offsets;

    internal GlyphTable(FontReader reader, int glyphCount)
    {
        _reader = reader;
        (_glyf, _) = reader.Table("glyf");
        (int loca, _) = reader.Table("loca");
        (int head, _) = reader.Table("head");
        bool isLong = reader.Int16(head + 50) == 1;
        _offsets = new int[glyphCount + 1];
        for (int glyph = 0; glyph <= glyphCount; glyph++)
            _offsets[glyph] = isLong ? (int)reader.UInt32(loca + (4 * glyph)) : 2 * reader.UInt16(loca + (2 * glyph));
    }

    /// <summary>Place of the outline in the file and its length; an empty glyph (a space) has length 0.</summary>
    internal (int Offset, int Length) Place(int glyph) => (_glyf + _offsets[glyph], _offsets[glyph + 1] - _offsets[glyph]);

    internal bool IsComposite(int glyph) => Place(glyph) is { Length: > 0 } place && _reader.Int16(place.Offset) < 0;

    /// <summary>The parts of a composite glyph, in drawing order.</summary>
    internal IEnumerable<GlyphComponent> Components(int glyph)
    {
        int at = Place(glyph).Offset + 10;
        int flags;
        do
        {
            flags = _reader.UInt16(at);
            int part = _reader.UInt16(at + 2);
            at += 4;
            bool isWide = (flags & WordArguments) != 0;
            double dx = isWide ? _reader.Int16(at) : (sbyte)_reader.Bytes[at];
            double dy = isWide ? _reader.Int16(at + 2) : (sbyte)_reader.Bytes[at + 1];
            at += isWide ? 4 : 2;
            double xx = 1, xy = 0, yx = 0, yy = 1;
            if ((flags & HasScale) != 0)
            {
                xx = yy = Fixed(at);
                at += 2;
            }
            else if ((flags & HasTwoScales) != 0)
            {
                xx = Fixed(at);
                yy = Fixed(at + 2);
                at += 4;
            }
            else if ((flags & HasMatrix) != 0)
            {
                (xx, xy, yx, yy) = (Fixed(at), Fixed(at + 2), Fixed(at + 4), Fixed(at + 6));
                at += 8;
            }

            yield return new GlyphComponent(part, xx, xy, yx, yy, dx, dy);
        }
        while ((flags & MoreComponents) != 0);
    }

    // A signed number with 14 binary places.
    private double Fixed(int offset) => _reader.Int16(offset) / 16384.0;
}
