namespace Oncology.Survival.Tests;

public sealed class MeanTestTests
{
    private static readonly double[] Values = [1, 2, 3, 2, 4, 6];

    // A: 1, 2, 3 (mean 2, variance 1); B: 2, 4, 6 (mean 4, variance 4). Student: pooled variance 2.5, se² = 2.5 · 2/3 = 5/3,
    // t = −2 / √(5/3), df 4. Welch: se² = 1/3 + 4/3 = 5/3, the same t, df = (5/3)² / ((1/9 + 16/9) / 2) = 50/17.
    [Test]
    public void TTest_TwoGroups_EqualsHandCalculation()
    {
        var student = TTest.Run(Values, RankTestTests.Groups("AAABBB"), new TTestOptions { EqualVariances = true });
        var welch = TTest.Run(Values, RankTestTests.Groups("AAABBB"));

        Tolerance.Exact.Check("t", student.T, -2 / Math.Sqrt(5.0 / 3));
        Tolerance.Exact.Check("df", student.DegreesOfFreedom, 4);
        Tolerance.Exact.Check("Welch t", welch.T, -2 / Math.Sqrt(5.0 / 3));
        Tolerance.Exact.Check("Welch df", welch.DegreesOfFreedom, 50.0 / 17);
    }

    // With two groups F = t²: (2²)/(5/3) = 12/5 on 1 and 4 degrees of freedom, for Welch on 1 and 50/17.
    [Test]
    public void OneWayAnova_TwoGroups_IsTheSquareOfT()
    {
        var classical = OneWayAnova.Run(Values, RankTestTests.Groups("AAABBB"));
        var welch = OneWayAnova.Run(Values, RankTestTests.Groups("AAABBB"), new OneWayAnovaOptions { EqualVariances = false });

        Tolerance.Exact.Check("F", classical.F, 2.4);
        Tolerance.Exact.Check("df", classical.DenominatorDegreesOfFreedom, 4);
        Tolerance.Exact.Check("Welch F", welch.F, 2.4);
        Tolerance.Exact.Check("Welch df", welch.DenominatorDegreesOfFreedom, 50.0 / 17);
    }

    [Test]
    public void TTest_LargeOffset_IsUnchanged()
    {
        var plain = TTest.Run(Values, RankTestTests.Groups("AAABBB"));
        var shifted = TTest.Run([.. Values.Select(value => value + 2015e6)], RankTestTests.Groups("AAABBB"));

        Tolerance.Exact.Check("t", shifted.T, plain.T);
    }

    [Test]
    public void Run_ConstantOrTooFewValues_IsRefused()
    {
        Assert.That(() => TTest.Run([1, 1, 1, 1], RankTestTests.Groups("AABB")), Throws.TypeOf<ModelException>().With.Property("Code").EqualTo("constant-values"));
        Assert.That(() => TTest.Run([1, 1, 2], RankTestTests.Groups("AAB")), Throws.TypeOf<ModelException>().With.Property("Code").EqualTo("too-few-values"));
        Assert.That(() => OneWayAnova.Run([1, 2], RankTestTests.Groups("AB")), Throws.TypeOf<ModelException>().With.Property("Code").EqualTo("too-few-values"));
    }
}
