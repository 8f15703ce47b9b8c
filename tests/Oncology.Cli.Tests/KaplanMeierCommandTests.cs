using System.Text.Json;
using Oncology.Tests;

namespace Oncology.Cli.Tests;

/// <summary>What <c>km</c> answers beyond the curves.</summary>
public sealed class KaplanMeierCommandTests
{
    private static string Lung => Path.Combine(RepositoryPaths.Golden, "data", "lung.csv");

    // The numbers of R stand with their call in RestrictedMeanTests.
    [Test]
    public void Times_CloserThanTheToleranceOfTies_AreAWarning()
    {
        const string Rows = "s,t,e,x\n0,1e-8,1,1\n0,2e-8,1,2\n0,3e-8,1,1\n0,5e-8,0,1\n0,9e-8,1,3\n";
        string[] km = ["km", "-", "--time", "t", "--event", "e", "--format", "json"];
        string[] cox = ["cox", "-", "--formula", "Surv(t, e) ~ x", "--format", "json"];
        Assert.That(Codes(Workspace.RunOn(Rows, km)), Is.EqualTo(new[] { "near-times-merged" }));
        Assert.That(Codes(Workspace.RunOn(Rows, cox)), Does.Contain("near-times-merged"));
        Assert.That(Codes(Workspace.RunOn(Rows, [.. km, "--near-times", "as-given"])), Is.Empty);
        Assert.That(Codes(Workspace.RunOn("t,e\n0.1,1\n0.30000000000000004,1\n0.3,0\n", km)), Is.Empty);
        Workspace.RunOn(Rows, [.. km, "--start", "s"]).IsRefused(2, "The entry 0 and the exit 1E-08", "smaller unit");
    }

    // The only one at risk has the event at 1; three enter at 2 or 3, too late to change S = 0.
    [TestCase("km")]
    [TestCase("cuminc")]
    public void LateEntry_RiskSetEmptiesEarly_IsAWarning(string command)
    {
        string[] words = [command, "-", "--start", "s", "--time", "t", "--event", "e"];
        const string Rows = "s,t,e\n0,1,1\n2,4,1\n2,5,0\n3,7,1\n";
        JsonElement warning = Workspace.RunOn(Rows, [.. words, "--format", "json"]).Json.GetProperty("warnings")[0];
        Assert.That(warning.GetProperty("code").GetString(), Is.EqualTo("risk-set-emptied"));
        Assert.That(warning.GetProperty("message").GetString(), Does.StartWith("The curve: at 1 everybody at risk had the event"));
        Assert.That(Workspace.RunOn(Rows, [.. words, "--lang", "fr"]).Output, Does.Contain("à 1, tous les sujets à risque ont eu l'événement"));
        Assert.That(Workspace.RunOn("s,t,e\n0,1,1\n0,4,1\n2,5,0\n3,7,1\n", [.. words, "--format", "json"]).Json.GetProperty("warnings").GetArrayLength(), Is.Zero);
    }

    // R's survfit gives such a group S = 1 without a word.
    [TestCase("km")]
    [TestCase("cuminc")]
    public void Weights_AllZeroInAGroup_IsAWarning(string command)
    {
        string[] words = [command, "-", "--time", "t", "--event", "e", "--group", "g", "--weights", "w"];
        const string Rows = "t,e,g,w\n1,1,a,0\n2,0,a,0\n3,1,b,1\n4,0,b,0\n";
        JsonElement warning = Workspace.RunOn(Rows, [.. words, "--format", "json"]).Json.GetProperty("warnings").EnumerateArray().Single(one => one.GetProperty("code").GetString() == "no-weight");
        Assert.That(warning.GetProperty("message").GetString(), Does.StartWith("Curve 'a': every row has weight 0"));
        Assert.That(Workspace.RunOn(Rows, [.. words, "--lang", "fr"]).Output, Does.Contain("toutes les lignes ont un poids nul"));
    }

    [Test]
    public void Km_HorizonAndGroups_GivesDifferenceAndRatioOfRestrictedMeans()
    {
        JsonElement json = Workspace.Run(
            "km", Lung, "--time", "time", "--event", "status", "--event-code", "2", "--group", "sex", "--rmst", "365", "--format", "json").Json;
        JsonElement contrast = json.GetProperty("rmst_contrasts")[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(contrast.GetProperty("group").GetString(), Is.EqualTo("2"));
            Assert.That(contrast.GetProperty("reference").GetString(), Is.EqualTo("1"));
            Tolerance.Reference.Check("difference", contrast.GetProperty("difference").GetProperty("estimate").GetDouble(), 55.970324339979783);
            Tolerance.Reference.Check("ratio", contrast.GetProperty("ratio").GetProperty("estimate").GetDouble(), 1.2317658940987040);
            Tolerance.Reference.Check("upper", contrast.GetProperty("ratio").GetProperty("upper").GetDouble(), 1.3751360010339773);
        }
    }

    [Test]
    public void Km_HorizonInFrench_ComparesTheRestrictedMeans()
    {
        string text = Workspace.Run("km", Lung, "--time", "time", "--event", "status", "--event-code", "2", "--group", "sex", "--rmst", "365", "--lang", "fr").Output;
        Assert.That(text, Does.Contain("Comparaison des moyennes restreintes").And.Contain("1,23"));
    }

