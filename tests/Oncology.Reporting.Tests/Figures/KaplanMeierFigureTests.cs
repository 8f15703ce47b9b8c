using Oncology.Survival;

namespace Oncology.Reporting.Tests;

[TestFixture]
public sealed partial class KaplanMeierFigureTests
{
    private static readonly (string, int, double)[] TwoGroups = [("No", 64, 0.021), ("Yes", 26, 0.012)];

    private static KaplanMeierFigureOptions ThesisPanel => new()
    {
        PanelLetter = "B",
        Title = "Landmark 6 months",
        OutcomeLabel = "Progression-free survival",
        TimeLabel = "Time since first treatment",
        GroupLabel = "Focal treatment",
        SurvivalTimes = [24, 48],
        HazardRatios = [new GroupHazardRatio("Yes", new Estimate(0.50, 0.17, new Interval(0.25, 0.97)))],
        PValue = 0.0362,
        TestName = "Log-rank",
        Numbers = NumberStyle.English with { PValueDecimals = 4 },
        IsSynthetic = true,
    };

    [Test]
    public void Create_TwoGroups_MatchesApproved()
    {
        var figure = KaplanMeierFigure.Create(MadeCohort.Curves(TwoGroups), ThesisPanel);
        FigureLayout.AssertClean(figure);
        ApprovedFigure.Check(figure, "kaplan-meier-two-groups");
    }

    [Test]
    public void Create_SixGroupsInFrench_MatchesApproved()
    {
        var curves = MadeCohort.Curves(
            ("RH+/HER2−, traitement focal", 43, 0.02), ("RH+/HER2−, traitement systémique seul", 23, 0.012), ("RH+/HER2+", 12, 0.008),
            ("RH−/HER2+", 16, 0.03), ("Triple négatif", 18, 0.06), ("Sous-type non déterminé", 9, 0.04));
        var figure = KaplanMeierFigure.Create(curves, new KaplanMeierFigureOptions
        {
            Language = Language.French,
            Title = "Survie sans progression selon le sous-type",
            OutcomeLabel = "Survie sans progression",
            TimeLabel = "Temps depuis le premier traitement",
            GroupLabel = "Sous-type",
            SurvivalTimes = [24, 48],
            PValue = 0.00001,
            ShowIntervalBand = false,
            ShowMedian = true,
            IsSynthetic = true,
        });
        FigureLayout.AssertClean(figure);
        ApprovedFigure.Check(figure, "kaplan-meier-six-groups-french");
    }

    // By hand: events 0.5 + 1.3 of 0.5 + 1.3 + 0.4 in A, 0.5 of 0.5 + 1 in B.
    [Test]
    public void Create_WeightedCurves_PrintWeightedEventsAndPatients()
    {
        var data = SurvivalData.RightCensored([100, 200, 300, 150, 250], [true, true, false, true, false]).WithWeights([0.5, 1.3, 0.4, 0.5, 1.0]);
        var curves = KaplanMeier.FitBy(data, Factor.FromLabels("g", ["A", "A", "A", "B", "B"]));
        string[] texts = [.. MarkBounds.All(KaplanMeierFigure.Create(curves)).Select(m => m.Mark).OfType<Mark.Text>().Select(t => t.Content)];
        Assert.That(texts, Has.Member("1.8 / 2.2").And.Member("0.5 / 1.5"));
    }

    [Test]
    public void Create_OneCurveWithoutLabel_MatchesApproved()
    {
        var figure = KaplanMeierFigure.Create(MadeCohort.Whole(102, 0.02), new KaplanMeierFigureOptions
        {
            OutcomeLabel = "Overall survival",
            AxisUnit = TimeUnit.Years,
            Scale = ProbabilityScale.Proportion,
            ShowPanel = false,
            ShowMedian = true,
        });
        FigureLayout.AssertClean(figure);
        ApprovedFigure.Check(figure, "kaplan-meier-one-curve");
    }

