using System.Text.Json;
using Oncology.Tests;

namespace Oncology.Cli.Tests;

/// <summary>The JSON keys of each command against numbers of R (tests/golden).</summary>
public sealed class GoldenTests
{
    [Test]
    public void Km_LungBySex_GivesTheNumbersOfR()
    {
        JsonElement json = Run("km", "lung", "--time", "time", "--event", "status", "--event-code", "2", "--group", "sex", "--quantiles", "0.25,0.5,0.75");
        JsonElement curves = GoldenCase.Load("km-lung-sex").Expected.GetProperty("curves");
        for (int g = 0; g < curves.GetArrayLength(); g++)
        {
            JsonElement group = json.GetProperty("groups")[g];
            JsonElement expected = curves[g];
            foreach ((string key, string name) in ((string, string)[])
                [
                    ("time", "time"), ("at_risk", "n_risk"), ("events", "n_event"), ("censored", "n_censor"), ("survival", "surv"), ("std_error", "std_err"),
                    ("lower", "lower"), ("upper", "upper"), ("cumulative_hazard", "cumhaz"), ("cumulative_hazard_std_error", "std_err_cumhaz"),
                ])
            {
                Tolerance.Reference.Check(key, Column(group.GetProperty("curve"), key), expected.GetProperty(name));
            }
        }
    }

    [Test]
    public void LogRank_LungBySex_GivesTheNumbersOfR()
    {
        JsonElement json = Run("logrank", "lung", "--time", "time", "--event", "status", "--event-code", "2", "--group", "sex");
        JsonElement expected = GoldenCase.Load("logrank-lung-sex").Expected.GetProperty("tests")[0];
        Tolerance.Reference.Check("observed", Column(json.GetProperty("groups"), "observed"), expected.GetProperty("observed"));
        Tolerance.Reference.Check("expected", Column(json.GetProperty("groups"), "expected"), expected.GetProperty("expected"));
        Tolerance.Reference.Check("statistic", json.GetProperty("statistic").GetDouble(), expected.GetProperty("chi2"));
        Tolerance.Reference.Check("df", json.GetProperty("df").GetDouble(), expected.GetProperty("df"));
        Tolerance.Tail.Check("p", json.GetProperty("p").GetDouble(), expected.GetProperty("p_value"));
        Tolerance.Reference.Check("covariance", Tolerance.Numbers(json.GetProperty("covariance")[0]), expected.GetProperty("variance")[0]);
    }

