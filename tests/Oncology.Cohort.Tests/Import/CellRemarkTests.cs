namespace Oncology.Cohort.Tests;

/// <summary>Cells that are read although a part of them was not understood: the finding names the cell and the word, and no count is taken for known.</summary>
public sealed class CellRemarkTests
{
    private const string Required = "id;date_diagnostic;date_metastase;date_dn;statut_vital";
    private const string First = "P1;13/02/2015;13/02/2016;14/02/2019;vivante";

    private static Finding[] Found(ImportResult import) => [.. import.Findings.Where(f => f.Code == "V03")];

    [TestCase("os + xyz", Organ.Bone, "xyz", null)]
    [TestCase("os + poumn", Organ.Bone, "poumn", "poumon")]
    [TestCase("foie et ratte", Organ.Liver, "ratte", null)]
    [TestCase("os douteux", Organ.Bone, "douteux", null)]
    [TestCase("bone plus something", Organ.Bone, "something", null)]
    public void Read_OrganBesideAnUnknownWord_KeepsTheOrganAndNamesTheWord(string cell, Organ organ, string word, string? near)
    {
        ImportResult import = CohortFolder.Read($"{Required};met1_organ\n{First};{cell}\n");
        Finding found = Found(import).Single();

        Assert.That(import.Cohort.Histories[0].Lesions.Select(l => (l.Organ, l.Location)), Is.EqualTo(new (Organ?, string?)[] { (organ, cell) }));
        Assert.That((found.Severity, found.Row, found.Column, found.Value), Is.EqualTo((Severity.Warning, (int?)2, "met1_organ", cell)));
        Assert.That(found.Message.English, Does.Contain($"\"{word}\""));
        Assert.That(found.Message.French, Does.Contain($"« {word} »"));
        if (near is not null)
        {
            Assert.That(found.Suggestion, Is.EqualTo(near));
        }
    }

    [TestCase("vertèbre L3")]
    [TestCase("corps vertébral de D12")]
    [TestCase("tête fémorale gauche")]
    [TestCase("aile iliaque droite")]
    [TestCase("bassin (cotyle)")]
    [TestCase("6e côte antérieure")]
    [TestCase("rachis lombaire")]
    [TestCase("sternum, manubrium")]
    [TestCase("grand trochanter fémur")]
    [TestCase("left femoral neck bone")]
    [TestCase("lobe supérieur droit poumon")]
    [TestCase("segment VII du foie")]
    [TestCase("métastase hépatique unique")]
    [TestCase("ganglion sus-claviculaire gauche")]
    [TestCase("ADP médiastinale 4R")]
    [TestCase("surrénale gauche 12 mm")]
    [TestCase("parties molles")]
    [TestCase("bone")]
    [TestCase("Autre")]
    public void Read_OrganWithItsPlace_HasNothingToSay(string cell)
    {
        ImportResult import = CohortFolder.Read($"{Required};cote_primitif;met1_organ\n{First};droite;{cell}\n");

        Assert.That(Found(import), Is.Empty);
        Assert.That(LesionCount.Derive(import.Cohort.Histories[0], ClinicalConventions.Toulouse).Value!.Metastases, Is.EqualTo(1));
    }

