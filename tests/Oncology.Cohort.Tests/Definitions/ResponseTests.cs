namespace Oncology.Cohort.Tests;

/// <summary>Vectors of rule D13; the sums in mm with a baseline of 100.</summary>
public class ResponseTests
{
    [TestCase(100, 70, TumourResponse.Partial)]
    [TestCase(100, 71, TumourResponse.Stable)]
    [TestCase(50, 60, TumourResponse.Progressive)]
    [TestCase(50, 59.9, TumourResponse.Partial)]
    [TestCase(20, 24, TumourResponse.Stable)]
    [TestCase(20, 25, TumourResponse.Progressive)]
    [TestCase(100, 0, TumourResponse.Complete)]
    public void OfSums_Vectors(double nadir, double sum, TumourResponse expected) =>
        Assert.That(Response.OfSums(100, nadir, sum), Is.EqualTo(expected));

    [Test]
    public void OfSums_SmallRegrowthByBaseline_IsPartial()
    {
        ClinicalConventions byBaseline = ClinicalConventions.Toulouse with { SmallRegrowth = SmallRegrowth.ByBaseline };

        Assert.That(Response.OfSums(100, 20, 24, byBaseline), Is.EqualTo(TumourResponse.Partial));
    }

    [TestCase(0, 0, 10)]
    [TestCase(100, -1, 10)]
    [TestCase(100, 50, double.NaN)]
    public void OfSums_ImpossibleSum_Throws(double baseline, double nadir, double sum) =>
        Assert.That(() => Response.OfSums(baseline, nadir, sum), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [TestCase(TumourResponse.Complete, TumourResponse.NonCompleteNonProgressive, false, TumourResponse.Partial)]
    [TestCase(TumourResponse.Complete, TumourResponse.NotEvaluable, false, TumourResponse.Partial)]
    [TestCase(TumourResponse.Complete, TumourResponse.Complete, false, TumourResponse.Complete)]
    [TestCase(TumourResponse.Partial, TumourResponse.NonCompleteNonProgressive, false, TumourResponse.Partial)]
    [TestCase(TumourResponse.Stable, null, false, TumourResponse.Stable)]
    [TestCase(TumourResponse.Partial, TumourResponse.Progressive, false, TumourResponse.Progressive)]
    [TestCase(TumourResponse.Complete, null, true, TumourResponse.Progressive)]
    [TestCase(TumourResponse.NotEvaluable, null, false, TumourResponse.NotEvaluable)]
    [TestCase(null, TumourResponse.Complete, false, TumourResponse.Complete)]
    [TestCase(null, TumourResponse.NonCompleteNonProgressive, false, TumourResponse.NonCompleteNonProgressive)]
    [TestCase(null, TumourResponse.NotEvaluable, false, TumourResponse.NotEvaluable)]
    [TestCase(null, null, false, TumourResponse.NotEvaluable)]
    public void Overall_Table(TumourResponse? target, TumourResponse? nonTarget, bool newLesion, TumourResponse expected) =>
        Assert.That(Response.Overall(target, nonTarget, newLesion), Is.EqualTo(expected));

    [Test]
    public void Derive_PartialThenProgression_IsPartial()
    {
        Derived<TumourResponse?> best = Best(("2015-03-15", TumourResponse.Partial), ("2015-09-15", TumourResponse.Progressive), ("2015-12-15", TumourResponse.Complete));

        Assert.That(best.Value, Is.EqualTo(TumourResponse.Partial));
        Assert.That(best.Has(Flags.ResponseUnconfirmed));
    }

    // Six weeks after 2015-01-15 is 2015-02-26.
    [TestCase("2015-02-26", TumourResponse.Stable)]
    [TestCase("2015-02-25", TumourResponse.NotEvaluable)]
    public void Derive_StableDisease_NeedsSixWeeks(string date, TumourResponse expected) =>
        Assert.That(Best((date, TumourResponse.Stable)).Value, Is.EqualTo(expected));

    [Test]
    public void Derive_EarlyStableThenProgression_IsProgression() =>
        Assert.That(Best(("2015-02-01", TumourResponse.Stable), ("2015-03-01", TumourResponse.Progressive)).Value, Is.EqualTo(TumourResponse.Progressive));

    [Test]
    public void Derive_Sums_AreReadFromTheBaselineAndTheNadir()
    {
        PatientHistory history = History([Sum("2015-01-10", 100), Sum("2015-04-01", 50), Sum("2015-08-01", 60)]);

        TumourResponse[] overall = [.. Response.Assessments(history, TestPatients.Toulouse).Select(a => a.Overall)];

        Assert.That(overall, Is.EqualTo(new[] { TumourResponse.Partial, TumourResponse.Progressive }));
        Assert.That(Response.Derive(history, TestPatients.Toulouse).Value, Is.EqualTo(TumourResponse.Partial));
        Assert.That(Response.DeriveObjective(history, TestPatients.Toulouse).Value, Is.EqualTo(Verdict.Met));
    }

    [Test]
    public void Derive_SecondLine_EndsTheSearch()
    {
        PatientHistory history = History(
            [Row("2015-05-01", TumourResponse.Stable), Row("2015-09-01", TumourResponse.Complete)],
            new Treatment { PatientId = "P1", TreatmentId = "2", Kind = TreatmentKind.Systemic, Setting = TreatmentSetting.Metastatic, Line = 2, StartDate = TestPatients.Day("2015-07-01") });

        Assert.That(Response.Derive(history, TestPatients.Toulouse).Value, Is.EqualTo(TumourResponse.Stable));
        Assert.That(Response.DeriveDiseaseControl(history, TestPatients.Toulouse).Value, Is.EqualTo(Verdict.Met));
    }

    [Test]
    public void Derive_WithoutAssessments_TakesTheRecordedResponse()
    {
        PatientHistory recorded = TestPatients.History(p => p with { BestResponse = TumourResponse.Partial });

        Assert.That(Response.Derive(recorded, TestPatients.Toulouse).Has(Flags.ResponseRecorded));
        Assert.That(Response.DeriveObjective(TestPatients.History(), TestPatients.Toulouse).Value, Is.EqualTo(Verdict.Unknown));
    }

    private static Derived<TumourResponse?> Best(params (string Date, TumourResponse Response)[] rows) =>
        Response.Derive(History([.. rows.Select(r => Row(r.Date, r.Response))]), TestPatients.Toulouse);

    private static ClinicalEvent Row(string date, TumourResponse response) =>
        new() { PatientId = "P1", EventDate = TestPatients.Day(date), EventType = EventType.Assessment, Response = response };

    private static ClinicalEvent Sum(string date, double sum) =>
        new() { PatientId = "P1", EventDate = TestPatients.Day(date), EventType = EventType.Assessment, TargetSumMm = sum };

    private static PatientHistory History(ClinicalEvent[] events, params Treatment[] more) => PatientHistory.Create(
        new Patient { PatientId = "P1" },
        treatments:
        [
            new Treatment { PatientId = "P1", TreatmentId = "1", Kind = TreatmentKind.Systemic, Setting = TreatmentSetting.Metastatic, Line = 1, StartDate = TestPatients.Day("2015-01-15") },
            .. more,
        ],
        events: events);
}
