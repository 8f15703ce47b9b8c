using System.Collections.Immutable;
using System.Text;
using Oncology.Survival;
using Oncology.Tests;

namespace Oncology.Cohort.Tests;

public sealed class CohortReaderTests
{
    private const string Required = "id;date_diagnostic;date_metastase;date_dn;statut_vital";

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    // An export as a hospital makes it: Windows-1252, semicolons, decimal commas, accents, a note with a line break, empty last rows.
    private const string French =
        "N° patient;Sexe;Date de naissance;OMS;Date diag. primitif;DATE_METASTASE;RE (%);RP;HER2;FISH;Grade SBR;T;Méta 1 organe;Méta 1 taille (cm);méta 2 organe;"
        + "MDT1 date;MDT1 modalité;MDT1 dose;MDT1 fractions;MDT1 intention;HT;HT type;HT début;CT;Décès;Date de décès;Date dernières nouvelles;Progression;Date progression;Meilleure réponse;Remarque\r\n"
        + "A1;F;03/04/1960;1;15/01/2015;20/01/2016;80;<10;2+;non amplifié;II;T2;rachis L3;2,5;segment VII;14/03/2016;stéréo;27,0;3;curative;oui;létrozole + palbociclib;01/02/2016;non;oui;31/12/2018;31/12/2018;oui;12/06/2017;RP;\"vue deux fois\r\nà Toulouse\"\r\n"
        + "A2;F;17/11/1971;0;12/03/2016;01/04/2016;0;0;3+;ND;III;T4d;foie;0,8;;;;;;;non;;;oui;non;;05/2020;non;;RC;\r\n"
        + ";;;;;;;;;;;;;;;;;;;;;;;;;;;;;;\r\n;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;\r\n";

    [Test]
    public void Read_FrenchHospitalExport_GivesTypedRecords()
    {
        ImportResult import = CohortFolder.Read(French, encoding: Windows1252);
        Assert.That(import.Findings.Where(f => f.Severity == Severity.Error), Is.Empty);
        Assert.That(import.Files.Single().Encoding, Is.EqualTo("windows-1252"));
        Assert.That(import.Files.Single().Delimiter, Is.EqualTo(';'));
        Assert.That(import.Files.Single().Decimal, Is.EqualTo(','));
        Assert.That(import.Cohort.Count, Is.EqualTo(2));
        PatientHistory first = import.Cohort.Histories[0];
        Patient p = first.Patient;
        Assert.That(p.BirthDate, Is.EqualTo(PartialDate.OfDay(1960, 4, 3)));
        Assert.That(p.ErPercent, Is.EqualTo(BoundedNumber.Exactly(80)));
        Assert.That(p.PrPercent, Is.EqualTo(BoundedNumber.Below(10)));
        Assert.That(p.Her2Ish, Is.EqualTo(IshResult.Negative));
        Assert.That(p.VitalStatus, Is.EqualTo(VitalStatus.Dead));
        Assert.That(p.BestResponse, Is.EqualTo(TumourResponse.Partial));
        Assert.That(p.Cells.Extra["Remarque"], Is.EqualTo("vue deux fois\nà Toulouse"));
        Assert.That(p.Cells.SourceOf("progression_date")?.Row, Is.EqualTo(2));
        Assert.That(first.Lesions.Select(l => (l.LesionId, l.Organ, l.Location)), Is.EqualTo(new (string, Organ?, string?)[]
        {
            ("1", Organ.Bone, "rachis L3"), ("2", Organ.Liver, "segment VII"),
        }));
        Assert.That(first.Lesions[0].SizeMm, Is.EqualTo(BoundedNumber.Exactly(25)));
        Treatment focal = first.Treatments.Single(t => t.Kind == TreatmentKind.MetastasisDirected);
        Assert.That((focal.Modality, focal.Intent, focal.TotalDoseGy, focal.NFractions), Is.EqualTo((MdtModality.Sbrt, TreatmentIntent.Curative, 27.0, 3)));
        Treatment systemic = first.Treatments.Single(t => t.Kind == TreatmentKind.Systemic);
        Assert.That(systemic.Agents, Is.EqualTo(new[] { "letrozole", "palbociclib" }));
        Assert.That(systemic.DrugClasses, Is.EqualTo(new[] { DrugClass.AromataseInhibitor, DrugClass.Cdk46 }));
        PatientHistory second = import.Cohort.Histories[1];
        Assert.That(second.Patient.LastFollowupDate, Is.EqualTo(PartialDate.OfMonth(2020, 5)));
        Assert.That(second.Patient.Cells.SourceOf("sex")?.Row, Is.EqualTo(4));
        Assert.That(second.Patient.Her2Ish, Is.Null);
        Assert.That(second.Patient.MissingKindOf("her2_ish"), Is.EqualTo(MissingKind.NotDone));
        Assert.That(second.Treatments.Single().DrugClasses, Is.EqualTo(new[] { DrugClass.Chemotherapy }));
        // Chemotherapy of the second patient is noted without a date: the one thing to correct.
        Assert.That(
            CohortRules.Check(import).Findings.Where(f => f.Severity == Severity.Error).Select(f => (f.Code, f.Row, f.Column)),
            Is.EqualTo(new (string, int?, string?)[] { ("V02", 4, "start_date") }));
    }

