using System.Collections.Immutable;
using Oncology.Survival;

namespace Oncology.Cohort.Tests;

public sealed class CorrectionTests
{
    private const string Cohort = "id;date_diagnostic;date_metastase;date_dn;statut_vital;met1_organ;met1_size_mm\n"
        + "P1;31/02/2015;20/04/2015;20/04/2019;vivante;os;12\nP2;15/01/2015;20/04/2015;20/04/2019;vivannte;=foie;-3\n";

    [Test]
    public void Read_Patch_IsLaidOverTheCellsAndListed()
    {
        using var folder = new CohortFolder();
        string patch = folder.Write("patch.csv", "patient;champ;ancien;nouveau;motif;auteur;date\n"
            + "P1;primary_dx_date;31/02/2015;28/02/2015;dossier relu;AB;2026-01-02\nP2;statut_vital;vivannte;vivante;faute;AB;2026-01-02\nP1;met1_size_mm;12;21;inversion;AB;2026-01-02\n");
        string cohort = folder.Write("cohorte.csv", Cohort);
        byte[] before = File.ReadAllBytes(cohort);
        ImportResult import = CohortReader.Read(cohort, new ImportOptions { Corrections = PatchFile.Read(patch) });
        Assert.That(import.Cohort.Histories[0].Patient.PrimaryDxDate, Is.EqualTo(PartialDate.OfDay(2015, 2, 28)));
        Assert.That(import.Cohort.Histories[0].Lesions[0].SizeMm, Is.EqualTo(BoundedNumber.Exactly(21)));
        Assert.That(import.Cohort.Histories[1].Patient.VitalStatus, Is.EqualTo(VitalStatus.Alive));
        Assert.That(import.Corrections.Select(c => (c.Row, c.Column, c.Correction.New)), Is.EqualTo(new[] { (2, "date_diagnostic", "28/02/2015"), (2, "met1_size_mm", "21"), (3, "statut_vital", "vivante") }));
        Assert.That(File.ReadAllBytes(cohort), Is.EqualTo(before));
    }

    // One row per lesion: what is of the patient or of a treatment stands in the first row alone.
    [Test]
    public void Read_PatchOfATreatment_LeavesTheEmptyRowsOfFurtherLesionsInPeace()
    {
        using var folder = new CohortFolder();
        string patch = folder.Write("patch.csv", "patient;champ;ancien;nouveau;motif;auteur;date\n"
            + "P1;treatments.mdt1.start_date;01/05/2016;02/05/2016;faute;AB;2026-01-02\nP1;date_dn;20/04/2019;21/04/2019;faute;AB;2026-01-02\nP1;lesions.2.size_mm;20;22;faute;AB;2026-01-02\nP2;date_dn;20/04/2018;21/04/2019;faute;AB;2026-01-02\n");
        string cohort = folder.Write("cohorte.csv", "id;date_diagnostic;date_metastase;date_dn;statut_vital;organe;taille;mdt_date\n"
            + "P1;01/02/2015;20/04/2015;20/04/2019;vivante;os;12;01/05/2016\nP1;;;;;foie;20;\nP2;01/02/2015;20/04/2015;;vivante;os;12;01/05/2016\n");
        ImportResult import = CohortReader.Read(cohort, new ImportOptions { Corrections = PatchFile.Read(patch) });
        PatientHistory first = import.Cohort.Histories[0];

        Assert.Multiple(() =>
        {
            Assert.That(first.Treatments.Single().StartDate, Is.EqualTo(PartialDate.OfDay(2016, 5, 2)));
            Assert.That(first.Patient.LastFollowupDate, Is.EqualTo(PartialDate.OfDay(2019, 4, 21)));
            Assert.That(first.Lesions[1].SizeMm, Is.EqualTo(BoundedNumber.Exactly(22)));
            Assert.That(import.Findings.Where(f => f.Code == "F11").Select(f => f.Row), Is.EqualTo((int?[])[4]));
        });
    }

