using System.Globalization;
using Oncology.Survival;

namespace Oncology.Reporting.Tests;

public sealed partial class KaplanMeierFigureTests
{
    private const string LongLabel =
        "Traitement systémique associé à une radiothérapie stéréotaxique de toutes les métastases osseuses et hépatiques";

    [Test]
    public void Create_LongLabelsAndTitles_NothingOverlaps([Values] bool panel, [Values(5, 8, 14)] double fontSize)
    {
        const string LongWord = "Anticonstitutionnellement/radiofréquence";
        var undefined = new Estimate(double.NaN, double.NaN, new Interval(double.NaN, double.NaN));
        var curves = MadeCohort.Curves((LongLabel + " (A)", 40, 0.02), (LongLabel + " (B)", 60, 0.05), (LongWord, 9, 0.01));
        FigureLayout.AssertClean(KaplanMeierFigure.Create(curves, ThesisPanel with
        {
            HazardRatios =
            [
                new GroupHazardRatio(LongLabel + " (B)", new Estimate(123.45, 9, new Interval(0.01, 10234.5))),
                new GroupHazardRatio(LongWord, undefined),
            ],
            Title = LongLabel,
            OutcomeLabel = LongLabel,
            TimeLabel = LongLabel,
            GroupLabel = LongLabel,
            Language = Language.French,
            ShowPanel = panel,
            FontSize = fontSize,
        }));
    }

    [Test]
    public void Create_SixGroupsNarrowPage_NothingOverlaps([Values] bool panel, [Values(120, 380, 900)] double width)
    {
        var groups = Enumerable.Range(1, 6).Select(i => ($"Centre number {i}", 10 * i, 0.01 * i)).ToArray();
        FigureLayout.AssertClean(KaplanMeierFigure.Create(MadeCohort.Curves(groups), new KaplanMeierFigureOptions
        {
            Title = "Six centres",
            SurvivalTimes = [12, 24, 36, 48, 60],
            Width = width,
            ShowPanel = panel,
            ShowMedian = true,
        }));
    }

    [TestCase(400, true)]
    [TestCase(400, false)]
    [TestCase(0, true)]
    [TestCase(0, false)]
    public void Create_OnePatient_NothingOverlaps(double time, bool isEvent)
    {
        var curve = KaplanMeier.Fit(SurvivalData.RightCensored([time], [isEvent]));
        var figure = KaplanMeierFigure.Create(curve, new KaplanMeierFigureOptions { SurvivalTimes = [6, 24], ShowMedian = true });
        FigureLayout.AssertClean(figure);
    }

    [Test]
    public void Create_HundredThousandPatients_StaysSmallAndClean()
    {
        var curves = MadeCohort.Curves(("Treated", 60_000, 0.02), ("Untreated", 40_000, 0.03));
        var figure = KaplanMeierFigure.Create(curves, ThesisPanel with { HazardRatios = [], ShowMedian = true });
        FigureLayout.AssertClean(figure);
        Assert.That(figure.ToSvg().Length, Is.LessThan(500_000));
    }

    [Test]
    public void Create_TimesInDays_NothingOverlaps([Values] TimeUnit unit)
    {
        var curves = MadeCohort.Curves(TwoGroups);
        FigureLayout.AssertClean(KaplanMeierFigure.Create(curves, new KaplanMeierFigureOptions { AxisUnit = unit }));
    }

    [Test]
    public void Create_MaxTime_CutsCurvesThere()
    {
        var figure = KaplanMeierFigure.Create(MadeCohort.Curves(TwoGroups), new KaplanMeierFigureOptions { MaxTime = 36 });
        FigureLayout.AssertClean(figure);
        double axisEnd = MarkBounds.All(figure).Where(m => m.Mark is Mark.Text { Content: "36" }).Max(m => (m.Box.Left + m.Box.Right) / 2);
        var drawn = MarkBounds.All(figure).Where(m => m.Mark is Mark.Polyline { Stroke.Width: 1.4, Points.Length: > 2 } or Mark.Polygon);
        foreach (var (mark, box) in drawn)
            Assert.That(box.Right, Is.LessThanOrEqualTo(axisEnd + 0.8), mark.ToString());
    }

    [Test]
    public void Create_NumbersAtRisk_StandUnderTheirTicks()
    {
        // Exits at 6, 12 and 18 months: at risk just before t are 3 up to 6, 2 up to 12, 1 up to 18.
        var curve = KaplanMeier.Fit(SurvivalData.RightCensored([6.0, 12, 18], [true, false, true]));
        var figure = KaplanMeierFigure.Create(curve, new KaplanMeierFigureOptions { DataUnit = TimeUnit.Months, ShowPanel = false });
        var texts = MarkBounds.All(figure).Where(m => m.Mark is Mark.Text { Anchor: TextAnchor.Middle, Angle: 0 })
            .Select(m => (((Mark.Text)m.Mark).Content, m.Box.Top, Center: m.Box.Left + (m.Box.Width / 2))).ToList();
        double row = texts.Max(t => t.Top), axis = texts.Min(t => t.Top);
        string[] counts = [.. texts.Where(t => t.Top == row).Select(t => t.Content)];
        double[] centers = [.. texts.Where(t => t.Top == row).Select(t => t.Center)];
        double[] ticks = [.. texts.Where(t => t.Top == axis).Select(t => t.Center)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(counts, Is.EqualTo(new[] { "3", "3", "3", "2", "2", "1", "1" }));
            Assert.That(centers, Is.EqualTo(ticks).Within(1e-9));
        }
    }

    [Test]
    public void Create_CurvesFromALandmark_MatchApproved()
    {
        var data = SurvivalData.RightCensored(
            [7.0, 9, 14, 20, 26, 33, 40, 8, 15, 30, 36, 44], [true, true, true, false, true, true, false, false, true, false, true, false]);
        var groups = Factor.FromLabels("mdt", ["No", "No", "No", "No", "No", "No", "No", "Yes", "Yes", "Yes", "Yes", "Yes"]);
        var figure = KaplanMeierFigure.Create(
            KaplanMeier.FitBy(data, groups, new KaplanMeierOptions { StartTime = 6 }),
            new KaplanMeierFigureOptions { DataUnit = TimeUnit.Months, Title = "Landmark 6 months, clock not reset" });
        FigureLayout.AssertClean(figure);
        ApprovedFigure.Check(figure, "kaplan-meier-landmark");
    }

    [Test]
    public void AssertClean_OverlapAndClipping_AreSeen()
    {
        var style = new TextStyle();
        Mark[] words = [new Mark.Text("one", new(10, 20), style), new Mark.Text("two", new(15, 20), style)];
        var overlapping = Figure.Create(100, 50, "t", "d", words);
        var clipped = Figure.Create(20, 50, "t", "d", [new Mark.Text("too long for it", new(0, 20), style)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(FigureLayout.Faults(overlapping), Has.Exactly(1).Contains("overlaps"));
            Assert.That(FigureLayout.Faults(clipped), Has.Exactly(1).Contains("leaves the page"));
        }
    }

    [Test]
    public void Create_SynonymousInput_GivesEqualBytesInAnyCulture()
    {
        string expected = KaplanMeierFigure.Create(MadeCohort.Curves(TwoGroups), ThesisPanel).ToSvg();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
            Assert.That(KaplanMeierFigure.Create(MadeCohort.Curves(TwoGroups), ThesisPanel).ToSvg(), Is.EqualTo(expected));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
