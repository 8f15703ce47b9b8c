using System.Text;

namespace Oncology.Reporting.Tests;

[TestFixture]
public sealed class TrueTypeFontTests
{
    // Advance widths of Arial, which Liberation Sans shares, in 2048ths of an em: Adobe's Helvetica metrics (Core 14 AFM, in
    // 1000ths: space 278, A 667, i 222, m 833, zero 556, bold A 722) times 2.048.
    [TestCase(' ', FontFace.Regular, 278)]
    [TestCase('A', FontFace.Regular, 667)]
    [TestCase('i', FontFace.Regular, 222)]
    [TestCase('m', FontFace.Regular, 833)]
    [TestCase('0', FontFace.Regular, 556)]
    [TestCase('A', FontFace.Bold, 722)]
    [TestCase('m', FontFace.Italic, 833)]
    public void Measure_OneCharacter_IsTheArialWidth(char character, FontFace face, int thousandths)
    {
        double width = TrueTypeFont.Of(face).Measure(character.ToString(), 1000);
        Assert.That(width, Is.EqualTo(thousandths).Within(0.5));
    }

    [Test]
    public void Measure_Text_IsTheSumOfItsCharactersTimesSize()
    {
        // S 667 + u 556 + r 333 + v 500 + i 222 + e 556 (Helvetica AFM) = 2834 thousandths.
        Assert.That(TrueTypeFont.Regular.Measure("Survie", 8), Is.EqualTo(2.834 * 8).Within(0.02));
    }

    [TestCase("é à ç œ É À Œ « » … – —")]
    [TestCase("≥ ≤ − → ← ± χ ▲ ■ ● † ‡ ² ₁ •")]
    [TestCase("\u00A0\u202F")]
    public void Has_CharactersOfFrenchAndOfStatistics_IsTrue(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(TrueTypeFont.Regular.Has(rune), Is.True, $"{rune} regular");
                Assert.That(TrueTypeFont.Bold.Has(rune), Is.True, $"{rune} bold");
                Assert.That(TrueTypeFont.Italic.Has(rune), Is.True, $"{rune} italic");
            }
        }
    }

    [Test]
    public void Glyph_CharacterOutsideTheFont_IsTheMissingGlyph() =>
        Assert.That(TrueTypeFont.Regular.Glyph(new Rune(0x1F600)), Is.Zero);

    [Test]
    public void Metrics_LiberationSans_AreThoseOfItsTables()
    {
        // Liberation Sans 2.1.5: 2048 units per em, ascent 1854, descent 434 (as Arial).
        var font = TrueTypeFont.Regular;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(font.FamilyName, Is.EqualTo("Liberation Sans"));
            Assert.That(font.PostScriptName, Is.EqualTo("LiberationSans"));
            Assert.That(font.UnitsPerEm, Is.EqualTo(2048));
            Assert.That(font.Ascent, Is.EqualTo(1854));
            Assert.That(font.Descent, Is.EqualTo(434));
            Assert.That(font.Weight, Is.EqualTo(400));
            Assert.That(TrueTypeFont.Bold.Weight, Is.EqualTo(700));
        }
    }

    [Test]
    public void FontReader_NotAFont_Throws() =>
        Assert.That(() => new FontReader([0x25, 0x50, 0x44, 0x46, 0, 0, 0, 0, 0, 0, 0, 0]), Throws.TypeOf<InvalidDataException>());
}
