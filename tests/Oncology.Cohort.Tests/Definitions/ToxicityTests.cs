namespace Oncology.Cohort.Tests;

/// <summary>Rule D14: the worst attributable grade after focal treatment, its periods and its denominators.</summary>
public class ToxicityTests
{
    [Test]
    public void Derive_WorstAttributableGrade_AfterTheTreatment()
    {
        PatientHistory history = History("P1", Focal("P1"), Row("P1", "2015-03-10", 4), Row("P1", "2015-05-01", 2, Attribution.Probable), Row("P1", "2015-06-01", 3, Attribution.Unlikely));

        Assert.That(Toxicity.Derive(history, TestPatients.Toulouse).Value, Is.EqualTo(2));
    }

    // The last day of treatment is 2015-04-10; 90 days later is 2015-07-09.
    [TestCase("2015-07-09", 2, null)]
    [TestCase("2015-07-10", null, 2)]
    public void Derive_AcuteEndsNinetyDaysAfterTheLastDay(string date, int? acute, int? late)
    {
        PatientHistory history = History("P1", Focal("P1"), Row("P1", date, 2, Attribution.Definite));

        Assert.That(Toxicity.Derive(history, null, ToxicityPeriod.Acute, TestPatients.Toulouse).Value, Is.EqualTo(acute));
        Assert.That(Toxicity.Derive(history, null, ToxicityPeriod.Late, TestPatients.Toulouse).Value, Is.EqualTo(late));
    }

    [Test]
    public void Derive_MissingAttribution_CountsFlagged() =>
        Assert.That(Toxicity.Derive(History("P1", Focal("P1"), Row("P1", "2015-05-01", 2)), TestPatients.Toulouse).Has(Flags.AttributionMissing));

    [Test]
    public void Derive_WithoutForm_IsMissingAndNotZero()
    {
        Derived<int?> worst = Toxicity.Derive(History("P1", Focal("P1")), TestPatients.Toulouse);

        Assert.That(worst.Value, Is.Null);
        Assert.That(worst.Rule, Is.EqualTo("D14.missing"));
    }

    [Test]
    public void Summarize_Denominator_IsThePatientsExposedToTheTechnique()
    {
        var cohort = PatientCohort.Create(
        [
            History("P1", Focal("P1"), Row("P1", "2015-05-01", 0)),
            History("P2", Focal("P2"), Row("P2", "2015-05-01", 3)),
            History("P3", Focal("P3")),
            History("P4", Focal("P4", MdtModality.Surgery), Row("P4", "2015-05-01", 1)),
            History("P5", null, Row("P5", "2015-05-01", 2)),
        ]);

        ToxicitySummary sbrt = Toxicity.Summarize(cohort, MdtModality.Sbrt, ToxicityPeriod.Any, TestPatients.Toulouse);
        ToxicitySummary any = Toxicity.Summarize(cohort, null, ToxicityPeriod.Any, TestPatients.Toulouse);

        Assert.That((sbrt.Exposed, sbrt.Missing, sbrt.Assessed), Is.EqualTo((3, 1, 2)));
        Assert.That(sbrt.ByGrade, Is.EqualTo(new[] { 1, 0, 0, 1, 0, 0 }));
        Assert.That(sbrt.AtLeast(2), Is.EqualTo(1));
        Assert.That(any.Exposed, Is.EqualTo(4));
    }

    private static Treatment Focal(string id, MdtModality modality = MdtModality.Sbrt) => new()
    {
        PatientId = id,
        TreatmentId = "1",
        Kind = TreatmentKind.MetastasisDirected,
        Intent = TreatmentIntent.Curative,
        Modality = modality,
        StartDate = TestPatients.Day("2015-04-01"),
        StopDate = TestPatients.Day("2015-04-10"),
    };

    private static ClinicalEvent Row(string id, string date, int grade, Attribution? attribution = null) =>
        new() { PatientId = id, EventDate = TestPatients.Day(date), EventType = EventType.Toxicity, Term = "fatigue", Grade = grade, Attribution = attribution };

    private static PatientHistory History(string id, Treatment? focal, params ClinicalEvent[] events) =>
        PatientHistory.Create(new Patient { PatientId = id }, treatments: focal is null ? null : [focal], events: events);
}
