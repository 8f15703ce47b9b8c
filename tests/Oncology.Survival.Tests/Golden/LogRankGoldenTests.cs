using System.Text.Json;

namespace Oncology.Survival.Tests;

[TestFixture]
public sealed class LogRankGoldenTests
{
    private static IEnumerable<TestCaseData> Cases => GoldenCase.Named("logrank");

    private static IEnumerable<TestCaseData> WithPairs => GoldenCase.NamedWith("logrank", "pairwise");

    [TestCaseSource(nameof(Cases))]
    public void Run_GoldenCase_EqualsR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        foreach (JsonElement expected in golden.Expected.GetProperty("tests").EnumerateArray())
        {
            LogRankTest test = Run(golden, new LogRankOptions { Ties = golden.Ties(), Weights = Weights(expected) });
            LogRankCheck.AreEqual(test, expected);
            if (expected.TryGetProperty("trend", out JsonElement trend))
            {
                LogRankCheck.AreEqual(test.Trend(Tolerance.Numbers(trend.GetProperty("scores"))), trend);
            }
        }

        // The reference counts rows without length, which R then leaves out of the test.
        if (golden.Text("start") is null)
        {
            long[] counts = [.. Tolerance.Numbers(golden.Expected.GetProperty("n_by_group").GetProperty("n")).Select(n => (long)n)];
            Assert.That(Run(golden, new LogRankOptions { Ties = golden.Ties() }).Groups.Select(group => group.Count), Is.EqualTo(counts));
        }
    }

    [TestCaseSource(nameof(WithPairs))]
    public void Run_EachPairOfGroups_EqualsR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        JsonElement pairs = golden.Expected.GetProperty("pairwise");

        LogRankOptions options = new() { Ties = golden.Ties() };
        PairwiseTests tests = golden.Strata() is Factor strata
            ? PairwiseTests.Run(golden.Data(), golden.Groups()!, strata, options)
            : PairwiseTests.Run(golden.Data(), golden.Groups()!, options);
        Assert.That(tests.Pairs.Select(pair => pair.First), Is.EqualTo(pairs.GetProperty("group1").EnumerateArray().Select(group => group.GetString())));
        Assert.That(tests.Pairs.Select(pair => pair.Second), Is.EqualTo(pairs.GetProperty("group2").EnumerateArray().Select(group => group.GetString())));
        Tolerance.Reference.Check("chi2", [.. tests.Pairs.Select(pair => pair.Test.Statistic)], pairs.GetProperty("chi2"));
        Tolerance.Tail.Check("p", [.. tests.Pairs.Select(pair => pair.Test.PValue)], pairs.GetProperty("p_value"));
        Tolerance.Tail.Check("Holm", [.. tests.Pairs.Select(pair => pair.Holm)], pairs.GetProperty("p_holm"));
        Tolerance.Tail.Check("BH", [.. tests.Pairs.Select(pair => pair.BenjaminiHochberg)], pairs.GetProperty("p_bh"));
        Tolerance.Tail.Check("Bonferroni", tests.Adjusted(PValueAdjustment.Bonferroni), pairs.GetProperty("p_bonferroni"));
    }

    private static LogRankTest Run(GoldenCase golden, LogRankOptions options) =>
        golden.Strata() is Factor strata
            ? LogRankTest.Run(golden.Data(), golden.Groups()!, strata, options)
            : LogRankTest.Run(golden.Data(), golden.Groups()!, options);

    private static LogRankWeights Weights(JsonElement test) => test.GetProperty("name").GetString() switch
    {
        "logrank" => LogRankWeights.LogRank,
        "gehan-breslow" => LogRankWeights.Gehan,
        "tarone-ware" => LogRankWeights.TaroneWare,
        "peto-peto" => LogRankWeights.PetoPeto,
        "modified-peto-peto" => LogRankWeights.ModifiedPetoPeto,
        "fleming-harrington" => LogRankWeights.FlemingHarrington(test.GetProperty("p").GetDouble(), test.GetProperty("q").GetDouble()),
        string name => throw new ArgumentOutOfRangeException(nameof(test), name, "Unknown test."),
        null => throw new ArgumentNullException(nameof(test)),
    };
}
