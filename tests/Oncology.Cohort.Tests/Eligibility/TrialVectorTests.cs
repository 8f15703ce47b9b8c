namespace Oncology.Cohort.Tests;

/// <summary>The criteria of HEROES (D20) and AcSé Pembrolizumab (D21) that one field decides, on both sides of each limit, and without the field.</summary>
public sealed class TrialVectorTests
{
    private static readonly DateOnly Day = new(2023, 2, 1);

    private static readonly (string Id, Verdict Expected, Func<Patient, Patient> Change)[] Heroes =
    [
        ("HI2", Verdict.Met, p => p with { BirthDate = TestPatients.Day("2005-02-01") }),
        ("HI2", Verdict.NotMet, p => p with { BirthDate = TestPatients.Day("2005-02-02") }),
        ("HI5", Verdict.Met, p => p with { Ecog = 1 }),
        ("HI5", Verdict.NotMet, p => p with { Ecog = 2 }),
        ("HI8", Verdict.Met, p => p with { PrimarySurgery = true, PrimaryControlled = true }),
        ("HI8", Verdict.NotMet, p => p with { PrimarySurgery = true, PrimaryControlled = false }),
        ("HI11", Verdict.Met, p => Fertile(p) with { Trial = p.Trial with { PregnancyTestResult = TestResult.Negative, PregnancyTestDate = TestPatients.Day("2023-01-04") } }),
        ("HI11", Verdict.Unknown, p => Fertile(p) with { Trial = p.Trial with { PregnancyTestResult = TestResult.Negative, PregnancyTestDate = TestPatients.Day("2023-01-03") } }),
        ("HI11", Verdict.NotApplicable, p => p with { Sex = Sex.Female, MenopausalStatus = MenopausalStatus.Post }),
        ("HX0", Verdict.Met, p => p with { Trial = p.Trial with { CtdnaResult = TestResult.Negative } }),
        ("HX0", Verdict.NotMet, p => p with { Trial = p.Trial with { CtdnaResult = TestResult.Positive } }),
        ("HE6", Verdict.Met, p => p with { Trial = p.Trial with { OtherMalignancyType = "colon", OtherMalignancyEndDate = TestPatients.Day("2020-03-01") } }),
        ("HE6", Verdict.NotMet, p => p with { Trial = p.Trial with { OtherMalignancyType = "colon", OtherMalignancyEndDate = TestPatients.Day("2020-01-31") } }),
        ("HE6", Verdict.NotMet, p => p with { Trial = p.Trial with { OtherMalignancyType = "basocellulaire" } }),
        ("HE8", Verdict.Met, p => p with { Sex = Sex.Female, Trial = p.Trial with { Pregnancy = false, Breastfeeding = true } }),
        ("HE8", Verdict.NotMet, p => p with { Sex = Sex.Female, Trial = p.Trial with { Pregnancy = false, Breastfeeding = false } }),
        ("HE10", Verdict.Met, p => p with { Trial = p.Trial with { TrialEndDate = TestPatients.Day("2023-01-04") } }),
        ("HE10", Verdict.NotMet, p => p with { Trial = p.Trial with { TrialEndDate = TestPatients.Day("2023-01-03") } }),
    ];

    private static readonly (string Id, Verdict Expected, Func<Patient, Patient> Change)[] AcSe =
    [
        ("AI4", Verdict.Met, p => p with { BirthDate = TestPatients.Day("2005-02-01") }),
        ("AI4", Verdict.NotMet, p => p with { BirthDate = TestPatients.Day("2005-02-02") }),
        ("AI6", Verdict.NotMet, p => p with { Trial = p.Trial with { TissueAvailable = false } }),
        ("AI13", Verdict.Met, p => p with { Karnofsky = 70 }),
        ("AI13", Verdict.NotMet, p => p with { Karnofsky = 60 }),
        ("AI16", Verdict.Met, p => Fertile(p) with { Trial = p.Trial with { PregnancyTestResult = TestResult.Negative, PregnancyTestDate = TestPatients.Day("2023-01-29") } }),
        ("AI16", Verdict.Unknown, p => Fertile(p) with { Trial = p.Trial with { PregnancyTestResult = TestResult.Negative, PregnancyTestDate = TestPatients.Day("2023-01-28") } }),
        ("AE4", Verdict.Met, p => p with { Trial = p.Trial with { Autoimmune = true } }),
        ("AE5", Verdict.Met, p => p with { Trial = p.Trial with { Pneumonitis = true } }),
        ("AE6", Verdict.Met, p => p with { Trial = p.Trial with { HypersensitivityMab = true } }),
        ("AE8", Verdict.Met, p => p with { Trial = p.Trial with { TrialEndDate = TestPatients.Day("2023-01-11") } }),
        ("AE8", Verdict.NotMet, p => p with { Trial = p.Trial with { TrialEndDate = TestPatients.Day("2023-01-10") } }),
        ("AE13", Verdict.Met, p => p with { Trial = p.Trial with { OtherMalignancyType = "colon", OtherMalignancyEndDate = TestPatients.Day("2018-03-01") } }),
        ("AE13", Verdict.NotMet, p => p with { Trial = p.Trial with { OtherMalignancyType = "colon", OtherMalignancyEndDate = TestPatients.Day("2018-01-30") } }),
        ("AE14", Verdict.NotMet, p => p with { Trial = p.Trial with { Infection = false } }),
        ("AE15", Verdict.Met, p => p with { Trial = p.Trial with { Hcv = true } }),
        ("AE15", Verdict.Unknown, p => p with { Trial = p.Trial with { Hbv = false, Hcv = false, Hiv = false } }),
        ("AE15", Verdict.NotMet, p => p with { Trial = p.Trial with { Hbv = false, Hcv = false, Hiv = false, Tb = false } }),
        ("AE16", Verdict.Met, p => p with { Trial = p.Trial with { VaccineDate = TestPatients.Day("2023-01-02") } }),
        ("AE16", Verdict.NotMet, p => p with { Trial = p.Trial with { VaccineDate = TestPatients.Day("2023-01-01") } }),
    ];

