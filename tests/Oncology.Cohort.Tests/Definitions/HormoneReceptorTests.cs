namespace Oncology.Cohort.Tests;

/// <summary>Vectors of rule D2: the table of the clinical definitions (threshold 10 % of the study, 1 % of ASCO/CAP).</summary>
public class HormoneReceptorTests
{
    private const ReceptorStatus Pos = ReceptorStatus.Positive;
    private const ReceptorStatus Neg = ReceptorStatus.Negative;

    [TestCase("10", "0", null, null, Pos, Pos)]
    [TestCase("9.9", "0", null, null, Neg, Pos)]
    [TestCase("5", null, null, null, null, Pos)]
    [TestCase("0", null, null, null, null, null)]
    [TestCase(null, "80", null, null, Pos, Pos)]
    [TestCase(null, null, Pos, Neg, Pos, Pos)]
    [TestCase("<10", "<10", Pos, Neg, Neg, null)]
    [TestCase("30-60", "0", null, null, Pos, Pos)]
    [TestCase("1-10", "0", null, null, null, Pos)]
    [TestCase("10-19", "0", null, null, Pos, Pos)]
    [TestCase(null, null, null, null, null, null)]
    [TestCase(null, null, Neg, Neg, Neg, Neg)]
    [TestCase(null, null, Neg, null, null, null)]
    public void Derive_Vectors_AtTenAndAtOnePercent(
        string? er, string? pr, ReceptorStatus? erStatus, ReceptorStatus? prStatus, ReceptorStatus? atTen, ReceptorStatus? atOne)
    {
        PatientHistory history = Patient(er, pr, erStatus, prStatus);

        Assert.That(HormoneReceptor.Derive(history, ClinicalConventions.Toulouse).Value, Is.EqualTo(atTen), "10 %");
        Assert.That(HormoneReceptor.Derive(history, ClinicalConventions.AscoCap).Value, Is.EqualTo(atOne), "1 %");
    }

    [Test]
    public void Derive_ReportedStatusOnly_IsFlaggedAndNamesTheRule()
    {
        Derived<ReceptorStatus?> derived = HormoneReceptor.Derive(Patient(null, null, Pos, Neg), ClinicalConventions.Toulouse);

        Assert.That(derived.Has(Flags.CutOffUnknown));
        Assert.That(derived.Rule, Is.EqualTo("D2.4"));
    }

    [Test]
    public void Derive_PercentAgainstStatus_PercentWinsAndIsFlagged()
    {
        Derived<ReceptorStatus?> derived = HormoneReceptor.Derive(Patient("<10", "<10", Pos, Neg), ClinicalConventions.Toulouse);

        Assert.That(derived.Value, Is.EqualTo(Neg));
        Assert.That(derived.Has(Flags.PercentContradictsStatus));
    }

    [Test]
    public void Derive_OneBelowOtherMissing_OptInTakesMissingAsNegative()
    {
        ClinicalConventions optIn = ClinicalConventions.Toulouse with { SingleReceptor = SingleReceptorPolicy.TreatMissingAsNegative };
        Derived<ReceptorStatus?> derived = HormoneReceptor.Derive(Patient("5", null, null, null), optIn);

        Assert.That(derived.Value, Is.EqualTo(Neg));
        Assert.That(derived.Has(Flags.MissingReceptorTakenAsNegative));
        Assert.That(HormoneReceptor.Derive(Patient("1-10", null, null, null), optIn).Value, Is.Null, "an undecided range is not below");
    }

    [Test]
    public void DeriveEr_ProgesteronePositive_IsApart()
    {
        PatientHistory history = Patient("0", "80", null, null);

        Assert.That(HormoneReceptor.DeriveEr(history, ClinicalConventions.Toulouse).Value, Is.EqualTo(Neg));
        Assert.That(HormoneReceptor.DerivePr(history, ClinicalConventions.Toulouse).Value, Is.EqualTo(Pos));
    }

    [Test]
    public void Derive_FromAFile_EvidencePointsToTheCells()
    {
        var cell = new SourceCell("patients.csv", 12, "RE", "10 %");
        PatientHistory history = TestPatients.History(p => p with
        {
            ErPercent = BoundedNumber.Exactly(10),
            Cells = RecordCells.Empty with { Sources = RecordCells.Empty.Sources.Add("er_percent", cell) },
        });

        Derived<ReceptorStatus?> derived = HormoneReceptor.Derive(history, ClinicalConventions.Toulouse);

        Assert.That(derived.Evidence[0].ToString(), Is.EqualTo("er_percent = 10 % (patients.csv, line 12, column \"RE\")"));
        Assert.That(derived.Evidence.Single(e => e.Field == "pr_percent").Text, Is.EqualTo("missing (NotRecorded)"));
    }

    private static PatientHistory Patient(string? er, string? pr, ReceptorStatus? erStatus, ReceptorStatus? prStatus) =>
        TestPatients.History(p => p with
        {
            ErPercent = TestPatients.Number(er),
            PrPercent = TestPatients.Number(pr),
            ErStatus = erStatus,
            PrStatus = prStatus,
        });
}
