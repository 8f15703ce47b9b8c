namespace Oncology.Cohort.Tests;

/// <summary>The criteria of HEROES (D20) and AcSé Pembrolizumab (D21) that lesions, treatments and labs decide, one test by each name.</summary>
public sealed class TrialListVectorTests
{
    private static readonly DateOnly Day = new(2023, 2, 1);
    private static readonly Patient One = new() { PatientId = "P1" };

    // Archival tissue of a metastasis (not bone) or of the primary.
    [TestCase(true, "foie", Verdict.Met)]
    [TestCase(true, "sein", Verdict.Met)]
    [TestCase(true, "os", Verdict.NotMet)]
    [TestCase(false, "foie", Verdict.NotMet)]
    [TestCase(true, null, Verdict.Unknown)]
    [TestCase(null, "foie", Verdict.Unknown)]
    public void HI4_Tissue(bool? available, string? site, Verdict expected) =>
        Assert.That(Heroes(With(new() { TissueAvailable = available, TissueSite = site }), "HI4"), Is.EqualTo(expected));

    // Bone only: complete metabolic response on FDG-PET; else not applicable.
    [TestCase(Organ.Bone, TumourResponse.Complete, Verdict.Met)]
    [TestCase(Organ.Bone, TumourResponse.Partial, Verdict.NotMet)]
    [TestCase(Organ.Bone, null, Verdict.Unknown)]
    [TestCase(Organ.Liver, TumourResponse.Partial, Verdict.NotApplicable)]
    public void HI7_BoneOnly(Organ second, TumourResponse? response, Verdict expected)
    {
        PatientHistory history = PatientHistory.Create(One with { Trial = new TrialColumns { PetResponse = response } }, [Lesion("1", Organ.Bone), Lesion("2", second)]);

        Assert.That(Heroes(history, "HI7"), Is.EqualTo(expected));
    }

    // Contraception; no hormonal kind if the receptors are positive.
    [TestCase("stérilet cuivre", 80, Verdict.Met)]
    [TestCase("pilule", 80, Verdict.NotMet)]
    [TestCase("pilule", 0, Verdict.Met)]
    [TestCase("aucune", 0, Verdict.NotMet)]
    [TestCase(null, 80, Verdict.Unknown)]
    public void HI12_Contraception(string? contraception, int percent, Verdict expected)
    {
        Patient patient = One with
        {
            Sex = Sex.Female,
            MenopausalStatus = MenopausalStatus.Pre,
            ErPercent = BoundedNumber.Exactly(percent),
            PrPercent = BoundedNumber.Exactly(0),
            Trial = new TrialColumns { Contraception = contraception },
        };

        Assert.That(Heroes(PatientHistory.Create(patient), "HI12"), Is.EqualTo(expected));
        Assert.That(Heroes(PatientHistory.Create(patient with { MenopausalStatus = MenopausalStatus.Post }), "HI12"), Is.EqualTo(Verdict.NotApplicable));
    }

    // Concurrent antineoplastic other than trastuzumab, pertuzumab, T-DXd, T-DM1, endocrine.
    [TestCase("trastuzumab", DrugClass.AntiHer2, Verdict.NotMet)]
    [TestCase("pertuzumab", DrugClass.AntiHer2, Verdict.NotMet)]
    [TestCase("T-DXd", DrugClass.AntiHer2, Verdict.NotMet)]
    [TestCase("T-DM1", DrugClass.AntiHer2, Verdict.NotMet)]
    [TestCase("letrozole", DrugClass.AromataseInhibitor, Verdict.NotMet)]
    [TestCase("zoledronic-acid", DrugClass.BoneAgent, Verdict.NotMet)]
    [TestCase("lapatinib", DrugClass.AntiHer2, Verdict.Met)]
    [TestCase("palbociclib", DrugClass.Cdk46, Verdict.Met)]
    [TestCase("capecitabine", DrugClass.OtherChemotherapy, Verdict.Met)]
    public void HE2_ConcurrentDrug(string agent, DrugClass drugClass, Verdict expected)
    {
        Treatment row = Systemic(agent, drugClass) with { StartDate = TestPatients.Day("2022-06-01"), Ongoing = true };

        Assert.That(Heroes(Treated(row), "HE2"), Is.EqualTo(expected));
        Assert.That(Heroes(Treated(row with { Ongoing = null, StopDate = TestPatients.Day("2023-01-31") }), "HE2"), Is.EqualTo(Verdict.NotMet));
        Assert.That(Heroes(Treated(), "HE2"), Is.EqualTo(Verdict.Unknown));
    }

