using System.Globalization;

namespace Oncology.Survival.Tests;

/// <summary>The Stanford heart transplant programme (Crowley, Hu 1977), coded as R's <c>heart</c>.</summary>
[TestFixture]
public sealed class ImmortalTimeAuditTests
{
    private static readonly GoldenTable Patients =
        GoldenTable.Read(Path.Combine(RepositoryPaths.Root, "samples", "stanford-heart", "jasa.csv"));

    // Days count from 1; a transplant on the last day is half a day before it.
    private static double[] FollowUp => [.. Patients.Numbers("futime").Select(days => days + 1)];

    private static double[] Waiting =>
        [.. Patients.Numbers("wait.time").Zip(Patients.Numbers("futime"), (wait, end) => wait == end ? wait + 0.5 : wait + 1)];

    private static SurvivalData Data => SurvivalData.RightCensored(FollowUp, [.. Patients.Numbers("fustat").Select(died => died == 1)]);

    private static DesignMatrix Covariates => DesignMatrix.FromColumns(
        Patients.Count,
        ("age", Patients.Numbers("age")),
        ("year", [.. Patients.Texts("accept.dt").Select(date => Years(date!))]),
        ("surgery", Patients.Numbers("surgery")));

    [Test]
    public void Run_StanfordData_ShowsTheBiasedHazardRatioBesideTheOthers()
    {
        // R 4.2.2, survival 3.5-3: coxph on jasa (ever), on heart (time-dependent), and on jasa at the landmarks.
        var audit = ImmortalTimeAudit.Run(Data, Waiting, [30, 60, 90], Covariates);
        HasLogRatio(audit.EverNever, -1.3234448481842183);
        HasLogRatio(audit.EverNeverAdjusted!, -1.7044910149481631);
        HasLogRatio(audit.TimeDependent, 0.12714112661549848);
        HasLogRatio(audit.TimeDependentAdjusted!, -0.010250772409083765);
        HasLogRatio(audit.Landmarks.Points[0].Unadjusted, 0.052815924766764083);
        HasLogRatio(audit.Landmarks.Points[1].Unadjusted, -0.21329929918511686);
        HasLogRatio(audit.Landmarks.Points[2].Unadjusted, -0.55669362635615482);
        HasLogRatio(audit.Landmarks.Points[0].Adjusted!, -0.083310568090994616);
        HasLogRatio(audit.Landmarks.Points[1].Adjusted!, -0.51752921840745125);
        HasLogRatio(audit.Landmarks.Points[2].Adjusted!, -0.73174753347287258);
        Assert.That(audit.EverNever.HazardRatio, Is.EqualTo(0.27).Within(0.005));
        Assert.That(audit.TimeDependent.HazardRatio, Is.EqualTo(1.14).Within(0.005));
        Assert.That(audit.TimeDependentAdjusted!.HazardRatio, Is.EqualTo(0.99).Within(0.005));
        Assert.That(audit.Verdict, Is.EqualTo(ImmortalTimeVerdict.OtherConclusion));
    }

    [Test]
    public void Run_StanfordData_CreditsTimeAndEventsBeforeTransplant()
    {
        var audit = ImmortalTimeAudit.Run(Data, Waiting, []);
        Tolerance.Exact.Check("immortal", audit.ImmortalTime, 2668.5);
        Tolerance.Exact.Check("exposed", audit.ExposedGroupTime, 28667);
        Assert.That(audit.ExposedGroupEvents, Is.EqualTo(45));
        Assert.That(audit.EventsBeforeExposure, Is.Zero);
    }

    [Test]
    public void Run_ExposureAfterTheEvent_CountsTheEventAsCredited()
    {
        // Patient 0 has the event at 2 and the exposure at 5; patient 1 is exposed from 1 on; both are labelled exposed.
        var audit = ImmortalTimeAudit.Run(SurvivalData.RightCensored([2, 6, 3, 7], (int[])[1, 1, 1, 0]), [5, 1, double.NaN, double.NaN], []);
        Tolerance.Exact.Check("immortal", audit.ImmortalTime, 3);
        Tolerance.Exact.Check("exposed", audit.ExposedGroupTime, 8);
        Assert.That(audit.EventsBeforeExposure, Is.EqualTo(1));
        Assert.That(audit.ExposedGroupEvents, Is.EqualTo(2));
        Assert.That(audit.VerdictLine(Language.French), Does.Contain("temps immortel"));
    }

    [Test]
    public void Run_ExposureAtTheOrigin_HasNoImmortalTime()
    {
        var audit = ImmortalTimeAudit.Run(SurvivalData.RightCensored([2, 6, 3, 7], (int[])[1, 1, 1, 1]), [0, 0, double.NaN, double.NaN], [1]);
        Assert.That(audit.Verdict, Is.EqualTo(ImmortalTimeVerdict.NoImmortalTime));
        Tolerance.Exact.Check("ratio", audit.TimeDependent.HazardRatio, audit.EverNever.HazardRatio);
        Assert.That(audit.VerdictLine(Language.English), Does.StartWith("No immortal time"));
    }

    [Test]
    public void ToTable_BothLanguages_GiveTheVerdictInOneLine()
    {
        var audit = ImmortalTimeAudit.Run(Data, Waiting, [30], Covariates);
        Assert.That(audit.ToString(), Does.Contain("0.27 [").And.Contain("1.14 [").And.Contain("0.99 [").And.Contain("the conclusion changes"));
        Assert.That(audit.ToTable(Language.French).ToText(), Does.Contain("0,27 [").And.Contain("la conclusion change").And.Contain("Crédité aux exposés"));
    }

    [Test]
    public void LandmarkSweep_BeyondAllFollowUp_SaysWhyThereIsNoEstimate()
    {
        var sweep = LandmarkSweep.Run(Data, Waiting, [60, 5000]);
        Assert.That(sweep.Points.Select(point => point.Unadjusted.Count), Is.EqualTo((long[])[64, 0]));
        Assert.That(sweep.Points[0].Unadjusted.ExposedCount, Is.EqualTo(45));
        Assert.That(sweep.Points[0].Unadjusted.EventCount, Is.EqualTo(39));
        Assert.That(sweep.Points[1].Unadjusted.HazardRatio, Is.NaN);
        Assert.That(sweep.Points[1].Unadjusted.Problem!.Code, Is.EqualTo("empty-landmark"));
        Assert.That(sweep.ToTable(Language.French).ToText(), Does.Contain("Personne n'est suivi"));
    }

    private static void HasLogRatio(ExposureEstimate estimate, double expected) =>
        Tolerance.Reference.Check("log hazard ratio", Math.Log(estimate.HazardRatio), expected);

    private static double Years(string date) =>
        (DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber - new DateOnly(1967, 10, 1).DayNumber) / 365.25;
}
