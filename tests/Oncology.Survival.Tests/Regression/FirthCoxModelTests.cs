namespace Oncology.Survival.Tests;

/// <summary>Profile likelihood and Firth's penalty worked by hand.</summary>
public sealed class FirthCoxModelTests
{
    // Two patients, the one with x = 1 has the event first: log L = log(r/(1 + r)), I = r/(1 + r)², r = exp(β).
    private static ModelFrame TwoPatients => ModelFrame.Create(
        SurvivalData.RightCensored([1, 2], [true, false]), DesignMatrix.FromColumns(2, ("x", [1, 0])));

    // log(r/(1 + r)) + ½ log I is largest at r = 3: the derivative is (1 − r)/(1 + r) + ½. Against r = 1 it is higher by log(¾/½ · √(3/16)/√(1/4)).
    [Test]
    public void Fit_TwoPatients_EqualsHandCalculation()
    {
        var model = FirthCoxModel.Fit(TwoPatients);
        FirthCoefficient x = model.Coefficients.Single();
        Tolerance.Exact.Check("hazard ratio", x.HazardRatio, 3);
        Tolerance.Exact.Check("standard error", x.StandardError, 4 / Math.Sqrt(3));
        Tolerance.Exact.Check("penalised", model.PenalizedLogLikelihood, Math.Log(0.75) + Math.Log(3.0 / 16) / 2);
        Tolerance.Exact.Check("penalised at 0", model.PenalizedLogLikelihoodNull, Math.Log(0.25));
        Tolerance.Exact.Check("without penalty", model.LogLikelihood, Math.Log(0.75));
        Tolerance.Exact.Check("test", model.LikelihoodRatioTest.Statistic, Math.Log(27.0 / 16));
        Tolerance.Exact.Check("test of x", x.LikelihoodRatioTest.Statistic, Math.Log(27.0 / 16));
        Assert.That(model.Converged, Is.True);

        // The penalised likelihood at both bounds is lower by half the quantile of χ²(1).
        foreach (double r in new[] { x.HazardRatioInterval.Lower, x.HazardRatioInterval.Upper })
        {
            double fall = 2 * (model.PenalizedLogLikelihood - Math.Log(r / (1 + r)) - Math.Log(r / ((1 + r) * (1 + r))) / 2);
            Tolerance.Reference.Check("fall", fall, 3.841458820694124);
        }
    }

    // Without the penalty the likelihood rises for ever; r/(1 + r) = exp(−q/2) bounds r from below.
    [Test]
    public void Profile_Separation_HasOneBound()
    {
        var model = CoxModel.Fit(TwoPatients);
        Assert.That(model.Coefficients[0].IsInfinite, Is.True);
        ProfileInterval x = ProfileLikelihood.Fit(model).Coefficients.Single();
        double share = Math.Exp(-3.841458820694124 / 2);
        Tolerance.Reference.Check("lower", x.HazardRatioInterval.Lower, share / (1 - share));
        Assert.That(x.HazardRatioInterval.Upper, Is.EqualTo(double.PositiveInfinity));
        Tolerance.Reference.Check("test", x.LikelihoodRatioTest.Statistic, model.LikelihoodRatioTest.Statistic);
    }

    // s and u are 1 in patients without event alone. R 4.2.2, survival 3.5: the roots of 2 (log L(β̂) − log L(β)) = q of coxph with offset(β x) and of
    // one with offset(β s), by uniroot.
    [TestCase(CoxTies.Efron, 1.1659766296829, 0.7424912236469, 1.7901413896273, 0.1595974246301)]
    [TestCase(CoxTies.Exact, 1.1992820757483, 0.7284144001097, 1.9531097522981, 0.1389793646371)]
    public void Profile_TwoSeparatedCovariates_MaximisesOverTheOthers(CoxTies ties, double ratio, double lower, double upper, double upperOfSeparated)
    {
        double[] time = [2, 8, 9, 1, 5, 6, 5, 6, 7, 5, 3, 7, 2, 1, 8, 7, 6, 3, 3, 2, 2, 3, 2, 9, 8, 7, 8, 8, 9, 7, 4, 1, 5, 2, 5, 4, 1, 6, 2, 7];
        int[] cause = [1, 1, 0, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 1, 0, 1, 1, 0, 1, 0];
        double[] x =
        [
            0.5, -0.2, 0.4, 1.5, 0.1, -0.8, 2.3, -0.1, -2, 0.5, 1.7, -0.8, -1.1, -0.6, 0.8, 0.5, -0.1, -0.8, 0.2, 1.1,
            0.2, -0.7, 0.5, -1.1, 0.4, -0.1, 0.3, -0.6, -0.9, 2.3, -0.6, -1.3, 0.5, -0.9, -1.5, 1.2, -1, 0.9, -0.5, 0.5,
        ];
        var design = DesignMatrix.FromColumns(
            40,
            ("s", [.. Enumerable.Range(1, 40).Select(i => i % 5 == 0 ? 1.0 : 0)]),
            ("u", [.. Enumerable.Range(1, 40).Select(i => i % 7 == 3 ? 1.0 : 0)]),
            ("x", x));
        var profile = ProfileLikelihood.Fit(CoxModel.Fit(SurvivalData.RightCensored(time, [.. cause.Select(c => c == 1)]), design, new CoxOptions { Ties = ties }));
        Interval ofX = profile.Coefficients[2].HazardRatioInterval;
        Tolerance.Reference.Check("hazard ratio", profile.Model.Coefficients[2].HazardRatio, ratio);
        Tolerance.Reference.Check("lower", ofX.Lower, lower);
        Tolerance.Reference.Check("upper", ofX.Upper, upper);
        Assert.That(profile.Coefficients[0].HazardRatioInterval.Lower, Is.Zero);
        Tolerance.Reference.Check("upper of s", profile.Coefficients[0].HazardRatioInterval.Upper, upperOfSeparated);
        Assert.That(profile.Warnings.Select(warning => warning.Code), Is.EqualTo(new[] { "profile-limit-infinite", "profile-limit-infinite" }));
    }

