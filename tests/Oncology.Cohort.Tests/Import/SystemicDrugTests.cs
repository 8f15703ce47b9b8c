using System.Collections.Immutable;

namespace Oncology.Cohort.Tests;

/// <summary>Regimens and drugs as French oncologists write them; what is not read has an unknown class, never another one. Synthetic patients.</summary>
public sealed class SystemicDrugTests
{
    private static readonly ClinicalConventions Rules = ClinicalConventions.Toulouse;

    // What each regimen stands for: the abbreviations of French breast oncology (Unicancer, PACS and NSABP trials).
    [TestCase("TCH", "docetaxel+carboplatin+trastuzumab")]
    [TestCase("TCHP", "docetaxel+carboplatin+trastuzumab+pertuzumab")]
    [TestCase("FEC", "fluorouracil+epirubicin+cyclophosphamide")]
    [TestCase("FEC100", "fluorouracil+epirubicin+cyclophosphamide")]
    [TestCase("3 FEC 100", "fluorouracil+epirubicin+cyclophosphamide")]
    [TestCase("FEC-D", "fluorouracil+epirubicin+cyclophosphamide+docetaxel")]
    [TestCase("3FEC-3D", "fluorouracil+epirubicin+cyclophosphamide+docetaxel")]
    [TestCase("FEC 100 x3 - taxotere x3", "fluorouracil+epirubicin+cyclophosphamide+docetaxel")]
    [TestCase("3 FEC100 + 3 taxotère", "fluorouracil+epirubicin+cyclophosphamide+docetaxel")]
    [TestCase("EC", "epirubicin+cyclophosphamide")]
    [TestCase("EC-T", "epirubicin+cyclophosphamide+taxane")]
    [TestCase("EC x4 puis taxol x12", "epirubicin+cyclophosphamide+paclitaxel")]
    [TestCase("4EC/12 taxol hebdomadaire", "epirubicin+cyclophosphamide+paclitaxel")]
    [TestCase("AC", "doxorubicin+cyclophosphamide")]
    [TestCase("AC-T", "doxorubicin+cyclophosphamide+taxane")]
    [TestCase("TC", "docetaxel+cyclophosphamide")]
    [TestCase("TAC", "docetaxel+doxorubicin+cyclophosphamide")]
    [TestCase("CMF", "cyclophosphamide+methotrexate+fluorouracil")]
    [TestCase("taxol hebdo", "paclitaxel")]
    [TestCase("paclitaxel hebdomadaire 80 mg/m² J1 J8 J15", "paclitaxel")]
    [TestCase("nab-paclitaxel", "nab-paclitaxel")]
    [TestCase("Abraxane", "nab-paclitaxel")]
    [TestCase("taxol-Avastin", "paclitaxel+bevacizumab")]
    [TestCase("navelbine orale", "vinorelbine")]
    [TestCase("Vinorelbine IV, Xéloda per os", "vinorelbine+capecitabine")]
    [TestCase("gemcitabine/carboplatine AUC2", "gemcitabine+carboplatin")]
    [TestCase("EC T-DM1", "epirubicin+cyclophosphamide+trastuzumab-emtansine")]
    [TestCase("TDM1 3,6 mg/kg", "trastuzumab-emtansine")]
    [TestCase("T-DXd", "trastuzumab-deruxtecan")]
    [TestCase("herceptine SC + Perjeta", "trastuzumab+pertuzumab")]
    [TestCase("double blocage", "pertuzumab+trastuzumab")]
    [TestCase("analogue de la LHRH + Aromasine", "lhrh+exemestane")]
    [TestCase("Zoladex 3,6 mg/28j, tamoxifène", "goserelin+tamoxifen")]
    [TestCase("anti-aromatase et inhibiteur de CDK4/6", "aromatase-inhibitor+cdk46")]
    [TestCase("Faslodex (fulvestrant) - Kisqali", "fulvestrant+ribociclib")]
    [TestCase("Navelbine per os J1J8", "vinorelbine")]
    [TestCase("Décapeptyl LP 11,25 puis ovariectomie", "triptorelin+ovarian-ablation")]
    [TestCase("pas de TCH", "pas de TCH")]
    [TestCase("EC puis arrêt", "EC puis arrêt")]
    public void Agents_OfACell_AreTheDrugsThatItStandsFor(string cell, string expected) =>
        Assert.That(string.Join('+', Read("sys1_agents;sys1_start", $"\"{cell}\";20/03/2016").Treatments.Single().Agents), Is.EqualTo(expected));

    [Test]
    public void Regimens_StandForKnownDrugs()
    {
        foreach ((string names, string drugs) in DrugText.All)
        {
            Assert.That(drugs.Split(' ').Where(d => DrugNames.Find(d)?.Name != d), Is.Empty, names);
        }
    }

