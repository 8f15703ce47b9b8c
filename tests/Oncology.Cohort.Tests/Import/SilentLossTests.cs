using System.Collections.Immutable;

namespace Oncology.Cohort.Tests;

/// <summary>A cell that says two things is refused, or taken apart where the field is a list; never read as the first of them alone.</summary>
public sealed class SilentLossTests
{
    private static readonly DateOnly Day = new(2023, 2, 1);

    [TestCase("", Verdict.Met)]
    [TestCase("inconnu", Verdict.Met)]
    [TestCase("NC", Verdict.Met)]
    [TestCase("non (sous LHRH)", Verdict.Unknown)]
    public void Menopause_UnreadCell_LeavesItUnknown(string cell, Verdict expected)
    {
        ImportResult import = CohortFolder.Read($"id;sexe;age;menopause\nP1;F;62;{cell}\n");

        Assert.That(Menopause.Derive(import.Cohort.Histories[0], ClinicalConventions.Toulouse).Value, Is.EqualTo(expected));
    }

    [TestCase("os+foie")]
    [TestCase("os/foie")]
    [TestCase("os, foie")]
    [TestCase("os ; foie")]
    [TestCase("os et foie")]
    [TestCase("os foie")]
    [TestCase("os - foie")]
    [TestCase("bone and liver")]
    [TestCase("Foie et os")]
    [TestCase("os + gg")]
    [TestCase("os + autre")]
    [TestCase("os + thyroïde")]
    [TestCase("L3 + foie")]
    [TestCase("L3 foie")]
    [TestCase("segment VII, sternum")]
    [TestCase("métastases osseuses et hépatiques")]
    [TestCase("osseuse hépatique")]
    [TestCase("métastases (os, foie)")]
    [TestCase("os (foie)")]
    [TestCase("4R + poumon")]
    [TestCase("parties molles + os")]
    public void Organ_TwoOrgansInOneLesion_AreRefused(string text)
    {
        CellResult read = Parse(text, "organ", CohortTable.Lesions);

        Assert.That(read.Value, Is.Null);
        Assert.That(read.Suggestion, Is.Null);
        Assert.That(read.Problem?.English, Does.Contain("one organ per lesion"));
        Assert.That(read.Problem?.French, Does.Contain("un seul organe par lésion"));
    }

    // One organ in several words, or with the place it lies at.
    [TestCase("ganglion hépatique", Organ.Node)]
    [TestCase("ganglion du hile du foie", Organ.Node)]
    [TestCase("adénopathie hilaire pulmonaire", Organ.Node)]
    [TestCase("ganglion iliaque", Organ.Node)]
    [TestCase("os frontal", Organ.Bone)]
    [TestCase("L2, L4", Organ.Bone)]
    [TestCase("rachis lombaire et sacrum", Organ.Bone)]
    [TestCase("os (L3)", Organ.Bone)]
    [TestCase("poumon (hilaire)", Organ.Lung)]
    [TestCase("4R/4L", Organ.Node)]
    [TestCase("lobe frontal", Organ.Brain)]
    [TestCase("lobe droit du foie", Organ.Liver)]
    [TestCase("carcinose méningée", Organ.Meninges)]
    [TestCase("muscle axillaire", Organ.SoftTissue)]
    [TestCase("hilaire", Organ.Node)]
    [TestCase("autre", Organ.Other)]
    public void Organ_OneOrganInSeveralWords_IsRead(string text, Organ expected) =>
        Assert.That(Parse(text, "organ", CohortTable.Lesions).Value, Is.EqualTo(expected));

    [Test]
    public void Organs_OfAnEvent_AreAList()
    {
        Assert.That((ImmutableArray<Enum>)Parse("os + foie", "organs", CohortTable.Events).Value!, Is.EqualTo(new Enum[] { Organ.Bone, Organ.Liver }));
        Assert.That((ImmutableArray<Enum>)Parse("os et foie", "organs", CohortTable.Events).Value!, Is.EqualTo(new Enum[] { Organ.Bone, Organ.Liver }));
        Assert.That((ImmutableArray<Enum>)Parse("os/gg", "organs", CohortTable.Events).Value!, Is.EqualTo(new Enum[] { Organ.Bone, Organ.Node }));
        Assert.That(Parse("os + licorne", "organs", CohortTable.Events).Problem, Is.Not.Null);
    }

