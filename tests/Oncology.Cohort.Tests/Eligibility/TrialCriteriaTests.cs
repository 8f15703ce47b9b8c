namespace Oncology.Cohort.Tests;

/// <summary>Criteria of HEROES (D20) and AcSé Pembrolizumab (D21), one question at a time.</summary>
public class TrialCriteriaTests
{
    private static readonly DateOnly Day = new(2023, 2, 1);

    // The vectors of HI6: 761 days; two rows with a gap of 100 days; a missing start.
    [TestCase("2021-01-01", "2023-02-01", null, null, Verdict.Met)]
    [TestCase("2020-01-01", "2021-06-01", "2021-09-09", "2023-02-01", Verdict.NotMet)]
    [TestCase("2018-01-01", "2020-09-23", "2021-01-01", "2023-02-01", Verdict.Met)]
    [TestCase("2021-01-01", "2022-06-01", "2022-08-31", null, Verdict.Met)]
    [TestCase("2021-01-01", "2022-11-02", null, null, Verdict.Met)]
    [TestCase("2020-01-01", "2022-11-01", null, null, Verdict.NotMet)]
    [TestCase(null, "2023-02-01", null, null, Verdict.Unknown)]
    public void HI6_ContinuousAntiHer2(string? start, string? stop, string? start2, string? stop2, Verdict expected)
    {
        Treatment first = AntiHer2("1", start, stop);
        Treatment[] rows = start2 is null ? [first] : [first, AntiHer2("2", start2, stop2)];
        ClinicalEvent response = new() { PatientId = "P1", EventDate = TestPatients.Day("2023-01-15"), EventType = EventType.Assessment, Response = TumourResponse.Partial };
        PatientHistory history = PatientHistory.Create(new Patient { PatientId = "P1" }, treatments: rows, events: [response]);

        Assert.That(Heroes(history, "HI6"), Is.EqualTo(expected));
    }

    [TestCase(100, Verdict.Met)]
    [TestCase(900, Verdict.NotMet)]
    public void HE1_ProgressionInTwoYears(int daysBefore, Verdict expected)
    {
        PatientHistory history = TestPatients.History(p => p with { Progression = true, ProgressionDate = PartialDate.OfDay(Day.AddDays(-daysBefore)) });

        Assert.That(Heroes(history, "HE1"), Is.EqualTo(expected));
        Assert.That(Heroes(TestPatients.History(p => p with { Progression = false }), "HE1"), Is.EqualTo(Verdict.NotMet));
        Assert.That(Heroes(TestPatients.History(), "HE1"), Is.EqualTo(Verdict.Unknown));
    }

    // Amplified with a score of 1+: positive by ASCO/CAP, whatever the conventions of the screening.
    [Test]
    public void HI3_AmplifiedWithLowScore_IsPositive()
    {
        PatientHistory history = TestPatients.History(p => p with
        {
            MetastasisDxDate = TestPatients.Day("2020-01-01"),
            Histology = HistologyType.NoSpecialType,
            Her2Ihc = Her2Ihc.Score1,
            Her2Ish = IshResult.Positive,
        });

        Assert.That(Heroes(history, "HI3"), Is.EqualTo(Verdict.Met));
    }

    [TestCase("DCIS", null, Verdict.NotMet)]
    [TestCase("aucun", null, Verdict.NotMet)]
    [TestCase("carcinome canalaire 2009", ReceptorStatus.Negative, Verdict.Met)]
    [TestCase("carcinome canalaire 2009", ReceptorStatus.Positive, Verdict.NotMet)]
    [TestCase("carcinome canalaire 2009", null, Verdict.Unknown)]
    public void HE5_EarlierBreastCancer(string earlier, ReceptorStatus? her2, Verdict expected)
    {
        PatientHistory history = TestPatients.History(p => p with { Her2Ihc = Her2Ihc.Score3, Trial = p.Trial with { PriorBreastCancer = earlier, PriorBreastHer2 = her2 } });

        Assert.That(Heroes(history, "HE5"), Is.EqualTo(expected));
    }

