using System.Globalization;
using Oncology.Survival;
using Oncology.Tests;

namespace Oncology.Cohort.Tests;

/// <summary>The synthetic starter cohort of the Toulouse study, turned into records: the published counts must come out of the definitions,
/// endpoints, exposure and landmark. Expected numbers are those printed in the thesis (Glemarec 2021).</summary>
public class StarterCohortTests
{
    private PatientCohort _cohort = null!;

    [OneTimeSetUp]
    public void Read()
    {
        string[] lines = File.ReadAllLines(RepositoryPaths.SharedOrIgnore("thesis", "starter-cohort", "cohort.csv"));
        string[] header = lines[0].Split(',');
        _cohort = PatientCohort.Create(lines.Skip(1).Select(line => History(new Row(header, line.Split(',')))));
    }

    [Test]
    public void Definitions_CountsOfTableTwo()
    {
        ClinicalConventions rules = ClinicalConventions.Toulouse;
        Assert.That(_cohort.Count, Is.EqualTo(102));
        Assert.That(Counts(h => Subtype.Derive(h, rules).Value), Is.EqualTo(new[] { (SubtypeClass.HormonePositiveHer2Negative, 66), (SubtypeClass.Her2Positive, 18), (SubtypeClass.TripleNegative, 18) }));
        Assert.That(_cohort.Histories.Count(h => HormoneReceptor.Derive(h, rules).Value == ReceptorStatus.Positive), Is.EqualTo(78));
        Assert.That(Counts(h => TumourStage.DeriveT(h, rules).Value), Is.EqualTo(new[] { (TumourExtent.T0ToT2, 68), (TumourExtent.T3ToT4, 32) }));
        Assert.That(Counts(h => TumourStage.DeriveN(h, rules).Value), Is.EqualTo(new[] { (NodalExtent.Negative, 27), (NodalExtent.Positive, 74) }));
        Assert.That(Counts(h => TumourStage.DeriveGrade(h, rules).Value), Is.EqualTo(new[] { (GradeGroup.Low, 58), (GradeGroup.High, 43) }));
        Assert.That(Counts(h => LesionCount.Derive(h, rules).Value.LargestSize), Is.EqualTo(new[] { (SizeClass.Small, 71), (SizeClass.Medium, 20), (SizeClass.Large, 8) }));
        Assert.That(Counts(h => LesionCount.Derive(h, rules).Value.Organs), Is.EqualTo(new[] { (1, 88), (2, 14) }));
        Assert.That(
            Counts(h => LesionCount.Derive(h, rules with { LesionCountSource = LesionCountSource.Recorded }).Value.Metastases),
            Is.EqualTo(new[] { (1, 54), (2, 22), (3, 15), (4, 10), (5, 1) }));
        Assert.That(_cohort.Histories.Sum(h => LesionCount.Derive(h, rules).Value.Metastases), Is.EqualTo(188));
    }

    [Test]
    public void SystemicTreatment_CombinationsOfTableThree()
    {
        Dictionary<string, int> labels = _cohort.Histories
            .CountBy(h => SystemicTreatment.Derive(h, ClinicalConventions.Toulouse).Value!.Label!).ToDictionary();

        Assert.That(labels, Is.EquivalentTo(new Dictionary<string, int>
        {
            ["HT only"] = 26,
            ["HT + CDK4/6"] = 25,
            ["CT only"] = 20,
            ["CT + HT"] = 13,
            ["CT + HT + anti-HER2"] = 9,
            ["CT + anti-HER2"] = 8,
            ["HT + anti-HER2"] = 1,
        }));
    }

    [Test]
    public void Endpoints_EventsAndMedian()
    {
        EndpointTable pfs = Pfs();
        EndpointTable os = Os();

        Assert.That((pfs.Count, pfs.EventCount), Is.EqualTo((102, 63)));
        Assert.That((os.Count, os.EventCount), Is.EqualTo((102, 31)));
        Assert.That(pfs.Excluded.Concat(os.Excluded), Is.Empty);

        KaplanMeier curve = KaplanMeier.Fit(pfs.ToSurvivalData(), AnalysisConventions.Stata.KaplanMeier);
        Assert.That(ClinicalTime.DaysToMonths(curve.Median.Time!.Value), Is.EqualTo(27.6).Within(0.05));
    }

    [TestCase(3, 80, 19)]
    [TestCase(6, 64, 26)]
    public void LandmarkAt_BothEndpoints_TheSizesOfFiguresSixAndSeven(int months, int unexposed, int exposed)
    {
        EndpointTable pfs = Pfs();
        ExposureTable mdt = Exposure.MetastasisDirectedTherapy.Derive(pfs, ClinicalConventions.Toulouse);

        foreach (LandmarkTable landmark in new[]
        {
            pfs.LandmarkAt(mdt, months), Os().LandmarkAt(mdt, months, new LandmarkRules { EventFree = pfs }),
        })
        {
            Assert.That(landmark.Exposed.Codes.Count(c => c == 0), Is.EqualTo(unexposed));
            Assert.That(landmark.Exposed.Codes.Count(c => c == 1), Is.EqualTo(exposed));
            Assert.That(landmark.Rows.Length + landmark.Excluded.Length, Is.EqualTo(102));
        }
    }