    // The header says cm; met1_size_mm says mm, and so may the cell itself.
    [TestCase("met1_size_mm", "12", 12)]
    [TestCase("Méta 1 taille (cm)", "1,2", 12)]
    [TestCase("Méta 1 taille (cm)", "12 mm", 12)]
    [TestCase("met1_size_mm", "3 cm", 30)]
    public void Read_PatchOfAColumnInCentimetres_KeepsTheUnitOfItsField(string field, string corrected, double size)
    {
        using var folder = new CohortFolder();
        string patch = folder.Write("patch.csv", $"patient;champ;ancien;nouveau;motif;auteur;date\nP1;{field};2,5;{corrected};;;\n");
        ImportResult import = CohortReader.Read(folder.Write("cohorte.csv", "id;Méta 1 organe;Méta 1 taille (cm)\nP1;os;2,5\nP2;os;2,5\n"), new ImportOptions { Corrections = PatchFile.Read(patch) });
        Assert.That(import.Cohort.Histories.Select(h => h.Lesions[0].SizeMm), Is.EqualTo(new[] { BoundedNumber.Exactly(size), BoundedNumber.Exactly(25) }));
    }

    [Test]
    public void Evidence_OfACorrectedCell_SaysWhatTheCellHoldsAndWhoCorrectedIt()
    {
        using var folder = new CohortFolder();
        string patch = folder.Write("patch.csv", "patient;champ;ancien;nouveau;motif;auteur;date\nP1;primary_dx_date;31/02/2015;28/02/2015;dossier relu;AB;2026-01-02\nP1;met1_size_mm;12;;illisible;;\nP2;met1_size_mm;-3;8;;;\n");
        ImportResult import = CohortReader.Read(folder.Write("cohorte.csv", Cohort), new ImportOptions { Corrections = PatchFile.Read(patch) });
        Evidence date = Evidence.Of(import.Cohort.Histories[0].Patient, "primary_dx_date").Single();
        Evidence size = Evidence.Of(import.Cohort.Histories[0].Lesions[0], "size_mm").Single();

        Assert.That((date.Text, date.Cell!.Text, date.Cell.TextRead, date.Cell.Correction!.Who), Is.EqualTo(("28/02/2015", "31/02/2015", "28/02/2015", "AB")));
        Assert.That(date.ToString(), Is.EqualTo("primary_dx_date = 28/02/2015 (cohorte.csv, line 2, column \"date_diagnostic\"; \"31/02/2015\" corrected to \"28/02/2015\" by AB, 2026-01-02: dossier relu)"));
        Assert.That((size.IsMissing, size.Cell!.Text, size.In(Language.French)), Is.EqualTo((true, "12", "lésion 1 : « Plus grand diamètre » = manquant")));
        Assert.That(size.Cell.Correction!.In(Language.French), Is.EqualTo("« 12 » corrigé en valeur manquante : illisible"));
        Assert.That(Evidence.Of(import.Cohort.Histories[1].Patient, "primary_dx_date").Single().Cell!.Correction, Is.Null);
    }

    [Test]
    public void Read_PatchThatMeetsAnotherCell_IsAFindingAndNotApplied()
    {
        using var folder = new CohortFolder();
        string patch = folder.Write("patch.csv", "patient,field,old,new,reason,who,date\nP1,primary_dx_date,30/02/2015,28/02/2015,,,\nP9,sex,F,M,,,\nP1,no_such,F,M,,,\n");
        ImportResult import = CohortReader.Read(folder.Write("cohorte.csv", Cohort), new ImportOptions { Corrections = PatchFile.Read(patch) });
        Assert.That(import.Corrections, Is.Empty);
        Assert.That(import.Findings.Where(f => f.Code == "F11").Select(f => (f.File, f.Row)), Is.EqualTo(new (string, int?)[] { ("cohorte.csv", 2), ("patch.csv", 3), ("patch.csv", 4) }));
    }