    // Two treatments by stereotaxis, no symptoms, no progression: the exception of HE3.
    [TestCase(true, false, Verdict.NotMet)]
    [TestCase(true, true, Verdict.Met)]
    [TestCase(false, false, Verdict.Met)]
    public void HE3_CuredBrainMetastasis_IsNoExclusion(bool treated, bool symptoms, Verdict expected)
    {
        Lesion[] lesions = [new() { PatientId = "P1", LesionId = "1", Organ = Organ.Brain }, new() { PatientId = "P1", LesionId = "2", Organ = Organ.Liver }];
        Treatment focal = new()
        {
            PatientId = "P1",
            TreatmentId = "1",
            Kind = TreatmentKind.MetastasisDirected,
            Modality = MdtModality.Sbrt,
            Intent = TreatmentIntent.Curative,
            LesionIds = [treated ? "1" : "2"],
            StartDate = TestPatients.Day("2019-01-01"),
        };
        var patient = new Patient
        {
            PatientId = "P1",
            Progression = false,
            Trial = new TrialColumns { CnsSymptoms = symptoms, CnsSteroids = false, CnsAnticonvulsants = false },
        };

        Assert.That(Heroes(PatientHistory.Create(patient, lesions, [focal]), "HE3"), Is.EqualTo(expected));
    }

    [TestCase("2023-01-25", 1.2, "G/L", Verdict.Met)]
    [TestCase("2023-01-25", 900, "/mm3", Verdict.NotMet)]
    [TestCase("2023-01-01", 1.2, "G/L", Verdict.Unknown)]
    [TestCase("2023-01-25", 1.2, "furlong", Verdict.Unknown)]
    public void AI9_Neutrophils(string date, double value, string unit, Verdict expected)
    {
        LabResult[] labs =
        [
            Lab("PNN", value, unit, date), Lab("Plaquettes", 150, "G/L", "2023-01-25"), Lab("Hb", 110, "g/L", "2023-01-25"),
        ];

        Assert.That(AcSe(Labs(labs), "AI9"), Is.EqualTo(expected));
    }

    [TestCase(2.0, null, Verdict.Met)]
    [TestCase(4.0, Organ.Liver, Verdict.Met)]
    [TestCase(4.0, Organ.Bone, Verdict.NotMet)]
    [TestCase(6.0, Organ.Liver, Verdict.NotMet)]
    public void AI11_Transaminases(double timesUpper, Organ? organ, Verdict expected)
    {
        LabResult[] labs =
        [
            Lab("bilirubine", 10, "µmol/L", "2023-01-25", 17), Lab("ASAT", 40 * timesUpper, "UI/L", "2023-01-25", 40), Lab("ALAT", 20, "UI/L", "2023-01-25", 40),
        ];
        Lesion[] lesions = organ is { } known ? [new() { PatientId = "P1", LesionId = "1", Organ = known }] : [];

        Assert.That(AcSe(PatientHistory.Create(new Patient { PatientId = "P1" }, lesions, labs: labs), "AI11"), Is.EqualTo(expected));
    }

    // CKD-EPI 2009: woman, 60 years, 0.7 mg/dL: 141 × 0.993^60 × 1.018 = 94.2; 2 mg/dL: 141 × (2/0.7)^-1.209 × 0.993^60 × 1.018 = 26.5.
    [TestCase(0.7, Verdict.Met)]
    [TestCase(2.0, Verdict.NotMet)]
    public void AI10_ClearanceFromCreatinine(double creatinine, Verdict expected)
    {
        PatientHistory history = PatientHistory.Create(
            new Patient { PatientId = "P1", Sex = Sex.Female, BirthDate = TestPatients.Day("1962-06-01") }, labs: [Lab("créatinine", creatinine, "mg/dL", "2023-01-25")]);

        Assert.That(AcSe(history, "AI10"), Is.EqualTo(expected));
    }

    [TestCase("PCNSL", 15.0, Verdict.NotMet)]
    [TestCase("sarcome", 15.0, Verdict.Met)]
    [TestCase("PCNSL", 25.0, Verdict.Met)]
    [TestCase(null, 15.0, Verdict.Unknown)]
    [TestCase(null, 5.0, Verdict.NotMet)]
    public void AE3_Steroids(string? histology, double dose, Verdict expected) => Assert.That(
        AcSe(TestPatients.History(p => p with { Trial = p.Trial with { HistologyCode = histology, SteroidDoseMg = dose } }), "AE3"), Is.EqualTo(expected));

