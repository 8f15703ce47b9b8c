using System.Collections.Immutable;
using System.Globalization;
using Oncology.Survival;
using Oncology.Tests;

namespace Oncology.Cohort.Tests;

/// <summary>Public data sets beside the checkout: what their SOURCE.md says of empty cells, of deaths told later, and of delayed entry.</summary>
public sealed class RealFollowUpTests
{
    // The source counts over all 1,918 samples and both receptors. R, on the raw file (empty cells, then "Not Available"):
    //   s <- read.delim(f, colClasses = "character", quote = "", comment.char = "#"); x <- c(s$ER_PCT_PRIMARY, s$PR_PCT_PRIMARY)
    //   c(sum(x == ""), sum(x == "Not Available"))                         # 28 373; ER 28 + 181, PR 0 + 192
    //   x <- x[!duplicated(s$PATIENT_ID)]                                  # first sample of each patient: ER 27 + 164 = 191, PR 0 + 176
    [Test]
    public void BreastMsk_EmptyPercents_AreThoseOfTheSource()
    {
        string path = RepositoryPaths.SharedOrIgnore("real-data", "breast-msk-2018", "data_clinical_sample.txt");
        Patient[] samples = [.. CohortReader.Read(path, new ImportOptions
        {
            Columns = Map(("SAMPLE_ID", "patient_id"), ("PATIENT_ID", ""), ("ER_PCT_PRIMARY", "er_percent"), ("PR_PCT_PRIMARY", "pr_percent")),
        }).Cohort.Histories.Select(h => h.Patient)];
        Patient[] first = [.. samples.DistinctBy(s => s.Cells.Extra["PATIENT_ID"])];

        Assert.That((Empty(samples, "er_percent"), Empty(samples, "pr_percent")), Is.EqualTo((28, 0)));
        Assert.That((Unavailable(samples, "er_percent"), Unavailable(samples, "pr_percent")), Is.EqualTo((181, 192)), "28 + 373 in the source");
        Assert.That((Empty(first, "er_percent") + Unavailable(first, "er_percent"), Empty(first, "pr_percent") + Unavailable(first, "pr_percent")), Is.EqualTo((191, 176)));

        static int Empty(Patient[] rows, string field) => rows.Count(r => r.Cells.SourceOf(field) is null);
        static int Unavailable(Patient[] rows, string field) => rows.Count(r => r.Cells.SourceOf(field)?.Text == "Not Available");
    }

    // Medians of the source; R, survival 3.5-3: survfit(Surv(time, event) ~ 1) 69.4, n 1261, 378 events; survfit(Surv(entry, time, event) ~ 1) with
    // entry = max(0, first sequencing - metastasis) and rows with time <= entry left out 49.6, n 1254, 378 events.
    [Test]
    public void BreastMsk_MedianAfterMetastasis_WithAndWithoutDelayedEntry()
    {
        string folder = RepositoryPaths.SharedOrIgnore("real-data", "breast-msk-2018");
        Dictionary<string, double> sequenced = CohortReader.Read(Path.Combine(folder, "data_clinical_sample.txt"), new ImportOptions
        {
            Columns = Map(("SAMPLE_ID", "patient_id"), ("PATIENT_ID", "")),
        }).Cohort.Histories.Select(h => h.Patient.Cells.Extra).GroupBy(e => e["PATIENT_ID"]).ToDictionary(g => g.Key, g => g.Min(e => Number(e, "NGS_SAMPLE_COLLECTION_TIME")));
        (double Time, double Entry, bool Died)[] rows =
        [
            .. CohortReader.Read(Path.Combine(folder, "data_clinical_patient.txt"), new ImportOptions
            {
                Columns = Map(("TIME_TO_DEATH_MONTHS", ""), ("OS_MONTHS", ""), ("OS_STATUS", ""), ("DFS_MONTHS", ""), ("METASTATIC_RECURRENCE_TIME_MONTHS", "")),
            }).Cohort.Histories.Select(h => (h.PatientId, h.Patient.Cells.Extra)).Where(h => h.Extra["METASTATIC_DZ_FUP"] == "Yes").Select(h => (
                Math.Round(Number(h.Extra, "OS_MONTHS") - Number(h.Extra, "DFS_MONTHS"), 6),
                Math.Max(0, sequenced[h.PatientId] - Number(h.Extra, "METASTATIC_RECURRENCE_TIME_MONTHS")),
                h.Extra["OS_STATUS"] == "1:DECEASED")),
        ];
        (double Time, double Entry, bool Died)[] followed = [.. rows.Where(r => r.Time > r.Entry)];

        var ignoring = KaplanMeier.Fit(SurvivalData.RightCensored([.. rows.Select(r => r.Time)], [.. rows.Select(r => r.Died)]));
        var honouring = KaplanMeier.Fit(SurvivalData.CountingProcess([.. followed.Select(r => r.Entry)], [.. followed.Select(r => r.Time)], [.. followed.Select(r => r.Died)]));

        Assert.That((rows.Length, rows.Count(r => r.Died), followed.Length, followed.Count(r => r.Died)), Is.EqualTo((1261, 378, 1254, 378)));
        Tolerance.Reference.Check("ignoring delayed entry", ignoring.Median.Time!.Value, 69.4);
        Tolerance.Reference.Check("honouring delayed entry", honouring.Median.Time!.Value, 49.6);

        static double Number(ImmutableDictionary<string, string> extra, string column) => double.TryParse(extra.GetValueOrDefault(column), CultureInfo.InvariantCulture, out double number) ? number : double.NaN;
    }