    // Three patients, log L = β − log(2r + 1) − log(1 + r): see CoxDiagnosticsTests.
    [TestCase(CoxTies.Efron)]
    [TestCase(CoxTies.Exact)]
    public void Profile_ThreePatients_FallsByHalfTheQuantile(CoxTies ties)
    {
        var model = CoxModel.Fit(
            SurvivalData.RightCensored([1, 2, 3], [true, true, true]), DesignMatrix.FromColumns(3, ("x", [1, 0, 1])), new CoxOptions { Ties = ties });
        ProfileInterval x = ProfileLikelihood.Fit(model).Coefficients.Single();
        foreach (double r in new[] { x.HazardRatioInterval.Lower, x.HazardRatioInterval.Upper })
        {
            Tolerance.Reference.Check("fall", 2 * (model.LogLikelihood - LogLikelihood(r)), 3.841458820694124);
        }

        Tolerance.Exact.Check("test", x.LikelihoodRatioTest.Statistic, 2 * (LogLikelihood(Math.Sqrt(0.5)) - LogLikelihood(1)));
    }

    // With one coefficient the profile test is the test of the model; with two, that of the model without the other.
    [Test]
    public void Profile_TwoCoefficients_TestEqualsDifferenceOfModels()
    {
        RandomNumbers random = new(20260);
        double[] a = [.. Enumerable.Range(0, 60).Select(_ => random.Exponential())];
        double[] b = [.. Enumerable.Range(0, 60).Select(_ => random.Exponential())];
        double[] time = [.. a.Select(x => Math.Round(10 * Math.Exp(-0.5 * x) * random.Exponential()) + 1)];
        bool[] isEvent = [.. a.Select(_ => random.Uniform() < 0.7)];
        var data = SurvivalData.RightCensored(time, isEvent);
        var both = CoxModel.Fit(data, DesignMatrix.FromColumns(60, ("a", a), ("b", b)));
        var onlyB = CoxModel.Fit(data, DesignMatrix.FromColumns(60, ("b", b)));
        ProfileInterval first = ProfileLikelihood.Fit(both).Coefficients[0];
        Tolerance.Reference.Check("test", first.LikelihoodRatioTest.Statistic, 2 * (both.LogLikelihood - onlyB.LogLikelihood));
        Assert.That(first.HazardRatioInterval.Lower, Is.LessThan(both.Coefficients[0].HazardRatio));
        Assert.That(first.HazardRatioInterval.Upper, Is.GreaterThan(both.Coefficients[0].HazardRatio));
    }

    // Splitting follow-up at a time changes no risk set: rows that enter late give the same penalty.
    [TestCase(CoxTies.Breslow)]
    [TestCase(CoxTies.Efron)]
    public void Fit_SplitRows_EqualsWholeRows(CoxTies ties)
    {
        double[] time = [2, 3, 3, 5, 6, 6, 8, 9];
        bool[] isEvent = [true, true, true, false, true, true, false, true];
        double[] x = [0.2, 1, -0.4, 0.3, 1.5, 0, -1, 0.6];
        int[] late = [.. Enumerable.Range(0, 8).Where(i => time[i] > 4)];
        var whole = FirthCoxModel.Fit(
            ModelFrame.Create(SurvivalData.RightCensored(time, isEvent), DesignMatrix.FromColumns(8, ("x", x))), new CoxOptions { Ties = ties });
        var split = SurvivalData.CountingProcess(
            [.. time.Select(_ => 0.0), .. late.Select(_ => 4.0)],
            [.. time.Select(t => Math.Min(t, 4)), .. late.Select(i => time[i])],
            [.. isEvent.Select((e, i) => e && time[i] <= 4), .. late.Select(i => isEvent[i])]);
        var parts = FirthCoxModel.Fit(
            ModelFrame.Create(split, DesignMatrix.FromColumns(8 + late.Length, ("x", [.. x, .. late.Select(i => x[i])]))), new CoxOptions { Ties = ties });
        Tolerance.Reference.Check("coefficient", parts.Coefficients[0].Estimate, whole.Coefficients[0].Estimate);
        Tolerance.Reference.Check("upper", parts.Coefficients[0].HazardRatioInterval.Upper, whole.Coefficients[0].HazardRatioInterval.Upper);
    }

    [Test]
    public void Fit_WhatHasNoPenalisedForm_IsRefused()
    {
        Assert.That(() => FirthCoxModel.Fit(TwoPatients, new CoxOptions { Ties = CoxTies.Exact }), Throws.TypeOf<RequestException>());
        Assert.That(() => FirthCoxModel.Fit(TwoPatients, new CoxOptions { Robust = true }), Throws.TypeOf<RequestException>());
        Assert.That(
            () => FirthCoxModel.Fit(ModelFrame.Create(SurvivalData.RightCensored([1, 2], [false, false]), DesignMatrix.FromColumns(2, ("x", [1, 0])))),
            Throws.TypeOf<ModelException>());
    }

    private static double LogLikelihood(double r) => Math.Log(r) - Math.Log(2 * r + 1) - Math.Log(1 + r);
}
