namespace Oncology.Survival.Tests;

[TestFixture]
public sealed class KaplanMeierTests
{
    // 21 children on 6-MP. Week 6: 3 of 21 relapse, then one is censored; week 7: 1 of 17; week 9 one censored; week 10: 1 of 15.
    // S(6) = 18/21, S(7) = 18/21 · 16/17, S(10) = 18/21 · 16/17 · 14/15.
    // Greenwood: se S(6) = S √(3/(21·18)), se S(10) = S √(3/(21·18) + 1/(17·16) + 1/(15·14)).
    [Test]
    public void Fit_LeukaemiaTrial_EqualsHandCalculation()
    {
        KaplanMeier curve = KaplanMeier.Fit(LeukaemiaTrial.Treated);
        double s10 = 18.0 / 21 * 16 / 17 * 14 / 15;
        using (Assert.EnterMultipleScope())
        {
            Tolerance.Exact.Check("S(6)", curve.At(6).Survival.Value, 18.0 / 21);
            Tolerance.Exact.Check("se S(6)", curve.At(6).Survival.StandardError, 18.0 / 21 * Math.Sqrt(3.0 / (21 * 18)));
            Tolerance.Exact.Check("S(10)", curve.At(10).Survival.Value, s10);
            Tolerance.Exact.Check("se S(10)", curve.At(10).Survival.StandardError, s10 * Math.Sqrt(3.0 / (21 * 18) + 1.0 / (17 * 16) + 1.0 / (15 * 14)));
            Tolerance.Exact.Check("H(10)", curve.At(10).CumulativeHazard.Value, 3.0 / 21 + 1.0 / 17 + 1.0 / 15);
            Assert.That(curve.At(10).AtRisk, Is.EqualTo(15));
        }
    }

    // Klein, Moeschberger, Survival Analysis, 2nd ed., Springer 2003, table 4.2.
    [Test]
    public void Fit_LeukaemiaTrial_EqualsPrintedTable()
    {
        KaplanMeier curve = KaplanMeier.Fit(LeukaemiaTrial.Treated);
        using (Assert.EnterMultipleScope())
        {
            Tolerance.Printed(3).Check("S(6)", curve.At(6).Survival.Value, 0.857);
            Tolerance.Printed(4).Check("se S(6)", curve.At(6).Survival.StandardError, 0.0764);
            Tolerance.Printed(3).Check("S(10)", curve.At(10).Survival.Value, 0.753);
            Tolerance.Printed(4).Check("se S(10)", curve.At(10).Survival.StandardError, 0.0963);
            Assert.That(curve.Median.Time, Is.EqualTo(23));
        }
    }

    // Stata, "Survival analysis: example session" (stata.com/features/overview/survival-example-session), webuse cancer,
    // sts list, by(dose), first four lines of the control group: 20 patients, deaths at 1 (2), 2, 3 and 4 (2).
    // What happens to the other 14 later does not enter these lines. stsum prints 4 for the 25th percentile.
    [TestCase(1, 0.9000, 0.0671, 0.6560, 0.9740)]
    [TestCase(2, 0.8500, 0.0798, 0.6038, 0.9490)]
    [TestCase(3, 0.8000, 0.0894, 0.5511, 0.9198)]
    [TestCase(4, 0.7000, 0.1025, 0.4505, 0.8525)]
    public void Fit_StataPreset_EqualsPrintedStataOutput(double time, double survival, double error, double lower, double upper)
    {
        double[] times = [1, 1, 2, 3, 4, 4, .. Enumerable.Repeat(40.0, 14)];
        KaplanMeier curve = KaplanMeier.Fit(SurvivalData.RightCensored(times, [.. times.Select(t => t < 40)]), AnalysisConventions.Stata.KaplanMeier);
        Estimate s = curve.At(time).Survival;
        using (Assert.EnterMultipleScope())
        {
            Tolerance.Printed(4).Check("S", s.Value, survival);
            Tolerance.Printed(4).Check("se", s.StandardError, error);
            Tolerance.Printed(4).Check("lower", s.Interval.Lower, lower);
            Tolerance.Printed(4).Check("upper", s.Interval.Upper, upper);
            Assert.That(curve.Quantile(0.25).Time, Is.EqualTo(4));
        }
    }

