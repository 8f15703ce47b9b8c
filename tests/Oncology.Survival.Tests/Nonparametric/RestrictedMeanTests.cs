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

    // Mean 7/3 with variance 8/27 as above. Two patients with events at 1 and 3: S = 1/2 on [1, 3), mean 1 + 1, variance 1² · 1/(2 · 1) = 1/2.
    [Test]
    public void DividedBy_ThreeAndTwoPatients_EqualsHandCalculation()
    {
        RestrictedMean three = RestrictedMean.Fit(ThreePatients(), 3);
        RestrictedMean two = RestrictedMean.Fit(KaplanMeier.Fit(SurvivalData.RightCensored([1, 3], [true, true])), 3);
        RestrictedMeanRatio ratio = three.DividedBy(two);
        Tolerance.Exact.Check("ratio", ratio.Ratio, 7.0 / 6);
        Tolerance.Exact.Check("log se", ratio.LogStandardError, Math.Sqrt(8.0 / 27 * 9 / 49 + 1.0 / 2 / 4));
    }

    // f <- survfit(Surv(time, status == 2) ~ sex, lung); s <- summary(f, rmean = 365)$table; m <- s[, 5]; e <- s[, 6]
    // r <- m[2]/m[1]; se <- sqrt(sum(e^2/m^2)); c(r, se, r * exp(c(-1, 1) * qnorm(.975) * se), 2 * pnorm(-abs(log(r)/se)))
    [Test]
    public void DividedBy_LungBySex_EqualsR()
    {
        GoldenTable lung = GoldenTable.Read(Path.Combine(RepositoryPaths.Golden, "data", "lung.csv"));
        SurvivalData data = SurvivalData.RightCensored(lung.Numbers("time"), lung.Numbers("status").Select(s => s == 2).ToArray());
        RestrictedMean[] means = [.. KaplanMeier.FitBy(data, Factor.FromLabels("sex", lung.Texts("sex"))).Select(curve => RestrictedMean.Fit(curve, 365))];
        RestrictedMeanRatio ratio = means[1].DividedBy(means[0]);
        RestrictedMeanDifference difference = means[1].Minus(means[0]);
        using (Assert.EnterMultipleScope())
        {
            Tolerance.Reference.Check("ratio", ratio.Ratio, 1.2317658940987040);
            Tolerance.Reference.Check("log se", ratio.LogStandardError, 5.6176445540524964e-02);
            Tolerance.Reference.Check("lower", ratio.Interval.Lower, 1.1033433905620591);
            Tolerance.Reference.Check("upper", ratio.Interval.Upper, 1.3751360010339773);
            Tolerance.Tail.Check("p", ratio.PValue, 2.0676122250322856e-04);
            Tolerance.Reference.Check("difference", difference.Difference.Value, 55.970324339979783);
            Tolerance.Reference.Check("difference se", difference.Difference.StandardError, 14.958125860424103);
        }
    }

    [Test]
    public void DividedBy_MeanOfZero_IsNaN()
    {
        RestrictedMean none = RestrictedMean.Fit(KaplanMeier.Fit(SurvivalData.RightCensored([0], [true])), 1);
        Assert.That(RestrictedMean.Fit(ThreePatients(), 1).DividedBy(none).Ratio, Is.NaN);
    }

    private static KaplanMeier ThreePatients() => KaplanMeier.Fit(SurvivalData.RightCensored([1, 2, 3], [true, false, true]));
}
