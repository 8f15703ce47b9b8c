namespace Oncology.Reporting;

/// <summary>Code point to glyph, from the 'cmap' table (formats 4 and 12, Unicode encodings).</summary>
internal sealed class CharacterMap
{
    private readonly FontReader _reader;
    private readonly int _format4;
    private readonly int _format12;

    internal CharacterMap(FontReader reader)
    {
        _reader = reader;
        (int table, _) = reader.Table("cmap");
        int count = reader.UInt16(table + 2);
        for (int i = 0; i < count; i++)
        {
            int record = table + 4 + (8 * i);
            int platform = reader.UInt16(record);
            int encoding = reader.UInt16(record + 2);
            bool isUnicode = platform == 0 || (platform == 3 && encoding is 1 or 10);
            if (!isUnicode) continue;
            int subtable = table + (int)reader.UInt32(record + 4);
            int format = reader.UInt16(subtable);
            if (format == 4 && _format4 == 0) _format4 = subtable;
            if (format == 12 && _format12 == 0) _format12 = subtable;
        }

        if (_format4 == 0 && _format12 == 0)
            throw new InvalidDataException("The font has no Unicode character map in format 4 or 12.");
    }

    /// <summary>The glyph of a code point; 0 (the "missing" glyph) when the font has none.</summary>
    internal int Glyph(int codePoint)
    {
        int glyph = _format12 == 0 ? 0 : FromGroups(codePoint);
        return glyph == 0 && _format4 != 0 && codePoint <= 0xFFFF ? FromSegments(codePoint) : glyph;
    }

    private int FromGroups(int codePoint)
    {
        int low = 0;
        int high = (int)_reader.UInt32(_format12 + 12) - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int group = _format12 + 16 + (12 * middle);
            uint first = _reader.UInt32(group);
            if (codePoint < first) high = middle - 1;
            else if (codePoint > _reader.UInt32(group + 4)) low = middle + 1;
            else return (int)(_reader.UInt32(group + 8) + codePoint - first);
        }

        return 0;
    }

    private int FromSegments(int codePoint)
    {
        int doubledCount = _reader.UInt16(_format4 + 6);
        int ends = _format4 + 14;
        int starts = ends + doubledCount + 2;
        int deltas = starts + doubledCount;
        int rangeOffsets = deltas + doubledCount;
        for (int i = 0; i < doubledCount; i += 2)
        {
            if (codePoint > _reader.UInt16(ends + i)) continue;
            int start = _reader.UInt16(starts + i);
            if (codePoint < start) return 0;
            int delta = _reader.UInt16(deltas + i);
            int rangeOffset = _reader.UInt16(rangeOffsets + i);
            if (rangeOffset == 0) return (codePoint + delta) & 0xFFFF;
            // The offset counts from its own place in the file (OpenType specification, cmap format 4).
            int glyph = _reader.UInt16(rangeOffsets + i + rangeOffset + (2 * (codePoint - start)));
            return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
        }

        return 0;
    }
}