    // Statalist, 17 November 2002, "-stsum- vs -stci-" (stata.com/statalist/archive/2002-11/msg00284.html): six events at 1, 2, …, 6, where S is
    // exactly one half from 3 to 4; Stata prints the quartiles 2, 3, 5. For 1, 2, 2, 4, 6, 8 stci prints the median 2. R takes the middle.
    [Test]
    public void Quantile_CurveFlatAtOneHalf_FollowsTheRuleOfThePackage()
    {
        SurvivalData first = Events(1, 2, 3, 4, 5, 6);
        SurvivalData second = Events(1, 2, 2, 4, 6, 8);
        KaplanMeier stata = KaplanMeier.Fit(first, AnalysisConventions.Stata.KaplanMeier);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stata.Quantile(0.25).Time, Is.EqualTo(2));
            Assert.That(stata.Quantile(0.5).Time, Is.EqualTo(3));
            Assert.That(stata.Quantile(0.75).Time, Is.EqualTo(5));
            Assert.That(KaplanMeier.Fit(second, AnalysisConventions.Stata.KaplanMeier).Median.Time, Is.EqualTo(2));
            Assert.That(KaplanMeier.Fit(first, AnalysisConventions.R.KaplanMeier).Median.Time, Is.EqualTo(3.5));
            Assert.That(KaplanMeier.Fit(first, AnalysisConventions.Sas.KaplanMeier).Median.Time, Is.EqualTo(3.5));
        }
    }

    [Test]
    public void Fit_EverybodyAtRiskHasTheEvent_LeavesNoSurvivorByRounding()
    {
        SurvivalData data = Events(1, 2, 2, 2).WithWeights([0.7, 0.1, 0.2, 0.3]);
        KaplanMeier curve = KaplanMeier.Fit(data);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(curve.Survival[^1], Is.Zero);
            Assert.That(curve.StandardError[^1], Is.NaN);
            Assert.That(curve.Upper[^1], Is.NaN);
        }
    }

    [Test]
    public void Fit_NoEvent_SurvivalIsOneAndTheMedianIsNotReached()
    {
        KaplanMeier curve = KaplanMeier.Fit(SurvivalData.RightCensored([3, 5], [false, false]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(curve.Survival, Is.All.EqualTo(1.0));
            Assert.That(curve.Median.Time, Is.Null);
            Assert.That(curve.At(4).Survival.StandardError, Is.Zero);
            Assert.That(curve.At(9).IsBeyondLastTime, Is.True);
        }
    }

    [Test]
    public void FitBy_RowWithoutGroup_BelongsToNoCurve()
    {
        var curves = KaplanMeier.FitBy(Events(1, 2, 3), Factor.FromLabels("arm", ["B", null, "A"]));
        Assert.That(curves.Select(curve => (curve.Label, curve.Count)), Is.EqualTo(new (string?, long)[] { ("A", 1), ("B", 1) }));
    }

    [Test]
    public void Fit_NoRow_Throws() =>
        Assert.That(() => KaplanMeier.Fit(SurvivalData.RightCensored([], Array.Empty<bool>())), Throws.ArgumentException);

    [Test]
    public void FitBy_GroupsOfAnotherLength_Throws() =>
        Assert.That(() => KaplanMeier.FitBy(Events(1, 2), Factor.FromLabels("arm", ["A"])), Throws.ArgumentException.With.Message.Contains("1 rows and the data 2"));

    [TestCase(0.0)]
    [TestCase(1.0)]
    [TestCase(double.NaN)]
    public void Fit_ConfidenceLevelOutsideTheOpenUnitInterval_Throws(double level) =>
        Assert.That(() => KaplanMeier.Fit(Events(1), new KaplanMeierOptions { ConfidenceLevel = level }), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static SurvivalData Events(params double[] times) => SurvivalData.RightCensored(times, [.. times.Select(_ => true)]);

    [Test]
    public void ConditionalOn_SecondEvent_EqualsTheRatioOfTheCurve()
    {
        // S = 0.8, 0.6, 0.6, 0.3, 0. Beyond 2: S(4 | 2) = 0.3/0.6 with one event among two at risk: error 0.5 √(1/(2·1)).
        var curve = KaplanMeier.Fit(SurvivalData.RightCensored([1, 2, 3, 4, 5], (int[])[1, 1, 0, 1, 1]));
        KaplanMeier later = curve.ConditionalOn(2);
        Tolerance.Exact.Check("origin", later.Time[0], 2);
        Tolerance.Exact.Check("S(4 | 2)", later.At(4).Survival.Value, curve.At(4).Survival.Value / curve.At(2).Survival.Value);
        Tolerance.Exact.Check("error", later.At(4).Survival.StandardError, 0.5 * Math.Sqrt(0.5));
        Assert.That(later.Count, Is.EqualTo(3));
        Assert.That(() => curve.ConditionalOn(5), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    // R: survfit(Surv(c(1, 2, 3, 4), c(1, 1, 0, 1)) ~ 1): a row of frequency 0 at time 5, and its time, do not exist.
    [Test]
    public void Fit_FrequencyOfZero_IsNoRow()
    {
        var curve = KaplanMeier.Fit(SurvivalData.RightCensored([1, 2, 3, 4, 5], [true, true, false, true, true]).WithFrequencies([1, 1, 1, 1, 0]));
        Tolerance.Exact.Check("time", curve.Time, [0, 1, 2, 3, 4]);
        Tolerance.Exact.Check("S", curve.Survival, [1, 0.75, 0.5, 0.5, 0]);
    }

    // R: summary(survfit(Surv(t, e) ~ 1, robust = TRUE)) has a standard error of exactly 0 where S is 0.
    [Test]
    public void Fit_RobustErrorWhereSurvivalIsZero_IsExactlyZero()
    {
        double[] time = [.. Enumerable.Range(0, 400).Select(i => 1 + i % 97 * 0.37 + i / 97)];
        KaplanMeierOptions robust = AnalysisConventions.R.KaplanMeier with { Variance = CurveVariance.Robust };
        var curve = KaplanMeier.Fit(SurvivalData.RightCensored(time, [.. time.Select(_ => true)]), robust);
        Assert.That(curve.Survival[^1], Is.Zero);
        Assert.That(curve.StandardError[^1], Is.Zero);
    }
}
