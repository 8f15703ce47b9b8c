namespace Oncology.Cohort.Tests;

/// <summary>Attrition, marginal failures, failing-only-this, unknowns and caps, counted by hand on six patients.</summary>
public class ScreeningTests
{
    // ecog at most 1, age at least 18, no pregnancy. A: fits. B: ecog 2. C: ecog 2 and pregnant. D: ecog unknown. E: pregnant. F: ecog unknown and pregnant.
    private static readonly CriteriaList List = CriteriaList.Create(
        "small",
        new("Small", "Petite"),
        [
            new("A1", CriterionKind.Inclusion, new("ECOG", "OMS"), Condition.Limit("ecog", Comparison.AtMost, 1)),
            new("A2", CriterionKind.Informative, new("Grade", "Grade"), Condition.Limit("grade", Comparison.AtLeast, 3)),
            new("A3", CriterionKind.Exclusion, new("Pregnant", "Enceinte"), Condition.Yes("pregnancy")),
        ],
        [new CohortCap("C1", new("Half of grade 3", "Moitié de grade 3")) { Among = Condition.Limit("grade", Comparison.AtLeast, 3), MostShare = 0.5 }]);

    [TestCase(UnknownPolicy.Separate, "A1 2 4, A3 2 2, unknown 1 1")]
    [TestCase(UnknownPolicy.Exclude, "A1 4 2, A3 1 1")]
    [TestCase(UnknownPolicy.Keep, "A1 2 4, A3 2 2")]
    public void Run_Attrition_SumsToScreenedMinusIncluded(UnknownPolicy policy, string expected)
    {
        Screening screening = Run(policy);

        Assert.That(string.Join(", ", screening.Attrition.Select(s => $"{s.Id} {s.Excluded.Length} {s.After}")), Is.EqualTo(expected));
        Assert.That(screening.Attrition.Sum(s => s.Excluded.Length), Is.EqualTo(6 - screening.Included.Count));
    }

    [Test]
    public void Run_Criteria_AreCountedOverAllPatients()
    {
        CriterionSummary[] criteria = [.. Run(UnknownPolicy.Separate).Criteria];

        Assert.That((criteria[0].Met, criteria[0].NotMet, criteria[0].Unknown, criteria[0].Failed, criteria[0].OnlyFailure), Is.EqualTo((2, 2, 2, 2, 1)));
        Assert.That((criteria[2].Met, criteria[2].NotMet, criteria[2].Failed, criteria[2].OnlyFailure), Is.EqualTo((3, 3, 3, 2)));
        Assert.That(criteria[0].Missing, Is.EqualTo(new[] { ("ecog", 2) }));
        Assert.That((criteria[1].Met, criteria[1].Failed), Is.EqualTo((3, 0)), "informative");
    }

    [Test]
    public void Run_Eligibility_FollowsTheVerdicts()
    {
        PatientEligibility[] eligibility = [.. Run(UnknownPolicy.Separate).Patients.Select(p => p.Eligibility)];

        Assert.That(eligibility, Is.EqualTo(new[]
        {
            PatientEligibility.Eligible, PatientEligibility.NotEligible, PatientEligibility.NotEligible, PatientEligibility.Indeterminate,
            PatientEligibility.NotEligible, PatientEligibility.NotEligible,
        }));
    }

    // A (grade 3) and D (grade 1) stay under Keep: 1 of 2. Under Separate only A: 1 of 1.
    [TestCase(UnknownPolicy.Keep, 1, 2, Verdict.Met)]
    [TestCase(UnknownPolicy.Separate, 1, 1, Verdict.NotMet)]
    public void Run_Caps_CountTheIncluded(UnknownPolicy policy, int counted, int included, Verdict expected)
    {
        CapResult cap = Run(policy).Caps.Single();

        Assert.That((cap.Counted, cap.Included, cap.Verdict), Is.EqualTo((counted, included, expected)));
    }

    [Test]
    public void Run_Attestation_DecidesWhatTheDataLeaveUnknown()
    {
        PatientHistory history = TestPatients.History(p => p with { Trial = p.Trial with { Pregnancy = false, Attested = p.Trial.Attested.Add("A1", true) } });

        ScreenedPatient patient = Screening.Run(PatientCohort.Create([history]), List).Patients[0];

        Assert.That(patient.Answers[0].Verdict, Is.EqualTo(Verdict.Met));
        Assert.That(patient.Eligibility, Is.EqualTo(PatientEligibility.Eligible));
    }

