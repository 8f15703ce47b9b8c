using Oncology.Tests;

namespace Oncology.Cohort.Tests;

/// <summary>The synthetic cohort of the samples gives back the groups and counts it was made for (Glemarec, thesis, Toulouse 2021).</summary>
public sealed class ToulouseCohortTests
{
    private static readonly ImportResult Import = CohortReader.Read(Path.Combine(RepositoryPaths.Root, "samples", "toulouse", "cohort.csv"));

    private static readonly ClinicalConventions Rules = ClinicalConventions.Toulouse;

    // 27 deaths of the disease are printed; 31 to 33 in all fit the printed intervals.
    private const int OsEvents = 31;

    private static readonly Screening Screened = Screening.Run(Import.Cohort, CriteriaList.Toulouse, new ScreeningOptions { Conventions = Rules });

    private static PatientCohort Cohort => Screened.Included;

    private static int Count(Func<PatientHistory, bool> test) => Cohort.Histories.Count(test);

    [Test]
    public void Import_OfTheSample_HasNoError()
    {
        Assert.That(CohortRules.Check(Import).Findings.Where(f => f.Severity == Severity.Error), Is.Empty);
        Assert.That(Import.Cohort.Count, Is.EqualTo(160));
        Assert.That(Import.Cohort.Histories.Count(h => h.Patient.Cells.Extra["origine_donnees"] == "synthetique"), Is.EqualTo(160));
    }

    // 160 screened and 102 analysed are printed; the reasons of the 58 are not, and invented (samples/toulouse/README.md).
    [Test]
    public void Screening_OfTheSample_Leaves102()
    {
        Assert.That(Cohort.Count, Is.EqualTo(102));
        Assert.That(Screened.Count(PatientEligibility.Indeterminate), Is.Zero);
        Assert.That(Screened.Attrition.Take(12).Select(step => step.Excluded.Length), Is.EqualTo(new[] { 6, 14, 2, 9, 3, 6, 3, 5, 2, 2, 3, 3 }));
        Assert.That(Screened.Criteria.Where(c => c.Criterion.Id != "T03" && c.Criterion.Id != "T05").All(c => c.OnlyFailure == c.Failed));
    }

    [Test]
    public void Definitions_OnTheSample_GiveTheGroupsOfTheStudy()
    {
        Assert.That(Count(h => Subtype.Derive(h, Rules).Value == SubtypeClass.HormonePositiveHer2Negative), Is.EqualTo(66));
        Assert.That(Count(h => Subtype.Derive(h, Rules).Value == SubtypeClass.Her2Positive), Is.EqualTo(18));
        Assert.That(Count(h => Subtype.Derive(h, Rules).Value == SubtypeClass.TripleNegative), Is.EqualTo(18));
        Assert.That(Count(h => HormoneReceptor.Derive(h, Rules).Value == ReceptorStatus.Positive), Is.EqualTo(78));
        Assert.That(Count(h => Presentation.Derive(h, Rules).Value == PresentationClass.Synchronous), Is.EqualTo(53));
        Assert.That(Enumerable.Range(1, 5).Select(n => Count(h => LesionCount.Derive(h, Rules).Value.Metastases == n)), Is.EqualTo(new[] { 54, 22, 15, 10, 1 }));
        Assert.That(Cohort.Histories.Sum(h => h.Lesions.Length), Is.EqualTo(188));
        Assert.That(Count(h => SystemicTreatment.Derive(h, Rules).Value?.Classes == (SystemicClasses.Endocrine | SystemicClasses.Cdk46)), Is.EqualTo(25));
        Assert.That(Count(h => SystemicTreatment.Derive(h, Rules).Value?.Classes == SystemicClasses.Chemotherapy), Is.EqualTo(20));
    }

    [Test]
    public void Endpoints_OnTheSample_GiveTheEventsOfTheStudy()
    {
        EndpointTable pfs = Endpoints.ProgressionFreeSurvival.Derive(Cohort, Rules);
        EndpointTable os = Endpoints.OverallSurvival.Derive(Cohort, Rules);
        ExposureTable focal = Exposure.MetastasisDirectedTherapy.Derive(os, Rules);
        Assert.That((pfs.Count, pfs.EventCount), Is.EqualTo((102, 63)));
        Assert.That((os.Count, os.EventCount), Is.EqualTo((102, OsEvents)));
        Assert.That(focal.ExposedCount, Is.EqualTo(40));
        Assert.That(focal.Rows.Count(r => r.StartDays == 0), Is.EqualTo(13));
    }

    // D8: 13 had focal treatment first, so that time zero is its day; 40 were treated after 0.0 to 47.1 months, median 4.4.
    [Test]
    public void TimeToFocalTreatment_OnTheSample_Is13FirstAndMedian4Point4()
    {
        ExposureTable focal = Exposure.MetastasisDirectedTherapy.Derive(Endpoints.OverallSurvival.Derive(Cohort, Rules), Rules);
        double[] months = [.. focal.Rows.Select(r => r.StartDays / ClinicalTime.DaysPerMonth).OfType<double>().Order()];
        PatientHistory[] first =
        [
            .. Cohort.Histories.Where(h => FocalTreatment.Curative(h, []).Select(t => t.StartDate?.Earliest).Min() is { } day && TimeZero.Derive(h, Rules).Value == day
                && h.Treatments.Where(t => t is { Kind: TreatmentKind.Systemic, Setting: TreatmentSetting.Metastatic }).All(t => t.StartDate!.Value.Earliest > day)),
        ];

        Assert.That(first, Has.Length.EqualTo(13));
        Assert.That(months, Has.Length.EqualTo(40));
        Assert.That(months.Count(m => m == 0), Is.EqualTo(13));
        Assert.That(Math.Round((months[19] + months[20]) / 2, 1), Is.EqualTo(4.4));
        Assert.That(Math.Round(months[39], 1), Is.EqualTo(47.1));
    }
}
