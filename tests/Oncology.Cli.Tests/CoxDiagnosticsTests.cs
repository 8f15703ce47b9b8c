using System.Text.Json;

namespace Oncology.Cli.Tests;

/// <summary>
/// What <c>cox</c> gives besides coefficients, on three patients worked by hand: events at 1, 2 and 3 with x = 1, 0 and 1. exp(β) = 1/√2, the
/// cumulative baseline hazard at x = 0 is √2 − 1, 1, √2 + 1, the test of proportional hazards along t is √2 (see CoxDiagnosticsTests of the library).
/// </summary>
public sealed class CoxDiagnosticsTests
{
    private const string Patients = "time,event,x\n1,1,1\n2,1,0\n3,1,1\n";
    private const string Model = "Surv(time, event) ~ x";
    private static readonly double Root = Math.Sqrt(2);

    [Test]
    public void Cox_EveryRequest_HasTheKeysOfTheContract()
    {
        using Workspace work = new();
        JsonElement json = Workspace.Run(
            "cox", work.File("d.csv", Patients), "--formula", Model, "--ph-test", "identity", "--baseline", "--residuals", "martingale", "--predict", work.File("new.csv", "x\n0\n1\n"),
            "--profile-ci", "--format", "json").Json;
        JsonElement[] tests = [.. json.GetProperty("proportional_hazards").EnumerateArray()];
        Assert.That(tests.Select(t => t.GetProperty("term").GetString()), Is.EqualTo(new[] { "x", "GLOBAL" }));
        Assert.That(tests[1].GetProperty("statistic").GetDouble(), Is.EqualTo(Root).Within(1e-12));
        Assert.That(tests[1].GetProperty("df").GetInt32(), Is.EqualTo(1));
        Assert.That(json.GetProperty("baseline").EnumerateArray().Select(b => b.GetProperty("cumulative_hazard").GetDouble()), Is.EqualTo(new[] { Root - 1, 1, Root + 1 }).Within(1e-12));
        Assert.That(json.GetProperty("baseline")[0].GetProperty("stratum").ValueKind, Is.EqualTo(JsonValueKind.Null));
        JsonElement residuals = json.GetProperty("residuals");
        Assert.That(residuals.GetProperty("columns").EnumerateArray().Select(c => c.GetString()), Is.EqualTo(new[] { "row", "martingale" }));
        Assert.That(residuals.GetProperty("rows")[2].EnumerateArray().Select(v => v.GetDouble()), Is.EqualTo(new[] { 3, -1 / Root }).Within(1e-12));
        JsonElement[] predictions = [.. json.GetProperty("predictions").EnumerateArray()];
        Assert.That(predictions, Has.Length.EqualTo(6));
        Assert.That(predictions[0].GetProperty("survival").GetDouble(), Is.EqualTo(Math.Exp(1 - Root)).Within(1e-12));
        Assert.That(predictions[0].GetProperty("std_error").GetDouble(), Is.EqualTo(Math.Exp(1 - Root) * Math.Sqrt(1 - Root / 2)).Within(1e-12));
        Assert.That(predictions[3].GetProperty("row").GetInt32(), Is.EqualTo(2));
        JsonElement x = json.GetProperty("coefficients")[0];
        Assert.That(x.GetProperty("lower").GetDouble(), Is.Not.EqualTo(x.GetProperty("wald_lower").GetDouble()));
    }

