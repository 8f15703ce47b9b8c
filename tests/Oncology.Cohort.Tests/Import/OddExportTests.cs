using System.Collections;
using System.Globalization;
using System.Text;

namespace Oncology.Cohort.Tests;

/// <summary>Exports as hospitals send them: what is wrong is said, nothing is lost in silence, and flat to long to flat keeps every value. All data are invented.</summary>
public sealed class OddExportTests
{
    private const string Titles = "Export du 03/02/2021;;;;;\nService d'oncologie;;;;;\n";
    private const string Plain = "patient_id;age;date_diagnostic;date_metastase;statut_vital;date_dn\nP1;51,5;02/01/2015;03/02/2016;vivante;01/01/2020\nP2;62;06/05/2014;08/07/2015;pdv;01/01/2018\n";

    private static readonly object[][] Exports =
    [
        ["Windows-1252, decimal comma, cm, merged words", "windows-1252", "id;Âge;Date diagnostic primitif;Date métastase;Statut vital;Date dernières nouvelles;Date de décès;RE (%);HER2;Progression;Date progression;Méta 1 organe;Méta 1 taille (cm)\r\nA1;52,5;15/01/2015;20/01/2016;décédée;12/06/2019;12/06/2019;80;2+;Oui;03/04/2017;rachis L3;2,5\r\nA2;61;03/2016;01/04/2016;vivante;30/06/2020;;<10;0;non;;foie;0,8\r\nA3;47;2014;15/05/16;en vie;01/07/20;;30-60;3+;OUI ;15/08/17;os+foie;1,0\r\n;;;;;;;;;;;;\r\n", 3],
        ["UTF-16", "utf-16", Plain.Replace(';', '\t'), 2],
        ["headers in row 3", "utf-8", Titles + Plain, 2],
        ["headers in row 4, titles of one cell", "utf-8", "Export du 03/02/2021\nService d'oncologie\n\n" + Plain, 2],
        ["two-digit years", "utf-8", "id;date_naissance;date_diagnostic;date_metastase;statut_vital;date_dn\nP1;03/04/45;15/01/15;20/01/16;vivante;12/06/19\nP2;03/04/28;15/01/14;20/01/15;vivante;12/06/19\n", 2],
        ["quoted decimal commas", "utf-8", "patient_id,age,primary_dx_date,metastasis_dx_date,er_percent,pr_percent,met1_organ,met1_size_mm,ki67,vital_status,last_followup_date\nP1,\"52,5\",2015-01,2016-02-03,<10,30-60,bone,\"12,5\",~15,alive,2020\nP2,\"61,0\",2014,2015-07-08,>90,0,liver,\"8,0\",14,lost,2018-01-01\n", 2],
        ["mark and NUL within", "utf-8", Plain.Replace("\nP2", "\n\uFEFFP2", StringComparison.Ordinal).Replace("pdv", "pdv\0", StringComparison.Ordinal), 2],
        ["unbalanced quotation mark", "utf-8", Plain.Replace("vivante", "\"vivante", StringComparison.Ordinal), 1],
        ["formula cells", "utf-8", "patient_id;centre;remarque;date_diagnostic;date_metastase;statut_vital;date_dn\nP1;=1+1;@SUM(1);02/01/2015;03/02/2016;vivante;01/01/2020\n+P2;+33;-2+3;06/05/2014;08/07/2015;pdv;01/01/2018\n", 2],
        ["REDCap with checkboxes and repeated instruments", "utf-8", "record_id,redcap_repeat_instrument,redcap_repeat_instance,sexe,date_diagnostic,date_metastase,statut_vital,date_dn,img_pet___1,organe,taille_mm,type_ttt,date_debut,molecules\n1,,,F,2015-01-02,2016-02-03,vivante,2020-01-01,1,,,,,\n1,lesions,1,,,,,,,os,12,,,\n1,lesions,2,,,,,,,foie,8,,,\n1,traitements,1,,,,,,,,,systemic,2016-03-01,letrozole\n2,,,F,2014-05-06,2015-07-08,vivante,2018-01-01,0,,,,,\n2,lesions,1,,,,,,,poumon,9,,,\n", 2],
        ["carriage returns, tabs", "utf-8", Plain.Replace(';', '\t').Replace('\n', '\r'), 2],
    ];

    [TestCaseSource(nameof(Exports))]
    public void Read_OddExport_KeepsItsPatientsAndRoundTrips(string what, string encoding, string text, int patients)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Encoding known = Encoding.GetEncoding(encoding);
        using var folder = new CohortFolder();
        string path = Path.Combine(folder.Root, "cohorte.csv");
        File.WriteAllBytes(path, encoding == "utf-16" ? [.. known.GetPreamble(), .. known.GetBytes(text)] : known.GetBytes(text));

