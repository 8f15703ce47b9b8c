namespace Oncology.Cohort.Tests;

/// <summary>The criteria of the Toulouse study (D7): one eligible patient, changed in one place at a time.</summary>
public class ToulouseCriteriaTests
{
    [Test]
    public void Run_CompletePatient_IsEligible()
    {
        ScreenedPatient patient = Screen(p => p);

        Assert.That(patient.Answers.Where(a => a.Verdict is not (Verdict.Met or Verdict.NotApplicable)).Select(a => $"{a.Criterion.Id} {a.Reason.English}"), Is.Empty);
        Assert.That(patient.Eligibility, Is.EqualTo(PatientEligibility.Eligible));
        Assert.That(patient.Reasons, Is.Empty);
    }

    [Test]
    public void Run_OneChange_FailsThatCriterionOnly()
    {
        (string Id, Func<Patient, Patient> Change)[] changes =
        [
            ("T01", p => p with { MtbDate = TestPatients.Day("2019-01-01") }),
            ("T01", p => p with { PrimarySite = PrimarySite.Other }),
            ("T04", p => p with { HistoryPolymetastatic = true }),
            ("T04", p => p with { OnSystemicAtOmd = true, AnyProgressingLesion = true }),
            ("T07", p => p with { LocoregionalStatus = LocoregionalStatus.Uncontrolled }),
            ("T08", p => p with { ImgPet = false, ImgWbmri = false, ImgCt = true, ImgBoneScan = false }),
            ("T09", p => p with { PrimarySurgery = false, PrimaryRt = false }),
        ];
        foreach ((string id, Func<Patient, Patient> change) in changes)
        {
            ScreenedPatient patient = Screen(change);

            Assert.That(patient.Eligibility, Is.EqualTo(PatientEligibility.NotEligible), id);
            Assert.That(patient.Reasons.Select(r => r.Criterion.Id), Is.EqualTo(new[] { id }));
        }
    }

    [Test]
    public void Run_OneMissingField_IsIndeterminateAndNamesIt()
    {
        (string Id, string Field, Func<Patient, Patient> Change)[] changes =
        [
            ("T01", "primary_site", p => p with { PrimarySite = null }),
            ("T04", "history_polymetastatic", p => p with { HistoryPolymetastatic = null }),
            ("T07", "locoregional_status", p => p with { LocoregionalStatus = null }),
            ("T08", "img_pet", p => p with { ImgPet = null, ImgWbmri = false, ImgCt = false }),
        ];
        foreach ((string id, string field, Func<Patient, Patient> change) in changes)
        {
            ScreenedPatient patient = Screen(change);

            Assert.That(patient.Eligibility, Is.EqualTo(PatientEligibility.Indeterminate), id);
            Assert.That(patient.Reasons.Select(r => r.Criterion.Id), Is.EqualTo(new[] { id }));
            Assert.That(patient.Reasons[0].Missing, Is.EqualTo(new[] { field }));
        }
    }

    [TestCase("img_wbmri")]
    [TestCase("img_ct + img_bone_scan")]
    public void Run_OtherImaging_IsEnough(string imaging)
    {
        ScreenedPatient patient = Screen(p => p with { ImgPet = false, ImgWbmri = imaging == "img_wbmri", ImgCt = imaging != "img_wbmri", ImgBoneScan = imaging != "img_wbmri" });

        Assert.That(patient.Eligibility, Is.EqualTo(PatientEligibility.Eligible));
    }

    // An uncontrolled primary of late disease is neither oligorecurrent (T03) nor controlled (T05).
    [Test]
    public void Run_UncontrolledPrimary_FailsTwoCriteria() => Assert.That(
        Screen(p => p with { PrimaryControlled = false }).Reasons.Select(r => r.Criterion.Id), Is.EqualTo(new[] { "T03", "T05" }));

