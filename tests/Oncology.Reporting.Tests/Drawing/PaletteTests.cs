namespace Oncology.Reporting.Tests;

[TestFixture]
public sealed class PaletteTests
{
    [Test]
    public void Series_AnyTwo_StayApartInGreyscale()
    {
        for (int i = 0; i < Palette.Count; i++)
        {
            for (int j = i + 1; j < Palette.Count; j++)
            {
                double apart = Math.Abs(Palette.Series(i).Color.Lightness - Palette.Series(j).Color.Lightness);
                Assert.That(apart, Is.GreaterThan(8), $"Series {i} and {j} differ by {apart:0.0} in lightness.");
            }
        }
    }

    // WCAG 2.2, 1.4.11: graphical objects need 3.
    [Test]
    public void Series_Lines_StandOutOnWhite()
    {
        for (int i = 0; i < Palette.Count; i++)
            Assert.That(Palette.Series(i).Color.ContrastWithWhite, Is.GreaterThanOrEqualTo(3), $"Series {i}");
    }

    [Test]
    public void Series_TextColors_CanBeReadOnWhite()
    {
        for (int i = 0; i < Palette.Count; i++)
            Assert.That(Palette.Series(i).TextColor.ContrastWithWhite, Is.GreaterThanOrEqualTo(4.5), $"Series {i}");
    }

    // WCAG 2.2 and CIE: mid grey #777777 has contrast 4.48 with white; sRGB 119 has L* 50.03.
    [Test]
    public void Lightness_MidGrey_IsFifty()
    {
        var grey = new FigureColor(119, 119, 119);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(grey.ContrastWithWhite, Is.EqualTo(4.48).Within(0.005));
            Assert.That(grey.Lightness, Is.EqualTo(50.03).Within(0.01));
            Assert.That(grey.ToString(), Is.EqualTo("#777777"));
        }
    }

    [TestCase(-1)]
    [TestCase(6)]
    public void Series_OutsideThePalette_Throws(int index) =>
        Assert.That(() => Palette.Series(index), Throws.TypeOf<ArgumentOutOfRangeException>());
}