        ImportResult import = CohortReader.Read(path);
        PatientCohort flat = Again(import.Cohort, CohortLayout.Flat);
        PatientCohort tables = Again(flat, CohortLayout.Long);

        Assert.That(import.Cohort.Count, Is.EqualTo(patients), what);
        Assert.That(import.Findings.Select(f => f.Code), Does.Not.Contain("V02"), what);
        Assert.That(() => CohortRules.Check(import), Throws.Nothing);
        Assert.That(Values(flat), Is.EqualTo(Values(import.Cohort)), what);
        Assert.That(Values(tables), Is.EqualTo(Values(import.Cohort)), what);
        Assert.That(Values(Again(tables, CohortLayout.Flat)), Is.EqualTo(Values(import.Cohort)), what);
    }

    [Test]
    public void Read_LinesAboveTheHeaders_AreCountedAndLineNumbersAreThoseOfTheFile()
    {
        ImportResult import = CohortFolder.Read(Titles + Plain.Replace("51,5", "beaucoup", StringComparison.Ordinal));

        Assert.That(import.Findings.Single(f => f.Code == "F05").Message.English, Is.EqualTo("Lines of text above the headers were skipped: 2."));
        Assert.That(import.Findings.Single(f => f.Code == "V03").Row, Is.EqualTo(4));
    }

    [Test]
    public void Read_OneColumnOrUnknownHeaders_HasNoTitle()
    {
        Assert.That(CohortFolder.Read("patient_id\nP1\nP2\n").Cohort.Count, Is.EqualTo(2));
        Assert.That(CohortFolder.Read("note\nid;age\n1;2\n").Findings.Select(f => f.Code), Does.Not.Contain("F05"), "two names are not enough");
    }

    [Test]
    public void Read_WorkbookWithTitlesAndOtherSheets_SaysWhatWasNotRead()
    {
        string?[][] patients =
        [
            [XlsxMaker.Text("Export 2021")], [XlsxMaker.Text("patient_id"), XlsxMaker.Text("âge"), XlsxMaker.Text("date_diagnostic"), XlsxMaker.Text("date_métastase")],
            [XlsxMaker.Text("P1"), XlsxMaker.Formula("50+1", 51), XlsxMaker.Number(42006, 1), XlsxMaker.Number(42403, 1)],
        ];
        using var folder = new CohortFolder();
        string path = Path.Combine(folder.Root, "cohorte.xlsx");
        File.WriteAllBytes(path, XlsxMaker.Workbook(("Patients", patients), ("Lésions", [[XlsxMaker.Text("patient_id"), XlsxMaker.Text("organe")], [XlsxMaker.Text("P1"), XlsxMaker.Text("os")]]), ("Brouillon", [[XlsxMaker.Text("à revoir")]])));

        ImportResult import = CohortReader.Read(path);

        Assert.That(import.Cohort.Histories.Single() is { Patient.Age: 51, Lesions: [{ Organ: Organ.Bone }] });
        Assert.That(import.Findings.Where(f => f.Code == "F13").Select(f => (f.Severity, f.File)), Is.EqualTo(new[] { (Severity.Warning, "cohorte.xlsx, Brouillon") }));
        Assert.That(import.Findings.Select(f => f.Code), Does.Contain("F05"));
    }

    // 1.2 as a number beside "0,8" as text, as spreadsheets of two hands hold them.
    [Test]
    public void Read_WorkbookWithNumbersAndTypedCommas_ReadsBoth()
    {
        string?[][] rows =
        [
            [XlsxMaker.Text("patient_id"), XlsxMaker.Text("met1_organe"), XlsxMaker.Text("met1_taille_cm"), XlsxMaker.Text("age")],
            [XlsxMaker.Text("P1"), XlsxMaker.Text("os"), XlsxMaker.Number(1.2), XlsxMaker.Number(51.5)],
            [XlsxMaker.Text("P2"), XlsxMaker.Text("foie"), XlsxMaker.Text("0,8"), XlsxMaker.Number(62)],
        ];
        using var folder = new CohortFolder();
        string path = Path.Combine(folder.Root, "cohorte.xlsx");
        File.WriteAllBytes(path, XlsxMaker.Workbook(("Feuil1", rows)));

        ImportResult import = CohortReader.Read(path);

        Assert.That(import.Cohort.Histories.Select(h => (h.Lesions[0].SizeMm?.Value, h.Patient.Age)), Is.EqualTo(new (double?, double?)[] { (12, 51.5), (8, 62) }));
        Assert.That(import.Findings.Select(f => f.Code), Does.Not.Contain("V03"));
    }

    // Two header lines (the upper one merged over groups), totals below, and a list sheet that is no table.
    [Test]
    public void Read_WorkbookWithTwoHeaderLinesAndTotals_KeepsThePatientsAndRoundTrips()
    {
        static string?[] Row(params string[] cells) => [.. cells.Select(c => c.Length == 0 ? null : XlsxMaker.Text(c))];
        string?[][] patients =
        [
            Row("Cohorte 2021"), Row("Identité", "", "Dates", "", "Suivi", ""), Row("Id", "Sexe", "Date diag primitif", "Date diag méta", "Statut vital", "Date DN"),
            [XlsxMaker.Text("P1"), XlsxMaker.Text("F"), XlsxMaker.Number(40923, 1), XlsxMaker.Number(42389, 1), XlsxMaker.Text("vivante"), XlsxMaker.Number(43628, 1)],
            Row("P2", "F", "16/01/2012", "20/01/2016", "perdue de vue", "11/06/2019"), Row("Total", "2", "", "", "", ""),
        ];
        using var folder = new CohortFolder();
        string path = Path.Combine(folder.Root, "cohorte.xlsx");
        File.WriteAllBytes(path, XlsxMaker.Workbook(("Patients", patients), ("Lésions", [Row("Id", "Organe", "Taille (mm)"), Row("P1", "vertèbre L3", "12,5"), Row("P2", "foie", "8")])));

        ImportResult import = CohortReader.Read(path);
        PatientCohort flat = Again(import.Cohort, CohortLayout.Flat);
        PatientCohort tables = Again(flat, CohortLayout.Long);

        Assert.That(import.Cohort.Histories.Select(h => (h.PatientId, h.Patient.PrimaryDxDate?.ToString())), Is.EqualTo(new[] { ("P1", "2012-01-15"), ("P2", "2012-01-16") }));
        Assert.That(import.Findings.Where(f => f.Code is "F05" or "V01").Select(f => (f.Code, f.Severity, f.Row)), Is.EqualTo(new (string, Severity, int?)[]
        {
            ("F05", Severity.Information, null), ("V01", Severity.Warning, 6),
        }));
        Assert.That(import.Findings.Select(f => f.Code), Does.Not.Contain("V03"), "the 2 below the sexes is a total");
        Assert.That(import.Counts[0], Is.EqualTo(new TableCount(CohortTable.Patients, 3, 2, 1)));
        Assert.That(Values(flat), Is.EqualTo(Values(import.Cohort)));
        Assert.That(Values(tables), Is.EqualTo(Values(import.Cohort)));
        Assert.That(Values(Again(tables, CohortLayout.Flat)), Is.EqualTo(Values(import.Cohort)));
    }

    [TestCase("Identité;;Maladie;;Suivi;\n", true)]
    [TestCase("id;x;Maladie;;Suivi;\n", false)]
    public void Read_LineOfGroupsAboveTheHeaders_IsSkippedUnlessItNamesAField(string above, bool isSkipped) =>
        Assert.That(CohortFolder.Read(above + Plain).Findings.Select(f => f.Code), isSkipped ? Does.Contain("F05").And.Not.Contain("V02") : Does.Contain("V02"));

    // Without permission the columns are not read and each is an error; with it nothing is lost on the way.
    [TestCase(false)]
    [TestCase(true)]
    public void Read_IdentifyingColumns_AreReadOnlyWithPermissionAndThenRoundTrip(bool isAllowed)
    {
        const string Text = "patient_id;nom;NIR;email;date_diagnostic;date_metastase;statut_vital;date_dn\nP1;EXEMPLE;260127512345678;a@exemple.fr;15/01/2012;20/01/2016;vivante;12/06/2019\n";
        var options = new ImportOptions { AllowIdentifyingColumns = isAllowed };
        ImportResult import = CohortFolder.Read(Text, options);
        PatientCohort flat = CohortFolder.Read(CohortWriter.ToFiles(import.Cohort, CohortLayout.Flat)[0].Text, options).Cohort;
        PatientCohort tables = CohortFolder.Read(CohortWriter.ToFiles(flat, CohortLayout.Long)[0].Text, options).Cohort;

        Assert.That(import.Findings.Where(f => f.Code == "V27").Select(f => (f.Severity, f.Column)), Is.EqualTo(isAllowed ? [] : new[] { (Severity.Error, "nom"), (Severity.Error, "NIR"), (Severity.Error, "email") }));
        Assert.That(import.Cohort.Histories[0].Patient.Cells.Extra.Keys.Order(StringComparer.Ordinal), Is.EqualTo(isAllowed ? new[] { "NIR", "email", "nom" } : []));
        Assert.That(Values(flat), Is.EqualTo(Values(import.Cohort)));
        Assert.That(Values(tables), Is.EqualTo(Values(import.Cohort)));
    }

    [Test]
    public void Read_Folder_NamesAreComparedAsHeadersAndOtherFilesAreNamed()
    {
        using var folder = new CohortFolder();
        folder.Write("Patients.CSV", Plain);
        folder.Write("Lésions.csv", "patient_id;organe\nP1;os\n");
        folder.Write("posologies.csv", "patient_id;type_ttt\nP1;systemic\n");
        folder.Write("LISEZMOI.md", "rien");

        ImportResult import = CohortReader.Read(folder.Root);

        Assert.That(import.Cohort.Histories[0].Lesions, Has.Length.EqualTo(1));
        Assert.That(import.Findings.Where(f => f.Code == "F13").Select(f => f.File), Is.EqualTo(new[] { "posologies.csv" }));
    }

    [Test]
    public void Read_RequiredColumnUnderAnotherName_NamesTheColumnThatResemblesIt()
    {
        Finding absent = CohortFolder.Read("id;date_diagnostik;date_metastase;statut_vital;date_dn\nP1;02/01/2015;03/02/2016;vivante;01/01/2020\n").Findings.Single(f => f.Code == "V02");

        Assert.That(absent.Suggestion, Is.EqualTo("date_diagnostik"));
        Assert.That(absent.Message.French, Does.Contain("Est-ce la colonne « date_diagnostik » ?"));
    }

    private static PatientCohort Again(PatientCohort cohort, CohortLayout layout)
    {
        using var folder = new CohortFolder();
        string path = Path.Combine(folder.Root, layout == CohortLayout.Flat ? "flat.csv" : "long");
        CohortWriter.Write(cohort, path, layout, Survival.Language.French);
        return CohortReader.Read(path).Cohort;
    }

    private static string[] Values(PatientCohort cohort) =>
    [
        .. cohort.Histories.SelectMany(h => Enum.GetValues<CohortTable>().SelectMany(t => CohortRow.Of(h, t).SelectMany(r =>
            Fields.Of(t).Select(f => $"{h.PatientId} {t} {f.Name} {Text(r.ValueOf(f.Name))}")))),
        .. cohort.Histories.SelectMany(h => h.Patient.Cells.Extra.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{h.PatientId} {e.Key} {e.Value}")),
    ];

    private static string Text(object? value) => value switch
    {
        null => "-",
        string text => text,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => string.Join('|', list.Cast<object>()),
        _ => value.ToString()!,
    };

    // One row per lesion: a treatment repeated with equal cells is one treatment; with other values it is an error, and its lesion is used.
    [TestCase("oui;20/03/2016", 0)]
    [TestCase(";", 0)]
    [TestCase("oui;21/03/2016", 1)]
    public void Read_OneRowPerLesion_TakesARepeatedTreatmentOnce(string second, int refused)
    {
        ImportResult import = CohortFolder.Read(
            $"id;organe;ht;ht_debut;lab1_test;lab1_value;lab1_date\n1;os;oui;20/03/2016;Hb;12;01/03/2016\n1;foie;{second};Hb;12;01/03/2016\n");
        PatientHistory history = import.Cohort.Histories.Single();

        Assert.That(history.Lesions.Select(l => l.Organ), Is.EqualTo(new Organ?[] { Organ.Bone, Organ.Liver }));
        Assert.That((history.Treatments.Length, history.Labs.Length), Is.EqualTo((1, 1)));
        Assert.That(history.Treatments[0].StartDate, Is.EqualTo(PartialDate.OfDay(2016, 3, 20)));
        Assert.That(import.Findings.Count(f => f.Code == "V01"), Is.EqualTo(refused));
    }

    [TestCase("Patientes", "Lésions", "Traitements", "Événements", "Biologie")]
    [TestCase("PATIENTE", "Métastases", "traitement", "evenement", "Labo")]
    [TestCase("Patient", "Lésion", "Treatment", "Événement", "Laboratoire")]
    public void Read_FolderWithFrenchNames_FindsEachTable(params string[] names)
    {
        string[] texts = ["id;sexe\n1;F\n", "id;organe\n1;os\n", "id;kind;start_date\n1;systemic;20/03/2016\n", "id;event_type;event_date\n1;progression;20/03/2017\n", "id;test;value;date\n1;Hb;12;20/03/2016\n"];
        using var folder = new CohortFolder([.. names.Zip(texts, (name, text) => (name + ".csv", text))]);
        ImportResult import = CohortReader.Read(folder.Root);
        Assert.That(import.Counts.Select(c => c.Kept), Is.All.EqualTo(1));
        Assert.That(import.Findings.Select(f => f.Code), Has.No.Member("F13"));
    }
}
