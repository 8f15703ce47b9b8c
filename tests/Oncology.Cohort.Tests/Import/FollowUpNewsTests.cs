using System.Collections.Immutable;
using Oncology.Tests;

namespace Oncology.Cohort.Tests;

/// <summary>Files of visits beside the patients: the latest news wins, a death is never undone, each change is said.</summary>
public sealed class FollowUpNewsTests
{
    private const string Patients = "patient_id,primary_dx_date,metastasis_dx_date,vital_status,last_followup_date,death_date\n"
        + "P1,2015-01-15,2016-01-20,alive,2017-01-20,\nP2,2015-01-15,2016-01-20,dead,,2018-03-04\nP3,2015-01-15,2016-01-20,alive,2020-05-06,\n";

    private static ImportResult Read(params (string Name, string Text)[] files)
    {
        using var folder = new CohortFolder();
        foreach ((string name, string text) in files)
        {
            folder.Write(name, text);
        }

        return CohortReader.Read(folder.Root);
    }

    [Test]
    public void Read_LaterDeath_WinsWithItsCellAsEvidence()
    {
        ImportResult import = Read(
            ("patients.csv", Patients),
            ("suivi 1.csv", "patient_id,statut_vital,date_dn,date_deces,tnm\nP1,vivante,2018-02-03,,x\nP3,vivante,2019-01-01,,\n"),
            ("suivi 2.csv", "patient_id,statut_vital,date_dn,date_deces\nP1,décédée,,2019-04-05\n"));
        Patient first = import.Cohort.Histories[0].Patient;

        Assert.That((first.VitalStatus, first.DeathDate, first.LastFollowupDate), Is.EqualTo((VitalStatus.Dead, TestPatients.Day("2019-04-05"), TestPatients.Day("2018-02-03"))));
        Assert.That(first.Cells.SourceOf("vital_status"), Is.EqualTo(new SourceCell("suivi 2.csv", 2, "statut_vital", "décédée")));
        Assert.That(first.Cells.SourceOf("last_followup_date")?.File, Is.EqualTo("suivi 1.csv"));
        Assert.That(import.Cohort.Histories[2].Patient.LastFollowupDate, Is.EqualTo(TestPatients.Day("2020-05-06")), "an older visit changes nothing");
        Assert.That(import.Findings.Where(f => f.Code == "F14").Select(f => (f.Severity, f.File, f.Row, f.PatientId)), Is.EqualTo(new (Severity, string, int?, string?)[]
        {
            (Severity.Information, "suivi 1.csv", null, null), (Severity.Information, "suivi 2.csv", 2, "P1"),
        }));
        Assert.That(import.Cohort.Histories[0].Events.Select(e => (e.EventType, e.EventDate?.ToString())), Is.EqualTo(new (EventType?, string?)[] { (EventType.Visit, "2018-02-03"), (EventType.Death, "2019-04-05") }));
        Assert.That(import.Cohort.Histories[0].Events[0].Cells.Extra["tnm"], Is.EqualTo("x"), "other columns of a visit stay");
        Assert.That(CohortRules.Check(import).HasErrors, Is.False);
    }

    [Test]
    public void Read_AliveAfterADeath_DoesNotUndoItAndIsAWarning()
    {
        ImportResult import = Read(("patients.csv", Patients), ("followup.csv", "patient_id,vital_status,last_followup_date\nP2,alive,2018-09-10\n"));
        Patient second = import.Cohort.Histories[1].Patient;

        Assert.That((second.VitalStatus, second.DeathDate), Is.EqualTo((VitalStatus.Dead, TestPatients.Day("2018-03-04"))));
        Assert.That(import.Findings.Where(f => f is { Code: "F14", Severity: Severity.Warning }).Select(f => (f.PatientId, f.Value)), Is.EqualTo(new[] { ("P2", "2018-09-10") }));
    }

    [Test]
    public void Read_TwoDatesOfDeath_IsAWarningAndTheLastReadStands()
    {
        ImportResult import = Read(("patients.csv", Patients), ("followup.csv", "patient_id,vital_status,last_followup_date,death_date\nP2,dead,,2018-03-05\n"));

        Assert.That(import.Cohort.Histories[1].Patient.DeathDate, Is.EqualTo(TestPatients.Day("2018-03-05")));
        Assert.That(import.Findings.Where(f => f is { Code: "F14", Severity: Severity.Warning }).Select(f => f.PatientId), Is.EqualTo(new[] { "P2" }));
    }

