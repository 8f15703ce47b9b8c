using System.Text.Json;

namespace Oncology.Survival.Tests;

[TestFixture]
public sealed class LogRankGoldenTests
{
    private static IEnumerable<TestCaseData> Cases => GoldenCase.Named("logrank");

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

    [TestCaseSource(nameof(Cases))]
    public void Run_EachPairOfGroups_EqualsR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        if (!golden.Expected.TryGetProperty("pairwise", out JsonElement pairs))
        {
            Assert.Pass("The case has no pairs.");
        }

        Factor groups = golden.Groups()!;
        SurvivalData data = golden.Data().WithTiesMerged(golden.Ties());
        for (int i = 0; i < pairs.GetProperty("chi2").GetArrayLength(); i++)
        {
            string?[] pair = [pairs.GetProperty("group1")[i].GetString(), pairs.GetProperty("group2")[i].GetString()];
            int[] rows = [.. Enumerable.Range(0, data.Count).Where(row => pair.Contains(groups[row]))];
            TestResult test = golden.Strata() is Factor strata
                ? LogRankTest.Run(data.Subset(rows), groups.Subset(rows), strata.Subset(rows)).Test
                : LogRankTest.Run(data.Subset(rows), groups.Subset(rows)).Test;
            Tolerance.Reference.Check("chi2", test.Statistic, pairs.GetProperty("chi2")[i]);
            Tolerance.Tail.Check("p", test.PValue, pairs.GetProperty("p_value")[i]);
        }
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
