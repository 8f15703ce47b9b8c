namespace Oncology.Cohort.Tests;

/// <summary>Forms of public studies: cBioPortal's two tables and its status words, months instead of dates, the three header rows of the Genomic Data Commons.</summary>
public sealed class PublicStudyTests
{
    [Test]
    public void CBioPortalFolder_HasTheSamplesBesideTheirPatients()
    {
        using var folder = new CohortFolder(
            ("data_clinical_patient.txt", "#Patient\tStatus\tMonths\n#STRING\tSTRING\tNUMBER\nPATIENT_ID\tVITAL_STATUS\tOS_STATUS\tOS_MONTHS\nP1\t1:DECEASED\t1:DECEASED\t12.5\nP2\t0:LIVING\t0:LIVING\t30\n"),
            ("data_clinical_sample.txt", "PATIENT_ID\tSAMPLE_ID\tER_PCT\nP2\tS1\t80\nP2\tS2\t0\nP1\tS3\t5\nP3\tS4\t1\n"));
        ImportResult import = CohortReader.Read(folder.Root);

        Assert.That(import.Cohort.Histories.Select(h => (h.PatientId, h.Patient.VitalStatus, h.Patient.OsEvent, h.Patient.OsMonths, h.Patient.ErPercent?.Lower)), Is.EqualTo(new[]
        {
            ("P1", (VitalStatus?)VitalStatus.Dead, (bool?)true, (double?)12.5, (double?)5), ("P2", VitalStatus.Alive, false, 30, 80),
        }));
        Patient second = import.Cohort.Histories[1].Patient;
        Assert.That(second.Cells.SourceOf("er_percent"), Is.EqualTo(new SourceCell("data_clinical_sample.txt", 2, "ER_PCT", "80")));
        Assert.That(second.Cells.Extra, Does.ContainKey("SAMPLE_ID").WithValue("S1"));
        Assert.That(import.Findings.Where(f => f.Code is "F15" or "V01").Select(f => (f.Code, f.Row, f.PatientId)), Is.EqualTo(new[] { ("F15", (int?)3, "P2"), ("V01", 5, "P3") }));
        Assert.That(import.Counts[0], Is.EqualTo(new TableCount(CohortTable.Patients, 4, 2, 2)));
    }

    [Test]
    public void FurtherFile_ThatDiffers_IsAFinding()
    {
        using var folder = new CohortFolder(("a.csv", "id,sexe,grade\nP1,F,2\n"), ("b.csv", "id,sexe,ki67\nP1,M,20\n"));
        ImportResult import = CohortReader.Read(folder.Root, new ImportOptions { Tables = [new(CohortTable.Patients, "a.csv"), new(CohortTable.Patients, "b.csv")] });
        Assert.That(import.Cohort.Histories[0].Patient.Sex, Is.EqualTo(Sex.Female));
        Assert.That(import.Cohort.Histories[0].Patient.Ki67Percent?.Lower, Is.EqualTo(20));
        Assert.That(import.Findings.Single(f => f.Code == "F15"), Has.Property("Value").EqualTo("M").And.Property("Column").EqualTo("sexe"));
    }

    // 6.0 months are 182.6 days: completed days keep them within six months, 6.1 months (185.7 days) are beyond.
    [TestCase("6.0", 182)]
    [TestCase("6,1", 185)]
    [TestCase("-0.5", -16)]
    public void Months_AreCompletedDays(string text, int days)
    {
        Assert.That(DateText.TryParse(text, DateStyle.MonthOffset, isBirth: false, out PartialDate date));
        Assert.That(date, Is.EqualTo(PartialDate.OfDayOffset(days)));
    }

    [Test]
    public void DerivedField_IsReadWhereTheConditionHolds()
    {
        using var folder = new CohortFolder(("cohort.csv", "id,etat,fin\nP1,décédé,100\nP2,vivant,200\n"));
        ImportResult import = CohortReader.Read(Path.Combine(folder.Root, "cohort.csv"), ImportFile.Parse(
            """{ "columns": { "fin": "last_followup_date" }, "derive": [{ "name": "death_date", "when": { "etat": "Decede" }, "then": "fin" }], "dateOrder": "day-offset" }""", "i.json", "."));
        Assert.That(import.Cohort.Histories.Select(h => h.Patient.DeathDate?.DayOffset), Is.EqualTo(new int?[] { 100, null }));
        Assert.That(import.Cohort.Histories[0].Patient.Cells.SourceOf("death_date")?.Column, Is.EqualTo("fin (death_date)"));
        Assert.That(() => CohortRules.Check(import), Throws.Nothing);
    }

    [Test]
    public void GdcFile_HasThreeHeaderRows()
    {
        using var folder = new CohortFolder(("cohort.txt", "bcr_patient_barcode\tgender\nbcr_patient_barcode\tgender\nCDE_ID:2003301\tCDE_ID:2200604\nTCGA-1\tFEMALE\n"));
        ImportResult import = CohortReader.Read(Path.Combine(folder.Root, "cohort.txt"), ImportFile.Parse("""{ "columns": { "bcr_patient_barcode": "patient_id" } }""", "i.json", "."));
        Assert.That(import.Cohort.Histories.Single().PatientId, Is.EqualTo("TCGA-1"));
    }

    [Test]
    public void GivenValues_HoldWhereTheCellIsEmpty()
    {
        using var folder = new CohortFolder(("p.csv", "id\nP1\n"), ("t.csv", "id,molecules,type_ttt\nP1,letrozole,\nP1,RT,palliative_rt\n"));
        ImportResult import = CohortReader.Read(folder.Root, ImportFile.Parse(
            """{ "tables": { "patients": { "file": "p.csv", "values": { "primary_dx_date": "day 0" } }, "treatments": { "file": "t.csv", "values": { "kind": "systemic" } } } }""", "i.json", "."));
        Assert.That(import.Cohort.Histories[0].Treatments.Select(t => t.Kind), Is.EqualTo(new[] { TreatmentKind.Systemic, TreatmentKind.PalliativeRadiotherapy }));
        Assert.That(import.Cohort.Histories[0].Patient.PrimaryDxDate, Is.EqualTo(PartialDate.OfDayOffset(0)));
        Assert.That(import.Findings.Where(f => f is { Code: "V02", Column: "kind" or "primary_dx_date" }), Is.Empty);
    }
}
