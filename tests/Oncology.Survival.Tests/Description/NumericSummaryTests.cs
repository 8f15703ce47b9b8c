namespace Oncology.Survival.Tests;

public sealed class NumericSummaryTests
{
    // 1, 2, 4, 7, 11: mean 5, squares 16 + 9 + 1 + 4 + 36 = 66, variance 66 / 4.
    [Test]
    public void Create_FiveValues_EqualsHandCalculation()
    {
        var summary = NumericSummary.Create([7, 1, double.NaN, 11, 2, 4]);

        Assert.That((summary.Count, summary.Missing), Is.EqualTo((5, 1)));
        Tolerance.Exact.Check("mean", summary.Mean, 5);
        Tolerance.Exact.Check("sd", summary.StandardDeviation, Math.Sqrt(16.5));
        Assert.That(
            (summary.Smallest, summary.LowerQuartile, summary.Median, summary.UpperQuartile, summary.Largest),
            Is.EqualTo((1d, 2d, 4d, 7d, 11d)));
    }

    // R 4.2.2: for (t in 1:9) quantile(c(1, 2, 4, 7, 11, 20), c(.25, .5, .9), type = t)
    [TestCase(QuantileType.Type1, 2, 4, 20)]
    [TestCase(QuantileType.Type2, 2, 5.5, 20)]
    [TestCase(QuantileType.Type3, 2, 4, 11)]
    [TestCase(QuantileType.Type4, 1.5, 4, 14.6)]
    [TestCase(QuantileType.Type5, 2, 5.5, 19.1)]
    [TestCase(QuantileType.Type6, 1.75, 5.5, 20)]
    [TestCase(QuantileType.Type7, 2.5, 5.5, 15.5)]
    [TestCase(QuantileType.Type8, 1.9166666666666667, 5.5, 20)]
    [TestCase(QuantileType.Type9, 1.9375, 5.5, 20)]
    public void Quantile_EachType_EqualsR(QuantileType type, double lower, double median, double high)
    {
        var summary = NumericSummary.Create([1, 2, 4, 7, 11, 20], new NumericSummaryOptions { Quartiles = type });

        Tolerance.Exact.Check("0.25", summary.Quantile(0.25), lower);
        Tolerance.Exact.Check("0.5", summary.Quantile(0.5), median);
        Tolerance.Exact.Check("0.9", summary.Quantile(0.9), high);
    }

    [Test]
    public void CreateBy_LevelWithoutRow_HasNoNumbers()
    {
        var groups = Factor.FromLabels("arm", ["A", "A", null], ["A", "B"]);

        var summaries = NumericSummary.CreateBy([1, 3, 5], groups);

        Assert.That(summaries.Select(s => s.Label), Is.EqualTo(new[] { "A", "B" }));
        Assert.That(summaries[0].Mean, Is.EqualTo(2));
        Assert.That((summaries[1].Count, summaries[1].Mean, summaries[1].Median), Is.EqualTo((0, (double?)null, (double?)null)));
    }

    [Test]
    public void Create_LargeOffset_KeepsTheVariance()
    {
        var summary = NumericSummary.Create([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]);

        Tolerance.Exact.Check("sd", summary.StandardDeviation, Math.Sqrt(30));
    }
}
