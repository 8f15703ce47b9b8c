namespace Oncology.Survival.Tests;

public sealed class ProportionTests
{
    // 1, 2, 3 events of 4 with scores 1, 2, 3: p = ½, Σ s (x − 2) = −1 + 0 + 3 = 2, spread 4 · (1 + 0 + 1) = 8, z = 2 / √(¼ · 8) = √2.
    // Linear-by-linear: (N − 1) / N z² = 11/12 · 2.
    [Test]
    public void Trend_ThreeGroups_EqualsHandCalculation()
    {
        Tolerance.Exact.Check("z", CochranArmitageTest.Run([1, 2, 3], [4, 4, 4]).Z, Math.Sqrt(2));
        Tolerance.Exact.Check("M2", LinearByLinearTest.Run(ContingencyTestTests.Table("3 1 / 2 2 / 1 3")).Statistic, 11.0 / 6);
    }

    // 0 of 10: the upper Clopper-Pearson bound solves (1 − p)^10 = 0.025; Wilson's is z² / (n + z²), with z² = 3.8414588206941254.
    [Test]
    public void ProportionInterval_NoEvent_EqualsClosedForm()
    {
        Tolerance.Exact.Check("exact", ProportionInterval.Fit(0, 10, ProportionIntervalMethod.ClopperPearson).Interval.Upper, 1 - Math.Pow(0.025, 0.1));
        Tolerance.Exact.Check("Wilson", ProportionInterval.Fit(0, 10).Interval.Upper, 3.8414588206941254 / 13.8414588206941254);
    }

    // b = 1, c = 5: (1 − 5)²/6, corrected (4 − 1)²/6, exact 2 (1 + 6) / 64. Bowker on 3 x 3 adds the pairs (1,5), (2,4), (3,3).
    [Test]
    public void McNemar_EqualsHandCalculation()
    {
        var test = McNemarTest.Run(ContingencyTestTests.Table("7 1 / 5 9"));
        var bowker = McNemarTest.Run(ContingencyTestTests.Table("7 1 2 / 5 9 3 / 4 3 8"));

        Tolerance.Exact.Check("X2", test.Statistic, 16.0 / 6);
        Tolerance.Exact.Check("corrected", test.CorrectedStatistic, 1.5);
        Tolerance.Exact.Check("exact", test.ExactPValue, 14.0 / 64);
        Tolerance.Exact.Check("Bowker", bowker.Statistic, 16.0 / 6 + 4.0 / 6);
        Assert.That((bowker.DegreesOfFreedom, bowker.ExactPValue), Is.EqualTo((3, (double?)null)));
    }

    // No event in 10 of time: the upper bound solves exp(−10 λ) = 0.025.
    [Test]
    public void IncidenceRate_NoEvent_HasTheClosedFormBound()
    {
        var rate = IncidenceRate.Fit(SurvivalData.RightCensored([4, 6], [false, false]));

        Tolerance.Exact.Check("upper", rate.Interval.Upper, -Math.Log(0.025) / 10);
        Assert.That((rate.Rate, rate.Interval.Lower), Is.EqualTo((0d, 0d)));
    }

    // 2 events in 10, 1 event in 10 (frequencies: the second group is given as one row that stands for two): ratio 2; given 3 events,
    // P(X ≥ 2 or X ≤ 1) = 1.
    [Test]
    public void RateRatio_EqualTimes_EqualsHandCalculation()
    {
        var first = IncidenceRate.Fit(SurvivalData.RightCensored([4, 6], [true, true]));
        var second = IncidenceRate.Fit(SurvivalData.RightCensored([2, 4], [true, false]).WithFrequencies([1, 2]));

        var ratio = RateRatio.Run(first, second);

        Tolerance.Exact.Check("ratio", ratio.Value, 2);
        Tolerance.Exact.Check("p", ratio.PValue, 1);
    }

    // Means 2 and 4, variances 1 and 4: −2 / √2.5. Shares of the second level ¼ and ¾: −½ / √(3/16).
    [Test]
    public void StandardizedDifference_EqualsHandCalculation()
    {
        Factor groups = RankTestTests.Groups("AAAABBBB");
        var number = StandardizedDifference.FromNumbers([1, 2, 3, double.NaN, 2, 4, 6, double.NaN], groups);
        var level = StandardizedDifference.FromFactor(RankTestTests.Groups("XXXYXYYY"), groups);

        Tolerance.Exact.Check("numeric", number.Value, -2 / Math.Sqrt(2.5));
        Tolerance.Exact.Check("two levels", level.Value, -0.5 / Math.Sqrt(3.0 / 16));
        Assert.That(number.Missing, Is.EqualTo(2));
    }

    // Weight 2 counts a share like a repeated row.
    [Test]
    public void StandardizedDifference_WeightTwo_IsARepeatedRowForShares()
    {
        var weighted = StandardizedDifference.FromFactor(RankTestTests.Groups("XYZXYZ"), RankTestTests.Groups("AAABBB"), [2, 1, 1, 1, 1, 2]);
        var repeated = StandardizedDifference.FromFactor(RankTestTests.Groups("XXYZXYZZ"), RankTestTests.Groups("AAAABBBB"));

        Tolerance.Exact.Check("difference", weighted.Value, repeated.Value);
    }

    [Test]
    public void Adjust_WithMissing_LeavesItOut()
    {
        Assert.That(
            MultipleTesting.Adjust([0.01, double.NaN, 0.04], PValueAdjustment.Holm),
            Is.EqualTo(new[] { 0.02, double.NaN, 0.04 }));
    }
}
