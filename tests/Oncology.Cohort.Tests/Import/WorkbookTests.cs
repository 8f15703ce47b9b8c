using System.IO.Compression;
using static Oncology.Cohort.Tests.XlsxMaker;

namespace Oncology.Cohort.Tests;

public sealed class WorkbookTests
{
    private static ImportResult Read(byte[] bytes, ImportOptions? options = null)
    {
        using var folder = new CohortFolder();
        string path = Path.Combine(folder.Root, "cohorte.xlsx");
        File.WriteAllBytes(path, bytes);
        return CohortReader.Read(path, options);
    }

    private static string?[] Texts(params string[] cells) => [.. cells.Select(Text)];

    [Test]
    public void Read_FlatSheet_ReadsDatesNumbersPercentagesAndFormulas()
    {
        // 42502 is 12 May 2016; 0.8 shown as 80 % is 80 percent; the formula has its stored value.
        ImportResult import = Read(Workbook(("Feuil1",
        [
            Texts("id", "date_diagnostic", "date_metastase", "date_dn", "statut_vital", "re_pct", "age", "Remarque", "HER2"),
            [Text("P1"), Number(42502, 1), Text("13/06/2016"), Number(43000, 1), Text("vivante"), Number(0.8, 2), Formula("20+31.5", 51.5), Text("=1+1"), Number(3)],
            [],
            [Text("P2"), Number(42502, 1), Text("14/06/2016"), Number(43000, 1), Text("vivante"), Error("#N/A"), Number(300), null, Number(2)],
        ])));
        Patient p = import.Cohort.Histories[0].Patient;
        Assert.That(p.PrimaryDxDate, Is.EqualTo(PartialDate.OfDay(2016, 5, 12)));
        Assert.That(p.MetastasisDxDate, Is.EqualTo(PartialDate.OfDay(2016, 6, 13)));
        Assert.That(p.ErPercent, Is.EqualTo(BoundedNumber.Exactly(80)));
        Assert.That((p.Age, p.Her2Ihc), Is.EqualTo((51.5, Her2Ihc.Score3)));
        Assert.That(import.Files.Single().Name, Is.EqualTo("cohorte.xlsx, Feuil1"));
        Assert.That(
            import.Findings.Where(f => f.Severity == Severity.Error).Select(f => (f.Code, f.Row, f.Column, f.Cell, f.Value)),
            Is.EquivalentTo(new (string, int?, string?, string?, string?)[] { ("F10", 4, "re_pct", "F4", "#N/A"), ("V03", 4, "age", "G4", "300") }));
    }

    [Test]
    public void Read_SheetsNamedAsTables_JoinsThem()
    {
        ImportResult import = Read(Workbook(
            ("notes", [Texts("anything")]),
            ("Lésions", [Texts("patient_id", "lesion_id", "organ"), Texts("P1", "a", "foie")]),
            ("Patients", [Texts("patient_id", "primary_dx_date"), Texts("P1", "2015-01-15")]),
            ("Traitements", [Texts("patient_id", "kind", "start_date"), Texts("P1", "systemic", "2015-02-01")])));
        Assert.That(import.Files.Select(f => f.Name), Is.EqualTo(new[] { "cohorte.xlsx, Patients", "cohorte.xlsx, Lésions", "cohorte.xlsx, Traitements" }));
        Assert.That(import.Cohort.Histories.Single().Lesions.Single().Organ, Is.EqualTo(Organ.Liver));
        Assert.That(import.Cohort.Histories.Single().Treatments.Single().Kind, Is.EqualTo(TreatmentKind.Systemic));
    }

    [Test]
    public void Read_SeveralSheetsWithoutPatients_IsRefusedWithTheirNames()
    {
        ImportResult import = Read(Workbook(("A", [Texts("x")]), ("B", [Texts("y")])));
        Assert.That(import.Findings.Single(f => f.Code == "F09").Message.English, Does.Contain("A, B"));
    }

    [TestCase("")]
    [TestCase("PK\u0003\u0004 not an archive")]
    [TestCase("id;x\n1;2\n")]
    public void Read_NoWorkbook_IsAFinding(string text) =>
        Assert.That(Read(System.Text.Encoding.Latin1.GetBytes(text)).Findings.Select(f => f.Code), Does.Contain("F09"));

    [Test]
    public void Read_ArchiveThatUnpacksBeyondTheLimit_IsRefused()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Optimal).Open();
            for (int i = 0; i < 300; i++)
            {
                entry.Write(new byte[100_000]);
            }
        }

        Assert.That(stream.Length, Is.LessThan(200_000));
        ImportResult import = Read(stream.ToArray(), new ImportOptions { MaxFileBytes = 20_000_000 });
        Assert.That(import.Findings.Single(f => f.Code == "F09").Message.English, Does.Contain("MaxFileBytes"));
    }

    [Test]
    public void Read_FarAwayCell_StaysWithinTheLimits()
    {
        ImportResult import = Read(Workbook(("s", [[.. Enumerable.Repeat<string?>(null, 16_000), Text("x")]])));
        Assert.That(import.Findings.Select(f => f.Code), Does.Contain("F09"));
    }
}