    // Poorly differentiated after 2 chemotherapy lines, well differentiated after 4 treatment lines, carcinoid after 2.
    [TestCase("NET poor", 2, DrugClass.OtherChemotherapy, Verdict.Met)]
    [TestCase("NET poor", 1, DrugClass.OtherChemotherapy, Verdict.NotMet)]
    [TestCase("NET poor", 2, DrugClass.Other, Verdict.NotMet)]
    [TestCase("NET well", 4, DrugClass.Other, Verdict.Met)]
    [TestCase("NET well", 3, DrugClass.Other, Verdict.NotMet)]
    [TestCase("carcinoïde", 2, DrugClass.Other, Verdict.Met)]
    [TestCase("carcinoïde", 1, DrugClass.Other, Verdict.NotMet)]
    [TestCase("sarcome", 1, DrugClass.Other, Verdict.Met)]
    [TestCase("adénocarcinome colique", 4, DrugClass.Other, Verdict.NotMet)]
    [TestCase(null, 4, DrugClass.Other, Verdict.Unknown)]
    public void AI2_HistologyAndLines(string? histology, int lines, DrugClass drugClass, Verdict expected)
    {
        Treatment[] rows =
        [
            .. Enumerable.Range(1, lines).Select(line => Systemic($"drug {line}", drugClass) with { TreatmentId = $"{line}", Line = line, StartDate = PartialDate.OfMonth(2018 + line, 1) }),
        ];

        Assert.That(AcSe(PatientHistory.Create(One with { Trial = new TrialColumns { HistologyCode = histology } }, treatments: rows), "AI2"), Is.EqualTo(expected));
    }

    [TestCase(true, true, Verdict.Met)]
    [TestCase(true, false, Verdict.NotMet)]
    [TestCase(true, null, Verdict.Unknown)]
    [TestCase(false, true, Verdict.Unknown)]
    public void AI3_MetastaticAndRefractory(bool metastatic, bool? refractory, Verdict expected)
    {
        Patient patient = One with { MetastasisDxDate = metastatic ? TestPatients.Day("2022-01-01") : null, Trial = new TrialColumns { Refractory = refractory } };

        Assert.That(AcSe(PatientHistory.Create(patient), "AI3"), Is.EqualTo(expected));
    }

    // Measurable disease; germ-cell tumours: or abnormal AFP, hCG, LDH.
    [TestCase(true, "sarcome", null, Verdict.Met)]
    [TestCase(false, "sarcome", 900.0, Verdict.NotMet)]
    [TestCase(null, "sarcome", null, Verdict.Unknown)]
    [TestCase(false, "tumeur germinale", 900.0, Verdict.Met)]
    [TestCase(false, "tumeur germinale", null, Verdict.Unknown)]
    public void AI5_MeasurableOrMarkers(bool? measurable, string histology, double? ldh, Verdict expected)
    {
        Patient patient = One with { Trial = new TrialColumns { HistologyCode = histology } };
        LabResult[] labs = ldh is { } value ? [Lab("LDH", value, 0, 250)] : [];

        Assert.That(AcSe(PatientHistory.Create(patient, [Lesion("1", Organ.Lung) with { Measurable = measurable }], labs: labs), "AI5"), Is.EqualTo(expected));
    }

    // Calcium and magnesium within normal limits (inclusive), within 14 days; older is unknown.
    [TestCase(2.30, 0.80, 14, Verdict.Met)]
    [TestCase(2.20, 1.00, 14, Verdict.Met)]
    [TestCase(2.61, 0.80, 14, Verdict.NotMet)]
    [TestCase(2.30, 0.69, 14, Verdict.NotMet)]
    [TestCase(2.30, 0.80, 15, Verdict.Unknown)]
    public void AI12_CalciumAndMagnesium(double calcium, double magnesium, int daysAgo, Verdict expected)
    {
        LabResult[] labs = [Lab("Calcium", calcium, 2.20, 2.60, daysAgo), Lab("Magnésium", magnesium, 0.70, 1.00, daysAgo)];

        Assert.That(AcSe(PatientHistory.Create(One, labs: labs), "AI12"), Is.EqualTo(expected));
        Assert.That(AcSe(PatientHistory.Create(One, labs: [labs[0]]), "AI12"), Is.EqualTo(expected == Verdict.NotMet && calcium > 2.6 ? Verdict.NotMet : Verdict.Unknown));
    }

    [TestCase(DrugClass.Immunotherapy, Verdict.Met)]
    [TestCase(DrugClass.Taxane, Verdict.NotMet)]
    [TestCase(null, Verdict.Unknown)]
    public void AE1_EarlierCheckpointInhibitor(DrugClass? drugClass, Verdict expected)
    {
        Treatment row = Systemic("drug", drugClass ?? DrugClass.Other) with { StartDate = TestPatients.Day("2020-01-01"), StopDate = TestPatients.Day("2020-06-01") };

        Assert.That(AcSe(Treated(drugClass is null ? row with { DrugClasses = [] } : row), "AE1"), Is.EqualTo(expected));
    }