    // The means of the covariate are R's default, 0 that of Stata; the word decides over both.
    [TestCase("r", null, "centered")]
    [TestCase("stata", null, "zero")]
    [TestCase("r", "zero", "zero")]
    [TestCase("sas", "centered", "centered")]
    public void Cox_Baseline_FollowsConventionsAndWord(string conventions, string? word, string expected)
    {
        using Workspace work = new();
        string file = work.File("d.csv", "time,event,x\n1,1,3\n2,1,2\n3,1,3\n");
        string[] arguments = ["cox", file, "--formula", Model, "--conventions", conventions, "--format", "json", "--baseline"];
        JsonElement json = Workspace.Run(word is null ? arguments : [.. arguments, word]).Json;
        Assert.That(json.GetProperty("baseline_at").GetString(), Is.EqualTo(expected));
        JsonElement last = json.GetProperty("baseline")[2];

        // β = −½ ln 2; the hazard at x = 2 is √2 + 1, at 0 twice that, at the mean 8/3 that times exp(β · 2/3).
        double atZero = 2 * (Root + 1);
        Assert.That(last.GetProperty("cumulative_hazard_at_zero").GetDouble(), Is.EqualTo(atZero).Within(1e-11));
        double at = expected == "zero" ? atZero : (Root + 1) * Math.Pow(2, -1.0 / 3);
        Assert.That(last.GetProperty("cumulative_hazard").GetDouble(), Is.EqualTo(at).Within(1e-11));
    }

    // Two patients, x = 1 first: the penalised likelihood is largest at a hazard ratio of 3.
    [Test]
    public void Cox_Firth_IsFiniteUnderSeparation()
    {
        using Workspace work = new();
        string file = work.File("d.csv", "time,event,x\n1,1,1\n2,0,0\n");
        JsonElement json = Workspace.Run("cox", file, "--formula", Model, "--firth", "--format", "json").Json;
        JsonElement x = json.GetProperty("coefficients")[0];
        Assert.That(x.GetProperty("hazard_ratio").GetDouble(), Is.EqualTo(3).Within(1e-9));
        Assert.That(x.GetProperty("p").GetDouble(), Is.EqualTo(json.GetProperty("tests").GetProperty("likelihood_ratio").GetProperty("p").GetDouble()).Within(1e-12));
        Assert.That(Workspace.Run("cox", file, "--formula", Model, "--firth", "--lang", "fr").Output, Does.Contain("Firth"));
        Assert.That(Workspace.Run("cox", file, "--formula", Model, "--firth", "--format", "csv").Output, Does.StartWith("term,level,estimate"));
    }

    [Test]
    public void Cox_RequestsThatDoNotFit_AreRefused()
    {
        using Workspace work = new();
        string file = work.File("d.csv", Patients);
        Workspace.Run("cox", file, "--formula", Model, "--firth", "--ph-test", "km").IsRefused(2, "--firth", "--ph-test");
        Workspace.Run("cox", file, "--formula", Model, "--ties", "exact", "--ph-test", "km").IsRefused(2, "exact ties");
        Workspace.Run("cox", file, "--formula", Model, "--ties", "exact", "--residuals", "score").IsRefused(2, "exact ties");
        Workspace.Run("cox", file, "--formula", Model, "--residuals", "martigale").IsRefused(2, "martigale", "martingale");
        Workspace.Run("cox", file, "--formula", Model, "--baseline", "--ph-test", "km", "--format", "csv").IsRefused(2, "--baseline");
        Workspace.Run("cox", "--baseline", file, "--formula", Model).IsRefused(2, "--baseline", "zero|centered");
        Workspace.Run("cox", file, "--formula", Model, "--predict", work.PathOf("none.csv")).IsRefused(2, "none.csv");
        Workspace.Run("cox", file, "--formula", Model, "--predict", work.File("empty.csv", "x,y\n,1\n")).IsRefused(3, "x");
    }

    [Test]
    public void Cox_TextAndCsv_HoldWhatIsAsked()
    {
        using Workspace work = new();
        string file = work.File("d.csv", Patients);
        string text = Workspace.Run("cox", file, "--formula", Model, "--ph-test", "km", "--baseline", "--residuals", "schoenfeld", "--lang", "fr").Output;
        Assert.That(text, Does.Contain("Test des risques proportionnels").And.Contain("Risque de base cumulé").And.Contain("Résidus : schoenfeld"));
        string csv = Workspace.Run("cox", file, "--formula", Model, "--predict", work.File("new.csv", "x\n1\n"), "--format", "csv").Output;
        Assert.That(csv, Does.StartWith("row,time,survival,std_error,lower,upper"));
    }
}
