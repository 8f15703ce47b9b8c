namespace Oncology.Cohort.Tests;

/// <summary>Vectors of rule D5 (primary tumour 2015-01-15) and the durations of D1.</summary>
public class PresentationTests
{
    private static readonly ClinicalConventions CalendarInclusive = ClinicalConventions.Toulouse with
    {
        SixMonthUnit = SixMonthUnit.Calendar,
        SixMonthBoundary = SixMonthBoundary.Inclusive,
    };

    [TestCase("2015-01-15", PresentationClass.Synchronous)]
    [TestCase("2015-07-15", PresentationClass.Synchronous)]
    [TestCase("2015-07-17", PresentationClass.Oligorecurrent)]
    [TestCase("2014-12-20", PresentationClass.Synchronous)]
    [TestCase("2014-07-01", null)]
    public void Derive_Vectors(string metastasis, PresentationClass? expected) =>
        Assert.That(Presentation.Derive(Patient(metastasis), ClinicalConventions.Toulouse).Value, Is.EqualTo(expected));

    [Test]
    public void Derive_SixCalendarMonths_InclusiveIsOligorecurrent() =>
        Assert.That(Presentation.Derive(Patient("2015-07-15"), CalendarInclusive).Value, Is.EqualTo(PresentationClass.Oligorecurrent));

    [Test]
    public void Derive_MetastasisFirst_IsFlaggedThenAnError()
    {
        Assert.That(
            Presentation.Derive(Patient("2014-12-20"), ClinicalConventions.Toulouse).Has(Flags.MetastasisBeforePrimary));
        Assert.That(
            Presentation.Derive(Patient("2014-07-01"), ClinicalConventions.Toulouse).Has(Flags.MetastasisLongBeforePrimary));
    }

    [TestCase(true, PresentationClass.Oligorecurrent)]
    [TestCase(false, PresentationClass.MetachronousUncontrolled)]
    [TestCase(null, null)]
    public void Derive_LateMetastasis_DependsOnTheControlOfThePrimary(bool? controlled, PresentationClass? expected) =>
        Assert.That(Presentation.Derive(Patient("2017-01-15", controlled), ClinicalConventions.Toulouse).Value, Is.EqualTo(expected));

    [TestCase("2015-07-17", "M1", true)]
    [TestCase("2015-07-17", "M0", false)]
    [TestCase("2015-01-20", "cM0", true)]
    [TestCase("2015-01-20", "M1", false)]
    public void Derive_MStageAgainstTheInterval_IsAFlag(string metastasis, string stage, bool flagged)
    {
        PatientHistory history = PatientHistory.Create(Patient(metastasis).Patient with { MStage = stage });

        Assert.That(
            Presentation.Derive(history, ClinicalConventions.Toulouse).Has(Flags.MStageContradictsInterval), Is.EqualTo(flagged));
    }

    [Test]
    public void Derive_PartialDates_FollowThePolicy()
    {
        // 15 January to some day of July 2015: 1 July is 5.5 months, 31 July is 6.5.
        PatientHistory history = PatientHistory.Create(Patient("2015-01-15").Patient with { MetastasisDxDate = PartialDate.OfMonth(2015, 7) });
        ClinicalConventions With(PartialDatePolicy policy) => ClinicalConventions.Toulouse with { PartialDates = policy };

        Assert.That(Presentation.Derive(history, With(PartialDatePolicy.MidPeriod)).Value, Is.EqualTo(PresentationClass.Synchronous));
        Assert.That(Presentation.Derive(history, With(PartialDatePolicy.MidPeriod)).Has(Flags.PartialDate));
        Assert.That(Presentation.Derive(history, With(PartialDatePolicy.Reject)).Value, Is.Null);
        Assert.That(Presentation.Derive(history, With(PartialDatePolicy.Bounds)).Value, Is.Null);
    }

    [TestCase("2015-01-15", "2015-07-17", 183, 6.0123)]
    [TestCase("2015-01-15", "2015-07-16", 182, 5.9795)]
    [TestCase("2016-03-01", "2020-03-01", 1461, 48)]
    public void ClinicalTime_Vectors(string from, string to, int days, double months)
    {
        int counted = ClinicalTime.DaysBetween(TestPatients.Day(from).Earliest, TestPatients.Day(to).Earliest);

        Assert.That(counted, Is.EqualTo(days));
        Assert.That(ClinicalTime.DaysToMonths(counted), Is.EqualTo(months).Within(5e-5));
    }

    private static PatientHistory Patient(string metastasis, bool? controlled = true) => TestPatients.History(p => p with
    {
        PrimaryDxDate = TestPatients.Day("2015-01-15"),
        MetastasisDxDate = TestPatients.Day(metastasis),
        PrimaryControlled = controlled,
    });
}