    // Symptomatic CNS metastases; treated ones need 4 weeks' stability and no steroids.
    [TestCase(Organ.Brain, true, false, 100, Verdict.Met)]
    [TestCase(Organ.Brain, false, true, 100, Verdict.Met)]
    [TestCase(Organ.Brain, false, false, 27, Verdict.Met)]
    [TestCase(Organ.Brain, false, false, 28, Verdict.NotMet)]
    [TestCase(Organ.Brain, null, false, 28, Verdict.Unknown)]
    [TestCase(Organ.Brain, false, false, -5, Verdict.Unknown, Description = "a progression after the screening tells nothing of the 4 weeks before it")]
    [TestCase(Organ.Liver, true, true, 10, Verdict.NotMet)]
    public void AE9_BrainMetastases(Organ organ, bool? symptoms, bool? steroids, int daysSinceProgression, Verdict expected)
    {
        Patient patient = One with { Trial = new TrialColumns { CnsSymptoms = symptoms, CnsSteroids = steroids } };
        ClinicalEvent progression = new()
        {
            PatientId = "P1",
            EventType = EventType.Progression,
            EventDate = PartialDate.OfDay(Day.AddDays(-daysSinceProgression)),
            Organs = [Organ.Brain],
        };

        Assert.That(AcSe(PatientHistory.Create(patient, [Lesion("1", organ)], events: [progression]), "AE9"), Is.EqualTo(expected));
    }

    [TestCase(Organ.Meninges, "sarcome", Verdict.Met)]
    [TestCase(Organ.Meninges, "lymphome cérébral primitif", Verdict.NotMet)]
    [TestCase(Organ.Meninges, null, Verdict.Unknown)]
    [TestCase(Organ.Brain, "sarcome", Verdict.NotMet)]
    public void AE10_MeningealDisease(Organ organ, string? histology, Verdict expected)
    {
        Patient patient = One with { Trial = new TrialColumns { HistologyCode = histology } };

        Assert.That(AcSe(PatientHistory.Create(patient, [Lesion("1", organ)]), "AE10"), Is.EqualTo(expected));
    }

    // Creatinine above 1.5 times the upper limit, or filtration below 50 mL/min; each within 14 days.
    [TestCase(151.0, 60.0, 14, Verdict.Met)]
    [TestCase(150.0, 50.0, 14, Verdict.NotMet)]
    [TestCase(100.0, 49.9, 14, Verdict.Met)]
    [TestCase(151.0, 40.0, 15, Verdict.Unknown)]
    public void AE11_CreatinineOrFiltration(double creatinine, double filtration, int daysAgo, Verdict expected)
    {
        LabResult[] labs = [Lab("Créatinine", creatinine, 0, 100, daysAgo) with { Unit = "µmol/L" }, Lab("DFG", filtration, 0, 200, daysAgo) with { Unit = "mL/min" }];

        Assert.That(AcSe(PatientHistory.Create(One, labs: labs), "AE11"), Is.EqualTo(expected));
    }

    private static Verdict Heroes(PatientHistory history, string id) => VerdictOf(CriteriaList.Heroes, history, id);

    private static Verdict AcSe(PatientHistory history, string id) => VerdictOf(CriteriaList.AcSe, history, id);

    private static Verdict VerdictOf(CriteriaList list, PatientHistory history, string id) =>
        Screening.Run(PatientCohort.Create([history]), list, new ScreeningOptions { Day = Day }).Patients[0].Answers.Single(a => a.Criterion.Id == id).Verdict;

    private static PatientHistory With(TrialColumns columns) => PatientHistory.Create(One with { Trial = columns });

    private static PatientHistory Treated(params Treatment[] rows) => PatientHistory.Create(One, treatments: rows);

    private static Lesion Lesion(string id, Organ organ) => new() { PatientId = "P1", LesionId = id, Organ = organ };

    private static Treatment Systemic(string agent, DrugClass drugClass) => new()
    {
        PatientId = "P1",
        TreatmentId = "1",
        Kind = TreatmentKind.Systemic,
        Setting = TreatmentSetting.Metastatic,
        Agents = [agent],
        DrugClasses = [drugClass],
    };

    private static LabResult Lab(string test, double value, double lower, double upper, int daysAgo = 1) => new()
    {
        PatientId = "P1",
        Test = test,
        Value = BoundedNumber.Exactly(value),
        LowerLimit = lower,
        UpperLimit = upper,
        Date = PartialDate.OfDay(Day.AddDays(-daysAgo)),
    };
}