    // T05: "primary controlled (oligorecurrent) or treatable (synchronous)": an uncontrolled primary in place at diagnosis may well be treatable.
    [TestCase(SynchronousPrimaryPolicy.Unknown, null, null, null, Verdict.Unknown)]
    [TestCase(SynchronousPrimaryPolicy.Unknown, false, null, null, Verdict.Unknown)]
    [TestCase(SynchronousPrimaryPolicy.Unknown, false, false, null, Verdict.Unknown)]
    [TestCase(SynchronousPrimaryPolicy.Unknown, null, false, false, Verdict.Unknown)]
    [TestCase(SynchronousPrimaryPolicy.Unknown, false, false, false, Verdict.NotMet)]
    [TestCase(SynchronousPrimaryPolicy.Unknown, false, false, true, Verdict.Met)]
    [TestCase(SynchronousPrimaryPolicy.Unknown, null, true, null, Verdict.Met)]
    [TestCase(SynchronousPrimaryPolicy.Unknown, true, null, null, Verdict.Met)]
    [TestCase(SynchronousPrimaryPolicy.Treatable, null, null, null, Verdict.Met)]
    [TestCase(SynchronousPrimaryPolicy.Treatable, false, false, false, Verdict.Met)]
    public void Run_SynchronousPrimary_FollowsThePolicy(SynchronousPrimaryPolicy policy, bool? controlled, bool? operated, bool? irradiated, Verdict expected)
    {
        PatientHistory history = Patient(p => p with { PrimaryDxDate = TestPatients.Day("2016-01-01"), PrimaryControlled = controlled, PrimarySurgery = operated, PrimaryRt = irradiated });
        var screening = Screening.Run(
            PatientCohort.Create([history]),
            CriteriaList.Toulouse,
            new ScreeningOptions { Conventions = ClinicalConventions.Toulouse with { SynchronousPrimary = policy } });

        Assert.That(screening.Patients[0].Answers.Single(a => a.Criterion.Id == "T05").Verdict, Is.EqualTo(expected));
        Assert.That(screening.Patients[0].Answers.Single(a => a.Criterion.Id == "T09").Verdict, Is.EqualTo(Verdict.NotApplicable));
    }

    [TestCase(Organ.Brain)]
    [TestCase(Organ.Meninges)]
    public void Run_BrainOrMeninges_FailsT06(Organ organ) => Assert.That(
        Screen(p => p, Lesion("2", organ)).Reasons.Select(r => r.Criterion.Id), Is.EqualTo(new[] { "T06" }));

    [Test]
    public void Run_SixMetastases_FailsT02() => Assert.That(
        Screen(p => p, [.. Enumerable.Range(2, 5).Select(i => Lesion($"{i}", Organ.Liver))]).Reasons.Select(r => r.Criterion.Id), Is.EqualTo(new[] { "T02" }));

    [Test]
    public void Run_UnknownCountOfLesions_BlamesTheCountAlone()
    {
        var unknown = new RecordCells { Missing = System.Collections.Immutable.ImmutableDictionary<string, MissingKind>.Empty.Add("n_lesions", MissingKind.Unknown) };
        ScreenedPatient patient = Screen(p => p, Lesion("2", Organ.Liver) with { Cells = unknown });

        Assert.That(patient.Answers.Single(a => a.Criterion.Id == "T02").Missing, Is.EqualTo(new[] { "n_lesions" }));
    }

    [TestCase(null, Verdict.Unknown)]
    [TestCase(true, Verdict.Met)]
    [TestCase(false, Verdict.NotMet)]
    public void Run_ContralateralAxilla_NeedsTheWorkup(bool? workup, Verdict expected)
    {
        Lesion axilla = Lesion("2", Organ.Node) with { NodeRegion = NodeRegion.Axillary, Side = Side.Left };
        ScreenedPatient patient = Screen(p => p with { PrimarySide = Side.Right, ContraAxillaWorkup = workup }, axilla);

        Assert.That(patient.Answers.Single(a => a.Criterion.Id == "T10").Verdict, Is.EqualTo(expected));
    }