    [Test]
    public void Read_FourTables_JoinsThem()
    {
        using var folder = new CohortFolder();
        folder.Write("patients.csv", "patient_id,primary_dx_date,metastasis_dx_date,last_followup_date,vital_status\nP1,2015-01-15,2016-01-20,2019-06-30,alive\n");
        folder.Write("lesions.csv", "patient_id,lesion_id,organ,size_mm\nP1,a,bone,12\nP1,b,liver,31\nP9,a,lung,9\n");
        folder.Write("treatments.csv", "patient_id,treatment_id,kind,setting,agents,start_date,total_dose_gy,dose_unit,n_fractions,modality,intent,lesion_ids\n"
            + "P1,1,systemic,metastatic,Arimidex,2016-02-01,,,,,,\nP1,2,mdt,metastatic,,2016-05-01,2700,cGy,3,SBRT,curative,a;b\n");
        folder.Write("events.csv", "patient_id,event_date,event_type,organs\nP1,2017-03-01,progression,bone+lung\n");
        folder.Write("labs.csv", "patient_id,test,value,unit,date\nP1,creatinine,<50,umol/L,2016-01-30\n");
        ImportResult import = CohortReader.Read(folder.Root);
        PatientHistory history = import.Cohort.Histories.Single();
        Assert.That(history.Lesions.Select(l => l.LesionId), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(history.Treatments[1].TotalDoseGy, Is.EqualTo(27));
        Assert.That(history.Treatments[1].LesionIds, Is.EqualTo(new[] { "a", "b" }));
        Assert.That(history.Treatments[0].Agents, Is.EqualTo(new[] { "anastrozole" }));
        Assert.That(history.Events.Single().Organs, Is.EqualTo(new[] { Organ.Bone, Organ.Lung }));
        Assert.That(history.Labs.Single().Value, Is.EqualTo(BoundedNumber.Below(50)));
        Finding orphan = import.Findings.Single(f => f.Severity == Severity.Error);
        Assert.That((orphan.Code, orphan.File, orphan.Row, orphan.Value), Is.EqualTo(("V01", "lesions.csv", (int?)4, "P9")));
        Assert.That(import.Counts[(int)CohortTable.Lesions], Is.EqualTo(new TableCount(CohortTable.Lesions, 3, 2, 1)));
        Assert.That(import.Files.Select(f => f.Name), Is.EqualTo(new[] { "patients.csv", "lesions.csv", "treatments.csv", "events.csv", "labs.csv" }));
    }

    [TestCase("2700 cGy", "")]
    [TestCase("2700cGy", "cGy")]
    [TestCase("27 Gy", "cGy")]
    [TestCase("2700", "cGy")]
    public void Read_DoseThatNamesItsUnit_IsInGrayOnce(string dose, string unit)
    {
        ImportResult import = CohortFolder.Read(Required + $";mdt1_date;mdt1_dose;mdt1_dose_unit\nP1;01/02/2015;01/02/2015;01/02/2019;vivante;01/03/2015;{dose};{unit}\n");
        Assert.That(import.Findings.Select(f => f.Code), Has.None.EqualTo("V03"));
        Assert.That(import.Cohort.Histories.Single().Treatments.Single().TotalDoseGy, Is.EqualTo(27));
    }

    [Test]
    public void Read_OneRowPerLesion_GathersThePatient()
    {
        ImportResult import = CohortFolder.Read(Required + ";organe;taille_mm\nP1;13/02/2015;13/02/2015;13/02/2019;vivante;os;12\nP1;13/02/2015;13/02/2015;13/02/2019;vivante;foie;8\n");
        Assert.That(import.HasErrors, Is.False);
        Assert.That(import.Cohort.Histories.Single().Lesions.Select(l => l.Organ), Is.EqualTo(new Organ?[] { Organ.Bone, Organ.Liver }));
    }

    [Test]
    public void Read_LesionCounts_BecomeRows()
    {
        ImportResult import = CohortFolder.Read(Required + ";os_n;gg_n;peau_n\nP1;01/02/2015;01/02/2015;01/02/2019;vivante;2;0;1\n");
        Assert.That(import.Cohort.Histories.Single().Lesions.Select(l => (l.Organ, l.NLesions)), Is.EqualTo(new (Organ?, int?)[] { (Organ.Bone, 2), (Organ.Skin, 1) }));
    }

    [Test]
    public void Read_ImpossibleDate_IsAFindingWithItsCell()
    {
        ImportResult import = CohortFolder.Read(Required + "\nP1;31/02/2016;01/04/2016;01/02/2019;vivante\n");
        Finding finding = import.Findings.Single(f => f.Severity == Severity.Error);
        Assert.That((finding.Code, finding.Row, finding.Column, finding.Value, finding.PatientId), Is.EqualTo(("V03", (int?)2, "date_diagnostic", "31/02/2016", "P1")));
        Assert.That(finding.Message.French, Does.Contain("31/02/2016"));
        Assert.That(import.Cohort.Histories.Single().Patient.PrimaryDxDate, Is.Null);
    }

    [Test]
    public void Read_DuplicatePatient_KeepsTheFirst()
    {
        ImportResult import = CohortFolder.Read(Required + "\nP1;01/02/2015;01/02/2015;01/02/2019;vivante\nP1;01/02/2015;01/02/2015;01/02/2020;vivante\n;01/02/2015;01/02/2015;01/02/2020;vivante\n");
        Assert.That(import.Findings.Where(f => f.Code == "V01").Select(f => f.Row), Is.EqualTo(new int?[] { 3, 4 }));
        Assert.That(import.Counts[0], Is.EqualTo(new TableCount(CohortTable.Patients, 3, 1, 2)));
    }

    [Test]
    public void Read_MonthFirstColumn_IsProvedByItsCells()
    {
        ImportResult import = CohortFolder.Read(Required + "\nP1;02/13/2015;02/13/2015;01/24/2019;vivante\nP2;01/02/2015;03/04/2015;01/02/2020;vivante\n");
        Assert.That(import.HasErrors, Is.False);
        Assert.That(import.Cohort.Histories[1].Patient.MetastasisDxDate, Is.EqualTo(PartialDate.OfDay(2015, 3, 4)));
        Assert.That(import.Cohort.Histories[1].Patient.LastFollowupDate, Is.EqualTo(PartialDate.OfDay(2020, 1, 2)));
    }

    // The order is decided per column and borrowed from no neighbour: the caller settles it.
    [TestCase(DateStyle.Detect, true, "2019-04-01")]
    [TestCase(DateStyle.MonthFirst, false, "2019-01-04")]
    [TestCase(DateStyle.DayFirst, false, "2019-04-01")]
    public void Read_UndecidedColumnBesideMonthFirstOnes_IsAnErrorUntilStated(DateStyle stated, bool isError, string expected)
    {
        const string Text = Required + "\nP1;02/13/2015;02/13/2015;01/04/2019;vivante\nP2;01/02/2015;03/04/2015;01/02/2020;vivante\n";
        ImportResult import = CohortFolder.Read(Text, new ImportOptions { DateStyles = ImmutableDictionary<string, DateStyle>.Empty.Add("date_dn", stated) });
        Assert.That(import.Findings.Where(f => f is { Code: "F07", Severity: Severity.Error }).Select(f => f.Column), Is.EqualTo(isError ? new[] { "date_dn" } : []));
        Assert.That(import.Cohort.Histories[0].Patient.LastFollowupDate, Is.EqualTo(TestPatients.Day(expected)));
    }

    [TestCase("13", false)]
    [TestCase("12", true)]
    public void Read_NoDateTellsDayFromMonth_IsOneErrorUntilStated(string day, bool isSaid)
    {
        ImportResult import = CohortFolder.Read(Required + $"\nP1;{day}/02/2015;03/02/2015;04/01/2019;vivante\n");
        Assert.That(import.Findings.Where(f => f.Code == "F07").Select(f => (f.Severity, f.Column)), Is.EqualTo(isSaid ? new[] { (Severity.Error, "date_diagnostic") } : []));
        Assert.That(import.Cohort.Histories[0].Patient.MetastasisDxDate, Is.EqualTo(PartialDate.OfDay(2015, 2, 3)));
        Assert.That(CohortFolder.Read(Required + "\nP1;12/02/2015;03/02/2015;04/01/2019;vivante\n", new ImportOptions { DateStyle = DateStyle.DayFirst }).HasErrors, Is.False);
    }

    [Test]
    public void Read_BothOrdersInOneColumn_IsAnError()
    {
        ImportResult import = CohortFolder.Read(Required + "\nP1;13/02/2015;13/02/2015;14/02/2019;vivante\nP2;13/02/2015;02/13/2015;14/02/2020;vivante\n");
        Assert.That(import.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Code), Is.EqualTo(new[] { "F07", "V03" }));
    }