    [Test]
    public void D20_CriteriaOfOneField_AreDecidedAtTheirLimits() => Check(CriteriaList.Heroes, Heroes);

    [Test]
    public void D21_CriteriaOfOneField_AreDecidedAtTheirLimits() => Check(CriteriaList.AcSe, AcSe);

    // Without any field nothing is negative in silence (D0).
    [TestCase("heroes")]
    [TestCase("acse")]
    public void D20D21_PatientWithoutAnyField_IsNeverDecidedAgainst(string name)
    {
        CriteriaList list = name == "heroes" ? CriteriaList.Heroes : CriteriaList.AcSe;
        ScreenedPatient patient = Screening.Run(PatientCohort.Create([TestPatients.History()]), list, new ScreeningOptions { Day = Day }).Patients[0];

        Assert.That(patient.Eligibility, Is.EqualTo(PatientEligibility.Indeterminate));
    }

    [Test]
    public void D20D21_CohortRules_AreThoseOfTheDocument()
    {
        Assert.That(CriteriaList.Heroes.Caps.Select(c => (c.Id, c.MostShare)), Is.EqualTo(new[] { ("HI6b", (double?)0.5) }));
        Assert.That(CriteriaList.AcSe.Caps.Select(c => (c.Least, c.Most)), Is.EqualTo(new (int?, int?)[] { (20, 50), (null, 300) }));
    }

    // Toxicities back to grade 1, alopecia to 2.
    [TestCase("fatigue", 1, Verdict.Met)]
    [TestCase("fatigue", 2, Verdict.NotMet)]
    [TestCase("alopécie", 2, Verdict.Met)]
    [TestCase("alopécie", 3, Verdict.NotMet)]
    public void AI8_UnresolvedToxicity(string term, int grade, Verdict expected)
    {
        ClinicalEvent toxicity = new() { PatientId = "P1", EventDate = TestPatients.Day("2023-01-15"), EventType = EventType.Toxicity, Term = term, Grade = grade };
        PatientHistory history = PatientHistory.Create(new Patient { PatientId = "P1" }, events: [toxicity]);

        Assert.That(VerdictOf(CriteriaList.AcSe, history, "AI8"), Is.EqualTo(expected));
    }

    // Windows of a treatment: surgery within 14 days (HE7), irradiation within 21 days (AE7).
    [TestCase("HE7", TreatmentKind.BreastSurgery, 14, Verdict.Met)]
    [TestCase("HE7", TreatmentKind.BreastSurgery, 15, Verdict.NotMet)]
    [TestCase("AE7", TreatmentKind.BreastRadiotherapy, 21, Verdict.Met)]
    [TestCase("AE7", TreatmentKind.BreastRadiotherapy, 22, Verdict.NotMet)]
    public void HE7AE7_DaysSinceTreatment(string id, TreatmentKind kind, int days, Verdict expected)
    {
        PartialDate day = PartialDate.OfDay(Day.AddDays(-days));
        Treatment row = new() { PatientId = "P1", TreatmentId = "1", Kind = kind, StartDate = day, StopDate = day };
        CriteriaList list = id[0] == 'H' ? CriteriaList.Heroes : CriteriaList.AcSe;

        Assert.That(VerdictOf(list, PatientHistory.Create(new Patient { PatientId = "P1" }, treatments: [row]), id), Is.EqualTo(expected));
    }

    private static void Check(CriteriaList list, (string Id, Verdict Expected, Func<Patient, Patient> Change)[] vectors)
    {
        using (Assert.EnterMultipleScope())
        {
            for (int i = 0; i < vectors.Length; i++)
            {
                (string id, Verdict expected, Func<Patient, Patient> change) = vectors[i];
                Assert.That(VerdictOf(list, TestPatients.History(change), id), Is.EqualTo(expected), $"vector {i}: {id}");
            }
        }
    }

    private static Verdict VerdictOf(CriteriaList list, PatientHistory history, string id) =>
        Screening.Run(PatientCohort.Create([history]), list, new ScreeningOptions { Day = Day }).Patients[0].Answers.Single(a => a.Criterion.Id == id).Verdict;

    private static Patient Fertile(Patient patient) => patient with { Sex = Sex.Female, MenopausalStatus = MenopausalStatus.Pre };
}