    // R, over the patient file and the three follow-up files: dead in any 152 of 1,097, dead in the patient file 104:
    //   a <- do.call(rbind, lapply(files, function(f) read.delim(f, colClasses = "character", quote = "")[-(1:2), c("bcr_patient_barcode", "vital_status")]))
    //   sum(tapply(a$vital_status == "Dead", a$bcr_patient_barcode, any))
    // The other 48 are alive in the patient file: each is a finding, and no analysis takes such a patient as living.
    [Test]
    public void Tcga_DeathsToldByTheFollowUpFilesOnly_AreFound()
    {
        string folder = RepositoryPaths.SharedOrIgnore("real-data", "tcga-brca");
        var format = new FileFormat { HeaderRows = 3 };
        var options = new ImportOptions
        {
            HeaderRows = 3,
            DateStyle = DateStyle.DayOffset,
            Columns = Map(("bcr_patient_barcode", "patient_id"), ("death_days_to", "death_date"), ("last_contact_days_to", "last_followup_date")),
        };
        var deadLater = new HashSet<string>();
        int deadInPatientFile = 0;
        foreach (string file in (string[])["clinical_follow_up_v1.5_brca.txt", "clinical_follow_up_v2.1_brca.txt", "clinical_follow_up_v4.0_brca.txt"])
        {
            (CohortTable, DelimitedFile)[] tables =
            [
                (CohortTable.Patients, DelimitedFile.Read(Path.Combine(folder, "clinical_patient_brca.txt"), format)),
                (CohortTable.Events, FollowUp(DelimitedFile.Read(Path.Combine(folder, file), format))),
            ];
            ImportResult import = CohortReader.ReadFiles(tables, isFlat: false, options);
            PatientHistory[] contradictions = [.. import.Cohort.Histories.Where(h => h.Patient.VitalStatus == VitalStatus.Alive && h.Events.Any(e => e.EventType == EventType.Death))];
            deadInPatientFile = import.Cohort.Histories.Count(h => h.Patient.VitalStatus == VitalStatus.Dead);

            Assert.That(
                CohortRules.Check(import).Findings.Where(f => f is { Code: "V08", Column: "vital_status" } && contradictions.Any(c => c.PatientId == f.PatientId)).Select(f => f.PatientId).Distinct(),
                Is.EquivalentTo(contradictions.Select(c => c.PatientId)));
            deadLater.UnionWith(contradictions.Select(c => c.PatientId));
        }

        Assert.That((deadInPatientFile, deadLater.Count, deadInPatientFile + deadLater.Count), Is.EqualTo((104, 48, 152)));

        // The columns of a follow-up file have the names of those of the patient file, but are those of a visit.
        static DelimitedFile FollowUp(DelimitedFile file) => file.With(
            [.. file.Header.Select(h => h switch { "vital_status" => "event_type", "death_days_to" => "event_date", "last_contact_days_to" => "last_seen", _ => h })],
            file.Rows, file.RowsRejected, file.Findings, []);
    }

    private static ImmutableDictionary<string, string> Map(params (string Header, string Field)[] columns) => columns.ToImmutableDictionary(c => c.Header, c => c.Field);
}