    [TestCase("1950", "birth_date")]
    [TestCase("2019", "last_followup_date")]
    public void Read_Ddn_IsDecidedByContent(string year, string field)
    {
        ImportResult import = CohortFolder.Read($"id;ddn\nP1;01/02/{year}\n");
        Assert.That(import.Columns[1].Field, Is.EqualTo(field));
        Assert.That(import.Columns[1].Matched, Is.EqualTo(MatchKind.Content));
    }

    [TestCase("70", "pr_percent")]
    [TestCase("RC", "best_response")]
    [TestCase("négatif", "pr_status")]
    public void Read_Rp_IsDecidedByContent(string cell, string field) =>
        Assert.That(CohortFolder.Read($"id;rp\nP1;{cell}\n").Columns[1].Field, Is.EqualTo(field));

    [TestCase("T2", CohortTable.Patients)]
    [TestCase("oui", CohortTable.Treatments)]
    public void Read_Ct_IsDecidedByContent(string cell, CohortTable table) =>
        Assert.That(CohortFolder.Read($"id;ct\nP1;{cell}\n").Columns[1].Table, Is.EqualTo(table));

    [Test]
    public void Read_CodedVitalStatus_IsLearntFromDatedDeaths()
    {
        string rows = "\nP1;01/02/2015;01/02/2015;01/02/2019;2;01/02/2019\nP2;01/02/2015;01/02/2015;01/02/2020;1;\n";
        ImportResult import = CohortFolder.Read(Required + ";date_deces" + rows);
        Assert.That(import.Cohort.Histories.Select(h => h.Patient.VitalStatus), Is.EqualTo(new VitalStatus?[] { VitalStatus.Dead, VitalStatus.Alive }));
        ImportResult undecided = CohortFolder.Read(Required + "\nP1;01/02/2015;01/02/2015;01/02/2019;1\n");
        Assert.That(undecided.Findings.Select(f => f.Code), Does.Contain("V08"));
        ImportResult stated = CohortFolder.Read(Required + "\nP1;01/02/2015;01/02/2015;01/02/2019;1\n", new ImportOptions { DeadCode = "1" });
        Assert.That(stated.Cohort.Histories.Single().Patient.VitalStatus, Is.EqualTo(VitalStatus.Dead));
    }

