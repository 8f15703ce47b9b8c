using static Oncology.Cohort.Tests.XlsxMaker;

namespace Oncology.Cohort.Tests;

/// <summary>Cells that hospitals write in their own way: formulas without value, commas in doses, schedules, drug doses, file numbers.</summary>
public sealed class AwkwardCellTests
{
    [Test]
    public void Formula_WithoutStoredValue_IsAFinding()
    {
        byte[] bytes = Workbook(("patients",
        [
            [Text("id"), Text("age"), Text("sexe"), Text("centre")],
            [Text("P1"), "><f>2*30</f>", Formula("1+1", 2), "t=\"str\"><f>T(A1)</f><v></v>"],
            [Text("P2"), "><f t=\"shared\" si=\"0\"/><v/>", null, null],
        ]));
        (CohortTable, DelimitedFile) table = CohortFiles.Sheets(Oncology.Cohort.Workbook.Read(bytes, "c.xlsx", new FileFormat())).Single();
        ImportResult import = CohortReader.ReadFiles([table], isFlat: true, new ImportOptions());
        Assert.That(import.Findings.Where(f => f.Code == "F10").Select(f => (f.Row, f.Column, f.Value)), Is.EqualTo(new[] { ((int?)2, "age", "=2*30"), (3, "age", "=") }));
    }

    // The comma groups thousands where other cells show the point, and the point where others show the comma.
    [TestCase(",", "6,100|50.4|5040", new[] { 6100, 50.4, 5040 })]
    [TestCase(";", "6.100|50,4|5040", new[] { 6100, 50.4, 5040 })]
    [TestCase(";", "6 100|50,4|5040", new[] { 6100, 50.4, 5040 })]
    public void Dose_GroupSign_IsThatOfTheColumn(string delimiter, string cells, double[] doses)
    {
        ImportResult import = Doses(delimiter, cells);
        Assert.That(import.Cohort.Histories.Select(h => h.Treatments.Single().TotalDoseGy), Is.EqualTo(doses.Select(d => (double?)d)));
        Assert.That(import.Findings.Select(f => f.Code), Does.Not.Contain("F16").And.Not.Contain("V03"));
    }

    [Test]
    public void Dose_WithCommasThatNothingSettles_IsAFindingOfTheColumn()
    {
        ImportResult import = Doses(";", "6,100|5040");
        Assert.That(import.Findings.Single(f => f.Code == "F16").Column, Is.EqualTo("mdt1_dose"));
        using var folder = new CohortFolder();
        string path = folder.Write("c.csv", "id;mdt1_dose\nP0;6,100\nP1;5040\n");
        Assert.That(CohortReader.Read(path, new ImportOptions { Decimal = ',' }).Findings.Select(f => f.Code), Does.Not.Contain("F16"));
    }

    [TestCase("27/3", 27, 3)]
    [TestCase("3x9 Gy", 27, 3)]
    [TestCase("3 x 9", 27, 3)]
    [TestCase("30 Gy / 10 fr", 30, 10)]
    [TestCase("30 Gy en 10 séances", 30, 10)]
    [TestCase("5 fractions de 7 Gy", 35, 5)]
    [TestCase("9 Gy x 3", 27, 3)]
    public void Dose_WrittenAsASchedule_IsReadAsOne(string text, double total, int fractions)
    {
        ImportResult import = Doses(";", text);
        Treatment row = import.Cohort.Histories.Single().Treatments.Single();
        Assert.That((row.TotalDoseGy, row.Schedule), Is.EqualTo(((double?)null, text)));
        Assert.That(RadiationDose.Derive(row, ClinicalConventions.Toulouse).Value, Is.EqualTo(new FractionatedDose(total, fractions)));
        Assert.That(import.Findings.Select(f => f.Code), Does.Not.Contain("V03"));
    }

    [TestCase("40/48")]
    [TestCase("42.5+10")]
    public void Dose_ThatIsNoSchedule_IsAFinding(string text) => Assert.That(Doses(";", text).Findings.Single(f => f.Code == "V03").Value, Is.EqualTo(text));

    [TestCase("systemic", "", true)]
    [TestCase("mdt", "mg", true)]
    [TestCase("mdt", "", false)]
    [TestCase("mdt", "Gy", false)]
    public void Dose_OfADrug_IsNotReadAsGray(string kind, string unit, bool isDrug)
    {
        using var folder = new CohortFolder(("patients.csv", "id\nP1\n"), ("treatments.csv", $"id,kind,total_dose,unit\nP1,{kind},50,{unit}\n"));
        ImportResult import = CohortReader.Read(folder.Root);
        Assert.That(import.Cohort.Histories[0].Treatments.Single().TotalDoseGy, Is.EqualTo(isDrug ? null : 50.0));
        Assert.That(CohortRules.Check(import).Findings.Any(f => f.Code == "V14" && f.Message.English.Contains("not read as Gy", StringComparison.Ordinal)), Is.EqualTo(isDrug));
    }

