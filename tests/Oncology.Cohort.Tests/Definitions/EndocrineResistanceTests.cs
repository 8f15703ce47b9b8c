using static Oncology.Cohort.EndocrineResistanceClass;

namespace Oncology.Cohort.Tests;

/// <summary>Vectors of rule D16. Adjuvant treatment begins on 2010-01-01; 24 months are 730.5 days (2012-01-02 is day 731), 6 months 182.625 days.</summary>
public class EndocrineResistanceTests
{
    private static readonly ClinicalConventions Abc = ClinicalConventions.Toulouse with { EndocrineResistance = EndocrineResistanceProfile.Abc };

    [TestCase("2011-07-01", Primary)]
    [TestCase("2012-01-01", Primary)]
    [TestCase("2012-01-02", Secondary)]
    [TestCase("2012-07-01", Secondary)]
    public void DeriveAdjuvant_RelapseOnTreatment(string relapse, EndocrineResistanceClass expected)
    {
        PatientHistory history = History(relapse, Adjuvant(null));

        Assert.That(EndocrineResistance.Derive(history, TestPatients.Toulouse).Value, Is.EqualTo(expected));
        Assert.That(EndocrineResistance.Derive(history, Abc).Value, Is.EqualTo(expected));
    }

    // Five years of treatment, stopped on 2015-01-01; relapse 8 and 20 months later.
    [TestCase("2015-09-01", Secondary, Secondary)]
    [TestCase("2016-09-01", Secondary, Sensitive)]
    public void DeriveAdjuvant_RelapseAfterTheEnd(string relapse, EndocrineResistanceClass thesis, EndocrineResistanceClass abc)
    {
        PatientHistory history = History(relapse, Adjuvant("2015-01-01"));

        Assert.That(EndocrineResistance.Derive(history, TestPatients.Toulouse).Value, Is.EqualTo(thesis));
        Assert.That(EndocrineResistance.Derive(history, Abc).Value, Is.EqualTo(abc));
    }

    // 2015-07-02 is day 182 and 2015-07-03 is day 183.
    [TestCase("2015-05-01", Primary)]
    [TestCase("2015-07-02", Primary)]
    [TestCase("2015-07-03", Secondary)]
    public void DeriveMetastatic_ProgressionOnTreatment(string progression, EndocrineResistanceClass expected)
    {
        PatientHistory history = History("2014-12-01", Metastatic());
        history = PatientHistory.Create(history.Patient with { Progression = true, ProgressionDate = TestPatients.Day(progression) }, treatments: history.Treatments);

        Assert.That(EndocrineResistance.Derive(history, TestPatients.Toulouse).Value, Is.EqualTo(expected));
        Assert.That(EndocrineResistance.Derive(history, Abc).Value, Is.EqualTo(expected));
    }

    [Test]
    public void Derive_HormoneReceptorNegative_DoesNotApply()
    {
        PatientHistory history = History("2012-07-01", Adjuvant(null));
        history = PatientHistory.Create(
            history.Patient with { ErPercent = BoundedNumber.Exactly(0), PrPercent = BoundedNumber.Exactly(0) }, treatments: history.Treatments);

        Derived<EndocrineResistanceClass?> resistance = EndocrineResistance.Derive(history, TestPatients.Toulouse);

        Assert.That(resistance.Value, Is.Null);
        Assert.That(resistance.Has(Flags.HormoneReceptorNegative));
    }

    [Test]
    public void Derive_WithoutExposure_IsSensitiveUnderAbcOnly()
    {
        Assert.That(EndocrineResistance.Derive(History("2012-07-01"), TestPatients.Toulouse).Value, Is.Null);
        Assert.That(EndocrineResistance.Derive(History("2012-07-01"), Abc).Value, Is.EqualTo(Sensitive));
    }

    [Test]
    public void Derive_MissingDate_IsUnknown()
    {
        Derived<EndocrineResistanceClass?> resistance = EndocrineResistance.Derive(
            History("2012-07-01", Adjuvant(null) with { StartDate = null }), TestPatients.Toulouse);

        Assert.That(resistance.Value, Is.Null);
        Assert.That(resistance.Has(Flags.DateMissing));
    }

    private static Treatment Adjuvant(string? stop) => new()
    {
        PatientId = "P1",
        TreatmentId = "1",
        Kind = TreatmentKind.Systemic,
        Setting = TreatmentSetting.Adjuvant,
        DrugClasses = [DrugClass.Tamoxifen],
        StartDate = TestPatients.Day("2010-01-01"),
        StopDate = stop is null ? null : TestPatients.Day(stop),
    };

    private static Treatment Metastatic() => Adjuvant(null) with { Setting = TreatmentSetting.Metastatic, StartDate = TestPatients.Day("2015-01-01") };

    private static PatientHistory History(string relapse, params Treatment[] treatments) => PatientHistory.Create(
        new Patient { PatientId = "P1", ErPercent = BoundedNumber.Exactly(90), MetastasisDxDate = TestPatients.Day(relapse) }, treatments: treatments);
}
