using System.Text.Json;

namespace Oncology.Survival.Tests;

[TestFixture]
public sealed class LandmarkGoldenTests
{
    private static IEnumerable<TestCaseData> Cases => GoldenCase.Named("landmark");

    private static IEnumerable<TestCaseData> Sweeps => GoldenCase.Named("landmark-sweep");

    // The reference also holds variants with "exposure time < landmark"; the library has one rule, exposure time <= landmark.
    [TestCaseSource(nameof(Cases))]
    public void At_GoldenCase_EqualsR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        int compared = 0;
        foreach (JsonElement variant in golden.Expected.GetProperty("variants").EnumerateArray())
        {
            if (!variant.TryGetProperty("exposed_when", out JsonElement rule) || rule.ValueEquals("exposure time <= landmark"))
            {
                Compare(golden, variant);
                compared++;
            }
        }

        Assert.That(compared, Is.EqualTo(2));
    }

    [TestCaseSource(nameof(Sweeps))]
    public void Sweep_GoldenCase_EqualsR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        LandmarkSweepOptions options = new()
        {
            Boundary = golden.Text("boundary") == "keep-at" ? LandmarkBoundary.KeepAt : LandmarkBoundary.ExcludeAt,
            Cox = new CoxOptions { Ties = Enum.Parse<CoxTies>(golden.Text("ties")!, ignoreCase: true), ConfidenceLevel = golden.Number("conf_level")!.Value },
        };
        JsonElement expected = golden.Expected.GetProperty("landmarks");
        IEnumerable<string> names = golden.Options.GetProperty("covariates").EnumerateArray().Select(covariate => covariate.GetProperty("name").GetString()!);
        SurvivalData data = golden.Data();
        var sweep = LandmarkSweep.Run(
            data,
            golden.Table.Numbers(golden.Text("exposure_time")!),
            golden.Numbers("landmarks"),
            DesignMatrix.FromColumns(data.Count, [.. names.Select(name => (name, golden.Table.Numbers(name)))]),
            options);
        for (int i = 0; i < sweep.Points.Length; i++)
        {
            CompareEstimate(sweep.Points[i].Unadjusted, expected[i], "unadjusted");
            CompareEstimate(sweep.Points[i].Adjusted!, expected[i], "adjusted");
        }

        Assert.That(sweep.Points, Has.Length.EqualTo(expected.GetArrayLength()));
    }

    private static void CompareEstimate(ExposureEstimate estimate, JsonElement landmark, string part)
    {
        JsonElement expected = landmark.GetProperty(part);
        Assert.That(estimate.Count, Is.EqualTo(landmark.GetProperty("n").GetInt64()));
        Assert.That(estimate.ExposedCount, Is.EqualTo(landmark.GetProperty("exposed").GetInt64()));
        Assert.That(estimate.EventCount, Is.EqualTo(landmark.GetProperty("events").GetInt64()));
        Tolerance.Reference.Check("hazard ratio", estimate.HazardRatio, expected.GetProperty("hazard_ratio"));
        Tolerance.Reference.Check("lower", estimate.Interval.Lower, expected.GetProperty("lower"));
        Tolerance.Reference.Check("upper", estimate.Interval.Upper, expected.GetProperty("upper"));
        Tolerance.Tail.Check("p", estimate.PValue, expected.GetProperty("p_value"));
    }

    private static void Compare(GoldenCase golden, JsonElement expected)
    {
        Landmark landmark = Run(golden, expected);
        Assert.That(landmark.KeptRows, Has.Length.EqualTo(expected.GetProperty("n_kept").GetInt32()));
        Assert.That(landmark.ExcludedEvent, Has.Length.EqualTo(expected.GetProperty("n_excluded_event").GetInt32()));
        Assert.That(landmark.ExcludedCensored, Has.Length.EqualTo(expected.GetProperty("n_excluded_censored").GetInt32()));
        var curves = KaplanMeier.FitBy(landmark.Data, landmark.Exposed, golden.CurveOptions());
        CurveCheck.AreEqual(curves, expected.GetProperty("km_since_landmark"));
        if (expected.TryGetProperty("rmst_difference", out JsonElement differences))
        {
            CurveCheck.Differences(curves, differences);
        }

        if (expected.TryGetProperty("rmst_ratio", out JsonElement ratios))
        {
            CurveCheck.Ratios(curves, ratios);
        }

        LogRankCheck.AreEqual(LogRankTest.Run(landmark.Data, landmark.Exposed), expected.GetProperty("logrank"));
        CompareCox(golden, landmark, expected.GetProperty("cox"));
    }

    private static void CompareCox(GoldenCase golden, Landmark landmark, JsonElement expected)
    {
        List<(string Name, double[] Values)> columns = [];
        for (int level = 1; level < landmark.Exposed.Levels.Length; level++)
        {
            columns.Add((landmark.Exposed.Levels[level], [.. landmark.Exposed.Codes.Select(code => code == level ? 1.0 : 0.0)]));
        }

        if (golden.Options.TryGetProperty("covariates", out JsonElement covariates))
        {
            foreach (string name in covariates.EnumerateArray().Select(covariate => covariate.GetProperty("name").GetString()!))
            {
                double[] values = golden.Table.Numbers(name);
                columns.Add((name, [.. landmark.KeptRows.Select(row => values[row])]));
            }
        }

        CoxModel model = CoxModel.Fit(landmark.Data, DesignMatrix.FromColumns(landmark.Data.Count, [.. columns]));
        JsonElement coefficients = expected.GetProperty("coefficients");
        Tolerance.Reference.Check("coef", [.. model.Coefficients.Select(c => c.Estimate)], coefficients.GetProperty("coef"));
        Tolerance.Reference.Check("std_err", [.. model.Coefficients.Select(c => c.StandardError)], coefficients.GetProperty("std_err"));
        Tolerance.Reference.Check("loglik", model.LogLikelihood, expected.GetProperty("loglik_model"));
        JsonElement tests = expected.GetProperty("tests");
        LogRankCheck.AreEqual(model.LikelihoodRatioTest, tests.GetProperty("likelihood_ratio"));
        LogRankCheck.AreEqual(model.WaldTest, tests.GetProperty("wald"));
        LogRankCheck.AreEqual(model.ScoreTest, tests.GetProperty("score"));
    }

    private static Landmark Run(GoldenCase golden, JsonElement variant)
    {
        LandmarkOptions options = new()
        {
            Boundary = variant.GetProperty("subject_kept_when").ValueEquals("time >= landmark") ? LandmarkBoundary.KeepAt : LandmarkBoundary.ExcludeAt,
        };
        double time = golden.Number("landmark")!.Value;
        return golden.Text("exposure_time") is string exposure
            ? Landmark.At(golden.Data(), golden.Table.Numbers(exposure), time, options)
            : Landmark.At(golden.Data(), golden.Groups()!, time, options);
    }
}