    [TestCase("docetaxel + trastuzumab", "docetaxel|trastuzumab")]
    [TestCase("docetaxel/trastuzumab", "docetaxel|trastuzumab")]
    [TestCase("docetaxel et trastuzumab", "docetaxel|trastuzumab")]
    [TestCase("docetaxel trastuzumab deruxtecan", "docetaxel|trastuzumab deruxtecan")]
    [TestCase("létrozole & CDK4/6", "létrozole|CDK4/6")]
    [TestCase("docetaxel 75 mg/m2 + trastuzumab 6 mg/kg", "docetaxel|trastuzumab")]
    [TestCase("5 FU, acide zolédronique", "5 FU|acide zolédronique")]
    [TestCase("docetaxel sans trastuzumab", "docetaxel sans trastuzumab")]
    [TestCase("docetaxel et moléculix", "docetaxel et moléculix")]
    public void Agents_JoinedDrugs_AreTakenApart(string text, string expected) =>
        Assert.That((ImmutableArray<string>)Parse(text, "agents", CohortTable.Treatments).Value!, Is.EqualTo(expected.Split('|')));

    [TestCase("chirurgie + radiothérapie", "modality", CohortTable.Treatments)]
    [TestCase("chirurgie, radiothérapie", "modality", CohortTable.Treatments)]
    [TestCase("curatif/palliatif", "intent", CohortTable.Treatments)]
    [TestCase("HT + licorne", "drug_class", CohortTable.Treatments)]
    [TestCase("d + g", "side", CohortTable.Lesions)]
    [TestCase("oui/non", "img_pet", CohortTable.Patients)]
    [TestCase("oui, non", "img_pet", CohortTable.Patients)]
    [TestCase("oui non", "img_pet", CohortTable.Patients)]
    [TestCase("pos/neg", "er_status", CohortTable.Patients)]
    [TestCase("+ / -", "er_status", CohortTable.Patients)]
    [TestCase("+/-", "er_status", CohortTable.Patients)]
    [TestCase("+ -", "er_status", CohortTable.Patients)]
    [TestCase("±", "er_status", CohortTable.Patients)]
    [TestCase("-1", "er_status", CohortTable.Patients)]
    [TestCase("vivant puis décédé", "vital_status", CohortTable.Patients)]
    [TestCase("RC puis RP", "best_response", CohortTable.Patients)]
    [TestCase("1-2", "grade", CohortTable.Patients)]
    [TestCase("II ou III", "grade", CohortTable.Patients)]
    [TestCase("2/3", "grade", CohortTable.Patients)]
    [TestCase("12/05/2016 10:00 13/06/2016", "mtb_date", CohortTable.Patients)]
    [TestCase("12/05/2016 13/06/2016", "mtb_date", CohortTable.Patients)]
    public void Word_TwoAnswersInOneCell_AreRefused(string text, string field, CohortTable table)
    {
        CellResult read = Parse(text, field, table);

        Assert.That(read.Value, Is.Null);
        Assert.That(read.Problem, Is.Not.Null);
    }

    [TestCase("SBR 2 (3+2+2)", "grade", 2)]
    [TestCase("2016-05-12T08:30:00+02:00", "mtb_date", "2016-05-12")]
    [TestCase("12/05/2016 8:30 PM", "mtb_date", "2016-05-12")]
    public void Word_OneAnswerWithDetail_IsRead(string text, string field, object expected) =>
        Assert.That(Parse(text, field, CohortTable.Patients).Value, expected is string day ? Has.Property("Earliest").EqualTo(TestPatients.Day(day).Earliest) : Is.EqualTo(expected));

