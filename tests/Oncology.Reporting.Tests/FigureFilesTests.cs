using System.Buffers.Binary;

namespace Oncology.Reporting.Tests;

public class FigureFilesTests
{
    private static readonly Figure Sample = Figure.Create(
        200,
        120,
        "Survie à 24 mois ≥ 50 %",
        "Une figure d'essai : bande, ligne en tirets, texte tourné.",
        [
            new Mark.Polygon([new(20, 20), new(180, 20), new(180, 60), new(20, 60)], new FigureColor(0, 90, 160), 0.25),
            new Mark.Polyline([new(20, 100), new(60, 100), new(60, 80), new(180, 80)], new Stroke { Width = 2 }),
            new Mark.Polyline([new(20, 110), new(180, 110)], new Stroke { Width = 1.5, Dash = [6, 3] }),
            new Mark.Rectangle(new Bounds(30, 30, 20, 20), new FigureColor(200, 60, 0), new Stroke { Width = 1 }),
            new Mark.Group(new FigurePoint(10, 5), [new Mark.Text("Décès ≥ 12", new FigurePoint(60, 40), new TextStyle { Size = 12 })]),
            new Mark.Text("Tourné", new FigurePoint(12, 60), new TextStyle { Face = FontFace.Bold }, TextAnchor.Middle, -90),
        ]);

    [Test]
    public void ToPng_Twice_GivesTheSameBytes()
    {
        byte[] first = Sample.ToPng(150);
        Assert.That(Sample.ToPng(150), Is.EqualTo(first));
    }

    [Test]
    public void ToPdf_Twice_GivesTheSameBytes()
    {
        byte[] first = Sample.ToPdf();
        Assert.That(Sample.ToPdf(), Is.EqualTo(first));
    }

    [Test]
    public void ToPng_AtAResolution_HasTheSizeInItsHeader()
    {
        byte[] png = Sample.ToPng(144);
        Assert.That(BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), Is.EqualTo(400));
        Assert.That(BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)), Is.EqualTo(240));
    }

    [TestCase(0)]
    [TestCase(double.NaN)]
    [TestCase(5000)]
    public void ToPng_ImpossibleResolution_IsRefused(double dotsPerInch) =>
        Assert.That(() => Sample.ToPng(dotsPerInch), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Fill_HalfAPixel_MixesHalfTheColour()
    {
        Rasterizer page = new(2, 1);
        page.Fill([[new(0, 0), new(1.5, 0), new(1.5, 1), new(0, 1)]], FigureColor.Black, 1);
        Assert.That(page.Pixels.ToArray(), Is.EqualTo(new byte[] { 0, 0, 0, 128, 128, 128 }));
    }

    [Test]
    public void Fill_OverlappingPolygons_AreOneArea()
    {
        Rasterizer page = new(1, 1);
        FigurePoint[] square = [new(0, 0), new(1, 0), new(1, 1), new(0, 1)];
        page.Fill([square, square], FigureColor.Black, 0.5);
        Assert.That(page.Pixels[0], Is.EqualTo(128));
    }

    [Test]
    public void StrokeOutline_RightAngle_HasASquareCorner()
    {
        // The miter of a right angle lies at half the width in both directions: (10 + 1, 0 − 1).
        var polygons = StrokeOutline.Of([new(0, 0), new(10, 0), new(10, 10)], new Stroke { Width = 2 });
        Assert.That(polygons.SelectMany(p => p), Has.Some.EqualTo(new FigurePoint(11, -1)));
    }

    [Test]
    public void ToPdf_InSeveralReaders_IsSoundAndItsTextCanBeCopied()
    {
        string path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "sample.pdf");
        File.WriteAllBytes(path, Sample.ToPdf());
        Assert.That(Programs.Run("qpdf", "--check", path), Does.Contain("No syntax or stream encoding errors"));
        string text = Programs.Run("pdftotext", path, "-");
        Assert.That(text, Does.Contain("Décès ≥ 12"));
        Assert.That(text, Does.Contain("Tourné"));
    }

    [Test]
    public void ToPng_BesideThePdfDrawnByAnotherProgram_IsTheSamePicture()
    {
        string path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "compared.pdf");
        File.WriteAllBytes(path, Sample.ToPdf());
        Programs.Run("pdftoppm", "-r", "144", "-singlefile", path, Path.ChangeExtension(path, null));
        byte[] other = Pixels.OfPpm(File.ReadAllBytes(Path.ChangeExtension(path, ".ppm"))).Rgb;
        byte[] ours = Pixels.OfPng(Sample.ToPng(144)).Rgb;
        double distance = ours.Zip(other, (a, b) => Math.Abs(a - b)).Average();
        Assert.That(distance, Is.LessThan(2), "mean difference of a channel, of 255: antialiasing only");
    }
}
