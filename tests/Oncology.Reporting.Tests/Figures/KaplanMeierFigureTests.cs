using Oncology.Survival;

namespace Oncology.Reporting.Tests;

[TestFixture]
public sealed class KaplanMeierFigureTests
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
}