    [TestCase("docetaxel", ChemotherapyClass.Taxane)]
    [TestCase("TCH", ChemotherapyClass.Taxane)]
    [TestCase("FEC-D", ChemotherapyClass.AnthracyclineAndTaxane)]
    [TestCase("CMF", ChemotherapyClass.Other)]
    [TestCase("autre chimiothérapie", ChemotherapyClass.Other)]
    [TestCase("", null)]
    [TestCase("?", null)]
    [TestCase("chimio", null)]
    [TestCase("moléculix", null)]
    [TestCase("docetaxel + moléculix", null)]
    [TestCase("EC + docetaxel + moléculix", ChemotherapyClass.AnthracyclineAndTaxane)]
    public void Chemotherapy_OfUnreadDrug_IsOfUnknownClass(string cell, ChemotherapyClass? expected)
    {
        ImportResult import = CohortFolder.ReadOrdinary("her2_ihc;chimio;chimio_type;chimio_debut;antiher2", $"0;oui;{cell};20/03/2016;non");
        ImmutableArray<Finding> findings = CohortRules.Check(import).Findings;

        foreach (PatientHistory patient in new[] { import.Cohort.Histories[0], Again(import, CohortLayout.Flat) })
        {
            Derived<ChemotherapyClass?> found = SystemicTreatment.DeriveChemotherapy(patient, Rules);
            Assert.That(found.Value, Is.EqualTo(expected));
            Assert.That(found.Has(Flags.DrugClassUnknown), Is.EqualTo(expected is null));
            Assert.That(SystemicTreatment.DeriveReceived(patient, SystemicClasses.Chemotherapy, Rules).Value, Is.EqualTo(Verdict.Met));
        }

        bool isSaid = expected is null || cell.Contains("moléculix", StringComparison.Ordinal);
        Assert.That(findings.Any(f => f.Severity == Severity.Warning && f.Code is "V02" or "V03"), Is.EqualTo(isSaid));
    }

    [TestCase("ct", "moléculix", "", "chemotherapy+unknown_class")]
    [TestCase("ct", "moléculix", "antiher2=non", "chemotherapy")]
    [TestCase("ct", "", "", "chemotherapy")]
    [TestCase("ct", "docetaxel + moléculix", "", "taxane+chemotherapy+unknown_class")]
    [TestCase("ct", "trastuzumab", "", "antiHER2+chemotherapy")]
    [TestCase("ht", "", "", "endocrine")]
    [TestCase("ht", "truc", "cdk46=non", "endocrine+unknown_class")]
    [TestCase("ht", "truc", "cdk46=non,antiher2=non", "endocrine")]
    [TestCase("sys1", "moléculix", "", "")]
    [TestCase("sys1", "docetaxel + moléculix", "", "taxane+unknown_class")]
    public void Classes_OfUnreadDrugs_AreNotInvented_AndComeBack(string group, string drug, string others, string expected)
    {
        (string Name, string Value)[] more = [.. others.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(o => (o.Split('=')[0], o.Split('=')[1]))];
        string flag = group == "sys1" ? "" : group + ";";
        ImportResult import = CohortFolder.ReadOrdinary(
            $"{flag}{group}_{(group == "sys1" ? "agents" : "type")};{group}_start{string.Concat(more.Select(m => ";" + m.Name))}",
            $"{(flag.Length > 0 ? "oui;" : "")}{drug};20/03/2016{string.Concat(more.Select(m => ";" + m.Value))}");

        Assert.That(Classes(import.Cohort.Histories[0]), Is.EqualTo(expected));
        Assert.That(Classes(Again(import, CohortLayout.Flat)), Is.EqualTo(expected));
    }

    [TestCase("TCH", "non", Verdict.Met)]
    [TestCase("moléculix", "", Verdict.Unknown)]
    [TestCase("moléculix", "non", Verdict.NotMet)]
    [TestCase("docetaxel", "", Verdict.NotMet)]
    public void AntiHer2_InARegimen(string cell, string column, Verdict expected)
    {
        ImportResult import = CohortFolder.ReadOrdinary("her2_ihc;chimio;chimio_type;chimio_debut;chimio_fin;antiher2", $"3+;oui;{cell};20/03/2016;;{column}");
        PatientHistory patient = import.Cohort.Histories[0];

        Assert.That(SystemicTreatment.DeriveReceived(patient, SystemicClasses.AntiHer2, Rules).Value, Is.EqualTo(expected));
        Assert.That(import.Findings.Count(f => f.Code == "V17"), Is.EqualTo(cell == "TCH" ? 1 : 0));
        Assert.That(
            Screening.Run(import.Cohort, CriteriaList.Heroes).Patients[0].Answers.Single(a => a.Criterion.Id == "HI6").Verdict,
            Is.EqualTo(expected == Verdict.NotMet ? Verdict.NotMet : Verdict.Unknown));
    }