    [Test]
    public void SideBySide_PanelsAAndB_MatchesApproved()
    {
        var a = KaplanMeierFigure.Create(
            MadeCohort.Curves(("No", 80, 0.023), ("Yes", 19, 0.013)), ThesisPanel with { PanelLetter = "A", Title = "Landmark 3 months" });
        var b = KaplanMeierFigure.Create(MadeCohort.Curves(TwoGroups), ThesisPanel);
        var figure = Figure.SideBySide("Progression-free survival according to focal treatment", a, b);
        FigureLayout.AssertClean(figure);
        ApprovedFigure.Check(figure, "kaplan-meier-side-by-side");
    }

    [Test]
    public void Create_NoCurveOrSeven_Throws()
    {
        var seven = MadeCohort.Curves([.. Enumerable.Range(1, 7).Select(i => ($"{i}", 5, 0.02))]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => KaplanMeierFigure.Create([]), Throws.TypeOf<RequestException>().With.Message.Contains("not 0"));
            Assert.That(() => KaplanMeierFigure.Create(seven), Throws.TypeOf<RequestException>().With.Message.Contains("not 7"));
        }
    }

    [Test]
    public void Create_HazardRatioOfNoCurve_ThrowsWithItsName() => Assert.That(
        () => KaplanMeierFigure.Create(MadeCohort.Curves(TwoGroups), new KaplanMeierFigureOptions
        {
            HazardRatios = [new GroupHazardRatio("Maybe", new Estimate(0.5, 0.1, new Interval(0.4, 0.6)))],
        }),
        Throws.ArgumentException.With.Message.Contains("Maybe"));

    [Test]
    public void Create_ThreeGroupsOneHazardRatio_Throws() => Assert.That(
        () => KaplanMeierFigure.Create(MadeCohort.Curves(("a", 5, 0.02), ("b", 5, 0.02), ("c", 5, 0.02)), new KaplanMeierFigureOptions
        {
            HazardRatios = [new GroupHazardRatio("b", new Estimate(0.5, 0.1, new Interval(0.4, 0.6)))],
        }),
        Throws.ArgumentException.With.Message.Contains("2 hazard ratios, not 1"));

    [Test]
    public void Create_SameLabelTwice_Throws()
    {
        var curve = MadeCohort.Curves(("a", 5, 0.02))[0];
        Assert.That(() => KaplanMeierFigure.Create([curve, curve]), Throws.TypeOf<RequestException>().With.Message.Contains("'a'"));
    }

    [Test]
    public void Create_TimesBeforeZero_Throws()
    {
        var curve = KaplanMeier.Fit(SurvivalData.RightCensored([3.0, 5], [true, true]), new KaplanMeierOptions { StartTime = -3 });
        Assert.That(() => KaplanMeierFigure.Create(curve), Throws.TypeOf<RequestException>().With.Message.Contains("-3"));
    }

    [TestCase(0)]
    [TestCase(double.NaN)]
    public void Create_WidthNotPositive_Throws(double width) => Assert.That(
        () => KaplanMeierFigure.Create(MadeCohort.Curves(TwoGroups), new KaplanMeierFigureOptions { Width = width }),
        Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void Create_TwoGroups_DescribesTheNumbersOfThePanel()
    {
        // Worked by hand: A dies at 10 and 20 of 2, B is censored at 30: S_A(12) = 1/2, median of A (10 + 20) / 2 = 15.
        var data = SurvivalData.RightCensored([10.0, 20, 30], [true, true, false]);
        var options = new KaplanMeierOptions { Interval = IntervalTransform.Plain };
        var curves = KaplanMeier.FitBy(data, Factor.FromLabels("g", ["A", "A", "B"]), options);
        var figure = KaplanMeierFigure.Create(curves, new KaplanMeierFigureOptions
        {
            DataUnit = TimeUnit.Months,
            SurvivalTimes = [12],
            PValue = 0.0004,
            OutcomeLabel = "Overall survival",
            IsSynthetic = true,
        });
        Assert.That(figure.Description, Is.EqualTo(
            "Synthetic data. Kaplan-Meier curves: Overall survival. A: 2 patients, 2 events, median 15.0 months; "
            + "S(12 months) = 50.0% [0.0; 100.0]. B: 1 patient, 0 events, median not reached; "
            + "S(12 months) = 100.0% [100.0; 100.0]. p < 0.001."));
    }
}
