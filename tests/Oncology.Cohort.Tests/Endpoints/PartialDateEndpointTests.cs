using Oncology.Survival;

namespace Oncology.Cohort.Tests;

/// <summary>Rule D1 on endpoints: partial dates, day offsets, recorded durations. Time zero is 2016-01-01 (day 0).</summary>
public class PartialDateEndpointTests
{
    private static readonly PartialDate March = PartialDate.OfMonth(2017, 3);

    [Test]
    public void MidPeriod_MonthOfDeath_IsTheFifteenthFlagged()
    {
        EndpointRow row = Derive(new HistoryBuilder().DeadAt(0).With(p => p with { DeathDate = March, LastFollowupDate = March })).Rows[0];

        // 2016-01-01 to 2017-03-15: 366 (leap year) + 31 + 28 + 14 = 439 days.
        Assert.That(row.TimeDays, Is.EqualTo(439));
        Assert.That(row.Flags, Does.Contain(Flags.PartialDate));
    }

    [Test]
    public void MidPeriod_MonthOfDeathAfterALaterFollowUp_IsClippedIntoTheFollowUp()
    {
        // Last news on 2017-03-05: the imputed 15 March is moved to it, 10 days earlier.
        EndpointRow row = Derive(new HistoryBuilder().AliveAt(429).With(p => p with { VitalStatus = VitalStatus.Dead, DeathDate = March })).Rows[0];

        Assert.That(row.TimeDays, Is.EqualTo(429));
        Assert.That(row.Flags, Does.Contain(Flags.ImputedDateClipped));
    }

    [Test]
    public void MidPeriod_ProgressionInTheMonthOfTimeZero_IsNotBeforeIt()
    {
        EndpointTable pfs = Endpoints.ProgressionFreeSurvival.Derive(
            new HistoryBuilder(systemic: 20).AliveAt(300)
                .With(p => p with { Progression = true, ProgressionDate = PartialDate.OfMonth(2016, 1) }).Cohort(),
            ClinicalConventions.Toulouse);

        Assert.That(pfs.Rows.Single().TimeDays, Is.EqualTo(0.5), "moved to time zero, then half a day");
    }

    [Test]
    public void Reject_PartialDeath_ExcludesThePatient()
    {
        ClinicalConventions reject = ClinicalConventions.Toulouse with { PartialDates = PartialDatePolicy.Reject };
        PatientCohort cohort = new HistoryBuilder().DeadAt(0).With(p => p with { DeathDate = March }).Cohort();

        EndpointTable os = Endpoints.OverallSurvival.Derive(cohort, reject);

        Assert.That(os.Rows, Is.Empty);
        Assert.That(os.Excluded.Single().Rule, Is.EqualTo("D1.5"));
    }

    [Test]
    public void Bounds_MonthOfDeath_ReportsBothExtremes()
    {
        ClinicalConventions bounds = ClinicalConventions.Toulouse with { PartialDates = PartialDatePolicy.Bounds };
        EndpointTable os = Endpoints.OverallSurvival.Derive(
            new HistoryBuilder().DeadAt(0).With(p => p with { DeathDate = March, LastFollowupDate = null }).Cohort(), bounds);

        // 1 March is day 425, 31 March day 455.
        Assert.That(os.Rows[0].TimeDays, Is.EqualTo(439));
        Assert.That(os.Bounds!.Shortest.Rows[0].TimeDays, Is.EqualTo(425));
        Assert.That(os.Bounds.Longest.Rows[0].TimeDays, Is.EqualTo(455));
        Assert.That(Derive(new HistoryBuilder().DeadAt(5)).Bounds, Is.Null);
    }

    [Test]
    public void DayOffsets_MakeTheSameDurations()
    {
        EndpointTable os = Derive(new HistoryBuilder(systemic: null).With(p => p with
        {
            MetastasisDxDate = PartialDate.OfDayOffset(0),
            T0Date = PartialDate.OfDayOffset(14),
            LastFollowupDate = PartialDate.OfDayOffset(400),
            VitalStatus = VitalStatus.Alive,
        }));

        Assert.That(os.Rows[0].TimeDays, Is.EqualTo(386));
    }

    [Test]
    public void DayOffsets_MixedWithDates_AreExcludedAndKnowNoCutOff()
    {
        HistoryBuilder mixed = new HistoryBuilder().With(p => p with { LastFollowupDate = PartialDate.OfDayOffset(400) });
        HistoryBuilder offsets = new HistoryBuilder(systemic: null).With(p => p with
        {
            MetastasisDxDate = null,
            T0Date = PartialDate.OfDayOffset(14),
            LastFollowupDate = PartialDate.OfDayOffset(400),
        });

        Assert.That(Derive(mixed).Excluded.Single().Rule, Is.EqualTo("D1.1"));
        Assert.That(
            () => Endpoints.OverallSurvival.Derive(offsets.Cohort(new DateOnly(2020, 1, 1)), ClinicalConventions.Toulouse),
            Throws.TypeOf<RequestException>().With.Message.Contains("P1"));
    }

    [TestCase(null, 300.0, 300.0)]
    [TestCase(12.0, null, 365.25)]
    public void RecordedDuration_DatesWithheld_IsUsedAndFlagged(double? months, double? days, double expected)
    {
        EndpointRow row = Derive(new HistoryBuilder(systemic: null).With(p => p with { OsMonths = months, OsDays = days, OsEvent = true })).Rows[0];

        Assert.That((row.TimeDays, row.Cause, row.DecidedBy), Is.EqualTo((expected, 1, "recorded duration")));
        Assert.That(row.Flags, Does.Contain(Flags.RecordedDuration));
        Assert.That(row.Origin, Is.Null);
    }

    [Test]
    public void RecordedDuration_NegativeOrWithoutEvent_IsExcluded()
    {
        Assert.That(
            Derive(new HistoryBuilder(systemic: null).With(p => p with { OsDays = -3, OsEvent = false })).Excluded.Single().Rule,
            Is.EqualTo("D1.4"));
        Assert.That(
            Derive(new HistoryBuilder(systemic: null).With(p => p with { OsDays = 30 })).Excluded.Single().Rule, Is.EqualTo("D8.1"));
    }

    [Test]
    public void RecordedDuration_WithCutOff_SaysThatItIsNotApplied()
    {
        PatientCohort cohort = new HistoryBuilder(systemic: null).With(p => p with { OsDays = 300, OsEvent = true }).Cohort(new DateOnly(2016, 2, 1));

        EndpointRow row = Endpoints.OverallSurvival.Derive(cohort, ClinicalConventions.Toulouse).Rows[0];

        Assert.That(row.TimeDays, Is.EqualTo(300));
        Assert.That(row.Flags, Does.Contain(Flags.CutOffNotApplied));
    }

    [Test]
    public void RecordedDuration_BesideDates_TheDatesDecide() =>
        Assert.That(Derive(new HistoryBuilder().DeadAt(200).With(p => p with { OsDays = 999, OsEvent = false })).Rows[0].TimeDays, Is.EqualTo(200));

    private static EndpointTable Derive(HistoryBuilder history) =>
        Endpoints.OverallSurvival.Derive(history.Cohort(), ClinicalConventions.Toulouse);
}