    [Test]
    public void Systemic_UnknownInALongTable_IsNotNo()
    {
        PatientHistory patient = Read("er_percent;sys1_agents;sys1_start", "90;moléculix;20/03/2016");

        Assert.That(SystemicTreatment.DeriveReceived(patient, SystemicClasses.Endocrine, Rules).Value, Is.EqualTo(Verdict.Unknown));
        Assert.That(SystemicTreatment.DeriveReceived(patient, SystemicClasses.Chemotherapy, Rules).Value, Is.EqualTo(Verdict.Unknown));
        Assert.That(SystemicTreatment.Derive(patient, Rules).Value!.Label, Is.Null);
        Assert.That(EndocrineResistance.Derive(patient, Rules).Has(Flags.DrugClassUnknown), Is.True);
    }

    [TestCase("non", "non", "non", "non", Verdict.NotMet)]
    [TestCase("non", "non", "non", "", Verdict.Unknown)]
    [TestCase("non", "non", "non", "NC", Verdict.Unknown)]
    [TestCase("non", "non", "non", "oui", Verdict.Met)]
    public void Systemic_NoEverywhere_IsKnownToBeNone(string ht, string ct, string cdk46, string antiHer2, Verdict expected)
    {
        ImportResult import = CohortFolder.ReadOrdinary("er_percent;her2_ihc;ht;chimio;cdk46;antiher2;antiher2_debut", $"90;3+;{ht};{ct};{cdk46};{antiHer2};{(antiHer2 == "oui" ? "20/03/2016" : "")}");
        bool isNone = expected == Verdict.NotMet;

        Assert.That(Screening.Run(import.Cohort, CriteriaList.Toulouse).Patients[0].Answers.Single(a => a.Criterion.Id == "T11").Verdict, Is.EqualTo(expected));
        foreach (PatientHistory patient in new[] { import.Cohort.Histories[0], Again(import, CohortLayout.Flat) })
        {
            Assert.That(SystemicTreatment.DeriveNone(patient, Rules).Value, Is.EqualTo(isNone ? Verdict.Met : expected == Verdict.Met ? Verdict.NotMet : Verdict.Unknown));
            Assert.That(SystemicTreatment.DeriveReceived(patient, SystemicClasses.Chemotherapy, Rules).Value, Is.EqualTo(isNone || expected == Verdict.Met ? Verdict.NotMet : Verdict.Unknown));
        }
    }

    // The drugs stand in the place of the yes.
    [TestCase("TCH x6", "docetaxel+carboplatin+trastuzumab", "taxane+other_ct+antiHER2", true)]
    [TestCase("Taxol", "paclitaxel", "taxane", true)]
    [TestCase("moléculix", "", "chemotherapy+unknown_class", false)]
    [TestCase("refus", "", "chemotherapy+unknown_class", false)]
    public void Answer_ThatNamesDrugs_IsYes(string cell, string agents, string classes, bool isGiven)
    {
        ImportResult import = CohortFolder.ReadOrdinary("chimio;antiher2", $"{cell};");
        Treatment treatment = import.Cohort.Histories[0].Treatments.Single();

        Assert.That((string.Join('+', treatment.Agents), Classes(import.Cohort.Histories[0]), treatment.Kind is not null), Is.EqualTo((agents, classes, isGiven)));
        Assert.That(import.Findings.Any(f => f.Code == "V03" && f.Column == "chimio"), Is.EqualTo(!isGiven));
        Assert.That(treatment.Cells.SourceOf("agents")?.Column, Is.EqualTo(isGiven ? "chimio" : null));
    }

    [Test]
    public void Drug_BesideNo_IsSaid()
    {
        ImportResult import = CohortFolder.ReadOrdinary("ht;chimio;chimio_type", "non;non;FEC");

        Assert.That(import.Cohort.Histories[0].Treatments, Is.Empty);
        Assert.That(import.Findings.Single(f => f.Code == "V17").Column, Is.EqualTo("chimio_type"));
    }

    private static PatientHistory Read(string header, string row) => CohortFolder.ReadOrdinary(header, row).Cohort.Histories[0];

    private static PatientHistory Again(ImportResult import, CohortLayout layout) =>
        CohortFolder.Read(CohortWriter.ToFiles(import.Cohort, layout)[0].Text).Cohort.Histories[0];

    private static string Classes(PatientHistory patient) =>
        string.Join('+', patient.Treatments.Single().DrugClasses.Select(c => Fields.Find(CohortTable.Treatments, "drug_class")!.Values.First(v => v.Value.Equals(c)).Code));
}