    [Test]
    public void Read_EventsWithTypes_AreNoNews()
    {
        ImportResult import = Read(("patients.csv", Patients), ("suivi.csv", "patient_id,event_type,event_date,vital_status\nP1,progression,2017-01-01,dead\n"));

        Assert.That(import.Cohort.Histories[0].Patient.VitalStatus, Is.EqualTo(VitalStatus.Alive));
        Assert.That(import.Findings.Select(f => f.Code), Does.Not.Contain("F14"));
    }

    [Test]
    public void Read_VisitOfAnUnknownPatient_IsV01() => Assert.That(
        Read(("patients.csv", Patients), ("followup.csv", "patient_id,vital_status,last_followup_date\nP9,alive,2018-09-10\n")).Findings.Where(f => f.Code == "V01").Select(f => f.PatientId), Is.EqualTo(new[] { "P9" }));

    // R, over the patient file and the three follow-up files (names of the files in f, columns as numbers, days from the diagnosis):
    //   a <- do.call(rbind, lapply(f, function(f) read.delim(f, colClasses = "character", quote = "")[-(1:2), c("bcr_patient_barcode", "vital_status", "last_contact_days_to", "death_days_to")]))
    //   sum(tapply(a$vital_status == "Dead", a$bcr_patient_barcode, any))                         # 152, 104 in the patient file alone
    //   by patient: max(last contact) known 993, sum 1173386, later than the patient file 746; max(death) known 151, sum 239277, never two dates of one patient
    [Test]
    public void Tcga_FollowUpFiles_AreMergedOverThePatientFile()
    {
        string folder = RepositoryPaths.SharedOrIgnore("real-data", "tcga-brca");
        var format = new FileFormat { HeaderRows = 3 };
        (CohortTable, DelimitedFile)[] tables =
        [
            (CohortTable.Patients, DelimitedFile.Read(Path.Combine(folder, "clinical_patient_brca.txt"), format)),
            .. ((string[])["v1.5", "v2.1", "v4.0"]).Select(v => (CohortTable.Events, DelimitedFile.Read(Path.Combine(folder, $"clinical_follow_up_{v}_brca.txt"), format))),
        ];
        ImportResult import = CohortReader.ReadFiles(tables, isFlat: false, new ImportOptions
        {
            HeaderRows = 3,
            DateStyle = DateStyle.DayOffset,
            Columns = ((string, string)[])[("bcr_patient_barcode", "patient_id"), ("death_days_to", "death_date"), ("last_contact_days_to", "last_followup_date")] is var map
                ? map.ToImmutableDictionary(c => c.Item1, c => c.Item2) : [],
        });
        Patient[] patients = [.. import.Cohort.Histories.Select(h => h.Patient)];

        Assert.That(patients.Count(p => p.VitalStatus == VitalStatus.Dead), Is.EqualTo(152));
        Assert.That(import.Findings.Count(f => f is { Code: "F14", Severity: Severity.Information, PatientId: not null }), Is.EqualTo(48));
        Assert.That(import.Findings.Where(f => f is { Code: "F14", Severity: Severity.Warning }), Is.Empty);
        Assert.That((patients.Count(p => p.LastFollowupDate is not null), patients.Sum(p => p.LastFollowupDate?.DayOffset)), Is.EqualTo((993, 1173386)));
        Assert.That((patients.Count(p => p.DeathDate is not null), patients.Sum(p => p.DeathDate?.DayOffset)), Is.EqualTo((151, 239277)));
        Assert.That(patients.Count(p => p.Cells.SourceOf("last_followup_date")?.File is { } file && file != "clinical_patient_brca.txt"), Is.EqualTo(746));
        Assert.That(import.Counts[(int)CohortTable.Events], Is.EqualTo(new TableCount(CohortTable.Events, 1353, 1353, 0)));
        Assert.That(CohortRules.Check(import).Findings.Where(f => f is { Code: "V08", Severity: Severity.Error }).Select(f => f.PatientId).Distinct().Count(), Is.EqualTo(1), "one death has no date in any file");
    }
}
