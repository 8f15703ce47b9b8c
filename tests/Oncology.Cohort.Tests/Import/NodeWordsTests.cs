namespace Oncology.Cohort.Tests;

/// <summary>Rule D6 for lymph nodes as people write them: one echelon counts one however its region, level and side are said, and what cannot be told apart leaves the count open.</summary>
public sealed class NodeWordsTests
{
    private const string Header = "id;sexe;date_diag_primitif;date_meta;date_dn;statut_vital;cote_primitif;met1_organ;met1_node_region;met1_level;met1_side;met2_organ;met2_node_region;met2_level;met2_side";
    private const string Row = "P1;F;01/02/2014;13/03/2016;25/12/2019;vivante";

    // organ|region|level|side of two rows; the fewest and the most metastases. The primary tumour is on the right.
    [TestCase("4R|||", "GG médiastinal 4R|||", 1, 1)]
    [TestCase("ganglion|médiastin|station 4R|", "node|mediastinal|4|R", 1, 1)]
    [TestCase("ADP 4D|||", "ganglion||4R|", 1, 1)]
    [TestCase("ADP médiastinale|||", "médiastin|||", 1, 1)]
    [TestCase("ganglion médiastinal|||", "ganglions médiastinaux|||", 1, 1)]
    [TestCase("sous-carinaire|||", "node|mediastinal|7|", 1, 1)]
    [TestCase("ADP sous carinaire|||", "station 7|||L", 1, 1)]
    [TestCase("ganglion inguinal D|||", "adénopathie de l'aine droite|||", 1, 1)]
    [TestCase("node|cervical|IVa|G", "GG|cervical|niveau IVa|L", 1, 1)]
    [TestCase("ganglion cervical IV a gauche|||", "node|cervical|4A|L", 1, 1)]
    [TestCase("latéro-aortique|||", "ganglion rétropéritonéal|||", 1, 1)]
    [TestCase("ganglion axillaire controlatéral|||", "left axillary node|||", 1, 1)]
    [TestCase("sus-claviculaire gauche|||", "GG sus-clav G|||", 1, 1)]
    [TestCase("4R|||", "4L|||", 2, 2)]
    [TestCase("ganglion IIa droit|||", "ganglion IIb droit|||", 2, 2)]
    [TestCase("ganglion inguinal D|||", "ganglion inguinal G|||", 2, 2)]
    [TestCase("ganglion iliaque|||", "ganglion inguinal|||", 2, 2)]
    [TestCase("4R|||", "ganglion médiastinal droit|||", 2, 2)]
    [TestCase("ganglion médiastinal|||", "ganglion médiastinal droit|||", 1, 2)]
    [TestCase("ganglion|||", "ganglion pelvien|||", 1, 2)]
    [TestCase("ganglion médiastinal|||", "node|mediastinal|tartempion|", 1, 2)]
    [TestCase("node|mediastinal|tartempion|", "|||", 1, 1)]
    [TestCase("GG homolatéral axillaire|||", "foie|||", 1, 1)]
    [TestCase("ganglion axillaire|||", "foie|||", 1, 2)]
    [TestCase("ganglion axillaire|||", "|||", 0, 1)]
    [TestCase("ganglion axillaire|||", "ganglion axillaire gauche|||", 1, 1)]
    [TestCase("ADP 4R et 7|||", "foie|||", 2, null)]
    [TestCase("ganglions inguinaux bilatéraux|||", "|||", 1, null)]
    public void Derive_NodesAsWritten_CountOnePerEchelon(string first, string second, int least, int? most)
    {
        ImportResult import = Read("droite", first, second);
        PatientCohort again = CohortFolder.Read(CohortWriter.ToFiles(import.Cohort, CohortLayout.Flat)[0].Text).Cohort;

        foreach (PatientCohort cohort in new[] { import.Cohort, again })
        {
            LesionSummary summary = LesionCount.Derive(cohort.Histories[0], ClinicalConventions.Toulouse).Value;
            Assert.That((summary.Metastases, summary.MetastasesAtLeast, summary.MetastasesAtMost), Is.EqualTo((least == most ? most : null, least, most)));
            Assert.That(summary.IsWithin(1, 5), Is.EqualTo(least >= 1 && most is not null ? Verdict.Met : Verdict.Unknown));
        }
    }

