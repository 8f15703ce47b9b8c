namespace Oncology.Survival.Tests;

[TestFixture]
public sealed class StepCoordinatesTests
{
    // Three patients: 1 (event), 2 (censored), 3 (event). S = 1, 2/3, 2/3, 0 at 0, 1, 2, 3; no interval where S = 0.
    [Test]
    public void ToSteps_OfThreePatients_HasEachStepTwice()
    {
        StepCoordinates steps = KaplanMeier.Fit(SurvivalData.RightCensored([1, 2, 3], [true, false, true]), new KaplanMeierOptions { Interval = IntervalTransform.Plain }).ToSteps();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(steps.Time, Is.EqualTo((double[])[0, 1, 1, 2, 2, 3, 3]));
            Assert.That(steps.Value, Is.EqualTo((double[])[1, 1, 2 / 3.0, 2 / 3.0, 2 / 3.0, 2 / 3.0, 0]).Within(1e-15));
            Assert.That(steps.BandTime, Is.EqualTo((double[])[0, 1, 1, 2, 2]));
            // Greenwood: S √(1/(3·2)) = (2/3)/√6; 2/3 + 1.96 · 0.272 is beyond 1, which the plain interval is cut at.
            double lower = (2 / 3.0) - (1.959963984540054 * (2 / 3.0) / Math.Sqrt(6));
            Assert.That(steps.BandLower, Is.EqualTo((double[])[1, 1, lower, lower, lower]).Within(1e-12));
            Assert.That(steps.BandUpper, Is.EqualTo((double[])[1, 1, 1, 1, 1]).Within(1e-12));
        }
    }

    // On the log(−log) scale the interval is undefined where S = 1; the band then has no width.
    [Test]
    public void ToSteps_BeforeTheFirstEvent_HasABandWithoutWidth()
    {
        StepCoordinates steps = KaplanMeier.Fit(SurvivalData.RightCensored([1, 2, 3], [false, true, false]), new KaplanMeierOptions { Interval = IntervalTransform.LogLog }).ToSteps();
        Assert.That(steps.BandLower[..4], Is.EqualTo((double[])[1, 1, 1, 1]));
        Assert.That(steps.BandTime, Has.Length.EqualTo(7));
    }

    // F of cause 1: 1/4 at time 1; cause 2 takes 1/4 at time 2; the rest is censored.
    [Test]
    public void ToSteps_OfACause_StartsAtZero()
    {
        StepCoordinates steps = AalenJohansen.Fit(SurvivalData.RightCensored([1, 2, 3, 3], [1, 2, 0, 0])).Causes[0].ToSteps();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(steps.Time, Is.EqualTo((double[])[0, 1, 1, 2, 2, 3, 3]));
            Assert.That(steps.Value, Is.EqualTo((double[])[0, 0, 0.25, 0.25, 0.25, 0.25, 0.25]).Within(1e-15));
            Assert.That(steps.BandLower[..2], Is.EqualTo((double[])[0, 0]));
        }
    }
}
