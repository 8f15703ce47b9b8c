using System.Text.Json;

namespace Oncology.Survival.Tests;

/// <summary>The columns of a golden case in the library's own types.</summary>
internal static class GoldenData
{
    public static SurvivalData Data(this GoldenCase golden)
    {
        GoldenTable table = golden.Table;
        SurvivalData data = golden.Text("start") is string start
            ? SurvivalData.CountingProcess(table.Numbers(start), table.Numbers(golden.Text("stop")!), golden.Events())
            : SurvivalData.RightCensored(table.Numbers(golden.Text("time")!), golden.Events());
        if (golden.Text("weights") is string weights)
        {
            data = data.WithWeights(table.Numbers(weights));
        }

        return (golden.Text("id") ?? golden.Text("cluster")) is string id ? data.WithSubjects([.. table.Numbers(id).Select(code => (int)code)]) : data;
    }

    /// <summary>The groups in the order of the case, null without a grouping column.</summary>
    public static Factor? Groups(this GoldenCase golden) =>
        golden.Text("group") is string group
            ? Factor.FromLabels(group, golden.Table.Texts(group), [.. golden.Texts("group_levels")])
            : null;

    /// <summary>The crossed strata columns, null without any.</summary>
    public static Factor? Strata(this GoldenCase golden)
    {
        string?[][] columns = [.. golden.Texts("strata").Select(golden.Table.Texts)];
        return columns.Length == 0
            ? null
            : Factor.FromLabels("strata", [.. Enumerable.Range(0, golden.Table.Count).Select(row => string.Join(" / ", columns.Select(c => c[row])))]);
    }

    /// <summary>Near ties merged unless the case says <c>timefix</c> false.</summary>
    public static TieTolerance Ties(this GoldenCase golden) =>
        golden.Flag("timefix") == false ? TieTolerance.None : TieTolerance.SquareRootEpsilon;

    public static KaplanMeierOptions CurveOptions(this GoldenCase golden) => new()
    {
        ConfidenceLevel = golden.Number("conf_level") ?? 0.95,
        Interval = Transform(golden.Text("conf_type") ?? "log"),
        Ties = golden.Ties(),
        StartTime = golden.Number("start_time"),
        Estimator = golden.Number("stype") == 2 ? SurvivalEstimator.ExponentialOfHazard : SurvivalEstimator.ProductLimit,
        Hazard = golden.Number("ctype") == 2 ? HazardEstimator.FlemingHarrington : HazardEstimator.NelsonAalen,
        Variance = golden.Flag("robust") == true ? CurveVariance.Robust : CurveVariance.Greenwood,
    };

    /// <summary>Competing risks: causes 1, 2, … in the order of the case, with their labels; any other code is censored.</summary>
    public static SurvivalData CompetingData(this GoldenCase golden)
    {
        JsonElement[] causes = [.. golden.Options.GetProperty("event").GetProperty("causes").EnumerateArray()];
        double[] codes = [.. causes.Select(cause => cause.GetProperty("code").GetDouble())];
        double[] column = golden.Table.Numbers(golden.Options.GetProperty("event").GetProperty("column").GetString()!);
        int[] cause = [.. column.Select(code => Array.IndexOf(codes, code) + 1)];
        return SurvivalData.RightCensored(golden.Table.Numbers(golden.Text("time")!), cause)
            .WithCauseLabels([.. causes.Select(c => c.GetProperty("label").GetString()!)]);
    }

    public static IntervalTransform Transform(string name) => name switch
    {
        "plain" => IntervalTransform.Plain,
        "log" => IntervalTransform.Log,
        "log-log" => IntervalTransform.LogLog,
        "logit" => IntervalTransform.Logit,
        "arcsin" => IntervalTransform.Arcsine,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Unknown conf_type."),
    };
}
