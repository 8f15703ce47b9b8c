using System.Text;

namespace Oncology.Reporting;

/// <summary>
/// Metrics of one embedded Liberation Sans file: the one measure of text for layout and for every writer, so that a label is as
/// wide in the layout as on the page. Lengths are in font units (2048 per em) unless a size in points is given.
/// </summary>
/// <remarks>Source: OpenType specification 1.9, tables head, hhea, maxp, hmtx, cmap, loca, glyf, OS/2 and name.</remarks>
internal sealed class TrueTypeFont
{
    private static readonly Lazy<TrueTypeFont> RegularFont = new(() => Load("LiberationSans-Regular.ttf"));
    private static readonly Lazy<TrueTypeFont> BoldFont = new(() => Load("LiberationSans-Bold.ttf"));
    private static readonly Lazy<TrueTypeFont> ItalicFont = new(() => Load("LiberationSans-Italic.ttf"));

    private readonly CharacterMap _characters;
    private readonly ushort[] _advances;
    private readonly Dictionary<int, List<FigurePoint[]>> _outlines = [];

    private TrueTypeFont(byte[] bytes)
    {
        Reader = new FontReader(bytes);
        (int head, _) = Reader.Table("head");
        UnitsPerEm = Reader.UInt16(head + 18);
        (int hhea, _) = Reader.Table("hhea");
        Ascent = Reader.Int16(hhea + 4);
        Descent = -Reader.Int16(hhea + 6);
        (int maxp, _) = Reader.Table("maxp");
        GlyphCount = Reader.UInt16(maxp + 4);
        _advances = ReadAdvances(Reader, Reader.UInt16(hhea + 34), GlyphCount);
        (int os2, _) = Reader.Table("OS/2");
        Weight = Reader.UInt16(os2 + 4);
        // The height of capitals came with version 2 of the table; Liberation Sans has it.
        CapHeight = Reader.UInt16(os2) >= 2 ? Reader.Int16(os2 + 88) : Ascent;
        Glyphs = new GlyphTable(Reader, GlyphCount);
        _characters = new CharacterMap(Reader);
        FamilyName = ReadName(Reader, 1);
        PostScriptName = ReadName(Reader, 6);
    }

    internal static TrueTypeFont Regular => RegularFont.Value;

    internal static TrueTypeFont Bold => BoldFont.Value;

    internal static TrueTypeFont Italic => ItalicFont.Value;

    internal FontReader Reader { get; }

    internal GlyphTable Glyphs { get; }

    internal int UnitsPerEm { get; }

    internal int Ascent { get; }

    /// <summary>Depth below the baseline, positive.</summary>
    internal int Descent { get; }

    internal int CapHeight { get; }

    /// <summary>400 is regular, 700 bold.</summary>
    internal int Weight { get; }

    internal int GlyphCount { get; }

    internal string FamilyName { get; }

    internal string PostScriptName { get; }

    internal static TrueTypeFont Of(FontFace face) => face switch
    {
        FontFace.Regular => Regular,
        FontFace.Bold => Bold,
        FontFace.Italic => Italic,
        _ => throw new ArgumentOutOfRangeException(nameof(face), face, "Unknown font face."),
    };

    internal int Glyph(Rune character) => _characters.Glyph(character.Value);

    internal bool Has(Rune character) => Glyph(character) != 0;

    /// <summary>Advance width of a glyph in font units.</summary>
    internal int Advance(int glyph) => _advances[glyph];

    /// <summary>Outline of a glyph as closed polygons in font units, y upwards.</summary>
    internal IReadOnlyList<FigurePoint[]> Outline(int glyph)
    {
        lock (_outlines)
        {
            return _outlines.TryGetValue(glyph, out var outline) ? outline : _outlines[glyph] = GlyphOutline.Read(this, glyph);
        }
    }

    /// <summary>Width in points of a single line of text at a size in points, without kerning.</summary>
    internal double Measure(string text, double size)
    {
        long units = 0;
        foreach (var rune in text.EnumerateRunes()) units += _advances[Glyph(rune)];
        return units * size / UnitsPerEm;
    }

    private static TrueTypeFont Load(string resource)
    {
        using var stream = typeof(TrueTypeFont).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The embedded font {resource} is missing from the assembly.");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new TrueTypeFont(bytes);
    }

    private static ushort[] ReadAdvances(FontReader reader, int metricCount, int glyphCount)
    {
        (int hmtx, _) = reader.Table("hmtx");
        ushort[] advances = new ushort[glyphCount];
        // Glyphs after the last full metric share its advance (hmtx specification).
        for (int glyph = 0; glyph < glyphCount; glyph++)
            advances[glyph] = reader.UInt16(hmtx + (4 * Math.Min(glyph, metricCount - 1)));
        return advances;
    }

    private static string ReadName(FontReader reader, int nameId)
    {
        (int table, _) = reader.Table("name");
        int count = reader.UInt16(table + 2);
        int storage = table + reader.UInt16(table + 4);
        for (int i = 0; i < count; i++)
        {
            int record = table + 6 + (12 * i);
            bool isWindowsUnicode = reader.UInt16(record) == 3 && reader.UInt16(record + 2) == 1;
            if (isWindowsUnicode && reader.UInt16(record + 6) == nameId)
                return reader.Utf16(storage + reader.UInt16(record + 10), reader.UInt16(record + 8));
        }

        return "";
    }
}