    [Test]
    public void Km_NoGroup_HasNoContrast()
    {
        JsonElement json = Workspace.Run("km", Lung, "--time", "time", "--event", "status", "--event-code", "2", "--rmst", "365", "--format", "json").Json;
        Assert.That(json.TryGetProperty("rmst_contrasts", out _), Is.False);
    }

    // By hand, two tied events among four at risk, then one of one: H = 2/4 and 1/4 + 1/3, S = exp(-H) or (1 - 2/4).
    [TestCase("product-limit", "nelson-aalen", 0.5, 0.5)]
    [TestCase("exp-hazard", "nelson-aalen", 0.60653065971263342, 0.5)]
    [TestCase("exp-hazard", "fleming-harrington", 0.5580351457700471, 7.0 / 12)]
    public void Km_Estimators_CountTiedEventsAsAsked(string estimator, string hazard, double survival, double cumulative)
    {
        JsonElement row = Workspace.RunOn(
            "t,e\n1,1\n1,1\n2,0\n3,1\n", "km", "-", "--time", "t", "--event", "e", "--estimator", estimator, "--hazard", hazard, "--format", "json").Json
            .GetProperty("groups")[0].GetProperty("curve")[0];
        Tolerance.Exact.Check("S", row.GetProperty("survival").GetDouble(), survival);
        Tolerance.Exact.Check("H", row.GetProperty("cumulative_hazard").GetDouble(), cumulative);
    }

    // S(3)/S(1) = (1/4)/(3/4); Var log S adds up beyond 1 only: 1/(3 2) + 1/(2 1) = 2/3.
    [Test]
    public void Km_Given_IsConditionalSurvival()
    {
        string[] words = ["km", "-", "--time", "t", "--event", "e", "--given", "1", "--times", "3", "--format", "json"];
        JsonElement at = Workspace.RunOn("t,e\n1,1\n2,1\n3,1\n4,0\n", words).Json.GetProperty("groups")[0].GetProperty("at")[0];
        Tolerance.Exact.Check("S", at.GetProperty("survival").GetDouble(), 1.0 / 3);
        Tolerance.Exact.Check("SE", at.GetProperty("std_error").GetDouble(), Math.Sqrt(2.0 / 3) / 3);
        Workspace.RunOn("t,e\n1,1\n", words).IsRefused(2, "--given 1", "nobody is followed beyond");
    }

    // R 4.2.2, survival 3.5-3: summary(survfit(Surv(time, status == 2) ~ 1, lung, stype = 2, ctype = 2), times = 365.25), with ctype = 1, and with start.time = 100.
    [TestCase("--estimator exp-hazard --hazard fleming-harrington", 0.41080738916729026, 0.035783602237580855, 0.34633299678650649, 0.48728452835668717)]
    [TestCase("--estimator exp-hazard --hazard nelson-aalen", 0.41134435261421121, 0.035772721085582805, 0.34688096366644128, 0.48778743762459753)]
    [TestCase("--given 100", 0.47367630063780675, 0.039550449845506853, 0.40216943513878889, 0.55789728950557360)]
    public void Km_EstimatorsAndGivenOnLung_GiveTheNumbersOfR(string options, double survival, double error, double lower, double upper)
    {
        string[] words = ["km", Lung, "--time", "time", "--event", "status", "--event-code", "2", "--times", "365.25", "--format", "json", .. options.Split(' ')];
        JsonElement at = Workspace.Run(words).Json.GetProperty("groups")[0].GetProperty("at")[0];
        Tolerance.Reference.Check("S", at.GetProperty("survival").GetDouble(), survival);
        Tolerance.Reference.Check("SE", at.GetProperty("std_error").GetDouble(), error);
        Tolerance.Reference.Check("lower", at.GetProperty("lower").GetDouble(), lower);
        Tolerance.Reference.Check("upper", at.GetProperty("upper").GetDouble(), upper);
    }

    [Test]
    public void Km_NearTimes_MergesOrTakesAsGiven()
    {
        string[] words = ["km", "-", "--time", "t", "--event", "e", "--format", "json", "--near-times"];
        const string Rows = "t,e\n1,1\n1.000000000001,1\n2,0\n";
        Assert.That(Workspace.RunOn(Rows, [.. words, "merge", "--conventions", "sas"]).Json.GetProperty("groups")[0].GetProperty("curve").GetArrayLength(), Is.EqualTo(2));
        Assert.That(Workspace.RunOn(Rows, [.. words, "as-given"]).Json.GetProperty("groups")[0].GetProperty("curve").GetArrayLength(), Is.EqualTo(3));
    }

    // R 4.2.2, survival 3.5-3: survfit(Surv(c(1, 2), c(1, 1)) ~ 1, robust = TRUE, conf.type = "plain") ends with 0 in [0, 0].
    [Test]
    public void Km_RobustPlainIntervalWhereNobodyIsLeft_IsZero()
    {
        JsonElement last = Workspace.RunOn("t,e\n1,1\n2,1\n", "km", "-", "--time", "t", "--event", "e", "--robust", "--conf-type", "plain", "--format", "json").Json
            .GetProperty("groups")[0].GetProperty("curve")[1];
        Assert.That(last.GetProperty("upper").GetDouble(), Is.Zero);
        Assert.That(last.GetProperty("lower").GetDouble(), Is.Zero);
    }

    private static string?[] Codes(Outcome outcome) => [.. outcome.Json.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetProperty("code").GetString())];
}