    [TestCase("4R", NodeRegion.Mediastinal, "4R", Side.Right)]
    [TestCase("GG médiastinal 10 G", NodeRegion.Mediastinal, "10L", Side.Left)]
    [TestCase("ADP hilaire pulmonaire gauche", NodeRegion.Mediastinal, null, Side.Left)]
    [TestCase("fenêtre aorto-pulmonaire ganglion", NodeRegion.Mediastinal, "5", null)]
    [TestCase("ganglion du hile du foie", NodeRegion.Abdominal, null, null)]
    [TestCase("rétropéritonéal", NodeRegion.Abdominal, null, null)]
    [TestCase("lomboaortique", NodeRegion.Abdominal, null, null)]
    [TestCase("ganglion iliaque", NodeRegion.Pelvic, null, null)]
    [TestCase("inguinal", NodeRegion.Inguinal, null, null)]
    [TestCase("CMI", NodeRegion.InternalMammary, null, null)]
    [TestCase("mammaire interne D", NodeRegion.InternalMammary, null, Side.Right)]
    [TestCase("ganglion sus et sous claviculaire", null, null, null)]
    [TestCase("ADP niveau Ia", NodeRegion.Cervical, "Ia", null)]
    [TestCase("ganglion d'allure suspecte", null, null, null)]
    [TestCase("3 adénopathies de 12 mm", null, null, null)]
    [TestCase("gg", null, null, null)]
    public void Read_WordsOfANode_GiveRegionLevelAndSide(string organ, NodeRegion? region, string? level, Side? side)
    {
        Lesion lesion = Read("", $"{organ}|||", "|||").Cohort.Histories[0].Lesions.Single();

        Assert.That((lesion.Organ, lesion.NodeRegion, lesion.NodeLevel, lesion.Side), Is.EqualTo(((Organ?)Organ.Node, region, level, side)));
    }

    [TestCase("os iliaque", Organ.Bone)]
    [TestCase("hile hépatique", Organ.Liver)]
    [TestCase("hile pulmonaire", Organ.Lung)]
    [TestCase("peau sus-claviculaire", Organ.Skin)]
    public void Read_PlaceBesideAnotherOrgan_IsNoNode(string cell, Organ organ) =>
        Assert.That(Read("", $"{cell}|||", "|||").Cohort.Histories[0].Lesions.Single().Organ, Is.EqualTo(organ));

    [Test]
    public void Read_LevelThatIsNotRead_IsAFindingAndKept()
    {
        ImportResult import = Read("", "node|mediastinal|tartempion|", "os||L3|");
        Finding found = import.Findings.Single(f => f.Code == "V03");

        Assert.That((found.Severity, found.Column, found.Value), Is.EqualTo((Severity.Warning, "met1_level", "tartempion")));
        Assert.That(import.Cohort.Histories[0].Lesions[0].NodeLevel, Is.EqualTo("tartempion"));
    }

    // Words that name regions of nodes are no excuse for a second organ.
    [TestCase("os + oesophage")]
    [TestCase("foie et parotide")]
    [TestCase("ganglion et trachée")]
    public void Read_AnotherOrganBeside_IsStillAFinding(string cell) =>
        Assert.That(Read("", $"{cell}|||", "|||").Findings.Count(f => f.Code == "V03"), Is.EqualTo(1));

    // D0: nodes that may be regional are none or one; the question goes to the side, and the other lesions still decide.
    [Test]
    public void Derive_AxillaWithoutSide_IsOpen()
    {
        PatientHistory history = Read("droite", "os|||", "ganglion axillaire|||").Cohort.Histories[0];
        Derived<LesionSummary> derived = LesionCount.Derive(history, ClinicalConventions.Toulouse);

        Assert.That(derived.Has(Flags.LateralityUnknown));
        Assert.That((derived.Value.Organs, derived.Value.OrgansAtLeast, derived.Value.BoneOnly), Is.EqualTo(((int?)null, 1, Verdict.Unknown)));
        Assert.That((derived.Value.CountedLesions.Length, derived.Value.UndecidedLesions.Length), Is.EqualTo((1, 1)));
    }

    private static ImportResult Read(string primarySide, string first, string second) =>
        CohortFolder.Read($"{Header}\n{Row};{primarySide};{first.Replace('|', ';')};{second.Replace('|', ';')}\n");
}
