using System.Text.Json;

namespace Oncology.Survival.Tests;

/// <summary>Compares log-rank tests with those of a golden case.</summary>
internal static class LogRankCheck
{
    public static void AreEqual(LogRankTest test, JsonElement expected)
    {
        Assert.That(test.Groups.Select(group => group.Label), Is.EqualTo(expected.GetProperty("groups").EnumerateArray().Select(label => label.GetString())));
        Tolerance.Reference.Check("observed", [.. test.Groups.Select(group => group.Observed)], expected.GetProperty("observed"));
        Tolerance.Reference.Check("expected", [.. test.Groups.Select(group => group.Expected)], expected.GetProperty("expected"));
        if (expected.TryGetProperty("weighted_observed", out JsonElement weightedObserved))
        {
            Tolerance.Reference.Check("weighted observed", [.. test.Groups.Select(group => group.WeightedObserved)], weightedObserved);
            Tolerance.Reference.Check("weighted expected", [.. test.Groups.Select(group => group.WeightedExpected)], expected.GetProperty("weighted_expected"));
        }

        if (expected.TryGetProperty("variance", out JsonElement variance))
        {
            for (int g = 0; g < test.Groups.Length; g++)
            {
                Tolerance.Reference.Check($"covariance[{g}]", test.Covariance[g], variance[g]);
            }
        }

        AreEqual(test.Test, expected);
    }

    public static void AreEqual(TestResult test, JsonElement expected)
    {
        Tolerance.Reference.Check("chi2", test.Statistic, expected.GetProperty("chi2"));
        Assert.That(test.DegreesOfFreedom, Is.EqualTo(expected.GetProperty("df").GetInt32()), "df");
        Tolerance.Tail.Check("p", test.PValue, expected.GetProperty("p_value"));
    }
}
