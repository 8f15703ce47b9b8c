namespace Oncology.Reporting.Tests;

/// <summary>Every kind of figure through programs of other makers: sound PDF, text that can be copied, three formats that look alike.</summary>
[TestFixture]
public sealed class FigureAgreementTests
{
    // Measured: 0.6 to 1.9 (another rasterizer) and at most 0.5 (the same one). A text moved by its height gives 3 and more.
    private const double OtherRasterizer = 2.5;
    private const double SameRasterizer = 1;
    private const int DotsPerInch = 96;

    private static IEnumerable<string> Kinds => FigureKinds.All.Keys.Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Kinds))]
    public void ToPdf_EveryKind_IsSoundAndItsTextCanBeCopied(string kind)
    {
        var figure = French(kind);
        string path = Write($"{kind}-text.pdf", figure.ToPdf());
        Assert.That(Programs.Run("qpdf", "--check", path), Does.Contain("No syntax or stream encoding errors"));
        string text = Programs.Run("pdftotext", path, "-");
        Assert.That(text, Does.Contain("Données synthétiques"));
    }

    [TestCaseSource(nameof(Kinds))]
    public void SvgPdfAndPng_EveryKind_AreTheSamePicture(string kind)
    {
        var figure = French(kind);
        var png = Pixels.OfPng(figure.ToPng(DotsPerInch));
        string pdf = Write($"{kind}-ours.pdf", figure.ToPdf());
        string svg = Write($"{kind}-ours.svg", System.Text.Encoding.UTF8.GetBytes(figure.ToSvg()));
        string redrawn = Path.ChangeExtension(svg, ".svg.pdf");
        Programs.Run("rsvg-convert", "-f", "pdf", "-o", redrawn, svg);
        var fromPdf = Rasterized(pdf);
        var fromSvg = Rasterized(redrawn);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(png.DistanceTo(fromPdf), Is.LessThan(OtherRasterizer), "PNG and PDF");
            Assert.That(fromSvg.DistanceTo(fromPdf), Is.LessThan(SameRasterizer), "SVG and PDF");
        }
    }

    private static Figure French(string kind) => FigureKinds.All[kind](FigureCase.All.Single(c => c.Name == "french"));

    private static string Write(string name, byte[] content)
    {
        string folder = Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "agreement")).FullName;
        string path = Path.Combine(folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private static Pixels Rasterized(string pdf)
    {
        string stem = pdf[..^4];
        Programs.Run("pdftoppm", "-r", $"{DotsPerInch}", "-singlefile", pdf, stem);
        return Pixels.OfPpm(File.ReadAllBytes(stem + ".ppm"));
    }
}