    // Two malignancies: the exception (basal-cell skin) must not hide the other; what cannot be read leaves the criterion open.
    [TestCase("basocellulaire + colon", Verdict.Met)]
    [TestCase("basocellulaire et mélanome", Verdict.Met)]
    [TestCase("basocellulaire + licorne", Verdict.Unknown)]
    [TestCase("basocellulaire + col in situ", Verdict.NotMet)]
    [TestCase("aucun autre cancer", Verdict.NotMet)]
    [TestCase("non connu", Verdict.Unknown)]
    public void HE6_TwoMalignancies(string text, Verdict expected) => Assert.That(
        Heroes(p => p with { Trial = p.Trial with { OtherMalignancyType = text, OtherMalignancyEndDate = TestPatients.Day("2022-01-01") } }, "HE6"), Is.EqualTo(expected));

    [TestCase("CCIS 2004, puis carcinome infiltrant 2010", Verdict.Met)]
    [TestCase("CCIS + cancer controlatéral", Verdict.Met)]
    [TestCase("CCIS non infiltrant", Verdict.NotMet)]
    [TestCase("carcinome infiltrant non spécifique", Verdict.Met)]
    [TestCase("non connu", Verdict.Unknown)]
    public void HE5_TwoBreastCancers(string text, Verdict expected) => Assert.That(
        Heroes(p => p with { Her2Ihc = Her2Ihc.Score3, Trial = p.Trial with { PriorBreastCancer = text, PriorBreastHer2 = ReceptorStatus.Negative } }, "HE5"), Is.EqualTo(expected));

    [TestCase("non hormonale", Verdict.Met)]
    [TestCase("DIU non hormonal", Verdict.Met)]
    [TestCase("pilule + préservatif", Verdict.NotMet)]
    [TestCase("aucune contraception", Verdict.NotMet)]
    [TestCase("non connu", Verdict.Unknown)]
    public void HI12_WordsOfContraception(string text, Verdict expected) => Assert.That(
        Heroes(
            p => p with { Sex = Sex.Female, MenopausalStatus = MenopausalStatus.Pre, ErPercent = BoundedNumber.Exactly(80), Trial = p.Trial with { Contraception = text } }, "HI12"),
        Is.EqualTo(expected));

    // Archival tissue that may be of bone is not known to be another.
    [TestCase("os + foie", Verdict.Unknown)]
    [TestCase("os iliaque", Verdict.NotMet)]
    [TestCase("foie", Verdict.Met)]
    public void HI4_TissueOfTwoSites(string site, Verdict expected) => Assert.That(
        Heroes(p => p with { Trial = p.Trial with { TissueAvailable = true, TissueSite = site } }, "HI4"), Is.EqualTo(expected));

    // The differentiation is that of the tumour named: a sarcoma or an ovarian carcinoma is no neuroendocrine one.
    [TestCase("sarcome peu différencié", Verdict.Met)]
    [TestCase("carcinome ovarien bien différencié", Verdict.Met)]
    [TestCase("peu différencié", Verdict.Unknown)]
    [TestCase("neuroendocrine", Verdict.Unknown)]
    [TestCase("papillaire séreux ovarien", Verdict.Unknown)]
    [TestCase("mélanome", Verdict.NotMet)]
    public void AI2_WordsOfHistology(string histology, Verdict expected) => Assert.That(
        Verdicts(CriteriaList.AcSe, p => p with { Trial = p.Trial with { HistologyCode = histology } }, "AI2"), Is.EqualTo(expected));

    private static CellResult Parse(string text, string field, CohortTable table) =>
        CellParser.Parse(text, new ColumnReading { Field = Fields.Find(table, field)!, DecimalSign = '.', DateStyle = DateStyle.DayFirst });

    private static Verdict Heroes(Func<Patient, Patient> change, string id) => Verdicts(CriteriaList.Heroes, change, id);

    private static Verdict Verdicts(CriteriaList list, Func<Patient, Patient> change, string id) =>
        Screening.Run(PatientCohort.Create([TestPatients.History(change)]), list, new ScreeningOptions { Day = Day }).Patients[0].Answers.Single(a => a.Criterion.Id == id).Verdict;
}