    [TestCase("Nom")]
    [TestCase("Prénom")]
    [TestCase("N° sécu")]
    [TestCase("e-mail")]
    public void Read_IdentifyingHeader_IsAnErrorAndNotRead(string header)
    {
        ImportResult import = CohortFolder.Read($"id;{header}\nP1;Jeanne\n");
        Finding finding = import.Findings.Single(f => f.Code == "V27");
        Assert.That((finding.Severity, finding.Column, finding.Value), Is.EqualTo((Severity.Error, header, (string?)null)));
        Assert.That(import.Cohort.Histories.Single().Patient.Cells.Extra, Is.Empty);
        Assert.That(CohortFolder.Read($"id;{header}\nP1;Jeanne\n", new ImportOptions { AllowIdentifyingColumns = true }).Findings.Select(f => f.Code), Does.Not.Contain("V27"));
    }

    [TestCase("2 69 05 49 588 157 80")]
    [TestCase("jeanne@example.org")]
    public void Read_IdentifyingCells_AreAnErrorWithoutTheirText(string cell)
    {
        ImportResult import = CohortFolder.Read($"id;code2\nP1;{cell}\n");
        Assert.That(import.Findings.Single(f => f.Code == "V27").Value, Is.Null);
        Assert.That(import.Findings.Select(f => f.ToString()), Has.None.Contains(cell));
    }

