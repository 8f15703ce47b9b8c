using System.Collections.Immutable;
using Oncology.Tests;

namespace Oncology.Cohort.Tests;

/// <summary>Public data sets beside the checkout, with the counts and traps that their SOURCE.md gives.</summary>
public sealed class RealFileTests
{
    private static readonly ClinicalConventions Rules = ClinicalConventions.Toulouse;

    private static ImmutableDictionary<string, string> Map(params (string Header, string Field)[] columns) =>
        columns.ToImmutableDictionary(c => c.Header, c => c.Field);

    private static ImportResult MskSamples()
    {
        string path = RepositoryPaths.SharedOrIgnore("real-data", "breast-msk-2018", "data_clinical_sample.txt");
        return CohortReader.Read(path, new ImportOptions
        {
            Columns = Map(("ER_PCT_PRIMARY", "er_percent"), ("PR_PCT_PRIMARY", "pr_percent"), ("ER_STATUS_PRIMARY", ""), ("PR_STATUS_PRIMARY", ""), ("HR_STATUS", ""), ("ER_STATUS", ""), ("PR_STATUS", ""),
                ("HER2_IHC_VALUE_PRIMARY", "her2_ihc"), ("HER2_FISH_STATUS", "her2_ish"), ("HER2_IHC_SCORE", ""), ("HER2_FISH", ""), ("HER2_FISH_RATIO_PRIMARY", ""), ("OVERALL_TUMOR_GRADE", "grade")),
        });
    }

    [Test]
    public void BreastMsk_HormoneReceptorsOfTheFirstSample_AreThoseOfTheSource()
    {
        ImportResult import = MskSamples();
        Assert.That(import.Counts[0], Is.EqualTo(new TableCount(CohortTable.Patients, 1918, 1756, 162)));
        Assert.That(import.Findings.Count(f => f.Code == "V01"), Is.EqualTo(162));
        // The source leaves the one cell "30-60" unread; D2 reads it as positive.
        PatientHistory[] read = [.. import.Cohort.Histories.Where(h => h.Patient.ErPercent?.Bound != NumberBound.Range)];
        Assert.That(read, Has.Length.EqualTo(1755));
        Assert.That(read.Count(h => HormoneReceptor.Derive(h, Rules).Value == ReceptorStatus.Positive), Is.EqualTo(1297));
        Assert.That(read.Count(h => HormoneReceptor.Derive(h, Rules).Value == ReceptorStatus.Negative), Is.EqualTo(252));
        Assert.That(import.Findings.Count(f => f is { Code: "V03", Column: "ER_PCT_PRIMARY" or "PR_PCT_PRIMARY" } && f.Value!.Contains("weak", StringComparison.Ordinal)), Is.EqualTo(11));
        Assert.That(import.Cohort.Histories.Single(h => h.Patient.ErPercent?.Bound == NumberBound.Range) is var bin && HormoneReceptor.Derive(bin, Rules).Value == ReceptorStatus.Positive);
        Assert.That(import.Files.Single().Sha256, Has.Length.EqualTo(64));
        Assert.That(() => CohortRules.Check(import), Throws.Nothing);
    }

    [Test]
    public void BreastMsk_IntervalsAndTraps_AreThoseOfTheSource()
    {
        string path = RepositoryPaths.SharedOrIgnore("real-data", "breast-msk-2018", "data_clinical_patient.txt");
        ImportResult import = CohortReader.Read(path, new ImportOptions
        {
            Columns = Map(("TIME_TO_DEATH_MONTHS", "os_months"), ("OS_MONTHS", ""), ("OS_STATUS", "os_event"), ("DFS_MONTHS", ""), ("METASTATIC_RECURRENCE_TIME_MONTHS", "")),
        });
        Assert.That(import.Cohort.Count, Is.EqualTo(1756));
        (string Stage, double Months)[] metastatic =
        [
            .. import.Cohort.Histories.Where(h => h.Patient.Cells.Extra["METASTATIC_DZ_FUP"] == "Yes").Select(h => (
                h.Patient.MStage ?? "", double.Parse(h.Patient.Cells.Extra.GetValueOrDefault("DFS_MONTHS", "NaN"), System.Globalization.CultureInfo.InvariantCulture))),
        ];
        Assert.That(metastatic, Has.Length.EqualTo(1261));
        Assert.That(metastatic.Count(m => m.Months <= 6), Is.EqualTo(381));
        Assert.That(metastatic.Count(m => m.Months > 6), Is.EqualTo(880));
        Assert.That(metastatic.Count(m => m is { Stage: "M0", Months: <= 6 }), Is.EqualTo(23));
        // Months since birth under the name of a survival time: every one is flagged, as too long or out of range.
        Finding[] found = [.. CohortRules.Check(import).Findings.Where(f => f.Column == "TIME_TO_DEATH_MONTHS")];
        Assert.That(found.Count(f => f.Code is "V23" or "V03"), Is.GreaterThan(300));
    }

    [Test]
    public void TcgaDrugsAndDoses_AreReadAndFlagged()
    {
        string folder = RepositoryPaths.SharedOrIgnore("real-data", "tcga-brca");
        var format = new FileFormat { HeaderRows = 3 };
        (CohortTable, DelimitedFile)[] tables =
        [
            (CohortTable.Patients, DelimitedFile.Read(Path.Combine(folder, "clinical_patient_brca.txt"), format)),
            (CohortTable.Treatments, DelimitedFile.Read(Path.Combine(folder, "clinical_radiation_brca.txt"), format)),
        ];
        ImportResult import = CohortReader.ReadFiles(tables, isFlat: false, new ImportOptions
        {
            HeaderRows = 3,
            DateStyle = DateStyle.DayOffset,
            Columns = Map(("bcr_patient_barcode", "patient_id"), ("birth_days_to", "birth_date"), ("death_days_to", "death_date"), ("last_contact_days_to", "last_followup_date"),
                ("er_status_ihc_Percent_Positive", "er_percent"), ("er_status_by_ihc", "er_status"), ("her2_ihc_score", "her2_ihc"), ("her2_fish_status", "her2_ish"),
                ("radiation_total_dose", "total_dose_gy"), ("radiation_adjuvant_units", "dose_unit"), ("radiation_adjuvant_fractions_total", "n_fractions")),
        });
        Assert.That(import.Cohort.Count, Is.EqualTo(1097));
        Assert.That(import.Counts[(int)CohortTable.Treatments].Read, Is.EqualTo(618));
        Assert.That(import.Findings.Where(f => f.Code == "V01"), Is.Empty);
        // 17 patients are recorded positive with <10 %: the percentage decides, and says so.
        Assert.That(import.Cohort.Histories.Count(h => h.Patient is { ErStatus: ReceptorStatus.Positive, ErPercent: { Bound: NumberBound.Below, Upper: 10 } }), Is.EqualTo(17));
        Assert.That(() => CohortRules.Check(import), Throws.Nothing);
    }
}
