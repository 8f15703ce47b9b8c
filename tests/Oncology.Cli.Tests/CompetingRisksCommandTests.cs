using System.Text.Json;
using Oncology.Tests;

namespace Oncology.Cli.Tests;

/// <summary>Competing risks and exposures that begin during follow-up: the JSON keys against numbers of R, and the refusals.</summary>
public sealed class CompetingRisksCommandTests
{
    // The only 'other' stands for no row, or has no group: R, on the rows that are left, knows one cause.
    [TestCase("1,other,a,0")]
    [TestCase("1,other,,1")]
    public void CumInc_CauseOfRowsLeftOutAlone_IsNoneOfTheSample(string left)
    {
        JsonElement json = Workspace.RunOn(
            $"t,e,g,f\n{left}\n3,death,b,1\n4,0,b,2\n5,0,a,1\n6,death,a,1\n", "cuminc", "-", "--time", "t", "--event", "e", "--group", "g", "--frequency", "f", "--format", "json").Json;
        Assert.That(json.GetProperty("causes").GetArrayLength(), Is.EqualTo(1));
        Assert.That(json.GetProperty("gray").GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public void Cuminc_MgusBySex_GivesTheNumbersOfR()
    {
        JsonElement json = Run("cuminc", "mgus2", "--time", "etime", "--event", "ecode", "--group", "sex");
        JsonElement curves = GoldenCase.Load("cuminc-mgus2-sex").Expected.GetProperty("curves");
        for (int c = 0; c < 2; c++)
        {
            for (int g = 0; g < curves.GetArrayLength(); g++)
            {
                JsonElement own = json.GetProperty("causes")[c].GetProperty("groups")[g];
                JsonElement expected = curves[g].GetProperty("causes")[c];
                Assert.That(own.GetProperty("group").GetString(), Is.EqualTo(curves[g].GetProperty("group").GetString()));
                Tolerance.Reference.Check("time", Column(own.GetProperty("curve"), "time"), curves[g].GetProperty("time"));
                Tolerance.Reference.Check("estimate", Column(own.GetProperty("curve"), "estimate"), expected.GetProperty("cif"));
                Tolerance.Reference.Check("std_error", Column(own.GetProperty("curve"), "std_error"), expected.GetProperty("std_err"));
            }
        }

        JsonElement gray = GoldenCase.Load("gray-mgus2").Expected.GetProperty("gray_tests")[0];
        Tolerance.Reference.Check("gray", Column(json.GetProperty("gray"), "statistic"), gray.GetProperty("chi2"));
        Tolerance.Tail.Check("gray p", Column(json.GetProperty("gray"), "p"), gray.GetProperty("p_value"));
    }

    [TestCase("breslow", 0)]
    [TestCase("efron", 1)]
    public void Finegray_Mgus_GivesTheNumbersOfR(string ties, int fit)
    {
        JsonElement json = Run(
            "finegray", "mgus2", "--formula", "Surv(etime, ecode) ~ age + factor(sex, ref=F) + mspike", "--event-code", "1", "--ties", ties);
        JsonElement expected = GoldenCase.Load("finegray-mgus2").Expected.GetProperty("finegray_coxph")[fit];
        JsonElement coefficients = json.GetProperty("coefficients");
        Tolerance.Reference.Check("estimate", Column(coefficients, "estimate"), expected.GetProperty("coef"));
        Tolerance.Reference.Check("robust", Column(coefficients, "robust_std_error"), expected.GetProperty("robust_std_err"));
        Tolerance.Reference.Check("null", json.GetProperty("log_likelihood").GetProperty("null").GetDouble(), expected.GetProperty("loglik_null"));
        Assert.That(json.GetProperty("n").GetInt32(), Is.EqualTo(GoldenCase.Load("finegray-mgus2").Expected.GetProperty("n_used").GetInt32()));
        Assert.That(json.GetProperty("cause").GetString(), Is.EqualTo("1"));
    }

    [Test]
    public void Finegray_ConventionsOfCrr_GivesItsErrorsBaselineAndPredictions()
    {
        using Workspace folder = new();
        string patients = folder.File("new.csv", "age,sex,mspike\n70,M,1.2\n");
        JsonElement json = Run(
            "finegray", "mgus2", "--formula", "Surv(etime, ecode) ~ age + factor(sex, ref=F) + mspike", "--ties", "breslow", "--variance", "estimated",
            "--censor-ties", "censorings-first", "--baseline", "--predict", patients);
        JsonElement expected = GoldenCase.Load("finegray-mgus2").Expected;
        Tolerance.Reference.Check("robust", Column(json.GetProperty("coefficients"), "robust_std_error"), expected.GetProperty("crr").GetProperty("std_err"));
        Tolerance.Reference.Check("time", Column(json.GetProperty("baseline"), "time"), expected.GetProperty("crr").GetProperty("baseline").GetProperty("time"));
        Tolerance.Reference.Check("predicted", Column(json.GetProperty("predictions"), "estimate"), expected.GetProperty("crr_predictions")[0].GetProperty("cif"));
        Assert.That(json.GetProperty("variance").GetString(), Is.EqualTo("estimated"));
    }

    [Test]
    public void Finegray_EstimatedVarianceWithEntryTimes_IsRefused()
    {
        using Workspace folder = new();
        string file = folder.File("late.csv", "entry,time,cause,x\n0,2,1,1\n1,3,2,0\n0,4,1,2\n2,5,0,1\n");
        Workspace.Run("finegray", file, "--formula", "Surv(entry, time, cause) ~ x", "--variance", "estimated").IsRefused(2, "entry times");
    }

    [Test]
    public void Finegray_PredictInFrench_NamesTheIncidence()
    {
        using Workspace folder = new();
        string text = Workspace.Run(
            "finegray", Data("edge_competing"), "--formula", "Surv(time, ecode) ~ x", "--baseline", "--predict", folder.File("new.csv", "x\n0.3\n"), "--lang", "fr").Output;
        Assert.That(text, Does.Contain("Incidence cumulée prédite").And.Contain("Risque de base cumulé de sous-distribution"));
    }

    [Test]
    public void Finegray_CensorGroup_IsTakenFromTheRowsOfTheModel()
    {
        JsonElement json = Run("finegray", "edge_competing", "--formula", "Surv(time, ecode == 2) ~ x", "--censor-group", "grp");
        Assert.That(json.GetProperty("cause").GetString(), Is.EqualTo("2"));
        Assert.That(json.GetProperty("events").GetInt32() + json.GetProperty("competing_events").GetInt32(), Is.EqualTo(13));
    }

    [Test]
    public void MantelByar_MadeData_GivesTheNumbersOfR()
    {
        JsonElement json = Run("mantel-byar", "landmark_made", "--time", "time", "--event", "status", "--exposure-time", "response_time");
        JsonElement expected = GoldenCase.Load("td-landmark-made").Expected.GetProperty("mantel_byar");
        Tolerance.Reference.Check("observed", Column(json.GetProperty("groups"), "observed"), expected.GetProperty("observed"));
        Tolerance.Reference.Check("expected", Column(json.GetProperty("groups"), "expected"), expected.GetProperty("expected"));
        Tolerance.Reference.Check("statistic", json.GetProperty("statistic").GetDouble(), expected.GetProperty("chi2"));
        Assert.That(json.GetProperty("groups")[1].GetProperty("group").GetString(), Is.EqualTo("1"));
    }

    [TestCase(null, 0)]
    [TestCase("3", 1)]
    public void SimonMakuch_MadeData_GivesTheNumbersOfR(string? landmark, int index)
    {
        string[] from = landmark is null ? [] : ["--landmark", landmark];
        JsonElement json = Run("simon-makuch", "landmark_made", ["--time", "time", "--event", "status", "--exposure-time", "response_time", .. from]);
        JsonElement curves = GoldenCase.Load("td-landmark-made").Expected.GetProperty("simon_makuch")[index].GetProperty("curves");
        for (int g = 0; g < curves.GetArrayLength(); g++)
        {
            JsonElement own = json.GetProperty("groups")[g].GetProperty("curve");
            Tolerance.Reference.Check("time", Column(own, "time"), curves[g].GetProperty("time"));
            Tolerance.Reference.Check("at_risk", Column(own, "at_risk"), curves[g].GetProperty("n_risk"));
            Tolerance.Reference.Check("survival", Column(own, "survival"), curves[g].GetProperty("surv"));
        }
    }

    [Test]
    public void Km_Cluster_GivesRobustErrors()
    {
        JsonElement plain = Run("km", "bladder2", "--time", "stop", "--start", "start", "--event", "event", "--id", "id");
        JsonElement robust = Run("km", "bladder2", "--time", "stop", "--start", "start", "--event", "event", "--id", "id", "--robust");
        double[] errors = Column(robust.GetProperty("groups")[0].GetProperty("curve"), "std_error");
        Assert.That(errors, Is.Not.EqualTo(Column(plain.GetProperty("groups")[0].GetProperty("curve"), "std_error")));
    }

    [Test]
    public void LogRank_Pairwise_GivesTheAdjustedPOfEachPair()
    {
        JsonElement json = Run("logrank", "veteran", "--time", "time", "--event", "status", "--group", "celltype", "--pairwise");
        JsonElement[] pairs = [.. json.GetProperty("pairwise").EnumerateArray()];
        Assert.That(pairs, Has.Length.EqualTo(6));
        Assert.That(pairs.Select(pair => pair.GetProperty("p_holm").GetDouble() >= pair.GetProperty("p").GetDouble()), Is.All.True);
    }

    // d <- read.csv("edge_competing.csv"); sqrt(cmprsk::cuminc(d$time, d$ecode)[["1 1"]]$var)
    [Test]
    public void Cuminc_VarianceAalen_GivesTheErrorsOfCmprsk()
    {
        JsonElement json = Run("cuminc", "edge_competing", "--time", "time", "--event", "ecode", "--variance", "aalen");
        Assert.That(json.GetProperty("variance").GetString(), Is.EqualTo("aalen"));
        JsonElement last = json.GetProperty("causes")[0].GetProperty("groups")[0].GetProperty("curve").EnumerateArray().Last();
        Tolerance.Reference.Check("std_error", last.GetProperty("std_error").GetDouble(), 0.140756959920106617);
    }

    // R 4.2.2, survival 3.5-3, rows of group A: survfit(Surv(t, factor(e)) ~ 1, weights = w, id = id, robust = TRUE), cause 1 at 6.
    [Test]
    public void Cuminc_GroupsWithCaseWeights_GivesTheCurvesWithoutGraysTest()
    {
        const string Rows = "t,e,g,w\n1,1,a,0.5\n2,2,a,1\n3,0,a,1.5\n4,1,a,2\n6,1,a,1\n7,0,a,0.5\n2,1,b,2\n5,2,b,1\n";
        JsonElement json = Workspace.RunOn(Rows, "cuminc", "-", "--time", "t", "--event", "e", "--group", "g", "--weights", "w", "--format", "json").Json;
        Assert.That(json.GetProperty("warnings")[0].GetProperty("code").GetString(), Is.EqualTo("no-gray-test"));
        JsonElement at6 = json.GetProperty("causes")[0].GetProperty("groups")[0].GetProperty("curve")[4];
        Tolerance.Reference.Check("estimate", at6.GetProperty("estimate").GetDouble(), 0.7362637362637362);
        Tolerance.Reference.Check("std_error", at6.GetProperty("std_error").GetDouble(), 0.18364079582666745);
    }

    // R 4.2.2, survival 3.5-3: U <- survfit(Surv(t, factor(e)) ~ 1, influence = TRUE)$influence; sqrt(colSums(rowsum(U[, , 2], id)^2)), cause 1 at 6
    // and cause 2 at 5. Its own errors of several states stay those of rows whatever cluster says.
    [Test]
    public void Cuminc_Cluster_GivesTheErrorsOfR()
    {
        const string Rows = "t,e,id\n1,1,p1\n2,2,p1\n3,1,p2\n4,0,p2\n5,1,p3\n6,2,p3\n7,0,p4\n8,1,p4\n";
        JsonElement causes = Workspace.RunOn(Rows, "cuminc", "-", "--time", "t", "--event", "e", "--cluster", "id", "--format", "json").Json.GetProperty("causes");
        Tolerance.Reference.Check("cause 1", ErrorAt(causes[0], 6), 0.137108818553002);
        Tolerance.Reference.Check("cause 2", ErrorAt(causes[1], 5), 0.108253175473055);

        static double ErrorAt(JsonElement cause, double time) => cause.GetProperty("groups")[0].GetProperty("curve").EnumerateArray()
            .Single(row => row.GetProperty("time").GetDouble() == time).GetProperty("std_error").GetDouble();
    }

    [Test]
    public void Cuminc_ClusterWithGroups_SaysThatGraysTestTakesRows()
    {
        const string Rows = "t,e,g,id\n1,1,a,p1\n2,2,a,p1\n3,1,b,p2\n4,0,b,p2\n5,1,a,p3\n6,2,a,p3\n7,0,b,p4\n8,1,b,p4\n";
        JsonElement json = Workspace.RunOn(Rows, "cuminc", "-", "--time", "t", "--event", "e", "--group", "g", "--cluster", "id", "--format", "json").Json;
        Assert.That(json.GetProperty("warnings").EnumerateArray().Select(one => one.GetProperty("code").GetString()), Has.Member("gray-test-by-row"));
    }

    [Test]
    public void Cuminc_VarianceAalenWithClusters_IsRefused() =>
        Workspace.Run("cuminc", Data("edge_competing"), "--time", "time", "--event", "ecode", "--cluster", "x", "--variance", "aalen").IsRefused(2, "--variance aalen", "--cluster");

    [Test]
    public void Cuminc_VarianceAalenWithWeights_IsRefused() =>
        Workspace.Run("cuminc", Data("edge_competing"), "--time", "time", "--event", "ecode", "--weights", "x", "--variance", "aalen").IsRefused(2, "--variance aalen");

    [Test]
    public void Cuminc_UnknownEventCode_NamesTheCodesThatOccur() =>
        Workspace.Run("cuminc", Data("edge_competing"), "--time", "time", "--event", "ecode", "--event-code", "7").IsRefused(2, "--event-code 7", "1, 2");

    [Test]
    public void Cuminc_CensorCodeThatNeverOccurs_IsAWarning()
    {
        JsonElement json = Run("cuminc", "edge_competing", "--time", "time", "--event", "ecode", "--censor-code", "9");
        Assert.That(json.GetProperty("warnings")[0].GetProperty("code").GetString(), Is.EqualTo("censor-code-absent"));
    }

    [Test]
    public void Finegray_NoEventOfInterest_CannotBeFitted() =>
        Workspace.Run("finegray", Data("edge_competing"), "--formula", "Surv(time, ecode) ~ x", "--event-code", "7").IsRefused(4, "event of interest");

    [Test]
    public void Text_French_NamesTheCausesAndTheModel()
    {
        string incidence = Workspace.Run("cuminc", Data("edge_competing"), "--time", "time", "--event", "ecode", "--group", "grp", "--times", "5", "--lang", "fr").Output;
        Assert.That(incidence, Does.Contain("Incidence cumulée").And.Contain("Test de Gray, cause 1").And.Contain("Aalen-Johansen"));
        string model = Workspace.Run("finegray", Data("edge_competing"), "--formula", "Surv(time, ecode) ~ x", "--lang", "fr").Output;
        Assert.That(model, Does.Contain("Modèle de Fine et Gray").And.Contain("poids de censure"));
    }

    private static string Data(string name) => Path.Combine(RepositoryPaths.Golden, "data", name + ".csv");

    private static JsonElement Run(string command, string data, params string[] options) =>
        Workspace.Run([command, Data(data), .. options, "--format", "json"]).Json;

    private static double[] Column(JsonElement rows, string key) => [.. rows.EnumerateArray().Select(row => Tolerance.Number(row.GetProperty(key)))];
}
