using System.Globalization;
using System.Xml.Linq;

namespace Oncology.Reporting.Tests;

[TestFixture]
public sealed class SvgWriterTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Test]
    public void ToSvg_EveryMark_IsWellFormedWithTitleAndDescription()
    {
        var figure = Figure.Create(100, 50.126, "A < B & C", "90 % \"quoted\" > all", AllMarks());
        var root = XDocument.Parse(figure.ToSvg()).Root!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(root.Attribute("role")!.Value, Is.EqualTo("img"));
            Assert.That(root.Attribute("viewBox")!.Value, Is.EqualTo("0 0 100 50.13"));
            Assert.That(root.Element(Svg + "title")!.Value, Is.EqualTo("A < B & C"));
            Assert.That(root.Element(Svg + "desc")!.Value, Is.EqualTo("90 % \"quoted\" > all"));
            Assert.That(root.Descendants().Attributes("id"), Is.Empty);
            Assert.That(root.Descendants(Svg + "text").Select(t => t.Value), Is.EqualTo(new[] { "n ≥ 5 & p < 0,05" }));
            Assert.That(root.Descendants(Svg + "polyline").Single().Attribute("points")!.Value, Is.EqualTo("0,0 1.5,2.35 -0.25,3"));
        }
    }

    [Test]
    public void ToSvg_FrenchCulture_WritesTheSameBytes()
    {
        var figure = Figure.Create(100, 50.126, "A", "B", AllMarks());
        string invariant = figure.ToSvg();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
            Assert.That(figure.ToSvg(), Is.EqualTo(invariant));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void ToSvg_ControlCharacterInText_IsReplaced()
    {
        Mark[] marks = [new Mark.Text("a\u0001b", new FigurePoint(0, 10), new TextStyle())];
        var document = XDocument.Parse(Figure.Create(10, 10, "t", "d", marks).ToSvg());
        Assert.That(document.Descendants(Svg + "text").Single().Value, Is.EqualTo("a\uFFFDb"));
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Create_WidthNotPositive_Throws(double width) =>
        Assert.That(() => Figure.Create(width, 10, "t", "d", []), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void SideBySide_TwoPanels_AddsWidthsAndJoinsDescriptions()
    {
        var left = Figure.Create(100, 50, "A", "first", []);
        var right = Figure.Create(80, 70, "B", "second", AllMarks());
        var both = Figure.SideBySide("Both", left, right);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(both.Width, Is.EqualTo(204));
            Assert.That(both.Height, Is.EqualTo(70));
            Assert.That(both.Description, Is.EqualTo("A. first\nB. second"));
            Assert.That(MarkBounds.All(both).First().Box.Left, Is.EqualTo(124 - 0.25 - 0.375).Within(1e-12));
        }
    }

    private static List<Mark> AllMarks() =>
    [
        new Mark.Polyline([new(0, 0), new(1.5, 2.345), new(-0.25, 3)], new Stroke { Dash = [2, 1.5] }),
        new Mark.Polygon([new(0, 0), new(5, 0), new(5, 5)], Palette.Series(0).Color, 0.2),
        new Mark.Rectangle(new Bounds(1, 2, 3, 4), null, new Stroke()),
        new Mark.Group(
            new FigurePoint(10, 0),
            [new Mark.Text("n ≥ 5 & p < 0,05", new(5, 5), new TextStyle { Face = FontFace.Bold }, TextAnchor.Middle, -90)]),
    ];
}
