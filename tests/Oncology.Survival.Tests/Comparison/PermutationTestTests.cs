namespace Oncology.Survival.Tests;

[TestFixture]
public sealed class PermutationTestTests
{
    private static readonly double[] Time = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    private static readonly Factor Groups = Factor.FromLabels("arm", ["a", "a", "a", "a", "b", "a", "b", "b", "b", "b"]);

    private static SurvivalData Data => SurvivalData.RightCensored(Time, (int[])[1, 1, 1, 1, 0, 1, 1, 1, 1, 1]);

    [Test]
    public void Run_SmallArms_ListsAllArrangements()
    {
        // R: survdiff on each of combn(10, 5).
        var test = PermutationTest.Run(Data, Groups);
        Assert.That(test.IsExact, Is.True);
        Assert.That(test.ArrangementCount, Is.EqualTo(252));
        Assert.That(test.AtLeastCount, Is.EqualTo(2));
        Tolerance.Exact.Check("p", test.PValue, 2 / 252.0);
        Tolerance.Reference.Check("statistic", test.Observed.Test.Statistic, 9.3183205269550662);
    }

    [Test]
    public void Run_FewRandomArrangements_DependsOnTheSeedOnlyAndIsNearTheExactP()
    {
        PermutationTestOptions options = new() { Arrangements = 200, Seed = 7 };
        var first = PermutationTest.Run(Data, Groups, options);
        var second = PermutationTest.Run(Data, Groups, options);
        Assert.That(first.IsExact, Is.False);
        Assert.That(first.AtLeastCount, Is.EqualTo(second.AtLeastCount));
        Assert.That(first.PValue, Is.EqualTo(2 / 252.0).Within(0.02));
        Assert.That(first.PValue, Is.GreaterThan(0));
    }

    [Test]
    public void Run_Strata_MovesLabelsWithinThem()
    {
        // Two strata of two patients, one label of each in both: each has two arrangements, equal to each other in statistic up to sign,
        // so that (+, +) and (−, −) reach the observed statistic and (+, −), (−, +) give 0: p is near 1/2.
        SurvivalData data = SurvivalData.RightCensored([1, 2, 1, 2], (int[])[1, 1, 1, 1]);
        var test = PermutationTest.Run(data, Factor.FromLabels("arm", ["a", "b", "a", "b"]), Factor.FromLabels("centre", ["x", "x", "y", "y"]));
        Assert.That(test.PValue, Is.EqualTo(0.5).Within(0.02));
    }

    [TestCase(9999)]
    [TestCase(100)]
    public void Run_Frequencies_EqualRepeatedRows(int arrangements)
    {
        int[] rows = [0, 1, 1, 2, 3, 4, 5, 6, 6, 8, 9];
        PermutationTestOptions options = new() { Arrangements = arrangements, Seed = 3 };
        var counted = PermutationTest.Run(Data.WithFrequencies([1, 2, 1, 1, 1, 1, 2, 0, 1, 1]), Groups, options);
        var single = PermutationTest.Run(Data.Subset(rows), Groups.Subset(rows), options);
        Assert.That((counted.AtLeastCount, counted.ArrangementCount, counted.PValue), Is.EqualTo((single.AtLeastCount, single.ArrangementCount, single.PValue)));
    }

    [Test]
    public void Run_FrequenciesOfMillions_AreRefused() =>
        Assert.That(
            () => PermutationTest.Run(Data.WithFrequencies([.. Time.Select(_ => 20_000_000)]), Groups), Throws.TypeOf<RequestException>().With.Message.Contains("200000000 patients"));

    [Test]
    public void ToTable_French_SaysHow() =>
        Assert.That(PermutationTest.Run(Data, Groups).ToTable(Language.French).ToText(), Does.Contain("Permutation, p = 0,008").And.Contain("les 252 arrangements"));
}
