using System.Text.Json;

namespace Oncology.Survival.Tests;

/// <summary>Summaries of characteristics and their standardised differences against R.</summary>
public sealed class CharacteristicsGoldenTests
{
    private static IEnumerable<TestCaseData> DescribeCases => GoldenCase.Named("describe");

    private static IEnumerable<TestCaseData> SmdCases => GoldenCase.Named("smd");

    [TestCaseSource(nameof(DescribeCases))]
    public void Describe_EqualsR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        string[] levels = golden.Texts("group_levels");
        Factor groups = golden.GroupsOfAllRows();

        foreach (JsonElement expected in golden.Expected.GetProperty("overall").EnumerateArray())
        {
            Check(golden, expected, Enumerable.Range(0, groups.Count));
        }

        foreach (JsonElement group in golden.Expected.GetProperty("by_group").EnumerateArray())
        {
            int code = Array.IndexOf(levels, group.GetProperty("group").GetString());
            foreach (JsonElement expected in group.GetProperty("variables").EnumerateArray())
            {
                Check(golden, expected, Enumerable.Range(0, groups.Count).Where(row => groups.Codes[row] == code));
            }
        }
    }

    [TestCaseSource(nameof(SmdCases))]
    public void StandardizedDifference_EqualsR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        Factor groups = golden.GroupsOfAllRows();
        int[] rows = [.. Enumerable.Range(0, groups.Count).Where(row => groups.Codes[row] >= 0)];
        groups = groups.Subset(rows);

        foreach (JsonElement expected in golden.Expected.GetProperty("smd").EnumerateArray())
        {
            string name = expected.GetProperty("variable").GetString()!;
            StandardizedDifference difference = expected.GetProperty("type").ValueEquals("numeric")
                ? StandardizedDifference.FromNumbers(Pick(golden.AllRows.Numbers(name), rows), groups)
                : StandardizedDifference.FromFactor(Factor.FromLabels(name, Pick(golden.AllRows.Texts(name), rows), Levels(expected)), groups);
            Tolerance.Reference.Check(name, difference.Value, expected.GetProperty("smd"));
            Assert.That(difference.Missing, Is.EqualTo(expected.GetProperty("n_missing").GetInt32()));
        }
    }

    private static void Check(GoldenCase golden, JsonElement expected, IEnumerable<int> group)
    {
        string name = expected.GetProperty("variable").GetString()!;
        int[] rows = [.. group];
        if (!expected.GetProperty("type").ValueEquals("numeric"))
        {
            var values = Factor.FromLabels(name, Pick(golden.AllRows.Texts(name), rows), Levels(expected));
            double[] counts = [.. Enumerable.Range(0, values.Levels.Length).Select(level => (double)values.Codes.Count(code => code == level))];
            Tolerance.Exact.Check(name, counts, expected.GetProperty("count"));
            return;
        }

        double[] numbers = Pick(golden.AllRows.Numbers(name), rows);
        var summary = NumericSummary.Create(numbers);
        Tolerance.Exact.Check("n", summary.Count, expected.GetProperty("n"));
        Tolerance.Exact.Check("missing", summary.Missing, expected.GetProperty("n_missing"));
        Tolerance.Reference.Check("mean", summary.Mean, expected.GetProperty("mean"));
        Tolerance.Reference.Check("sd", summary.StandardDeviation, expected.GetProperty("sd"));
        Tolerance.Reference.Check("min", summary.Smallest, expected.GetProperty("min"));
        Tolerance.Reference.Check("max", summary.Largest, expected.GetProperty("max"));
        Interval interval = summary.MeanEstimate(golden.Number("conf_level")!.Value)!.Value.Interval;
        Tolerance.Reference.Check("mean lower", interval.Lower, expected.GetProperty("t_mean_lower"));
        Tolerance.Reference.Check("mean upper", interval.Upper, expected.GetProperty("t_mean_upper"));
        foreach ((string key, QuantileType type) in new[]
        {
            ("quartiles_r_type7", QuantileType.Type7), ("quartiles_r_type6", QuantileType.Type6), ("quartiles_r_type2", QuantileType.Type2),
        })
        {
            var quartiles = NumericSummary.Create(numbers, new NumericSummaryOptions { Quartiles = type });
            double[] actual = [quartiles.LowerQuartile!.Value, quartiles.Median!.Value, quartiles.UpperQuartile!.Value];
            Tolerance.Reference.Check(key, actual, expected.GetProperty(key));
        }
    }

    private static System.Collections.Immutable.ImmutableArray<string> Levels(JsonElement expected) =>
        [.. expected.GetProperty("levels").EnumerateArray().Select(level => level.GetString()!)];

    private static T[] Pick<T>(T[] column, int[] rows) => [.. rows.Select(row => column[row])];
}
