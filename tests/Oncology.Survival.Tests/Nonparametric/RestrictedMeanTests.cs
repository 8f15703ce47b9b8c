namespace Oncology.Survival.Tests;

[TestFixture]
public sealed class RestrictedMeanTests
{
    // Event at 1 of 3, one censored at 2, event at 3 of 1: S = 1 on [0, 1), 2/3 on [1, 3), 0 from 3.
    // Area to 3: 1 + 2 · 2/3 = 7/3. Variance: beyond t = 1 the area is 4/3, so (4/3)² · 1/(3 · 2) = 8/27; at t = 3 nobody is left: nothing.
    [Test]
    public void Fit_ThreePatients_EqualsHandCalculation()
    {
        RestrictedMean mean = RestrictedMean.Fit(ThreePatients(), 3);
        using (Assert.EnterMultipleScope())
        {
            Tolerance.Exact.Check("mean", mean.Mean.Value, 7.0 / 3);
            Tolerance.Exact.Check("se", mean.Mean.StandardError, Math.Sqrt(8.0 / 27));
            Assert.That(mean.IsBeyondLastTime, Is.False);
        }
    }

    [Test]
    public void Fit_HorizonBeforeTheFirstEvent_IsTheHorizonItself()
    {
        RestrictedMean mean = RestrictedMean.Fit(ThreePatients(), 0.5);
        Assert.That((mean.Mean.Value, mean.Mean.StandardError), Is.EqualTo((0.5, 0.0)));
    }

    [TestCase(0.0)]
    [TestCase(-1.0)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Fit_HorizonNotAfterTheOriginOrNotFinite_Throws(double tau) =>
        Assert.That(() => RestrictedMean.Fit(ThreePatients(), tau), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Minus_AnotherHorizon_Throws()
    {
        KaplanMeier curve = ThreePatients();
        Assert.That(() => RestrictedMean.Fit(curve, 2).Minus(RestrictedMean.Fit(curve, 3)), Throws.ArgumentException);
    }

    private static KaplanMeier ThreePatients() => KaplanMeier.Fit(SurvivalData.RightCensored([1, 2, 3], [true, false, true]));
}
