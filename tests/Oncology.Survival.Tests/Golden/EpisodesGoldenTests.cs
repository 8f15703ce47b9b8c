using System.Text.Json;

namespace Oncology.Survival.Tests;

/// <summary>Splitting at an exposure, and the log-rank test and curves on the resulting rows (Mantel-Byar, Simon-Makuch).</summary>
[TestFixture]
public sealed class EpisodesGoldenTests
{
    private static IEnumerable<TestCaseData> Cases => GoldenCase.Named("td-exposure");

    private static IEnumerable<TestCaseData> Splits => GoldenCase.NamedWith("td-exposure", "rows");

    [TestCaseSource(nameof(Splits))]
    public void Split_GoldenCase_EqualsRowsOfR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        JsonElement expected = golden.Expected.GetProperty("rows");

        Episodes episodes = Split(golden);
        Tolerance.Identical.Check("row", [.. episodes.SourceRow.Select(row => (double)golden.Table.FileRow[row])], expected.GetProperty("row"));
        Tolerance.Identical.Check("start", episodes.Data.Entry, expected.GetProperty("start"));
        Tolerance.Identical.Check("stop", episodes.Data.Exit, expected.GetProperty("stop"));
        Tolerance.Identical.Check("event", [.. episodes.Data.Cause.Select(cause => (double)cause)], expected.GetProperty("event"));
        Tolerance.Identical.Check("exposed", episodes.Exposed, expected.GetProperty("exposed"));
        Assert.That(episodes.RowsWithoutLength, Has.Length.EqualTo(golden.Expected.GetProperty("n_rows_dropped_zero_length").GetInt32()));
    }

    [TestCaseSource(nameof(Cases))]
    public void LogRankRun_OnEpisodes_EqualsMantelByarOfR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        (SurvivalData data, Factor exposed) = Rows(golden);
        LogRankCheck.AreEqual(LogRankTest.Run(data, exposed), golden.Expected.GetProperty("mantel_byar"));
    }

    [TestCaseSource(nameof(Cases))]
    public void KaplanMeierFitBy_OnEpisodes_EqualsSimonMakuchOfR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        (SurvivalData data, Factor exposed) = Rows(golden);
        foreach (JsonElement expected in golden.Expected.GetProperty("simon_makuch").EnumerateArray())
        {
            double landmark = expected.GetProperty("landmark").GetDouble();
            KaplanMeierOptions options = golden.CurveOptions() with { StartTime = landmark > 0 ? landmark : null };
            CurveCheck.AreEqual(KaplanMeier.FitBy(data, exposed, options), expected.GetProperty("curves"));
        }
    }

    private static Episodes Split(GoldenCase golden) => Episodes.Split(golden.Data(), golden.Table.Numbers(golden.Text("exposure_time")!));

    private static (SurvivalData Data, Factor Exposed) Rows(GoldenCase golden)
    {
        if (golden.Text("exposure") is string column)
        {
            return (golden.Data(), Factor.FromLabels(column, golden.Table.Texts(column), ["0", "1"]));
        }

        Episodes episodes = Split(golden);
        return (episodes.Data, Factor.FromBooleans("exposed", [.. episodes.Exposed.Select(value => value == 1)], "0", "1"));
    }
}
