namespace Oncology.Survival.Tests;

/// <summary>A row with frequency F stands for F rows.</summary>
public sealed class FrequencyTests
{
    private static readonly double[] Values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3.5];
    private static readonly int[] Frequencies = [2, 1, 3, 1, 2, 1, 4, 1, 2, 3];

    private static Factor Groups => Factor.FromLabels("g", [.. Values.Select((_, row) => row % 2 == 0 ? "A" : "B")]);

    // V <- rep(v, f); G <- rep(g, f); wilcox.test(V ~ G, exact = FALSE); t.test(V ~ G); kruskal.test(V ~ G); oneway.test(V ~ G, var.equal = TRUE)
    [Test]
    public void Run_RowsWithFrequencies_EqualsROnTheRowsRepeated()
    {
        var ranks = MannWhitneyTest.Run(Values, Groups, Frequencies, new MannWhitneyOptions { Method = MannWhitneyMethod.NormalCorrected });
        Tolerance.Exact.Check("W", ranks.U, 47);
        Tolerance.Tail.Check("p", ranks.PValue, 0.93611635688446659);
        var means = TTest.Run(Values, Groups, Frequencies);
        Tolerance.Reference.Check("t", means.T, -0.34763014559759675);
        Tolerance.Tail.Check("p", means.PValue, 0.73788791086995764);
        var several = KruskalWallisTest.Run(Values, Groups, Frequencies);
        Tolerance.Reference.Check("H", several.Statistic, 0.01445477599324319);
        Tolerance.Tail.Check("p", several.PValue, 0.90430252464685223);
        var variance = OneWayAnova.Run(Values, Groups, Frequencies, new OneWayAnovaOptions { EqualVariances = true });
        Tolerance.Reference.Check("F", variance.F, 0.18618269862114242);
        Tolerance.Tail.Check("p", variance.PValue, 0.67123663841771886);
    }

    // mean(V); sd(V); quantile(V, c(.25, .5, .75))
    [Test]
    public void Create_RowsWithFrequencies_EqualsROnTheRowsRepeated()
    {
        var all = NumericSummary.Create(Values, Frequencies);
        Tolerance.Exact.Check("mean", all.Mean, 3.675);
        Tolerance.Reference.Check("sd", all.StandardDeviation, 1.886761357737812);
        Assert.That((all.LowerQuartile, all.Median, all.UpperQuartile, all.Count), Is.EqualTo((2.0, 3.5, 5.0, 20)));
        Assert.That(NumericSummary.CreateBy(Values, Groups, Frequencies).Select(group => group.Count), Is.EqualTo((int[])[13, 7]));
    }

    [Test]
    public void Run_FrequenciesOfTwo_EqualsEveryRowTwiceToTheLastBit()
    {
        double[] twice = [.. Values, .. Values];
        Factor groups = Factor.FromLabels("g", [.. twice.Select((_, row) => row % 2 == 0 ? "A" : "B")]);
        int[] two = [.. Values.Select(_ => 2)];
        Assert.That(MannWhitneyTest.Run(Values, Groups, two).PValue, Is.EqualTo(MannWhitneyTest.Run(twice, groups).PValue));
        Assert.That(KruskalWallisTest.Run(Values, Groups, two).Statistic, Is.EqualTo(KruskalWallisTest.Run(twice, groups).Statistic));
    }

    [Test]
    public void Run_NegativeFrequency_NamesTheRow() => Assert.That(
        () => KruskalWallisTest.Run(Values, Groups, [.. Values.Select((_, row) => row == 3 ? -1 : 1)]),
        Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("Row 3"));

    [Test]
    public void Run_TooFewFrequencies_Throws() => Assert.That(() => TTest.Run(Values, Groups, (int[])[1, 2]), Throws.ArgumentException);
}