    // The second meets what the first left in the cell: applied when it expects that, refused when it expects what is no longer there.
    [TestCase("31/12/2014", "01/01/2015", 2, "2015-01-01")]
    [TestCase("31/02/2015", "01/01/2015", 1, "2014-12-31")]
    public void Read_TwoCorrectionsOfOneCell_TheSecondMeetsWhatTheFirstLeft(string old, string value, int applied, string date)
    {
        using var folder = new CohortFolder();
        string patch = folder.Write("patch.csv", $"patient,field,old,new,reason,who,date\nP1,primary_dx_date,31/02/2015,31/12/2014,,,\nP1,date_diagnostic,{old},{value},,,\n");
        ImportResult import = CohortReader.Read(folder.Write("cohorte.csv", Cohort), new ImportOptions { Corrections = PatchFile.Read(patch) });
        Assert.That((import.Corrections.Length, import.Findings.Count(f => f.Code == "F11")), Is.EqualTo((applied, 2 - applied)));
        Assert.That(import.Cohort.Histories[0].Patient.PrimaryDxDate.ToString(), Is.EqualTo(date));
    }

    [Test]
    public void Read_PatchOfAChildTable_NamesItsRow()
    {
        using var folder = new CohortFolder();
        folder.Write("patients.csv", "patient_id\nP1\n");
        folder.Write("lesions.csv", "patient_id,lesion_id,organ\nP1,a,bone\nP1,b,bone\n");
        string patch = folder.Write("patch.csv", "patient,field,old,new,reason,who,date\nP1,lesions.b.organ,bone,liver,,,\n");
        ImportResult import = CohortReader.Read(folder.Root, new ImportOptions { Corrections = PatchFile.Read(patch) });
        Assert.That(import.Cohort.Histories[0].Lesions.Select(l => l.Organ), Is.EqualTo(new Organ?[] { Organ.Bone, Organ.Liver }));
    }

    [TestCase("treatments.2.start_date")]
    [TestCase("Traitements.2.Début")]
    [TestCase("traitement.2.date_debut")]
    [TestCase("Traitements.2.Date début ttt")]
    public void Read_PatchInTheWordsOfTheFile_MeetsItsCell(string field)
    {
        using var folder = new CohortFolder();
        folder.Write("patients.csv", "patient_id\nP1\n");
        folder.Write("traitements.csv", "patient_id;treatment_id;Date début ttt\nP1;1;01/02/2016\nP1;2;13/02/2016\n");
        string patch = folder.Write("patch.csv", $"Patiente;Champ;Ancien;Nouveau;Motif;Auteur;Date\nP1;{field};13/02/2016;14/02/2016;;;\n");
        ImportResult import = CohortReader.Read(folder.Root, new ImportOptions { Corrections = PatchFile.Read(patch), Columns = ImmutableDictionary<string, string>.Empty.Add("Date début ttt", "start_date") });
        Assert.That(import.Cohort.Histories[0].Treatments.Select(t => t.StartDate), Is.EqualTo(new PartialDate?[] { PartialDate.OfDay(2016, 2, 1), PartialDate.OfDay(2016, 2, 14) }));
    }

    [Test]
    public void Read_PatchWithoutItsColumns_IsRefused()
    {
        using var folder = new CohortFolder();
        Assert.That(() => PatchFile.Read(folder.Write("patch.csv", "patient,field\nP1,sex\n")), Throws.TypeOf<TableFormatException>().With.Message.Contains("reason"));
    }

    [Test]
    public void AnnotatedCsv_CorrectedAndReadAgain_GivesTheSameCohort()
    {
        ImportResult import = CohortFolder.Read(Cohort);
        string annotated = AnnotatedCsv.Write(import, CohortRules.Check(import), Language.French).Single().Text;
        Assert.That(annotated, Does.Contain("V03 [date_diagnostic]").And.Contain("statut_vital: vivante").And.Contain("'=foie").And.Contain(";-3"));
        ImportResult again = CohortFolder.Read(annotated.Replace("31/02/2015;", "28/02/2015;", StringComparison.Ordinal).Replace("vivannte;", "vivante;", StringComparison.Ordinal));
        Assert.That(again.Columns.Take(2).Select(c => c.Matched), Is.All.EqualTo(MatchKind.Unused));
        Assert.That(again.Cohort.Histories[0].Patient.PrimaryDxDate, Is.EqualTo(PartialDate.OfDay(2015, 2, 28)));
        Assert.That(again.Cohort.Histories.Select(h => h.Patient.VitalStatus), Is.All.EqualTo(VitalStatus.Alive));
        Assert.That(again.Cohort.Histories[1].Lesions.Single().Cells.SourceOf("organ")?.Text, Is.EqualTo("=foie"));
    }

