namespace Oncology.Reporting.Tests;

/// <summary>Panels beside each other have their axes and the numbers below at one height, however their titles and headers wrap.</summary>
[TestFixture]
public sealed class SectionAlignmentTests
{
    private const string Long = "Traitement systémique associé à une radiothérapie stéréotaxique de toutes les métastases osseuses et hépatiques";

    [TestCase(null, "Focal treatment")]
    [TestCase(null, Long)]
    [TestCase(Long, "Focal treatment")]
    [TestCase(Long, Long)]
    public void SideBySide_TitleAndHeaderOfAnyLength_AlignsAxesAndRiskTables(string? title, string group)
    {
        var curves = MadeCohort.Curves(("No", 64, 0.021), ("Yes", 26, 0.012));
        KaplanMeierFigureOptions options = new() { Title = "A", GroupLabel = "G", SurvivalTimes = [24, 48], PValue = 0.03, TimeLabel = "Time" };
        Figure other = KaplanMeierFigure.Create(curves, options with { Title = title, GroupLabel = group, LandmarkTime = 6, TimeLabel = title });
        Figure joined = Figure.SideBySide("Both", KaplanMeierFigure.Create(curves, options), other);
        FigureLayout.AssertClean(joined);
        using (Assert.EnterMultipleScope())
        {
            foreach (string text in (string[])["100", "0", "Number at risk"])
            {
                double[] places = [.. MarkBounds.All(joined).Where(m => m.Mark is Mark.Text t && t.Content == text && m.Box.Left < joined.Width).Select(m => Math.Round(m.Box.Top, 6)).Distinct()];
                Assert.That(text == "0" ? places.Min() : places.Single(), Is.GreaterThan(0), text);
            }
        }
    }

    [Test]
    public void SideBySide_EqualPanels_AreNotMoved()
    {
        Figure one = KaplanMeierFigure.Create(MadeCohort.Curves(("No", 64, 0.021), ("Yes", 26, 0.012)));
        Figure joined = Figure.SideBySide("Both", one, one);
        Assert.That(joined.Height, Is.EqualTo(one.Height));
        Assert.That(joined.Marks.OfType<Mark.Group>().SelectMany(group => group.Marks), Has.None.InstanceOf<Mark.Group>());
    }
}