    [Test]
    public void Run_EmptyCohort_HasNoCounts()
    {
        var screening = Screening.Run(PatientCohort.Create([]), List);

        Assert.That(screening.Criteria, Is.Empty);
        Assert.That(screening.Caps.Single().Verdict, Is.EqualTo(Verdict.NotApplicable));
    }

    [Test]
    public void Run_Reason_SaysValueAndDemandInBothLanguages()
    {
        Wording reason = Run(UnknownPolicy.Separate).Patients[1].Reasons.Single().Reason;

        Assert.That(reason.English, Is.EqualTo("ECOG performance status: 2 (required: at most 1)"));
        Assert.That(reason.French, Is.EqualTo("Indice de performance OMS : 2 (exigé : au plus 1)"));
    }

    // What was found stands beside what is asked of it: not "yes (asked: yes)" of a criterion that fails.
    [Test]
    public void Run_OppositeOfSeveral_SaysWhatWasFoundAndRequired()
    {
        var progressing = PatientHistory.Create(new Patient { PatientId = "P1", OnSystemicAtOmd = true, AnyProgressingLesion = true });
        Wording reason = Screening.Run(PatientCohort.Create([progressing]), CriteriaList.Toulouse).Patients[0].Reasons.Single(answer => answer.Criterion.Id == "T04").Reason;

        Assert.That(reason.English, Does.Contain(": yes; ").And.EndsWith(": yes (required: not both)"));
        Assert.That(reason.French, Does.Contain(" : oui ; ").And.EndsWith(" : oui (exigé : pas les deux à la fois)"));
    }

    [Test]
    public void Run_CategoriesAndDates_AreWrittenInWords()
    {
        Patient late = new()
        {
            PatientId = "P1",
            PrimarySite = PrimarySite.Breast,
            MtbDate = PartialDate.OfDay(2013, 4, 10),
            PrimaryDxDate = PartialDate.OfDay(2005, 5, 10),
            MetastasisDxDate = PartialDate.OfDay(2013, 4, 1),
            PrimaryControlled = false,
        };
        ScreenedPatient patient = Screening.Run(PatientCohort.Create([PatientHistory.Create(late)]), CriteriaList.Toulouse).Patients[0];
        string Of(string id) => patient.Reasons.Single(answer => answer.Criterion.Id == id).Reason.French;

        Assert.That(Of("T01"), Does.EndWith("10/04/2013 (exigé : du 01/01/2014 au 31/12/2018)"));
        Assert.That(Of("T03"), Does.EndWith("métachrone, primitif non contrôlé (exigé : synchrone ou oligorécurrent)"));
    }

    [Test]
    public void Create_UnknownFact_NamesTheNearest() => Assert.That(
        () => CriteriaList.Create("x", new("x", "x"), [new("X1", CriterionKind.Inclusion, new("x", "x"), Condition.Limit("ecgo", Comparison.AtMost, 1))]),
        Throws.ArgumentException.With.Message.Contains("did you mean 'ecog'"));

    [Test]
    public void Create_IdTwice_Throws() => Assert.That(
        () => CriteriaList.Create("x", new("x", "x"), [.. Enumerable.Repeat(new Criterion("X1", CriterionKind.Inclusion, new("x", "x"), null), 2)]),
        Throws.ArgumentException);

    [Test]
    public void Lists_HaveTheCriteriaOfTheDocument()
    {
        Assert.That(CriteriaList.Toulouse.Criteria.Select(c => c.Id), Is.EqualTo(Enumerable.Range(1, 12).Select(i => $"T{i:00}")));
        Assert.That(CriteriaList.Heroes.Criteria.Select(c => c.Id), Is.EqualTo(
            (string[])[.. Enumerable.Range(1, 14).Select(i => $"HI{i}"), "HX0", .. Enumerable.Range(1, 11).Select(i => $"HE{i}")]));
        Assert.That(CriteriaList.AcSe.Criteria.Select(c => c.Id), Is.EqualTo(
            (string[])[.. Enumerable.Range(1, 18).Select(i => $"AI{i}"), .. Enumerable.Range(1, 19).Select(i => $"AE{i}")]));
    }

    private static Screening Run(UnknownPolicy policy) => Screening.Run(
        PatientCohort.Create(
        [
            Patient("A", 0, false, 3), Patient("B", 2, false, 3), Patient("C", 2, true, 3), Patient("D", null, false, 1), Patient("E", 1, true, 1), Patient("F", null, true, 1),
        ]),
        List,
        new ScreeningOptions { Unknown = policy });

    private static PatientHistory Patient(string id, int? ecog, bool pregnant, int grade) => PatientHistory.Create(
        new Patient { PatientId = id, Ecog = ecog, Grade = grade, Trial = new TrialColumns { Pregnancy = pregnant } });
}