    // A row entered twice, and a row with too many cells: what was found once is found again.
    [Test]
    public void AnnotatedCsv_ReadAgain_LosesNoRowAndNoFinding()
    {
        const string Row = ";15/01/2015;20/04/2015;20/04/2019;vivante;os;12";
        string header = Cohort[..(Cohort.IndexOf('\n', StringComparison.Ordinal) + 1)];
        ImportResult import = CohortFolder.Read($"{header}P1{Row}\nP2{Row}\nP3{Row};de;trop\nP4{Row}\n");
        string annotated = AnnotatedCsv.Write(import, CohortRules.Check(import), Language.English).Single().Text;
        ImportResult again = CohortFolder.Read(annotated);

        Assert.That(annotated, Does.Contain($";;P3{Row};de;trop\n"));
        Assert.That(Found(again), Is.EqualTo(Found(import)));
        Assert.That(Found(import), Is.EqualTo(new[] { ("V24", (int?)3), ("F02", 4), ("V24", 5) }));

        static (string, int?)[] Found(ImportResult read) =>
            [.. CohortRules.Check(read).Findings.Where(f => f.Severity != Severity.Information && f.Row is not null).Select(f => (f.Code, f.Row)).Distinct()];
    }

    [Test]
    public void AnnotatedCsv_RowWithTooManyCellsBesideAnIdentifyingColumn_IsNotCopied()
    {
        ImportResult import = CohortFolder.Read("id;nom;date_diagnostic;date_metastase;statut_vital;date_dn\nP1;DUPONT;15/01/2015;20/04/2015;vivante;20/04/2019\nP2;MARTIN;15/01/2015;20/04/2015;vivante;20/04/2019;x\n");
        string annotated = AnnotatedCsv.Write(import, CohortRules.Check(import), Language.French).Single().Text;

        Assert.That(annotated, Does.Contain("# erreur F02").Or.Contain("# ligne 3 : erreur F02"));
        Assert.That(annotated, Does.Not.Contain("MARTIN").And.Not.Contain("DUPONT"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void AnnotatedCsv_IdentifyingColumn_IsCopiedOnlyWhenAllowed(bool allowed)
    {
        ImportResult import = CohortFolder.Read("id;Nom;sexe\nP1;DUPONT;F\n", new ImportOptions { AllowIdentifyingColumns = allowed });
        string annotated = AnnotatedCsv.Write(import, CohortRules.Check(import), Language.French).Single().Text;
        Assert.That(annotated.Contains("DUPONT", StringComparison.Ordinal), Is.EqualTo(allowed));
        Assert.That(annotated, Does.Contain("P1;").And.Contain(";F"));
    }

    [TestCase("lesions.2.organ", "foie", "os")]
    [TestCase("lésion.2.organe", "foie", "os")]
    [TestCase("treatments.ht.start_date", "20/03/2016", "21/03/2016")]
    [TestCase("Traitements.ht.Date début", "20/03/2016", "21/03/2016")]
    public void Read_PatchByTheCodesOfRecords_MeetsTheCellsOfAFlatFile(string field, string old, string now)
    {
        using var folder = new CohortFolder();
        string patch = folder.Write("patch.csv", $"patient,field,old,new,reason,who,date\nP1,{field},{old},{now},,,\n");
        foreach (string flat in (string[])[
            "id;met1_organ;met2_organ;ht;ht_debut\nP1;os;foie;oui;20/03/2016\n",
            "id;organe;ht;ht_debut\nP1;os;oui;20/03/2016\nP1;foie;oui;20/03/2016\n"])
        {
            ImportResult import = CohortReader.Read(folder.Write("cohorte.csv", flat), new ImportOptions { Corrections = PatchFile.Read(patch) });
            PatientHistory history = import.Cohort.Histories.Single();
            Assert.That(import.Findings.Where(f => f.Code is "F11" or "V01"), Is.Empty);
            Assert.That(history.Lesions[1].Organ, Is.EqualTo(now == "os" ? Organ.Bone : Organ.Liver));
            Assert.That(history.Treatments.Single().StartDate, Is.EqualTo(PartialDate.OfDay(2016, 3, now == "os" ? 20 : 21)));
        }
    }
}