    [TestCase(800, 400, Verdict.Met)]
    [TestCase(800, 600, Verdict.NotMet)]
    [TestCase(1200, 400, Verdict.NotMet)]
    public void AE12_LymphocytesAndCd4(double lymphocytes, double cd4, Verdict expected) => Assert.That(
        AcSe(Labs(Lab("lymphocytes", lymphocytes, "/mm3", "2023-01-25"), Lab("CD4", cd4, "/mm3", "2023-01-25")), "AE12"), Is.EqualTo(expected));

    [TestCase(21, Verdict.Met)]
    [TestCase(20, Verdict.NotMet)]
    public void AI7_DaysSinceSystemic(int days, Verdict expected)
    {
        Treatment row = AntiHer2("1", "2020-01-01", null) with { StopDate = PartialDate.OfDay(Day.AddDays(-days)) };

        Assert.That(AcSe(PatientHistory.Create(new Patient { PatientId = "P1" }, treatments: [row]), "AI7"), Is.EqualTo(expected));
    }

    [Test]
    public void ByPerson_WithoutAttestation_IsUnknownAndNamesTheColumn()
    {
        CriterionAnswer answer = Answer(CriteriaList.Heroes, TestPatients.History(), "HE11");

        Assert.That(answer.Verdict, Is.EqualTo(Verdict.Unknown));
        Assert.That(answer.Missing, Is.EqualTo(new[] { "attested_HE11" }));
    }

    private static IEnumerable<object[]> ByPerson() => ((CriteriaList[])[CriteriaList.Heroes, CriteriaList.AcSe])
        .SelectMany(list => list.Criteria.Where(c => c.Decidability == Decidability.ByPerson || c.Condition is null).Select(c => new object[] { list, c.Id }));

    // Kind H of the documents: unknown until a person says so, then what is said.
    [TestCaseSource(nameof(ByPerson))]
    public void ByPerson_IsUnknownUntilAttestedAndThenWhatIsAttested(CriteriaList list, string id)
    {
        Assert.That(Answer(list, TestPatients.History(), id).Verdict, Is.EqualTo(Verdict.Unknown));
        foreach (bool said in (bool[])[true, false])
        {
            PatientHistory attested = TestPatients.History(p => p with { Trial = p.Trial with { Attested = p.Trial.Attested.Add(id, said) } });
            Assert.That(Answer(list, attested, id).Verdict, Is.EqualTo(said ? Verdict.Met : Verdict.NotMet));
        }
    }

    private static Verdict Heroes(PatientHistory history, string id) => Answer(CriteriaList.Heroes, history, id).Verdict;

    private static Verdict AcSe(PatientHistory history, string id) => Answer(CriteriaList.AcSe, history, id).Verdict;

    private static CriterionAnswer Answer(CriteriaList list, PatientHistory history, string id) =>
        Screening.Run(PatientCohort.Create([history]), list, new ScreeningOptions { Day = Day }).Patients[0].Answers.Single(a => a.Criterion.Id == id);

    private static PatientHistory Labs(params LabResult[] labs) => PatientHistory.Create(new Patient { PatientId = "P1" }, labs: labs);

    private static LabResult Lab(string test, double value, string unit, string date, double? upper = null) => new()
    {
        PatientId = "P1",
        Test = test,
        Value = BoundedNumber.Exactly(value),
        Unit = unit,
        UpperLimit = upper,
        Date = TestPatients.Day(date),
    };

    private static Treatment AntiHer2(string id, string? start, string? stop) => new()
    {
        PatientId = "P1",
        TreatmentId = id,
        Kind = TreatmentKind.Systemic,
        Setting = TreatmentSetting.Metastatic,
        Agents = ["trastuzumab"],
        DrugClasses = [DrugClass.AntiHer2],
        StartDate = start is null ? null : TestPatients.Day(start),
        StopDate = stop is null ? null : TestPatients.Day(stop),
        Ongoing = stop is null ? true : null,
    };
}
