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
}