    // D6: each vertebra, each side counts; one cell that speaks of several does not stand for one, but for two at least (nodes: one echelon).
    [TestCase("L2, L4", 2)]
    [TestCase("rachis D4 et D8", 2)]
    [TestCase("fémur droit et gauche", 2)]
    [TestCase("fémurs bilatéraux os", 2)]
    [TestCase("os multiples", 2)]
    [TestCase("3 nodules pulmonaires", 2)]
    [TestCase("deux métastases hépatiques", 2)]
    [TestCase("sternum et côte", 2)]
    [TestCase("ganglions 4R et 4L", 1)]
    public void Read_SeveralLesionsInOneCell_LeaveTheirNumberOpen(string cell, int fewest)
    {
        ImportResult import = CohortFolder.Read($"{Required};met1_organ;met1_nb_lesions\n{First};{cell};\nP2{First[2..]};{cell};2\n");
        LesionSummary open = LesionCount.Derive(import.Cohort.Histories[0], ClinicalConventions.Toulouse).Value!;

        Assert.That((open.Metastases, open.MetastasesAtLeast), Is.EqualTo(((int?)null, fewest)));
        Assert.That(LesionCount.PlainCounts(import.Cohort.Histories[0]), Is.Null);
        Assert.That(import.Cohort.Histories[0].Lesions[0].Organ, Is.Not.Null);
        Assert.That(Found(import).Select(f => (f.Severity, f.Row)), Does.Contain((Severity.Warning, (int?)2)));
        Assert.That(import.Cohort.Histories[1].Lesions[0].NLesions, Is.EqualTo(2));
        Assert.That(Toulouse(import, "T02"), Is.EqualTo(Verdict.Unknown));
    }

    [Test]
    public void Read_SeveralPlacesInTheColumnOfPlaces_LeaveTheNumberOpen()
    {
        ImportResult import = CohortFolder.Read($"{Required};met1_organ;met1_location\n{First};os;L2, L4\n");

        Assert.That(LesionCount.Derive(import.Cohort.Histories[0], ClinicalConventions.Toulouse).Value!.Metastases, Is.Null);
        Assert.That(Found(import).Single().Column, Is.EqualTo("met1_location"));
    }

    [TestCase("létrozol + kisqali", "letrozole", Severity.Warning)]
    [TestCase("moléculix", null, Severity.Warning)]
    [TestCase("docetaxel et moléculix", null, null)]
    public void Read_DrugOfNoList_IsKeptAsTextAndSaid(string cell, string? near, Severity? severity)
    {
        ImportResult import = CohortFolder.Read($"{Required};sys1_agents;sys1_start\n{First};{cell};14/03/2016\n");
        Finding found = Found(import).Single();

        Assert.That((found.Column, found.Value), Is.EqualTo(("sys1_agents", cell)));
        Assert.That(import.Cohort.Histories[0].Treatments[0].Agents, Is.Not.Empty);
        if (severity is not null)
        {
            Assert.That((found.Severity, found.Suggestion), Is.EqualTo((severity.Value, near)));
        }
    }

    [TestCase("létrozole + palbociclib")]
    [TestCase("FEC100")]
    [TestCase("docetaxel 75 mg/m2 + trastuzumab")]
    [TestCase("chimiothérapie")]
    public void Read_KnownDrugs_HaveNothingToSay(string cell) =>
        Assert.That(Found(CohortFolder.Read($"{Required};sys1_agents;sys1_start\n{First};{cell};14/03/2016\n")), Is.Empty);

    // D6: nodes that drain the breast are regional on the side of the primary tumour (here the left), however the file says where they lie.
    [TestCase("ganglion axillaire gauche", "", 0)]
    [TestCase("ganglion", "axillaire gauche", 0)]
    [TestCase("ganglion sus-claviculaire gauche", "", 0)]
    [TestCase("lymph node", "left internal mammary", 0)]
    [TestCase("ganglion axillaire droit", "", 1)]
    [TestCase("ganglion", "sous-claviculaire droite", 1)]
    [TestCase("ganglion", "hilaire gauche", 1)]
    [TestCase("ganglion", "axillaire", null)]
    public void Read_PlaceOfANode_SaysWhetherItIsRegional(string organ, string place, int? metastases)
    {
        PatientHistory history = CohortFolder.Read($"id;date_diagnostic;date_metastase;statut_vital;date_dn;cote_primitif;met1_organ;met1_location\nP1;15/01/2015;20/04/2015;vivante;20/04/2019;gauche;{organ};{place}\n").Cohort.Histories[0];

        Assert.That(LesionCount.Derive(history, ClinicalConventions.Toulouse).Value.Metastases, Is.EqualTo(metastases));
    }