    // Focal and adjuvant treatment are none of the metastatic disease by drugs; without any row it is unknown (D0).
    [Test]
    public void Run_NoSystemicTreatmentOfTheMetastases_FailsT11()
    {
        PatientHistory eligible = Patient(p => p);
        Treatment focal = new() { PatientId = "P1", TreatmentId = "8", Kind = TreatmentKind.MetastasisDirected, Modality = MdtModality.Surgery, Intent = TreatmentIntent.Curative, StartDate = TestPatients.Day("2016-03-01") };
        Treatment adjuvant = eligible.Treatments[0] with { Setting = TreatmentSetting.Adjuvant, StartDate = TestPatients.Day("2010-06-01") };

        Assert.That(FailuresWith(focal), Is.EqualTo(new[] { ("T11", Verdict.NotMet) }));
        Assert.That(FailuresWith(focal, adjuvant), Is.EqualTo(new[] { ("T11", Verdict.NotMet) }));
        Assert.That(FailuresWith(), Does.Contain(("T11", Verdict.Unknown)));

        IEnumerable<(string, Verdict)> FailuresWith(params Treatment[] rows) =>
            Screening.Run(PatientCohort.Create([PatientHistory.Create(eligible.Patient, eligible.Lesions, rows)]), CriteriaList.Toulouse).Patients[0].Reasons.Select(r => (r.Criterion.Id, r.Verdict));
    }

    [Test]
    public void Run_PalliativeIrradiationOnly_FailsT12()
    {
        PatientHistory eligible = Patient(p => p);
        PatientHistory history = PatientHistory.Create(
            eligible.Patient,
            eligible.Lesions,
            [.. eligible.Treatments, new Treatment { PatientId = "P1", TreatmentId = "9", Kind = TreatmentKind.PalliativeRadiotherapy, StartDate = TestPatients.Day("2016-06-01") }]);

        Assert.That(Screening.Run(PatientCohort.Create([history]), CriteriaList.Toulouse).Patients[0].Reasons.Select(r => r.Criterion.Id), Is.EqualTo(new[] { "T12" }));
    }

    internal static PatientHistory Patient(Func<Patient, Patient> change, params Lesion[] more)
    {
        Patient patient = change(new Patient
        {
            PatientId = "P1",
            PrimarySite = PrimarySite.Breast,
            PrimaryDxDate = TestPatients.Day("2010-01-01"),
            MetastasisDxDate = TestPatients.Day("2016-01-01"),
            MtbDate = TestPatients.Day("2016-01-15"),
            PrimaryControlled = true,
            PrimarySurgery = true,
            PrimaryRt = true,
            LocoregionalStatus = LocoregionalStatus.None,
            ImgPet = true,
            HistoryPolymetastatic = false,
            OnSystemicAtOmd = false,
            LastFollowupDate = TestPatients.Day("2020-01-01"),
        });
        string id = patient.PatientId;
        return PatientHistory.Create(
            patient,
            [Lesion("1", Organ.Bone) with { PatientId = id }, .. more.Select(l => l with { PatientId = id })],
            [
                new Treatment
                {
                    PatientId = id,
                    TreatmentId = "1",
                    Kind = TreatmentKind.Systemic,
                    Setting = TreatmentSetting.Metastatic,
                    DrugClasses = [DrugClass.AromataseInhibitor],
                    StartDate = TestPatients.Day("2016-02-01"),
                },
            ]);
    }

    private static ScreenedPatient Screen(Func<Patient, Patient> change, params Lesion[] more) =>
        Screening.Run(PatientCohort.Create([Patient(change, more)]), CriteriaList.Toulouse).Patients[0];

    private static Lesion Lesion(string id, Organ organ) => new() { PatientId = "P1", LesionId = id, Organ = organ };
}
