using System.Globalization;
using System.Text;

namespace Oncology.Reporting;

/// <summary>
/// One embedded font of a PDF: glyph numbers as character codes, widths, the subset file, and the way back from glyphs to
/// characters, so that text can be searched and copied.
/// </summary>
internal sealed class PdfFont
{
    private readonly TrueTypeFont _font;
    private readonly SortedDictionary<int, string> _characters = [];

    internal PdfFont(FontFace face, int index)
    {
        _font = TrueTypeFont.Of(face);
        Name = string.Create(CultureInfo.InvariantCulture, $"F{index}");
        Face = face;
    }

    /// <summary>Name of the font in the page's resources.</summary>
    internal string Name { get; }

    internal FontFace Face { get; }

    /// <summary>A text as glyph numbers in hexadecimal; the glyphs are remembered for the subset.</summary>
    internal string Encode(string text)
    {
        StringBuilder hex = new();
        foreach (Rune rune in text.EnumerateRunes())
        {
            int glyph = _font.Glyph(rune);
            _characters.TryAdd(glyph, rune.ToString());
            hex.Append(CultureInfo.InvariantCulture, $"{glyph:X4}");
        }

        return hex.ToString();
    }

    /// <summary>Adds the font's objects and returns the number of the one that the page refers to.</summary>
    internal int AddTo(PdfFile file)
    {
        // A subset's name begins with six letters and a plus sign, so that it is not taken for the whole font.
        string name = $"{Tag()}+{_font.PostScriptName}";
        byte[] subset = FontSubset.Make(_font, _characters.Keys);
        int fontFile = file.AddStream(subset, Line($"/Length1 {subset.Length} "));
        int italicAngle = Face == FontFace.Italic ? -12 : 0;
        int flags = Face == FontFace.Italic ? 32 + 64 : 32;
        int stemWidth = Face == FontFace.Bold ? 140 : 80;
        int descriptor = file.Add(
            Line($"<< /Type /FontDescriptor /FontName /{name} /Flags {flags} /FontBBox [{Box()}] /ItalicAngle {italicAngle} ")
            + Line($"/Ascent {Scaled(_font.Ascent)} /Descent {-Scaled(_font.Descent)} /CapHeight {Scaled(_font.CapHeight)} /StemV {stemWidth} /FontFile2 {fontFile} 0 R >>"));
        string widths = string.Join(' ', _characters.Keys.Select(glyph => Line($"{glyph} [{Scaled(_font.Advance(glyph))}]")));
        int descendant = file.Add(
            Line($"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> ")
            + Line($"/FontDescriptor {descriptor} 0 R /DW 0 /W [{widths}] /CIDToGIDMap /Identity >>"));
        int toUnicode = file.AddStream(Encoding.ASCII.GetBytes(CharacterMap()));
        return file.Add(Line(
            $"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {toUnicode} 0 R >>"));
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private string CharacterMap()
    {
        StringBuilder map = new();
        map.Append("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n")
            .Append("/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n")
            .Append("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n")
            .Append("1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (KeyValuePair<int, string>[] part in _characters.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{part.Length} beginbfchar\n");
            foreach ((int glyph, string character) in part)
            {
                string unicode = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(character));
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{unicode}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }

    private string Box()
    {
        (int head, _) = _font.Reader.Table("head");
        return string.Join(' ', Enumerable.Range(0, 4).Select(i => Line($"{Scaled(_font.Reader.Int16(head + 36 + (2 * i)))}")));
    }

    private int Scaled(int units) => (int)Math.Round(1000.0 * units / _font.UnitsPerEm);

    private string Tag()
    {
        uint hash = 2166136261;
        foreach (int glyph in _characters.Keys) hash = unchecked((hash ^ (uint)glyph) * 16777619);
        char[] letters = new char[6];
        for (int i = 0; i < letters.Length; i++, hash /= 26) letters[i] = (char)('A' + (hash % 26));
        return new string(letters);
    }
}
