namespace Oncology.Survival.Tests;

public sealed class RankTestTests
{
    // A: 1, 2, 4; B: 3, 5, 6. Pairs with A larger: (4, 3), so U = 1; rank sum 1 + 2 + 4 = 7. Of C(6, 3) = 20 choices U is 0 in 1 and
    // 1 in 1; both tails: 4 / 20. Normal: variance 3·3·7/12 = 21/4, z = (1 − 4.5) / √5.25.
    [Test]
    public void MannWhitney_WithoutTies_EqualsHandCalculation()
    {
        double[] values = [1, 2, 4, 3, 5, 6];
        Factor groups = Groups("AAABBB");

        var exact = MannWhitneyTest.Run(values, groups);
        var normal = MannWhitneyTest.Run(values, groups, new MannWhitneyOptions { Method = MannWhitneyMethod.Normal });
        var corrected = MannWhitneyTest.Run(values, groups, new MannWhitneyOptions { Method = MannWhitneyMethod.NormalCorrected });

        Assert.That(exact.Method, Is.EqualTo(MannWhitneyMethod.Exact));
        Tolerance.Exact.Check("U", exact.U, 1);
        Tolerance.Exact.Check("rank sum", exact.RankSum, 7);
        Tolerance.Exact.Check("exact p", exact.PValue, 0.2);
        Tolerance.Exact.Check("z", normal.Z, -3.5 / Math.Sqrt(5.25));
        Tolerance.Exact.Check("z corrected", corrected.Z, -3 / Math.Sqrt(5.25));
    }

    // A: 1, 1, 2; B: 2, 3, 3. Midranks 1.5 1.5 3.5 | 3.5 5.5 5.5, rank sum of A 6.5 (the mean is 10.5). Choices of 3 ranks with sum
    // 6.5: {1.5, 1.5, 3.5} twice; with sum 14.5: {3.5, 5.5, 5.5} twice; nothing farther. p = 4 / 20.
    // Variance 9/12 (7 − 3·6/30) = 4.8; z = (0.5 − 4.5) / √4.8. H = z² = 10/3.
    [Test]
    public void MannWhitney_WithTies_EqualsHandCalculation()
    {
        double[] values = [1, 1, 2, 2, 3, 3];
        Factor groups = Groups("AAABBB");

        var exact = MannWhitneyTest.Run(values, groups, new MannWhitneyOptions { Method = MannWhitneyMethod.Exact });
        var automatic = MannWhitneyTest.Run(values, groups);
        var normal = MannWhitneyTest.Run(values, groups, new MannWhitneyOptions { Method = MannWhitneyMethod.Normal });

        Tolerance.Exact.Check("exact p", exact.PValue, 0.2);
        Assert.That(automatic.Method, Is.EqualTo(MannWhitneyMethod.NormalCorrected));
        Tolerance.Exact.Check("z", normal.Z, -4 / Math.Sqrt(4.8));
        Tolerance.Exact.Check("H", KruskalWallisTest.Run(values, groups).Statistic, 10.0 / 3);
    }

    // R 4.2.2: kruskal.test(c(1, 1, 2, 2, 3, 3, 3, 7, 8), factor(c("A","A","A","B","B","B","C","C","C")))
    [Test]
    public void KruskalWallis_ThreeGroups_EqualsR()
    {
        var test = KruskalWallisTest.Run([1, 1, 2, 2, 3, 3, 3, 7, 8], Groups("AAABBBCCC"));

        Tolerance.Reference.Check("H", test.Statistic, 6.3859649122807056);
        Tolerance.Tail.Check("p", test.PValue, 0.041049260570684108);
        Assert.That(test.DegreesOfFreedom, Is.EqualTo(2));
    }

    [Test]
    public void Run_AllValuesEqual_HasPOne()
    {
        double[] values = [5, 5, 5, 5];
        Factor groups = Groups("ABAB");

        Assert.That(MannWhitneyTest.Run(values, groups).PValue, Is.EqualTo(1));
        Assert.That(MannWhitneyTest.Run(values, groups, new MannWhitneyOptions { Method = MannWhitneyMethod.Exact }).PValue, Is.EqualTo(1));
        Assert.That(KruskalWallisTest.Run(values, groups).PValue, Is.EqualTo(1));
    }

    [Test]
    public void Run_MissingValues_AreCounted()
    {
        var test = MannWhitneyTest.Run([1, double.NaN, 2, 3, 4], Groups("AAB-B"));

        Assert.That(test.Missing, Is.EqualTo(2));
        Assert.That((test.FirstCount, test.SecondCount), Is.EqualTo((1, 2)));
    }

    [Test]
    public void MannWhitney_ThreeGroups_IsRefused()
    {
        Assert.That(() => MannWhitneyTest.Run([1, 2, 3], Groups("ABC")), Throws.TypeOf<ModelException>());
    }

    internal static Factor Groups(string letters) =>
        Factor.FromLabels("group", [.. letters.Select(letter => letter == '-' ? null : letter.ToString())]);
}
