using Oncology.Tests;

namespace Oncology.Cohort.Tests;

/// <summary>
/// Records that are dealt out around the searched columns: whatever a targets file says or leaves out, the import reads them without an error and
/// derives the searched times, events and exposures from the dates again.
/// </summary>
public sealed class SyntheticRecordsTests
{
    private static readonly ClinicalConventions Rules = ClinicalConventions.Toulouse;

    private const string Whole = """
        {
          "name": "small",
          "numbers": [{ "id": "pfs.median", "value": 18.3, "decimals": 1 }],
          "groups": [
            { "arm": "A", "n": 35, "events": 28, "first": [1, 2000], "last": [3, 2000] },
            { "arm": "B", "n": 25, "events": 14, "first": [1, 2500], "last": [3, 2500], "exposure": [{ "n": 9, "days": [0, 0] }, { "n": 12, "days": [1, 900] }] }
          ],
          "deaths": { "A": [18], "B": [9] },
          "deathsWithoutProgression": { "A": 5 },
          "blocks": [],
          "curves": [{ "endpoint": "pfs", "median": "pfs.median" }],
          "records": {}
        }
        """;

    private const string Columns = """
        "blocks": [
          { "name": "line", "columns": ["hr_positive", "her2_positive", "ht_only", "ct_only", "cdk46"], "profiles": [
            { "label": "HT", "on": ["hr_positive", "ht_only"], "n": { "A": [0, 35], "B": [5, 25] } },
            { "label": "HT + CDK4/6", "on": ["hr_positive", "ht_only", "cdk46"], "n": { "A": [10, 35], "B": [5, 25] } },
            { "label": "HER2 HT", "on": ["her2_positive", "ht_only"], "n": { "A": [3, 35], "B": [2, 25] } },
            { "label": "HER2", "on": ["her2_positive"], "n": { "A": [3, 35], "B": [2, 25] } },
            { "label": "CT", "on": ["ct_only"], "n": { "A": [3, 35], "B": [2, 25] } } ] },
          { "name": "extent", "columns": ["several", "bone_only", "liver"], "profiles": [
            { "label": "bone", "on": ["several", "bone_only"], "n": { "A": [5, 35], "B": [5, 25] } },
            { "label": "liver", "on": ["liver"], "n": { "A": [5, 35], "B": [5, 25] } } ] },
          { "name": "others", "columns": ["ecog", "grade3", "age", "score"], "profiles": [
            { "label": "0", "n": { "A": [5, 35], "B": [5, 25] } },
            { "label": "1", "on": ["ecog", "grade3", "age", "score"], "n": { "A": [5, 35], "B": [5, 25] } } ] }
        ],
        """;

    private string _folder = "";

    [OneTimeSetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("oncosurv-").FullName;

    [OneTimeTearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void ToRecords_OfTheShippedState_IsTheShippedCohort()
    {
        string folder = Path.Combine(RepositoryPaths.Root, "samples", "toulouse");
        var cohort = SyntheticCohort.Of(SyntheticTargets.Read(Path.Combine(folder, "targets.json")), File.ReadAllText(Path.Combine(folder, "state.csv")));
        SyntheticRecords records = cohort.ToRecords();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(records.Notes, Is.Empty);
            Assert.That(records.Patients, Is.EqualTo(160));
            Assert.That(System.Text.Encoding.UTF8.GetBytes(records.Text), Is.EqualTo(File.ReadAllBytes(Path.Combine(folder, "cohort.csv"))));
            Assert.That(cohort.ToCsv(), Is.EqualTo(File.ReadAllText(Path.Combine(folder, "analysed.csv"))));
            Assert.That(cohort.State, Is.EqualTo(File.ReadAllText(Path.Combine(folder, "state.csv"))));
        }
    }

    [Test]
    public void ToRecords_OfAnyTargets_AreSoundAndReadBackToTheSearchedColumns(
        [Values("", Columns)] string blocks, [Values("en", "fr")] string language, [Values(3, 8)] int seed)
    {
        string leaving = string.Join(", ", LeaverDealer.Criteria.Select(c => $"\"{c}\": 2"));
        string text = Whole.Replace("\"blocks\": [],", blocks, StringComparison.Ordinal).Replace(
            "\"records\": {}", $$"""
            "records": { "language": "{{language}}", "seed": {{seed}}, "leaving": { "criteria": { {{leaving}} } } }
            """, StringComparison.Ordinal);
        SyntheticCohort cohort = Find(text, seed);
        SyntheticRecords records = cohort.ToRecords();
        ImportResult import = Import(records.Text);
        string[] errors = [.. CohortRules.Check(import).Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Message.English)];
        Assert.That(errors, Is.Empty);
        Assert.That(import.Cohort.Histories, Has.Length.EqualTo(60 + 24));
        Assert.That(records.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2), Has.All.Contains(language == "fr" ? "synthetique" : "synthetic"));
        Assert.That(records.Text.Split('\n')[0], Does.Contain("no real person").And.Contain($"seed {seed}"));

