namespace Oncology.Reporting.Tests;

[TestFixture]
public sealed class AxisTests
{
    [TestCase(83.9, 9, 12)]
    [TestCase(83.9, 4, 36)]
    [TestCase(36, 9, 6)]
    [TestCase(5.2, 9, 1)]
    [TestCase(20, 9, 3)]
    public void ForMonths_Span_IsPartOrMultipleOfAYear(double span, int maxTicks, double step) =>
        Assert.That(TickSteps.ForMonths(span, maxTicks), Is.EqualTo(step));

    [TestCase(7, 9, 1)]
    [TestCase(2555, 9, 500)]
    [TestCase(0.9, 6, 0.2)]
    public void Round_Span_IsOneTwoOrFive(double span, int maxTicks, double step) =>
        Assert.That(TickSteps.Round(span, maxTicks), Is.EqualTo(step));

    [Test]
    public void ForRatios_ManyFit_AreOneTwoFive() =>
        Assert.That(TickSteps.ForRatios(0.2, 5, 7), Is.EqualTo(new[] { 0.2, 0.5, 1, 2, 5 }));

    [Test]
    public void ForRatios_FewerFit_AreOneAndThree() =>
        Assert.That(TickSteps.ForRatios(0.05, 20, 6), Is.EqualTo(new[] { 0.1, 0.3, 1, 3, 10 }));

    [Test]
    public void ForRatios_SevenDecades_KeepsOne() =>
        Assert.That(TickSteps.ForRatios(1e-3, 1e4, 4), Is.EqualTo(new[] { 1e-2, 1, 1e2, 1e4 }));

    [Test]
    public void At_LogAxis_PutsOneInTheMiddleOfReciprocals()
    {
        var axis = Axis.Log(0.2, 5, 100, 300, [0.2, 1, 5]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(axis.At(1), Is.EqualTo(200).Within(1e-9));
            Assert.That(axis.At(0.2), Is.EqualTo(100).Within(1e-9));
            Assert.That(axis.At(5), Is.EqualTo(300).Within(1e-9));
        }
    }

    [Test]
    public void FromZero_TicksOfATenth_DoNotDrift() =>
        Assert.That(Axis.FromZero(1, 0.2, 0, 1).Ticks, Is.EqualTo(new[] { 0, 0.2, 0.4, 3 * 0.2, 0.8, 1 }));

    [Test]
    public void Wrap_LongTextAndLongWord_StaysInsideTheWidth()
    {
        var style = new TextStyle { Size = 8 };
        var block = TextBlock.Wrap("Traitement systémique exclusif Hypophysectomiertransphenoidal/anti-HER2", style, 60);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(block.Width, Is.LessThanOrEqualTo(60));
            Assert.That(block.Lines.Length, Is.GreaterThan(3));
            Assert.That(string.Concat(block.Lines), Is.EqualTo("TraitementsystémiqueexclusifHypophysectomiertransphenoidal/anti-HER2"));
        }
    }
}
