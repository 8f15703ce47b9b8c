namespace Oncology.Cohort.Tests;

/// <summary>Rule D18: labels of the first-line combination.</summary>
public class SystemicTreatmentTests
{
    [TestCase("HT + CDK4/6", DrugClass.AromataseInhibitor, DrugClass.Cdk46)]
    [TestCase("CT only", DrugClass.Taxane, DrugClass.Anthracycline)]
    [TestCase("HT only", DrugClass.Fulvestrant, DrugClass.Lhrh)]
    [TestCase("CT + HT", DrugClass.Tamoxifen, DrugClass.OtherChemotherapy)]
    [TestCase("CT + anti-HER2", DrugClass.AntiHer2, DrugClass.Taxane)]
    [TestCase("HT + anti-HER2", DrugClass.AntiHer2, DrugClass.AromataseInhibitor)]
    [TestCase("CT + HT + anti-HER2", DrugClass.AntiHer2, DrugClass.AromataseInhibitor, DrugClass.Taxane)]
    public void Derive_Classes_MakeTheLabel(string expected, params DrugClass[] classes)
    {
        FirstLine? line = Derive([.. classes.Select((c, i) => Row(c, $"2016-01-{i + 1:00}"))]);

        Assert.That(line!.Label, Is.EqualTo(expected));
        Assert.That(line.Start, Is.EqualTo(new DateOnly(2016, 1, 1)));
    }

    [Test]
    public void Derive_ClassBegunLater_JoinsWithinTheWindowOnly()
    {
        // 2016-01-01 + 90 days is 2016-03-31 (2016 is a leap year: 30 + 29 + 31 = 90).
        Assert.That(Derive(Row(DrugClass.Taxane, "2016-01-01"), Row(DrugClass.Tamoxifen, "2016-03-31"))!.Label, Is.EqualTo("CT + HT"));
        Assert.That(Derive(Row(DrugClass.Taxane, "2016-01-01"), Row(DrugClass.Tamoxifen, "2016-04-01"))!.Label, Is.EqualTo("CT only"));
    }

    [Test]
    public void Derive_BoneAgentAndAdjuvant_StartNoLine()
    {
        Assert.That(Derive(Row(DrugClass.BoneAgent, "2016-01-01")), Is.Null);
        Assert.That(Derive(Row(DrugClass.Tamoxifen, "2014-01-01") with { Setting = TreatmentSetting.Adjuvant }), Is.Null);
        Assert.That(Derive(Row(DrugClass.Tamoxifen, "2014-01-01") with { Setting = null }), Is.Null, "begun two years before");
    }

    [Test]
    public void Derive_SettingMissingAfterTheMetastasis_CountsFlagged()
    {
        PatientHistory history = Patient(Row(DrugClass.Tamoxifen, "2016-01-20") with { Setting = null });
        Derived<FirstLine?> derived = SystemicTreatment.Derive(history, ClinicalConventions.Toulouse);

        Assert.That(derived.Value!.Label, Is.EqualTo("HT only"));
        Assert.That(derived.Has(Flags.SettingMissing));
    }

    [Test]
    public void Derive_UndatedRows_StillMakeTheCombination() =>
        Assert.That(Derive(Row(DrugClass.Taxane, null), Row(DrugClass.AntiHer2, null))!.Label, Is.EqualTo("CT + anti-HER2"));

    [Test]
    public void Derive_MaintenanceOfLineOne_JoinsWhenAskedFor()
    {
        PatientHistory history = Patient(Row(DrugClass.Taxane, "2016-01-01"), Row(DrugClass.Tamoxifen, "2016-07-01") with { Line = 1 });
        ClinicalConventions joins = ClinicalConventions.Toulouse with { MaintenanceJoinsFirstLine = true };

        Assert.That(SystemicTreatment.Derive(history, ClinicalConventions.Toulouse).Value!.Label, Is.EqualTo("CT only"));
        Assert.That(SystemicTreatment.Derive(history, joins).Value!.Label, Is.EqualTo("CT + HT"));
    }

    [TestCase(ChemotherapyClass.AnthracyclineAndTaxane, DrugClass.Anthracycline, DrugClass.Taxane)]
    [TestCase(ChemotherapyClass.Taxane, DrugClass.Taxane, DrugClass.OtherChemotherapy)]
    [TestCase(ChemotherapyClass.Anthracycline, DrugClass.Anthracycline)]
    [TestCase(ChemotherapyClass.Other, DrugClass.OtherChemotherapy)]
    [TestCase(null, DrugClass.Tamoxifen)]
    public void DeriveChemotherapy_Drugs_MakeTheClass(ChemotherapyClass? expected, params DrugClass[] classes) => Assert.That(
        SystemicTreatment.DeriveChemotherapy(Patient([.. classes.Select(c => Row(c, "2016-01-01"))]), ClinicalConventions.Toulouse).Value,
        Is.EqualTo(expected));

    [TestCase(SystemicClasses.Cdk46, 90.0, Verdict.NotMet)]
    [TestCase(SystemicClasses.Endocrine, 90.0, Verdict.Met)]
    [TestCase(SystemicClasses.Endocrine, 0.0, Verdict.NotApplicable)]
    [TestCase(SystemicClasses.Endocrine, null, Verdict.Unknown)]
    [TestCase(SystemicClasses.AntiHer2, 90.0, Verdict.NotApplicable)]
    [TestCase(SystemicClasses.Chemotherapy, null, Verdict.NotMet)]
    public void DeriveReceived_Denominators(SystemicClasses wanted, double? er, Verdict expected)
    {
        PatientHistory history = Patient(Row(DrugClass.Tamoxifen, "2016-01-01"));
        Patient patient = history.Patient with { ErPercent = er is { } percent ? BoundedNumber.Exactly(percent) : null, PrPercent = er is null ? null : BoundedNumber.Exactly(0), Her2Ihc = Her2Ihc.Score0 };

        Assert.That(
            SystemicTreatment.DeriveReceived(PatientHistory.Create(patient, treatments: history.Treatments), wanted, ClinicalConventions.Toulouse).Value,
            Is.EqualTo(expected));
    }

    [Test]
    public void DeriveReceived_Cdk46WithoutEndocrineTreatment_DoesNotApply() => Assert.That(
        SystemicTreatment.DeriveReceived(Patient(Row(DrugClass.Taxane, "2016-01-01")), SystemicClasses.Cdk46, ClinicalConventions.Toulouse).Value,
        Is.EqualTo(Verdict.NotApplicable));

    private static FirstLine? Derive(params Treatment[] rows) => SystemicTreatment.Derive(Patient(rows), ClinicalConventions.Toulouse).Value;

    private static PatientHistory Patient(params Treatment[] rows) => PatientHistory.Create(
        new Patient { PatientId = "P1", MetastasisDxDate = TestPatients.Day("2016-01-10") }, treatments: rows);

    private static Treatment Row(DrugClass drug, string? start) => new()
    {
        PatientId = "P1",
        TreatmentId = drug.ToString(),
        Kind = TreatmentKind.Systemic,
        Setting = TreatmentSetting.Metastatic,
        DrugClasses = [drug],
        StartDate = start is null ? null : TestPatients.Day(start),
    };
}
