namespace Oncology.Cohort.Tests;

public class PartialDateTests
{
    [Test]
    public void Bounds_OfMonthAndYear_SpanTheWholePeriod()
    {
        PartialDate month = PartialDate.OfMonth(2016, 2);
        PartialDate year = PartialDate.OfYear(2015);

        Assert.That(month.Earliest, Is.EqualTo(new DateOnly(2016, 2, 1)));
        Assert.That(month.Latest, Is.EqualTo(new DateOnly(2016, 2, 29)), "2016 is a leap year");
        Assert.That(month.Middle, Is.EqualTo(new DateOnly(2016, 2, 15)));
        Assert.That(year.Latest, Is.EqualTo(new DateOnly(2015, 12, 31)));
        Assert.That(year.Middle, Is.EqualTo(new DateOnly(2015, 7, 1)));
        Assert.That(year.IsExact, Is.False);
    }

    [Test]
    public void Default_OfTheType_IsADay()
    {
        Assert.That(default(PartialDate).Precision, Is.EqualTo(DatePrecision.Day));
        Assert.That(default(PartialDate), Is.EqualTo(PartialDate.OfDay(1, 1, 1)));
    }

    [Test]
    public void DayOffset_RoundTrips_AndNeverShowsACalendarDay()
    {
        PartialDate before = PartialDate.OfDayOffset(-24000);
        PartialDate after = PartialDate.OfDayOffset(31);

        Assert.That(before.DayOffset, Is.EqualTo(-24000));
        Assert.That(after.ToString(), Is.EqualTo("day 31"));
        Assert.That(after.Earliest.DayNumber - before.Earliest.DayNumber, Is.EqualTo(24031));
        Assert.That(before < after);
        Assert.That(PartialDate.OfDay(2000, 2, 1).DayOffset, Is.Null);
    }

    [Test]
    [SetCulture("fr-FR")]
    public void ToString_AnyCulture_ShowsWhatIsKnown()
    {
        Assert.That(PartialDate.OfDay(2016, 5, 12).ToString(), Is.EqualTo("2016-05-12"));
        Assert.That(PartialDate.OfMonth(2016, 5).ToString(), Is.EqualTo("2016-05"));
        Assert.That(PartialDate.OfYear(2016).ToString(), Is.EqualTo("2016"));
    }

    [Test]
    public void OfDay_NoSuchDay_Throws() =>
        Assert.That(() => PartialDate.OfDay(2016, 2, 31), Throws.TypeOf<ArgumentOutOfRangeException>());
}
