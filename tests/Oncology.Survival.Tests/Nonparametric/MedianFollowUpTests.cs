namespace Oncology.Survival.Tests;

[TestFixture]
public sealed class MedianFollowUpTests
{
    // Event at 1, event and censoring at 2, censoring at 3. Censorings first: 1 of 3 at time 2 leaves 2/3, 1 of 1 at time 3 leaves 0: median 3.
    // Events first: 1 of 2 at time 2 leaves 1/2, flat until 3: median 2.5 by the midpoint rule, 2 by Stata's.
    [Test]
    public void Fit_EventAndCensoringTied_FollowsTheTieRule()
    {
        SurvivalData data = SurvivalData.RightCensored([1, 2, 2, 3], [true, true, false, false]);
        KaplanMeierOptions eventsFirst = new() { FollowUpTies = FollowUpTies.EventsFirst };
        using (Assert.EnterMultipleScope())
        {
            Tolerance.Exact.Check("censorings first", MedianFollowUp.Fit(data).At(2).Survival.Value, 2.0 / 3);
            Assert.That(MedianFollowUp.Fit(data).Median.Time, Is.EqualTo(3));
            Tolerance.Exact.Check("events first", MedianFollowUp.Fit(data, eventsFirst).At(2).Survival.Value, 0.5);
            Assert.That(MedianFollowUp.Fit(data, eventsFirst).Median.Time, Is.EqualTo(2.5));
            Assert.That(MedianFollowUp.Fit(data, eventsFirst with { Quantile = QuantileRule.FirstTime }).Median.Time, Is.EqualTo(2));
        }
    }

    [Test]
    public void Fit_EpisodesOfOneSubject_SeamIsNoEndOfFollowUp()
    {
        SurvivalData whole = SurvivalData.RightCensored([4, 6], [false, true]);
        Episodes episodes = Episodes.Split(whole, [1, 2]);
        Assert.That(MedianFollowUp.Fit(episodes.Data).Median.Time, Is.EqualTo(MedianFollowUp.Fit(whole).Median.Time));
    }
}