    [Test]
    public void LandmarkAt_SixMonths_TheEventsOfFigureSix()
    {
        EndpointTable pfs = Pfs();
        LandmarkTable at6 = pfs.LandmarkAt(Exposure.MetastasisDirectedTherapy.Derive(pfs, ClinicalConventions.Toulouse), 6);

        Assert.That(at6.Rows.Where((r, i) => r.IsEvent && at6.Exposed.Codes[i] == 0).Count(), Is.EqualTo(40));
        Assert.That(at6.Rows.Where((r, i) => r.IsEvent && at6.Exposed.Codes[i] == 1).Count(), Is.EqualTo(11));
    }

    [Test]
    public void Exposure_TimeToTreatment()
    {
        double[] start = [.. Exposure.MetastasisDirectedTherapy.Derive(Pfs(), ClinicalConventions.Toulouse).StartDays.Where(d => !double.IsNaN(d)).Order()];

        Assert.That(start, Has.Length.EqualTo(40));
        Assert.That(start.Count(d => d == 0), Is.EqualTo(13), "treated first");
        Assert.That(ClinicalTime.DaysToMonths((start[19] + start[20]) / 2), Is.EqualTo(4.4).Within(0.05), "median in months");
        Assert.That(ClinicalTime.DaysToMonths(start[^1]), Is.EqualTo(47.1).Within(0.05), "latest in months");
    }

    private EndpointTable Pfs() => Endpoints.ProgressionFreeSurvival.Derive(_cohort, ClinicalConventions.Toulouse);

    private EndpointTable Os() => Endpoints.OverallSurvival.Derive(_cohort, ClinicalConventions.Toulouse);

    private (T Value, int Count)[] Counts<T>(Func<PatientHistory, T?> value)
        where T : struct =>
        [.. _cohort.Histories.Select(value).Where(v => v is not null).CountBy(v => v!.Value).OrderBy(c => c.Key).Select(c => (c.Key, c.Value))];

    private static PatientHistory History(Row row)
    {
        string id = row["patient_id"];
        PartialDate zero = TestPatients.Day(row["first_treatment_date"]);
        PartialDate At(string days) => PartialDate.OfDay(zero.Earliest.AddDays(int.Parse(days, CultureInfo.InvariantCulture)));
        ReceptorStatus Status(bool positive) => positive ? ReceptorStatus.Positive : ReceptorStatus.Negative;
        bool dead = row["os_event"] == "1";
        bool progressed = row["progression"] == "1";
        var patient = new Patient
        {
            PatientId = id,
            MetastasisDxDate = zero,
            ErStatus = Status(row["subtype"].StartsWith("RH+", StringComparison.Ordinal)),
            PrStatus = ReceptorStatus.Negative,
            Her2Ihc = row["subtype"].EndsWith("HER2+", StringComparison.Ordinal) ? Her2Ihc.Score3 : Her2Ihc.Score0,
            TStage = row["t_stage"],
            NStage = row["n_stage"],
            Grade = row["grade"].Length == 0 ? null : row["grade"][1] - '0',
            NMetastases = int.Parse(row["n_metastases"], CultureInfo.InvariantCulture),
            Progression = progressed,
            ProgressionDate = progressed ? At(row["pfs_days"]) : null,
            VitalStatus = dead ? VitalStatus.Dead : VitalStatus.Alive,
            DeathDate = dead ? At(row["os_days"]) : null,
            LastFollowupDate = At(row["os_days"]),
        };
        return PatientHistory.Create(patient, Lesions(id, row), Treatments(id, row, zero, At));
    }

    private static IEnumerable<Lesion> Lesions(string id, Row row)
    {
        BoundedNumber? size = row["size_cm"] switch
        {
            "<3" => BoundedNumber.Below(30),
            "3-5" => BoundedNumber.Between(30, 50),
            ">5" => BoundedNumber.Above(50),
            _ => null,
        };
        foreach (Organ organ in new[] { Organ.Bone, Organ.Node, Organ.Liver, Organ.Lung, Organ.Skin, Organ.Pancreas, Organ.Adrenal, Organ.Choroid })
        {
            int count = int.Parse(row[$"lesions_{organ}".ToLowerInvariant()], CultureInfo.InvariantCulture);
            for (int i = 1; i <= count; i++)
            {
                // The file counts echelons: each node row is an echelon of its own.
                yield return new Lesion { PatientId = id, LesionId = $"{organ} {i}", Organ = organ, NodeLevel = $"level {i}", SizeMm = size };
            }
        }
    }

    private static IEnumerable<Treatment> Treatments(string id, Row row, PartialDate zero, Func<string, PartialDate> at)
    {
        foreach (string part in row["systemic_combination"].Split('+'))
        {
            yield return new Treatment
            {
                PatientId = id,
                TreatmentId = part,
                Kind = TreatmentKind.Systemic,
                Setting = TreatmentSetting.Metastatic,
                StartDate = zero,
                DrugClasses =
                [
                    part switch
                    {
                        "HT" => DrugClass.OtherEndocrine,
                        "CT" => DrugClass.OtherChemotherapy,
                        "CDK46" => DrugClass.Cdk46,
                        _ => DrugClass.AntiHer2,
                    },
                ],
            };
        }

        if (row["mdt_day"].Length > 0)
        {
            yield return new Treatment
            {
                PatientId = id,
                TreatmentId = "mdt",
                Kind = TreatmentKind.MetastasisDirected,
                Intent = TreatmentIntent.Curative,
                StartDate = at(row["mdt_day"]),
            };
        }
    }

    private sealed record Row(string[] Header, string[] Cells)
    {
        public string this[string column] => Cells[Array.IndexOf(Header, column)];
    }
}