    [Test]
    public void Cox_Lung_GivesTheNumbersOfR()
    {
        JsonElement json = Run("cox", "lung", "--formula", "Surv(time, status) ~ age + factor(sex, ref=1) + factor(ph.ecog, ref=0) + wt.loss", "--event-code", "2");
        JsonElement expected = GoldenCase.Load("cox-lung").Expected;
        JsonElement coefficients = json.GetProperty("coefficients");
        Tolerance.Reference.Check("estimate", Column(coefficients, "estimate"), expected.GetProperty("coefficients").GetProperty("coef"));
        Tolerance.Reference.Check("std_error", Column(coefficients, "std_error"), expected.GetProperty("coefficients").GetProperty("std_err"));
        Tolerance.Reference.Check("null", json.GetProperty("log_likelihood").GetProperty("null").GetDouble(), expected.GetProperty("loglik_null"));
        Tolerance.Reference.Check("model", json.GetProperty("log_likelihood").GetProperty("model").GetDouble(), expected.GetProperty("loglik_model"));
        Tolerance.Reference.Check("concordance", json.GetProperty("concordance").GetProperty("estimate").GetDouble(), expected.GetProperty("concordance").GetProperty("c"));
        foreach (string test in (string[])["likelihood_ratio", "wald", "score"])
        {
            JsonElement own = json.GetProperty("tests").GetProperty(test);
            Tolerance.Reference.Check(test, own.GetProperty("statistic").GetDouble(), expected.GetProperty("tests").GetProperty(test).GetProperty("chi2"));
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(json.GetProperty("n").GetInt32(), Is.EqualTo(213));
            Assert.That(json.GetProperty("n_missing").GetInt32(), Is.EqualTo(15));
            Assert.That(json.GetProperty("events").GetInt32(), Is.EqualTo(151));
            Assert.That(json.GetProperty("ties").GetString(), Is.EqualTo("efron"));
            Assert.That(coefficients[1].GetProperty("level").GetString(), Is.EqualTo("2"));
            Assert.That(coefficients[1].GetProperty("variables")[0].GetProperty("name").GetString(), Is.EqualTo("sex"));
            Assert.That(coefficients[0].GetProperty("level").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(json.GetProperty("converged").GetBoolean(), Is.True);
        }
    }

    [TestCase("exclude-at", 0)]
    [TestCase("keep-at", 1)]
    public void Landmark_MadeData_GivesTheNumbersOfR(string boundary, int variant)
    {
        JsonElement json = Run(
            "landmark", "landmark_made", "--at", "6", "--time", "time", "--event", "status", "--exposure-time", "response_time", "--boundary", boundary, "--conf-type", "log-log");
        JsonElement own = json.GetProperty("landmarks")[0];
        JsonElement expected = GoldenCase.Load("landmark-made-6").Expected.GetProperty("variants")[variant];
        Tolerance.Reference.Check("n", own.GetProperty("n").GetDouble(), expected.GetProperty("n_kept"));
        Tolerance.Reference.Check("event_before", own.GetProperty("excluded").GetProperty("event_before").GetDouble(), expected.GetProperty("n_excluded_event"));
        Tolerance.Reference.Check("censored_before", own.GetProperty("excluded").GetProperty("censored_before").GetDouble(), expected.GetProperty("n_excluded_censored"));
        Tolerance.Reference.Check("logrank", own.GetProperty("logrank").GetProperty("statistic").GetDouble(), expected.GetProperty("logrank").GetProperty("chi2"));
        Tolerance.Reference.Check("cox", Column(own.GetProperty("cox").GetProperty("coefficients"), "estimate"), expected.GetProperty("cox").GetProperty("coefficients").GetProperty("coef"));
        JsonElement curve = own.GetProperty("km").GetProperty("groups")[1].GetProperty("curve");
        Tolerance.Reference.Check("survival", Column(curve, "survival"), expected.GetProperty("km_since_landmark")[1].GetProperty("surv"));
    }

    [Test]
    public void Split_ThenLogRank_GivesTheMantelByarTestOfR()
    {
        using Workspace workspace = new();
        string data = Path.Combine(RepositoryPaths.Golden, "data", "landmark_made.csv");
        string episodes = workspace.PathOf("episodes.csv");
        Outcome split = Workspace.Run("split", data, "--time", "time", "--event", "status", "--exposure-time", "response_time", "--out", episodes);
        Assert.That(split.Code, Is.Zero, split.Error);
        Assert.That(File.ReadLines(episodes).First(), Does.StartWith("row,start,stop,event,exposed,"));
        JsonElement json = Workspace.Run(
            "logrank", episodes, "--start", "start", "--time", "stop", "--event", "event", "--group", "exposed", "--id", "row", "--format", "json").Json;
        JsonElement expected = GoldenCase.Load("td-landmark-made").Expected.GetProperty("mantel_byar");
        Tolerance.Reference.Check("expected", Column(json.GetProperty("groups"), "expected"), expected.GetProperty("expected"));
        Tolerance.Reference.Check("statistic", json.GetProperty("statistic").GetDouble(), expected.GetProperty("chi2"));
    }

    private static JsonElement Run(string command, string data, params string[] options) =>
        Workspace.Run([command, Path.Combine(RepositoryPaths.Golden, "data", data + ".csv"), .. options, "--format", "json"]).Json;

    private static double[] Column(JsonElement rows, string key) => [.. rows.EnumerateArray().Select(row => Tolerance.Number(row.GetProperty(key)))];
}