    [TestCase("deux", 2)]
    [TestCase("Two", 2)]
    [TestCase("un", 1)]
    [TestCase("dix", 10)]
    [TestCase("3", 3)]
    public void Read_CountInLetters_IsRead(string cell, int expected)
    {
        ImportResult import = CohortFolder.Read($"{Required};os_n;nb_meta\n{First};{cell};{cell}\n");

        Assert.That((import.Cohort.Histories[0].Lesions.Single().NLesions, import.Cohort.Histories[0].Patient.NMetastases), Is.EqualTo(((int?)expected, (int?)expected)));
        Assert.That(Found(import), Is.Empty);
    }

    [Test]
    public void Read_CountOfNone_IsNoLesionAndNoFinding()
    {
        ImportResult import = CohortFolder.Read($"{Required};os_n;foie_n\n{First};0;2\n");

        Assert.That(import.Cohort.Histories[0].Lesions.Select(l => l.Organ), Is.EqualTo(new Organ?[] { Organ.Liver }));
        Assert.That(Found(import), Is.Empty);
    }

    [TestCase("beaucoup", Severity.Error)]
    [TestCase("0-2", Severity.Warning)]
    [TestCase("?", null)]
    [TestCase("inconnu", null)]
    [TestCase("non fait", null)]
    public void Read_CountThatIsNotKnown_IsNotZero(string cell, Severity? found)
    {
        ImportResult import = CohortFolder.Read($"{Required};os_n;foie_n;cerveau_n\n{First};1;2;{cell}\n");
        LesionSummary lesions = LesionCount.Derive(import.Cohort.Histories[0], ClinicalConventions.Toulouse).Value!;

        Assert.That((lesions.Metastases, lesions.MetastasesAtLeast, lesions.Organs), Is.EqualTo(((int?)null, 3, (int?)null)));
        Assert.That((Toulouse(import, "T02"), Toulouse(import, "T06")), Is.EqualTo((Verdict.Unknown, Verdict.Unknown)));
        Assert.That(Found(import).Select(f => (f.Severity, f.Column)), Is.EqualTo(found is { } severity ? new[] { (severity, "cerveau_n") } : []));
    }

    [Test]
    public void Read_CountThatCannotBeRead_OfARowOfLesions_IsNotOne()
    {
        ImportResult import = CohortFolder.Read($"{Required};met1_organ;met1_nb_lesions\n{First};os;plein\n");

        Assert.That(LesionCount.Derive(import.Cohort.Histories[0], ClinicalConventions.Toulouse).Value!.Metastases, Is.Null);
        Assert.That(LesionCount.PlainCounts(import.Cohort.Histories[0]), Is.Null);
    }

    [Test]
    public void Write_OpenCount_RoundTrips()
    {
        PatientCohort cohort = CohortFolder.Read($"{Required};os_n;cerveau_n\n{First};1;beaucoup\n").Cohort;
        PatientCohort again = CohortFolder.Read(CohortWriter.ToFiles(cohort, CohortLayout.Flat)[0].Text).Cohort;

        Assert.That(again.Histories[0].Lesions.Select(l => (l.LesionId, l.Organ, l.NLesions, l.MissingKindOf("n_lesions"))), Is.EqualTo(cohort.Histories[0].Lesions.Select(l => (l.LesionId, l.Organ, l.NLesions, l.MissingKindOf("n_lesions")))));
        Assert.That(LesionCount.Derive(again.Histories[0], ClinicalConventions.Toulouse).Value!.Metastases, Is.Null);
    }

    private static Verdict Toulouse(ImportResult import, string id) =>
        Screening.Run(import.Cohort, CriteriaList.Toulouse).Patients[0].Answers.Single(a => a.Criterion.Id == id).Verdict;
}
