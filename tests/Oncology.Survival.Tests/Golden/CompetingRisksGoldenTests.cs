using System.Collections.Immutable;
using System.Text.Json;

namespace Oncology.Survival.Tests;

/// <summary>Cumulative incidence against R's multi-state survfit, Gray's test against cmprsk.</summary>
[TestFixture]
public sealed class CompetingRisksGoldenTests
{
    private static IEnumerable<TestCaseData> Incidences => GoldenCase.Named("cuminc");

    private static IEnumerable<TestCaseData> Tests => GoldenCase.Named("gray");

    [TestCaseSource(nameof(Incidences))]
    public void Fit_GoldenCase_EqualsR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        CumulativeIncidenceOptions options = new()
        {
            ConfidenceLevel = golden.Number("conf_level") ?? 0.95,
            Interval = GoldenData.Transform(golden.Text("conf_type")!),
        };
        SurvivalData data = golden.CompetingData();
        ImmutableArray<AalenJohansen> fits = golden.Groups() is Factor groups
            ? AalenJohansen.FitBy(data, groups, options)
            : [AalenJohansen.Fit(data, options)];
        JsonElement[] curves = [.. golden.Expected.GetProperty("curves").EnumerateArray()];
        Assert.That(fits, Has.Length.EqualTo(curves.Length));
        for (int i = 0; i < curves.Length; i++)
        {
            IsEqual(fits[i], curves[i]);
        }
    }

    [TestCaseSource(nameof(Incidences))]
    public void Fit_AalenVariance_EqualsCmprsk(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        IsEqualToCmprsk(golden, IntervalTransform.Plain, "plain");
        IsEqualToCmprsk(golden, IntervalTransform.LogLog, "loglog");
    }

    [TestCaseSource(nameof(Tests))]
    public void Run_GoldenCase_EqualsCmprsk(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        SurvivalData data = golden.CompetingData();
        foreach (JsonElement expected in golden.Expected.GetProperty("gray_tests").EnumerateArray())
        {
            GrayTestOptions options = new() { Rho = expected.GetProperty("rho").GetDouble(), Strata = golden.Strata() };
            for (int k = 0; k < expected.GetProperty("cause").GetArrayLength(); k++)
            {
                int cause = data.CauseLabels.IndexOf(expected.GetProperty("cause")[k].GetString()!) + 1;
                GrayTest test = GrayTest.Run(data, golden.Groups()!, cause, options);
                Tolerance.Reference.Check("chi2", test.Test.Statistic, expected.GetProperty("chi2")[k]);
                Assert.That(test.Test.DegreesOfFreedom, Is.EqualTo(expected.GetProperty("df")[k].GetInt32()));
                Tolerance.Tail.Check("p", test.Test.PValue, expected.GetProperty("p_value")[k]);
            }
        }
    }

    private static void IsEqualToCmprsk(GoldenCase golden, IntervalTransform interval, string suffix)
    {
        CumulativeIncidenceOptions options = new()
        {
            Variance = IncidenceVariance.Aalen,
            Interval = interval,
            ConfidenceLevel = golden.Number("conf_level") ?? 0.95,
        };
        SurvivalData data = golden.CompetingData();
        ImmutableArray<AalenJohansen> plain = golden.Groups() is Factor groups ? AalenJohansen.FitBy(data, groups, options) : [AalenJohansen.Fit(data, options)];
        foreach ((AalenJohansen fit, JsonElement curve) in plain.Zip(golden.Expected.GetProperty("curves").EnumerateArray()))
        {
            foreach ((CumulativeIncidence cause, JsonElement row) in fit.Causes.Zip(curve.GetProperty("causes").EnumerateArray()))
            {
                JsonElement expected = row.GetProperty("cmprsk_at_times");
                Estimate[] at = [.. Tolerance.Numbers(expected.GetProperty("time")).Select(cause.At)];
                Tolerance.Reference.Check("cif", [.. at.Select(e => e.Value)], expected.GetProperty("cif"));
                Tolerance.Reference.Check("std_err", [.. at.Select(e => e.StandardError)], expected.GetProperty("std_err"));
                Tolerance.Reference.Check("lower", [.. at.Select(e => e.Interval.Lower)], expected.GetProperty($"lower_{suffix}"));
                Tolerance.Reference.Check("upper", [.. at.Select(e => e.Interval.Upper)], expected.GetProperty($"upper_{suffix}"));
            }
        }
    }

    private static void IsEqual(AalenJohansen fit, JsonElement expected)
    {
        Assert.That(fit.Label, Is.EqualTo(expected.TryGetProperty("group", out JsonElement group) ? group.GetString() : null));
        Assert.That(fit.Count, Is.EqualTo(expected.GetProperty("n").GetInt64()));
        Column("time", fit.Time, expected);
        Column("n_risk", fit.AtRisk, expected);
        Column("n_censor", fit.Censored, expected);
        Column("event_free", fit.EventFree, expected);
        foreach ((CumulativeIncidence cause, JsonElement row) in fit.Causes.Zip(expected.GetProperty("causes").EnumerateArray()))
        {
            Assert.That(cause.Label, Is.EqualTo(row.GetProperty("cause").GetString()));
            Column("n_event", cause.Events, row);
            Column("cif", cause.Estimate, row);
            Column("std_err", cause.StandardError, row);
            Column("lower", cause.Lower, row);
            Column("upper", cause.Upper, row);
            Column("cumhaz_cause_specific", cause.CumulativeHazard, row);
        }

        if (expected.TryGetProperty("at_times", out JsonElement points))
        {
            Points(fit, points);
        }
    }

    private static void Points(AalenJohansen fit, JsonElement expected)
    {
        double[] times = Tolerance.Numbers(expected.GetProperty("time"));
        foreach ((CumulativeIncidence cause, JsonElement row) in fit.Causes.Zip(expected.GetProperty("causes").EnumerateArray()))
        {
            Estimate[] estimates = [.. times.Select(cause.At)];
            Tolerance.Reference.Check("at cif", [.. estimates.Select(e => e.Value)], row.GetProperty("cif"));
            Tolerance.Reference.Check("at std_err", [.. estimates.Select(e => e.StandardError)], row.GetProperty("std_err"));
            Tolerance.Reference.Check("at lower", [.. estimates.Select(e => e.Interval.Lower)], row.GetProperty("lower"));
            Tolerance.Reference.Check("at upper", [.. estimates.Select(e => e.Interval.Upper)], row.GetProperty("upper"));
        }
    }

    // Row 0 is the origin, which R does not have.
    private static void Column(string name, IReadOnlyList<double> actual, JsonElement expected) =>
        Tolerance.Reference.Check(name, [.. actual.Skip(1)], expected.GetProperty(name));
}