    [TestCase("1 à 3")]
    [TestCase("1-3")]
    [TestCase("> 5")]
    [TestCase("plusieurs")]
    public void Count_ThatIsOpen_IsUnknownAndSaid(string text)
    {
        ImportResult import = CohortFolder.Read($"id;nb_meta;met1_organ;met1_n_lesions\nP1;{text};os;{text}\n");
        PatientHistory history = import.Cohort.Histories.Single();
        Assert.That((history.Patient.NMetastases, history.Patient.MissingKindOf("n_metastases"), history.Lesions.Single().MissingKindOf("n_lesions")), Is.EqualTo(((int?)null, MissingKind.Unknown, MissingKind.Unknown)));
        Assert.That(import.Findings.Where(f => f.Code == "V03").Select(f => (f.Severity, f.Value)), Is.EqualTo(new[] { (Severity.Warning, text), (Severity.Warning, text) }));
        Assert.That(LesionCount.Derive(history, ClinicalConventions.Toulouse).Value.Metastases, Is.Null);
    }

    // Letters and accents apart, as a Mac writes them.
    [Test]
    public void AccentsApart_AreReadAsOneSign()
    {
        ImportResult import = CohortFolder.Read("id;Âge;Ki67;Décès le;État;nb méta\nP1;61;10 à 20;03/02/2018;décédée;1 à 3\n".Normalize(System.Text.NormalizationForm.FormD));
        Patient patient = import.Cohort.Histories.Single().Patient;
        Assert.That((patient.Age, patient.Ki67Percent, patient.VitalStatus), Is.EqualTo(((double?)61, (BoundedNumber?)BoundedNumber.Between(10, 20), (VitalStatus?)VitalStatus.Dead)));
        Assert.That(import.Findings.Single(f => f.Code == "V03").Value, Is.EqualTo("1 à 3"));
    }

    [TestCase("Taille méta 1 (mm)", "size_mm")]
    [TestCase("taille_meta_1_cm", "size_mm")]
    [TestCase("Date MDT", "start_date")]
    [TestCase("Dose totale MDT", "total_dose_gy")]
    [TestCase("mdt1_type", "modality")]
    [TestCase("Dernières nouvelles", "last_followup_date")]
    [TestCase("Statut", "vital_status")]
    [TestCase("Date diagnostic méta", "metastasis_dx_date")]
    public void Header_IsReadAsItsField(string header, string field) => Assert.That(CohortFolder.Read($"id;{header}\nP1;\n").Columns[1].Field, Is.EqualTo(field));

    [Test]
    public void FileNumber_ServesAsTheCodeWhereThereIsNoOther()
    {
        ImportResult alone = CohortFolder.Read("N° dossier;sexe\n0123;F\n");
        Assert.That(alone.Cohort.Histories.Single().PatientId, Is.EqualTo("0123"));
        Assert.That(alone.Findings.Single(f => f.Code == "V27").Severity, Is.EqualTo(Severity.Warning));
        ImportResult beside = CohortFolder.Read("id;N° dossier;sexe\nP1;0123;F\n");
        Assert.That(beside.Cohort.Histories.Single().PatientId, Is.EqualTo("P1"));
        Assert.That(beside.Findings.Single(f => f.Code == "V27").Severity, Is.EqualTo(Severity.Error));
    }

    // Born 1 May 1960: 54 on the day before the birthday, 55 on it.
    [TestCase("30/04/2015", "", 54)]
    [TestCase("01/05/2015", "", 55)]
    [TestCase("01/05/2015", "61", 61)]
    public void Age_ComesFromTheDates(string metastasis, string stated, int age)
    {
        PatientHistory history = CohortFolder.Read($"id;date_naissance;date_metastase;age\nP1;01/05/1960;{metastasis};{stated}\n").Cohort.Histories.Single();
        Assert.That(AgeAtDiagnosis.Derive(history, ClinicalConventions.Toulouse).Value, Is.EqualTo(age));
    }

    private static ImportResult Doses(string delimiter, string cells) => CohortFolder.Read(
        $"id{delimiter}mdt1_dose\n" + string.Concat(cells.Split('|').Select((c, i) => FormattableString.Invariant($"P{i}{delimiter}{(c.Contains(delimiter, StringComparison.Ordinal) ? $"\"{c}\"" : c)}\n"))));
}
