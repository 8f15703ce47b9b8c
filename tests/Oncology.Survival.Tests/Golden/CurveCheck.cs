using System.Text.Json;

namespace Oncology.Survival.Tests;

/// <summary>Compares Kaplan-Meier curves with the curves of a golden case, column by column.</summary>
internal static class CurveCheck
{
    public static void AreEqual(IReadOnlyList<KaplanMeier> curves, JsonElement expected)
    {
        Assert.That(curves, Has.Count.EqualTo(expected.GetArrayLength()));
        for (int i = 0; i < curves.Count; i++)
        {
            IsEqual(curves[i], expected[i]);
        }
    }

    private static void IsEqual(KaplanMeier curve, JsonElement expected)
    {
        Assert.That(curve.Label, Is.EqualTo(expected.TryGetProperty("group", out JsonElement group) ? group.GetString() : null));
        Assert.That(curve.Count, Is.EqualTo(expected.GetProperty("n").GetInt64()), "n");
        Tolerance.Reference.Check("n_events", curve.EventCount, expected.GetProperty("n_events"));
        Column("time", curve.Time, expected);
        Column("n_risk", curve.AtRisk, expected);
        Column("n_event", curve.Events, expected);
        Column("n_censor", curve.Censored, expected);
        Column("surv", curve.Survival, expected);
        Column("std_err", curve.StandardError, expected);
        Column("lower", curve.Lower, expected);
        Column("upper", curve.Upper, expected);
        Column("cumhaz", curve.CumulativeHazard, expected);
        Column("std_err_cumhaz", curve.CumulativeHazardStandardError, expected);
        if (expected.TryGetProperty("quantiles", out JsonElement quantiles))
        {
            Quantiles(curve, quantiles);
        }

        if (expected.TryGetProperty("at_times", out JsonElement points))
        {
            Points(curve, points);
        }

        if (expected.TryGetProperty("rmst", out JsonElement means))
        {
            RestrictedMeans(curve, means);
        }
    }

    // Row 0 is the origin, which R does not have.
    private static void Column(string name, IReadOnlyList<double> actual, JsonElement expected) =>
        Tolerance.Reference.Check(name, [.. actual.Skip(1)], expected.GetProperty(name));

    public static void Quantiles(KaplanMeier curve, JsonElement expected)
    {
        QuantileEstimate[] quantiles = [.. Tolerance.Numbers(expected.GetProperty("prob")).Select(curve.Quantile)];
        Tolerance.Reference.Check("quantile", [.. quantiles.Select(q => q.Time ?? double.NaN)], expected.GetProperty("time"));
        if (expected.TryGetProperty("lower", out JsonElement lower))
        {
            Tolerance.Reference.Check("quantile lower", [.. quantiles.Select(q => q.Lower ?? double.NaN)], lower);
            Tolerance.Reference.Check("quantile upper", [.. quantiles.Select(q => q.Upper ?? double.NaN)], expected.GetProperty("upper"));
        }
    }

    private static void Points(KaplanMeier curve, JsonElement expected)
    {
        SurvivalPoint[] points = [.. Tolerance.Numbers(expected.GetProperty("time")).Select(curve.At)];
        Tolerance.Reference.Check("at n_risk", [.. points.Select(p => p.AtRisk)], expected.GetProperty("n_risk"));
        Tolerance.Reference.Check("at surv", [.. points.Select(p => p.Survival.Value)], expected.GetProperty("surv"));
        Tolerance.Reference.Check("at std_err", [.. points.Select(p => p.Survival.StandardError)], expected.GetProperty("std_err"));
        Tolerance.Reference.Check("at lower", [.. points.Select(p => p.Survival.Interval.Lower)], expected.GetProperty("lower"));
        Tolerance.Reference.Check("at upper", [.. points.Select(p => p.Survival.Interval.Upper)], expected.GetProperty("upper"));
        Tolerance.Reference.Check("at cumhaz", [.. points.Select(p => p.CumulativeHazard.Value)], expected.GetProperty("cumhaz"));
        Assert.That(points.Select(p => p.IsBeyondLastTime), Is.EqualTo(expected.GetProperty("beyond_last_time").EnumerateArray().Select(b => b.GetBoolean())));
    }

    private static void RestrictedMeans(KaplanMeier curve, JsonElement expected)
    {
        RestrictedMean[] means = [.. Tolerance.Numbers(expected.GetProperty("tau")).Select(tau => RestrictedMean.Fit(curve, tau))];
        Tolerance.Reference.Check("rmst", [.. means.Select(m => m.Mean.Value)], expected.GetProperty("rmst"));
        Tolerance.Reference.Check("rmst std_err", [.. means.Select(m => m.Mean.StandardError)], expected.GetProperty("std_err"));
        Assert.That(means.Select(m => m.IsBeyondLastTime), Is.EqualTo(expected.GetProperty("tau_beyond_last_time").EnumerateArray().Select(b => b.GetBoolean())));
    }

    /// <summary>Differences of restricted means between each later group and the first.</summary>
    public static void Differences(IReadOnlyList<KaplanMeier> curves, JsonElement expected)
    {
        foreach (JsonElement row in expected.EnumerateArray())
        {
            KaplanMeier group = curves.Single(curve => curve.Label == row.GetProperty("group").GetString());
            KaplanMeier minus = curves.Single(curve => curve.Label == row.GetProperty("minus").GetString());
            RestrictedMeanDifference[] differences =
                [.. Tolerance.Numbers(row.GetProperty("tau")).Select(tau => RestrictedMean.Fit(group, tau).Minus(RestrictedMean.Fit(minus, tau)))];
            Tolerance.Reference.Check("difference", [.. differences.Select(d => d.Difference.Value)], row.GetProperty("difference"));
            Tolerance.Reference.Check("difference std_err", [.. differences.Select(d => d.Difference.StandardError)], row.GetProperty("std_err"));
            Tolerance.Reference.Check("difference lower", [.. differences.Select(d => d.Difference.Interval.Lower)], row.GetProperty("lower"));
            Tolerance.Reference.Check("difference upper", [.. differences.Select(d => d.Difference.Interval.Upper)], row.GetProperty("upper"));
            Tolerance.Tail.Check("difference p", [.. differences.Select(d => d.PValue)], row.GetProperty("p"));
        }
    }

    /// <summary>Ratios of restricted means of each later group to the first.</summary>
    public static void Ratios(IReadOnlyList<KaplanMeier> curves, JsonElement expected)
    {
        foreach (JsonElement row in expected.EnumerateArray())
        {
            KaplanMeier group = curves.Single(curve => curve.Label == row.GetProperty("group").GetString());
            KaplanMeier over = curves.Single(curve => curve.Label == row.GetProperty("over").GetString());
            RestrictedMeanRatio[] ratios =
                [.. Tolerance.Numbers(row.GetProperty("tau")).Select(tau => RestrictedMean.Fit(group, tau).DividedBy(RestrictedMean.Fit(over, tau)))];
            Tolerance.Reference.Check("ratio", [.. ratios.Select(r => r.Ratio)], row.GetProperty("ratio"));
            Tolerance.Reference.Check("ratio std_err", [.. ratios.Select(r => r.LogStandardError)], row.GetProperty("log_std_err"));
            Tolerance.Reference.Check("ratio lower", [.. ratios.Select(r => r.Interval.Lower)], row.GetProperty("lower"));
            Tolerance.Reference.Check("ratio upper", [.. ratios.Select(r => r.Interval.Upper)], row.GetProperty("upper"));
            Tolerance.Tail.Check("ratio p", [.. ratios.Select(r => r.PValue)], row.GetProperty("p"));
        }
    }
}