        Screening screening = Screening.Run(import.Cohort, CriteriaList.Toulouse, new ScreeningOptions { Conventions = Rules });
        Assert.That(screening.Attrition.Where(step => step.Id.StartsWith('T')).Select(step => (step.Id, step.Excluded.Length)), Is.EqualTo(LeaverDealer.Criteria.Select(c => (c, 2))));
        AssertTimes(import.Cohort, cohort);
        AssertTreatments(screening.Included);
    }

    [Test]
    public void ToRecords_ColumnsOfTheTargets_AreKept()
    {
        SyntheticCohort cohort = Find(Whole.Replace("\"blocks\": [],", Columns, StringComparison.Ordinal), 5);
        string[][] rows = Rows(cohort.ToCsv(), skip: 1);
        string[] header = rows[0];
        ImportResult import = Import(cohort.ToRecords().Text);
        using (Assert.EnterMultipleScope())
        {
            foreach ((string column, Func<PatientHistory, bool> derived) in (IEnumerable<(string, Func<PatientHistory, bool>)>)
            [
                ("her2_positive", h => Subtype.Derive(h, Rules).Value == SubtypeClass.Her2Positive),
                ("hr_positive", h => Subtype.Derive(h, Rules).Value == SubtypeClass.HormonePositiveHer2Negative),
                ("cdk46", h => SystemicTreatment.Derive(h, Rules).Value?.Classes.HasFlag(SystemicClasses.Cdk46) == true),
                ("several", h => h.Patient.NMetastases > 1),
                ("bone_only", h => LesionCount.Derive(h, Rules).Value.BoneOnly == Verdict.Met),
                ("liver", h => h.Lesions.Any(l => l.Organ == Organ.Liver)),
                ("ecog", h => h.Patient.Ecog >= 1),
                ("grade3", h => h.Patient.Grade == 3),
                ("score", h => h.Patient.Cells.Extra["score"] == "1"),
                ("age", h => h.Patient.Cells.Extra["column_age"] == "1"),
            ])
            {
                int at = Array.IndexOf(header, column);
                Assert.That(import.Cohort.Histories.Count(derived), Is.EqualTo(rows.Skip(1).Count(row => row[at] == "1")), column);
            }

            Assert.That(import.Cohort.Histories.Count(h => h.Patient.Cells.Extra["arm"] == "A"), Is.EqualTo(35), "arms that exposure does not tell are written");
        }
    }

    [Test]
    public void ToRecords_CountsThatThePatientsDoNotAllow_AreNoted()
    {
        string text = Whole.Replace("\"records\": {}", """
            "records": { "arms": {
              "A": { "counts": { "er_positive": 99 }, "margins": { "histology": { "NST": 3, "lobular": 1 } }, "lesions": { "several": { "2": 1 } } },
              "B": { "ages": [40, 50, 60], "endocrineMonths": [500, 3], "toxicities": [{ "grade": 3, "n": 40, "techniques": ["RT"] }] } } }
            """, StringComparison.Ordinal);
        SyntheticRecords records = Find(text, 2).ToRecords();
        Assert.That(records.Notes.Select(n => n.English), Has.Some.StartsWith("A: er_positive: 99 asked").And.Some.StartsWith("A: histology: 4 asked").And.Some.StartsWith("B: toxicities: 40 asked"));
        Assert.That(CohortRules.Check(Import(records.Text)).Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Message.English), Is.Empty);
    }

    [TestCase("\"start\": [\"2005-02-01\", \"2007-06-30\"]", 2005, 2007)]
    [TestCase("\"lastNews\": [\"2012-01-01\", \"2012-12-31\"]", 2006, 2012)]
    [TestCase("\"start\": [\"2009-01-01\", \"2010-12-31\"], \"lastNews\": [\"2012-01-01\", \"2018-12-31\"], \"leaving\": { \"criteria\": { \"T02\": 3 } }", 2009, 2010)]
    public void ToRecords_OtherYears_AreThoseOfTheWindow(string records, int first, int last)
    {
        SyntheticRecords written = Find(Whole.Replace("\"records\": {}", $"\"records\": {{ {records} }}", StringComparison.Ordinal), 4).ToRecords();
        ImportResult import = Import(written.Text);
        int[] years = [.. import.Cohort.Histories.Select(h => TimeZero.Derive(h, Rules).Value!.Value.Year).Distinct().Order()];
        Assert.That(CohortRules.Check(import).Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Message.English), Is.Empty);
        Assert.That((years[0], years[^1]), Is.EqualTo((first, last)));
        Assert.That(written.Notes, Is.Empty);
    }

    [TestCase("\"language\": \"de\"", "'language' has no 'de'")]
    [TestCase("\"start\": [\"2018-01-01\", \"2014-01-01\"]", "'start' is two days")]
    [TestCase("\"start\": [\"2018-01-01\", \"2019-01-01\"], \"lastNews\": [\"2018-01-01\", \"2018-06-01\"]", "'lastNews' ends before")]
    [TestCase("\"columns\": { \"oms\": \"x\" }", "'columns' has no 'oms'")]
    [TestCase("\"columns\": { \"ecog\": \"x\" }", "column 'x'")]
    [TestCase("\"leaveOut\": [\"shoe_size\"]", "'shoe_size'")]
    [TestCase("\"leaving\": { \"criteria\": { \"T13\": 1 } }", "'T13'")]
    [TestCase("\"arms\": { \"C\": {} }", "'arms' has no 'C'")]
    [TestCase("\"arms\": { \"A\": { \"margins\": { \"cn\": { \"N9\": 1 } } } }", "'N9'")]
    [TestCase("\"arms\": { \"A\": { \"margins\": { \"technique\": { \"laser\": 1 } } } }", "'laser'")]
    [TestCase("\"arms\": { \"A\": { \"margins\": { \"ht_type\": { \"aspirin\": 1 } } } }", "'aspirin'")]
    [TestCase("\"arms\": { \"A\": { \"counts\": { \"grade_1\": -1 } } }", "counts from 0 on")]
    [TestCase("\"arms\": { \"A\": { \"ages\": [12] } }", "ages from 18")]
    [TestCase("\"arms\": { \"A\": { \"lesions\": { \"misstated\": [3] } } }", "'misstated'")]
    [TestCase("\"drugs\": { \"AI\": [] }", "'AI'")]
    [TestCase("\"schedules\": []", "'schedules'")]
    public void Read_WrongRecords_SaysWhatIsWrong(string records, string said) => Assert.That(
        () => Read(Whole.Replace("\"records\": {}", $"\"records\": {{ {records} }}", StringComparison.Ordinal)),
        Throws.TypeOf<SyntheticDesignException>().With.Message.Contains(said));

    [Test]
    public void Read_RolesThatExcludeEachOther_AreRefusedUnlessOneHasNone()
    {
        const string Both = """
            "blocks": [{ "name": "b", "columns": ["bone_only", "liver"], "profiles": [{ "label": "both", "on": ["bone_only", "liver"], "n": { "A": [35], "B": [25] } }] }],
            """;
        string text = Whole.Replace("\"blocks\": [],", Both, StringComparison.Ordinal);
        Assert.That(() => Read(text), Throws.TypeOf<SyntheticDesignException>().With.Message.Contains("'bone_only' and 'liver'"));
        Assert.That(() => Read(text.Replace("\"records\": {}", "\"records\": { \"columns\": { \"liver\": null } }", StringComparison.Ordinal)), Throws.Nothing);
    }

    private static void AssertTimes(PatientCohort all, SyntheticCohort cohort)
    {
        // The analysed come back in random order, and between them those who left: theirs are the rows of the search that are there once each.
        EndpointTable pfs = Endpoints.ProgressionFreeSurvival.Derive(all, Rules);
        EndpointTable os = Endpoints.OverallSurvival.Derive(all, Rules);
        Dictionary<string, double> start = Exposure.MetastasisDirectedTherapy.Derive(os, Rules).Rows
            .Where(r => r.StartDays is not null).ToDictionary(r => r.PatientId, r => r.StartDays!.Value);
        List<string> derived = [.. pfs.Rows.Zip(os.Rows).Select(r =>
            $"{r.First.TimeDays} {r.First.IsEvent} {r.Second.TimeDays} {r.Second.IsEvent} {(start.TryGetValue(r.First.PatientId, out double day) ? day : "")}")];
        foreach (string[] row in Rows(cohort.ToCsv(), skip: 2))
        {
            string searched = $"{row[3]} {row[4] == "1"} {row[5]} {row[6] == "1"} {row[7]}";
            Assert.That(derived.Remove(searched), searched);
        }
    }

    private static void AssertTreatments(PatientCohort analysed)
    {
        foreach (PatientHistory h in analysed.Histories)
        {
            Treatment[] systemic = [.. h.Treatments.Where(t => t.Kind == TreatmentKind.Systemic)];
            Treatment? cdk46 = systemic.FirstOrDefault(t => t.DrugClasses.Contains(DrugClass.Cdk46));
            bool needsSuppression = h.Patient.MenopausalStatus == MenopausalStatus.Pre && systemic.Any(t => t.DrugClasses.Contains(DrugClass.AromataseInhibitor) || t.DrugClasses.Contains(DrugClass.Fulvestrant));
            using (Assert.EnterMultipleScope())
            {
                Assert.That(systemic.Where(t => t.StopDate?.Middle > h.Patient.ProgressionDate?.Middle), Is.Empty, "nothing of the first line outlasts progression");
                Assert.That(cdk46?.StopDate, Is.EqualTo(cdk46 is null ? null : systemic.First(t => t.DrugClasses.Contains(DrugClass.AromataseInhibitor) || t.DrugClasses.Contains(DrugClass.Tamoxifen) || t.DrugClasses.Contains(DrugClass.Fulvestrant)).StopDate));
                Assert.That(systemic.Any(t => t.DrugClasses.Contains(DrugClass.Lhrh)), Is.EqualTo(needsSuppression));
                Assert.That(h.Patient.PrimarySurgery == true || h.Patient.PrimaryRt == true, "a controlled primary tumour was treated");
                Assert.That(h.Patient.MtbDate!.Value.Middle.DayOfWeek, Is.Not.AnyOf(DayOfWeek.Saturday, DayOfWeek.Sunday));
                Assert.That(h.Treatments.Where(t => !t.LesionIds.IsEmpty), Has.All.Matches<Treatment>(t => t!.TreatsAllLesions || t.LesionIds is ["1"]), "all, or the first");
            }
        }
    }

    private static string[][] Rows(string csv, int skip) => [.. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(skip).Select(line => line.Split(','))];

    private SyntheticCohort Find(string text, int seed) => SyntheticCohort.Find(Read(text), new SyntheticOptions { Seed = seed, Iterations = 2000 });

    private SyntheticTargets Read(string text)
    {
        string path = Path.Combine(_folder, "targets.json");
        File.WriteAllText(path, text);
        return SyntheticTargets.Read(path);
    }

    private ImportResult Import(string text)
    {
        string path = Path.Combine(_folder, "cohort.csv");
        File.WriteAllText(path, text);
        return CohortReader.Read(path);
    }
}
