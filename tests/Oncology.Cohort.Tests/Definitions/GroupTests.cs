namespace Oncology.Cohort.Tests;

/// <summary>Rule D15: performance status, menopause, T, N and grade.</summary>
public class GroupTests
{
    [TestCase(100, 0)]
    [TestCase(90, 0)]
    [TestCase(80, 1)]
    [TestCase(70, 1)]
    [TestCase(60, 2)]
    [TestCase(50, 2)]
    [TestCase(40, 3)]
    [TestCase(30, 3)]
    [TestCase(20, 4)]
    [TestCase(10, 4)]
    [TestCase(0, 5)]
    public void PerformanceStatus_Karnofsky_IsConvertedAndFlagged(int index, int expected)
    {
        Derived<int?> derived = PerformanceStatus.Derive(
            TestPatients.History(p => p with { Karnofsky = index }), ClinicalConventions.Toulouse);

        Assert.That(derived.Value, Is.EqualTo(expected));
        Assert.That(derived.Has(Flags.FromKarnofsky));
    }

    [Test]
    public void PerformanceStatus_EcogWins_AndMissingIsNeitherGroup()
    {
        PatientHistory both = TestPatients.History(p => p with { Ecog = 2, Karnofsky = 100 });

        Assert.That(PerformanceStatus.Derive(both, ClinicalConventions.Toulouse).Value, Is.EqualTo(2));
        Assert.That(PerformanceStatus.DeriveAtLeast(both, 1, ClinicalConventions.Toulouse).Value, Is.EqualTo(Verdict.Met));
        Assert.That(
            PerformanceStatus.DeriveAtLeast(TestPatients.History(), 1, ClinicalConventions.Toulouse).Value, Is.EqualTo(Verdict.Unknown));
    }

    [TestCase("T0", TumourExtent.T0ToT2)]
    [TestCase("cT2", TumourExtent.T0ToT2)]
    [TestCase("pT1mi", TumourExtent.T0ToT2)]
    [TestCase("Tis", TumourExtent.T0ToT2)]
    [TestCase("T1", TumourExtent.T0ToT2)]
    [TestCase("T3", TumourExtent.T3ToT4)]
    [TestCase("T4a", TumourExtent.T3ToT4)]
    [TestCase("T4c", TumourExtent.T3ToT4)]
    [TestCase("T4d", TumourExtent.T3ToT4)]
    [TestCase("ypT4b", TumourExtent.T3ToT4)]
    [TestCase("2", TumourExtent.T0ToT2)]
    [TestCase("T0-T2", TumourExtent.T0ToT2)]
    [TestCase("T3/T4", TumourExtent.T3ToT4)]
    [TestCase("TX", null)]
    [TestCase(null, null)]
    public void TumourStage_T_Groups(string? code, TumourExtent? expected) =>
        Assert.That(
            TumourStage.DeriveT(TestPatients.History(p => p with { TStage = code }), ClinicalConventions.Toulouse).Value, Is.EqualTo(expected));

    [Test]
    public void TumourStage_InSitu_IsFlagged() =>
        Assert.That(
            TumourStage.DeriveT(TestPatients.History(p => p with { TStage = "pTis" }), ClinicalConventions.Toulouse).Has(Flags.InSituTumour));

    [TestCase("N0", NodalExtent.Negative)]
    [TestCase("pN0(i+)", NodalExtent.Negative)]
    [TestCase("N1mi", NodalExtent.Positive)]
    [TestCase("cN3b", NodalExtent.Positive)]
    [TestCase("N+", NodalExtent.Positive)]
    [TestCase("N-", NodalExtent.Negative)]
    [TestCase("NX", null)]
    [TestCase(null, null)]
    public void TumourStage_N_Groups(string? code, NodalExtent? expected) =>
        Assert.That(
            TumourStage.DeriveN(TestPatients.History(p => p with { NStage = code }), ClinicalConventions.Toulouse).Value, Is.EqualTo(expected));

    [TestCase(1, GradeGroup.Low)]
    [TestCase(2, GradeGroup.Low)]
    [TestCase(3, GradeGroup.High)]
    [TestCase(null, null)]
    public void TumourStage_Grade_Groups(int? grade, GradeGroup? expected) =>
        Assert.That(
            TumourStage.DeriveGrade(TestPatients.History(p => p with { Grade = grade }), ClinicalConventions.Toulouse).Value,
            Is.EqualTo(expected));

    [TestCase(MenopausalStatus.Post, Sex.Female, 45.0, Verdict.Met)]
    [TestCase(MenopausalStatus.Peri, Sex.Female, 65.0, Verdict.NotMet)]
    [TestCase(MenopausalStatus.Pre, Sex.Female, 45.0, Verdict.NotMet)]
    [TestCase(null, Sex.Female, 60.0, Verdict.Met)]
    [TestCase(null, Sex.Female, 59.0, Verdict.Unknown)]
    [TestCase(null, Sex.Male, 70.0, Verdict.NotApplicable)]
    [TestCase(MenopausalStatus.NotApplicable, null, null, Verdict.NotApplicable)]
    [TestCase(null, null, null, Verdict.Unknown)]
    public void Menopause_StatusSexAge(MenopausalStatus? status, Sex? sex, double? age, Verdict expected) =>
        Assert.That(
            Menopause.Derive(
                TestPatients.History(p => p with { MenopausalStatus = status, Sex = sex, Age = age }), ClinicalConventions.Toulouse).Value,
            Is.EqualTo(expected));
}