    [Test]
    public void Read_DurationsInsteadOfDates_NeedNoDates()
    {
        ImportResult import = CohortFolder.Read("id,pfs_months,pfs_event,os_months,os_event,time_to_mdt_months\nP1,12.5,1,30,0,4.4\nP2,3,1,8,1,\n");
        Assert.That(CohortRules.Check(import).Errors, Is.Zero);
        Patient p = import.Cohort.Histories[0].Patient;
        Assert.That((p.PfsMonths, p.PfsEvent, p.OsMonths, p.OsEvent, p.TimeToMdtMonths), Is.EqualTo((12.5, true, 30.0, false, 4.4)));
    }

    [TestCase("")]
    [TestCase("id;ddn\n")]
    public void Read_EmptyOrHeaderOnly_IsAnErrorNotAnException(string text)
    {
        ImportResult import = CohortFolder.Read(text);
        Assert.That(import.Findings.Select(f => f.Code), Does.Contain("F01"));
        Assert.That(import.Cohort.Count, Is.Zero);
    }

    [Test]
    public void Read_MissingFileOrFolder_PassesThrough()
    {
        using var folder = new CohortFolder();
        Assert.That(() => CohortReader.Read(Path.Combine(folder.Root, "none.csv")), Throws.TypeOf<FileNotFoundException>());
        Assert.That(() => CohortReader.Read(folder.Root), Throws.TypeOf<FileNotFoundException>().With.Message.Contains("patients"));
    }

    [Test]
    public void Read_Twice_GivesTheSameFindings()
    {
        ImportResult once = CohortFolder.Read(French, encoding: Windows1252);
        ImportResult twice = CohortFolder.Read(French, encoding: Windows1252);
        Assert.That(twice.Findings, Is.EqualTo(once.Findings));
        Assert.That(twice.Files, Is.EqualTo(once.Files));
    }

    [Test]
    public void Read_UnknownFieldNamedByTheCaller_IsRefused() =>
        Assert.That(
            () => CohortFolder.Read("id;x\n1;2\n", new ImportOptions { Columns = ImmutableDictionary<string, string>.Empty.Add("x", "no_such_field") }),
            Throws.TypeOf<RequestException>().With.Message.Contains("no_such_field"));

    [Test]
    public void Read_BreastMskPatients_IsReadWithNamedColumns()
    {
        string path = RepositoryPaths.SharedOrIgnore("real-data", "breast-msk-2018", "data_clinical_patient.txt");
        var options = new ImportOptions
        {
            Columns = ImmutableDictionary<string, string>.Empty
                .Add("MENOPAUSAL_STATUS_AT_DIAGNOSIS", "menopausal_status").Add("OS_STATUS", "").Add("VITAL_STATUS", "vital_status"),
        };
        ImportResult import = CohortReader.Read(path, options);
        Assert.That(import.Cohort.Count, Is.EqualTo(1756));
        Assert.That(import.Cohort.Histories.Count(h => h.Patient.TStage is not null), Is.GreaterThan(1000));
        Assert.That(() => CohortRules.Check(import), Throws.Nothing);
    }

    [Test]
    public void Read_TcgaPatients_IsReadWithNamedColumns()
    {
        string path = RepositoryPaths.SharedOrIgnore("real-data", "tcga-brca", "clinical_patient_brca.txt");
        var options = new ImportOptions
        {
            HeaderRows = 3,
            DateStyle = DateStyle.DayOffset,
            Columns = ImmutableDictionary<string, string>.Empty.Add("bcr_patient_barcode", "patient_id").Add("birth_days_to", "birth_date")
                .Add("death_days_to", "death_date").Add("last_contact_days_to", "last_followup_date"),
        };
        ImportResult import = CohortReader.Read(path, options);
        Assert.That(import.Cohort.Count, Is.EqualTo(1097));
        Assert.That(import.Cohort.Histories[0].Patient.BirthDate?.DayOffset, Is.EqualTo(-20211));
        Assert.That(() => CohortRules.Check(import), Throws.Nothing);
    }
}
