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

    [Test]
    public void BreastMsk_SamplesPerPatientAndHer2PerSample_AreThoseOfTheSource()
    {
        string path = RepositoryPaths.SharedOrIgnore("real-data", "breast-msk-2018", "data_clinical_sample.txt");
        ImportResult import = CohortReader.Read(path, new ImportOptions
        {
            MissingWords = ["Unk/ND"],
            Columns = Map(("SAMPLE_ID", "patient_id"), ("PATIENT_ID", ""), ("HER2_IHC_VALUE_PRIMARY", "her2_ihc"), ("HER2_FISH_STATUS", "her2_ish"), ("HER2_IHC_SCORE", ""), ("HER2_FISH", ""),
                ("HER2_IHC_STATUS", ""), ("OVERALL_HER2_STATUS", ""), ("HER2_FISH_RATIO_PRIMARY", ""), ("HER2_FISH_RATIO", "")),
        });
        Patient[] samples = [.. import.Cohort.Histories.Select(h => h.Patient)];
        Assert.That(samples, Has.Length.EqualTo(1918));
        int[] perPatient = [.. samples.CountBy(s => s.Cells.Extra["PATIENT_ID"]).Select(c => c.Value)];
        Assert.That((perPatient.Count(n => n == 2), perPatient.Count(n => n == 3), perPatient.Count(n => n == 4)), Is.EqualTo((128, 14, 2)));
        Assert.That(CountOf(Her2Ihc.Score2, IshResult.Positive), Is.EqualTo(43));
        Assert.That(CountOf(Her2Ihc.Score2, IshResult.Negative), Is.EqualTo(214));
        Assert.That(CountOf(Her2Ihc.Score2, null), Is.EqualTo(13));
        // One of the eight low scores with a positive FISH is written "1+ (focal)", which is a finding and not a score.
        int low = samples.Count(s => s is { Her2Ihc: Her2Ihc.Score0 or Her2Ihc.Score0To1 or Her2Ihc.Score1, Her2Ish: IshResult.Positive });
        int focal = samples.Count(s => s is { Her2Ihc: null, Her2Ish: IshResult.Positive } && s.Cells.SourceOf("her2_ihc")?.Text == "1+ (focal)");
        Assert.That((low, focal), Is.EqualTo((7, 1)));
        Patient[] without = [.. samples.Where(s => s.Cells.SourceOf("her2_ihc")?.Text is null or "Not Available")];
        Assert.That((without.Count(s => s.Her2Ish == IshResult.Negative), without.Count(s => s.Her2Ish == IshResult.Positive), without.Count(s => s.Her2Ish is null)), Is.EqualTo((30, 2, 97)));

        int CountOf(Her2Ihc score, IshResult? ish) => samples.Count(s => s.Her2Ihc == score && s.Her2Ish == ish);
    }

    [Test]
    public void Tcga_BiomarkersOfThePatients_AreThoseOfTheSource()
    {
        Patient[] patients = [.. Tcga(CohortTable.Treatments, "clinical_radiation_brca.txt",
            ("her2_ihc_score", "her2_ihc"), ("her2_fish_status", "her2_ish"), ("her2_status_by_ihc", ""), ("ajcc_metastasis_pathologic_pm", "cm"), ("clinical_M", "")).Cohort.Histories.Select(h => h.Patient)];
        Assert.That((Scored(Her2Ihc.Score2, IshResult.Negative), Scored(Her2Ihc.Score2, IshResult.Positive), Scored(Her2Ihc.Score2, IshResult.Equivocal)), Is.EqualTo((138, 36, 3)));
        Assert.That(Scored(Her2Ihc.Score2, null), Is.EqualTo(22));
        Assert.That((Scored(Her2Ihc.Score1, IshResult.Positive), Scored(Her2Ihc.Score3, IshResult.Negative)), Is.EqualTo((3, 5)));
        Assert.That((Reported(Her2Ihc.Score1, "Positive"), Reported(Her2Ihc.Score3, "Negative")), Is.EqualTo((11, 2)));
        Assert.That(patients.Count(p => p.MStage == "M1"), Is.EqualTo(22));

        int Scored(Her2Ihc score, IshResult? ish) => patients.Count(p => p.Her2Ihc == score && p.Her2Ish == ish);
        int Reported(Her2Ihc score, string status) => patients.Count(p => p.Her2Ihc == score && p.Cells.Extra.GetValueOrDefault("her2_status_by_ihc") == status);
    }

    [Test]
    public void Tcga_Drugs_HaveTheirInternationalNames()
    {
        ImportResult import = Tcga(CohortTable.Treatments, "clinical_drug_brca.txt", ("pharmaceutical_therapy_drug_name", "agents"), ("pharmaceutical_tx_started_days_to", "start_date"));
        Treatment[] drugs = [.. import.Cohort.Histories.SelectMany(h => h.Treatments)];
        Assert.That((drugs.Length, drugs.Select(d => d.PatientId).Distinct().Count()), Is.EqualTo((2406, 780)));
        string[] spellings = [.. drugs.Select(d => d.Cells.SourceOf("agents")?.Text).OfType<string>().Distinct()];
        Assert.That((spellings.Length, spellings.Distinct(StringComparer.OrdinalIgnoreCase).Count()), Is.EqualTo((205, 148)));
        foreach ((string trade, string name) in ((string, string)[])[("Cytoxan", "cyclophosphamide"), ("Adriamycin", "doxorubicin"), ("Arimidex", "anastrozole")])
        {
            Assert.That(drugs.Where(d => trade.Equals(d.Cells.SourceOf("agents")?.Text, StringComparison.OrdinalIgnoreCase)).Select(d => d.Agents.Single()).Distinct(), Is.EqualTo(new[] { name }));
        }
    }

    [Test]
    public void Tcga_Doses_AreMixedAndFound()
    {
        ImportResult import = Tcga(CohortTable.Treatments, "clinical_radiation_brca.txt",
            ("radiation_total_dose", "total_dose_gy"), ("radiation_adjuvant_units", "dose_unit"), ("radiation_adjuvant_fractions_total", "n_fractions"), ("radiation_therapy_site", ""));
        Treatment[] rows = [.. import.Cohort.Histories.SelectMany(h => h.Treatments)];
        Assert.That((rows.Length, rows.Select(r => r.PatientId).Distinct().Count()), Is.EqualTo((618, 528)));
        Assert.That((rows.Count(r => r.DoseUnit == "cGy"), rows.Count(r => r.DoseUnit == "Gy"), rows.Count(r => r.DoseUnit is null)), Is.EqualTo((438, 123, 57)));
        Assert.That(rows.Count(r => r.Cells.Extra.GetValueOrDefault("radiation_therapy_site") is "Distant Recurrence" or "Distant site"), Is.EqualTo(16));
        // Decimal points stand in 24 cells of the column, so that the commas of "6,100" and six others group thousands; "42.5+10" and "40/48" are no number.
        // With the units as stated 48 of 532 numeric cells are out of range. The 45 of the source are another reading: every number above 100 is cGy whatever
        // its unit says (40 above, 5 below, of 532). R, on the file without its two further header rows:
        //   x <- as.numeric(gsub(",", "", d$radiation_total_dose)); x <- ifelse(d$radiation_adjuvant_units == "cGy", x / 100, x)
        //   c(sum(!is.na(x)), sum(x > 90 | x < 4, na.rm = TRUE))                                             # 532 48
        //   y <- as.numeric(gsub(",", "", d$radiation_total_dose)); y <- ifelse(y > 100, y / 100, y)
        //   c(sum(!is.na(y)), sum(y > 90 | y < 4, na.rm = TRUE))                                             # 532 45
        // The import does not overrule a stated unit: "130 Gy" is found by V14 and not made 1.3 Gy.
        double[] regardless =
        [
            .. rows.Select(r => r.Cells.SourceOf("total_dose_gy")?.Text.Replace(",", "", StringComparison.Ordinal))
                .Select(t => double.TryParse(t, System.Globalization.CultureInfo.InvariantCulture, out double dose) ? dose > 100 ? dose / 100 : dose : double.NaN).Where(double.IsFinite),
        ];
        Assert.That((regardless.Length, regardless.Count(d => d is > 90 or < 4)), Is.EqualTo((532, 45)));
        Finding[] unread = [.. import.Findings.Where(f => f is { Code: "V03", Column: "radiation_total_dose" })];
        Assert.That(unread.Select(f => f.Value), Is.EquivalentTo(new[] { "42.5+10", "40/48" }));
        Assert.That(rows.Count(r => r.TotalDoseGy is > 90 or < 4), Is.EqualTo(48));
        Assert.That(CohortRules.Check(import).Findings.Count(f => f.Code == "V14" && f.Message.English.Contains("outside 4 to 90 Gy", StringComparison.Ordinal)), Is.EqualTo(48));
    }

    [TestCase("clinical_nte_brca.txt", 119, 113)]
    [TestCase("clinical_follow_up_v4.0_nte_brca.txt", 82, 58)]
    [TestCase("clinical_follow_up_v1.5_brca.txt", 114, 113)]
    [TestCase("clinical_follow_up_v2.1_brca.txt", 523, 516)]
    [TestCase("clinical_follow_up_v4.0_brca.txt", 716, 619)]
    [TestCase("clinical_omf_v4.0_brca.txt", 82, 77)]
    public void Tcga_OtherTables_AreReadWithoutOrphans(string file, int rows, int patients)
    {
        ImportResult import = Tcga(CohortTable.Events, file, file is "clinical_follow_up_v4.0_brca.txt" or "clinical_omf_v4.0_brca.txt" ? [] : [("new_tumor_event_dx_days_to", "event_date")]);
        Assert.That(import.Counts[(int)CohortTable.Events], Is.EqualTo(new TableCount(CohortTable.Events, rows, rows, 0)));
        Assert.That(import.Cohort.Histories.Count(h => !h.Events.IsEmpty), Is.EqualTo(patients));
        Assert.That(import.Findings.Select(f => f.Code), Does.Not.Contain("V01"));
        Assert.That(() => CohortRules.Check(import), Throws.Nothing);
    }

    private static ImportResult Tcga(CohortTable table, string file, params (string, string)[] columns)
    {
        string folder = RepositoryPaths.SharedOrIgnore("real-data", "tcga-brca");
        var format = new FileFormat { HeaderRows = 3 };
        (CohortTable, DelimitedFile)[] tables =
            [(CohortTable.Patients, DelimitedFile.Read(Path.Combine(folder, "clinical_patient_brca.txt"), format)), (table, DelimitedFile.Read(Path.Combine(folder, file), format))];
        return CohortReader.ReadFiles(tables, isFlat: false, new ImportOptions
        {
            HeaderRows = 3,
            DateStyle = DateStyle.DayOffset,
            MissingWords = ["Indeterminate"],
            Columns = Map([("bcr_patient_barcode", "patient_id"), .. columns]),
        });
    }
}
