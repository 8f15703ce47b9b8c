using System.Text.Json;
using Oncology.Tests;

namespace Oncology.Cli.Tests;

/// <summary>Immortal-time audit, landmark sweep, weighting and E-value from the command line.</summary>
public sealed class ExposureCommandTests
{
    private static string Made => Data("landmark_made");

    // R 4.2.2, survival 3.5-3: coxph(Surv(futime + 1, fustat) ~ transplant, jasa), coxph(Surv(start, stop, event) ~ transplant, heart), the same
    // ~ transplant + age + year + surgery, and at 30 days.
    [Test]
    public void ImmortalTime_StanfordData_ShowsTheBiasedRatioBesideTheTimeDependentOne()
    {
        string file = Path.Combine(RepositoryPaths.Root, "samples", "stanford-heart", "transplant.csv");
        JsonElement json = Workspace.Run(
            "immortal-time", file, "--time", "days", "--event", "died", "--exposure-time", "waiting", "--at", "30", "--covariates", "age + year + surgery", "--format", "json").Json;
        Tolerance.Reference.Check("biased", Ratio(json, "ever_never", "unadjusted"), Math.Exp(-1.3234448481842183));
        Tolerance.Reference.Check("honest", Ratio(json, "time_dependent", "unadjusted"), Math.Exp(0.12714112661549848));
        Tolerance.Reference.Check("adjusted", Ratio(json, "time_dependent", "adjusted"), Math.Exp(-0.010250772409083765));
        Tolerance.Reference.Check("landmark", json.GetProperty("landmarks")[0].GetProperty("unadjusted").GetProperty("hazard_ratio").GetDouble(), Math.Exp(0.052815924766764083));
        Assert.That(json.GetProperty("verdict").GetString(), Is.EqualTo("other-conclusion"));
        Assert.That(
            Workspace.Run("immortal-time", file, "--time", "days", "--event", "died", "--exposure-time", "waiting", "--covariates", "age + year + surgery").Output,
            Does.Contain(" 0.27 [").And.Contain(" 0.99 ["));
    }

    // Nobody is exposed by 1; R 4.2.2, survival 3.5-3 at 6: survdiff(Surv(t - 6, e) ~ g), coxph of the same, g the exposure by then.
    [Test]
    public void Landmark_OneGroupAtOneLandmark_GivesTheOthers()
    {
        const string Rows = "t,e,x\n2,1,\n7,1,\n8,1,3\n9,0,4\n10,1,\n11,1,5\n12,0,\n";
        string[] words = ["landmark", "-", "--time", "t", "--event", "e", "--exposure-time", "x"];
        JsonElement json = Workspace.RunOn(Rows, [.. words, "--at", "1,6", "--format", "json"]).Json;
        JsonElement landmarks = json.GetProperty("landmarks");
        Assert.That(json.GetProperty("warnings")[0].GetProperty("code").GetString(), Is.EqualTo("one-group"));
        Assert.That(landmarks[0].GetProperty("km").GetProperty("groups").GetArrayLength(), Is.EqualTo(1));
        Assert.That(landmarks[0].GetProperty("logrank").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(landmarks[0].GetProperty("cox").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Tolerance.Reference.Check("log-rank", landmarks[1].GetProperty("logrank").GetProperty("statistic").GetDouble(), 0.0046189376443418308);
        Assert.That(Workspace.RunOn(Rows, [.. words, "--at", "1,6"]).Output, Does.Contain("Landmark 1: A log-rank test needs two groups"));
        Assert.That(Workspace.RunOn(Rows, [.. words, "--at", "1,6", "--format", "csv"]).Output, Does.Contain("\n1,0,7,0,0,7,"));
        Workspace.RunOn(Rows, [.. words, "--at", "0.5,1"]).IsRefused(4, "landmark 0.5:", "landmark 1:");
    }

    // By hand: patient 0 is exposed on the day of the event. With a lead the exposed risk set at 4 is {0, 1}, without {1}.
    [Test]
    public void MantelByar_LastDayLead_ExposesWhoIsExposedOnTheLastDay()
    {
        const string Rows = "t,e,x\n4,1,4\n6,1,1\n8,0,\n";
        string[] words = ["mantel-byar", "-", "--time", "t", "--event", "e", "--exposure-time", "x", "--format", "json"];
        JsonElement without = Workspace.RunOn(Rows, words).Json.GetProperty("groups")[1];
        JsonElement with = Workspace.RunOn(Rows, [.. words, "--last-day-lead", "0.5"]).Json.GetProperty("groups")[1];
        Tolerance.Exact.Check("without", without.GetProperty("expected").GetDouble(), 1.0 / 3 + 1.0 / 2);
        Assert.That(without.GetProperty("observed").GetDouble(), Is.EqualTo(1));
        Tolerance.Exact.Check("with", with.GetProperty("expected").GetDouble(), 2.0 / 3 + 1.0 / 2);
        Assert.That(with.GetProperty("observed").GetDouble(), Is.EqualTo(2));
        Workspace.RunOn(Rows, [.. words, "--last-day-lead", "0"]).IsRefused(2, "--last-day-lead 0", "above 0");
    }

    [Test]
    public void Split_TwoExposures_CutsAtBothAndNamesTheirColumns()
    {
        string csv = Workspace.RunOn("t,e,a,b\n6,1,2,4\n5,0,,0\n", "split", "-", "--time", "t", "--event", "e", "--exposure-time", "a,b").Output;
        Assert.That(csv, Is.EqualTo("row,start,stop,event,exposed_a,exposed_b\n1,0,2,0,0,0\n1,2,4,0,1,0\n1,4,6,1,1,1\n2,0,5,0,0,1\n"));
    }

    [Test]
    public void ImmortalTime_French_SaysTheVerdict() => Assert.That(
        Workspace.Run("immortal-time", Made, "--time", "time", "--event", "status", "--exposure-time", "response_time", "--covariates", "age", "--lang", "fr").Output,
        Does.Contain("Audit du temps immortel").And.Contain("Crédité aux exposés"));

    [Test]
    public void LandmarkSweep_Landmarks_AreThoseOfTheLandmarkCommand()
    {
        string[] columns = ["--time", "time", "--event", "status", "--exposure-time", "response_time", "--at", "2,3", "--format", "json"];
        JsonElement sweep = Workspace.Run(["landmark-sweep", Made, .. columns]).Json.GetProperty("landmarks");
        JsonElement landmarks = Workspace.Run(["landmark", Made, .. columns]).Json.GetProperty("landmarks");
        for (int i = 0; i < 2; i++)
        {
            double expected = landmarks[i].GetProperty("cox").GetProperty("coefficients")[0].GetProperty("hazard_ratio").GetDouble();
            Tolerance.Reference.Check("hr", sweep[i].GetProperty("unadjusted").GetProperty("hazard_ratio").GetDouble(), expected);
        }
    }

    // RR = (1 - 0.5^sqrt(0.5)) / (1 - 0.5^sqrt(2)) = 0.620135, E = 1/RR + sqrt(1/RR (1/RR - 1)).
    [Test]
    public void EValue_HazardRatioOfACommonEvent_IsTurnedIntoARiskRatio()
    {
        JsonElement json = Workspace.Run("e-value", "--hr", "0.5", "--ci", "0.35,1.2", "--format", "json").Json;
        double ratio = (1 - Math.Pow(0.5, Math.Sqrt(0.5))) / (1 - Math.Pow(0.5, Math.Sqrt(2)));
        Tolerance.Exact.Check("rr", json.GetProperty("risk_ratio").GetProperty("estimate").GetDouble(), ratio);
        Tolerance.Exact.Check("e", json.GetProperty("e_value").GetDouble(), 1 / ratio + Math.Sqrt(1 / ratio * (1 / ratio - 1)));
        Assert.That(json.GetProperty("e_value_limit").GetDouble(), Is.EqualTo(1));
    }

    [Test]
    public void EValue_RatioOutsideItsInterval_IsRefused() => Workspace.Run("e-value", "--hr", "0.5", "--ci", "0.6,0.9").IsRefused(2, "--ci");

    [Test]
    public void EValue_TwoRatios_IsRefused() => Workspace.Run("e-value", "--hr", "0.5", "--rr", "0.5", "--ci", "0.4,0.9").IsRefused(2, "one of --hr");

    // e <- fitted(glm(sex == 2 ~ age + ph.ecog, binomial, lung)); e[1]; sum(ifelse(sex == 2, 1 - e, e))
    [Test]
    public void Weight_OverlapWeightsOfLung_AreTheScoresOfR()
    {
        JsonElement json = Workspace.Run("weight", Data("lung"), "--treatment", "sex", "--formula", "age + ph.ecog", "--estimand", "overlap", "--format", "json").Json;
        Tolerance.LastStep.Check("score", json.GetProperty("rows")[0].GetProperty("propensity").GetDouble(), 0.32091708073654657);
        Tolerance.LastStep.Check("sum", json.GetProperty("groups").EnumerateArray().Sum(group => group.GetProperty("sum_of_weights").GetDouble()), 107.00175769630573);
        Assert.That(json.GetProperty("n_missing").GetInt32(), Is.EqualTo(1));
        Assert.That(json.GetProperty("balance").EnumerateArray().Select(row => Math.Abs(row.GetProperty("after").GetDouble())), Is.All.LessThan(0.01));
    }

    [Test]
    public void Weight_Csv_CanBeUsedByTheOtherCommands()
    {
        using Workspace folder = new();
        string weighted = folder.PathOf("weighted.csv");
        Assert.That(Workspace.Run("weight", Data("lung"), "--treatment", "sex", "--formula", "age + ph.ecog", "--stabilised", "--format", "csv", "--out", weighted).Code, Is.Zero);
        string[] columns = ["--time", "time", "--event", "status", "--event-code", "2", "--group", "sex", "--weights", "weight", "--format", "json"];
        JsonElement test = Workspace.Run(["logrank", weighted, .. columns, "--variance", "xie-liu"]).Json;
        Assert.That(test.GetProperty("variance").GetString(), Is.EqualTo("xie-liu"));
        Assert.That(test.GetProperty("p").GetDouble(), Is.InRange(0, 1));
        JsonElement landmark = Workspace.Run(["landmark", weighted, .. columns, "--at", "60"]).Json.GetProperty("landmarks")[0];
        Assert.That(landmark.GetProperty("km").GetProperty("groups")[0].GetProperty("events").GetDouble() % 1, Is.Not.Zero);
    }

    [Test]
    public void Weight_ThreeTreatments_AreRefused() =>
        Workspace.Run("weight", Data("lung"), "--treatment", "ph.ecog", "--formula", "age").IsRefused(3, "ph.ecog", "two are expected");

    // R: glm on d[rep(seq_len(nrow(d)), d$n), ].
    [Test]
    public void Weight_Frequency_GivesWhatSingleRowsGive()
    {
        const string Counts = "arm,age,stage,n\nA,50,I,2\nA,60,II,1\nB,55,I,1\nB,70,II,3\nA,65,II,2\nB,52,I,0\nA,70,I,1\nB,48,I,2\nA,1,III,0\nB,61,II,\n";
        string[] lines = Counts.TrimEnd().Split('\n');
        string single = string.Join('\n', lines.Take(9).SelectMany((line, i) => Enumerable.Repeat(line, i == 0 ? 1 : line[^1] - '0')));
        string[] words = ["weight", "-", "--treatment", "arm", "--formula", "age + factor(stage)", "--truncate", "0.1,0.9", "--format", "json"];
        JsonElement a = Workspace.RunOn(Counts, [.. words, "--frequency", "n"]).Json;
        JsonElement b = Workspace.RunOn(single, words).Json;
        foreach (string part in new[] { "n", "groups", "balance", "coefficients", "concordance" })
        {
            Assert.That(a.GetProperty(part).GetRawText(), Is.EqualTo(b.GetProperty(part).GetRawText()), part);
        }

        Assert.That(a.GetProperty("n_missing").GetInt32(), Is.EqualTo(1));
        Assert.That(a.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("row").GetInt32()), Is.EqualTo(new[] { 1, 2, 3, 4, 5, 7, 8 }));
        Assert.That(a.GetProperty("rows")[3].GetProperty("weight").GetDouble(), Is.EqualTo(b.GetProperty("rows")[4].GetProperty("weight").GetDouble()));
        Workspace.RunOn(Counts.Replace(",3\n", ",1.5\n"), [.. words, "--frequency", "n"]).IsRefused(3, "1.5", "whole number");
    }

    [Test]
    public void LogRank_Permutations_GivesASeededP()
    {
        string[] words = ["logrank", Data("lung"), "--time", "time", "--event", "status", "--event-code", "2", "--group", "sex", "--permutations", "99", "--seed", "5", "--format", "json"];
        JsonElement permutation = Workspace.Run(words).Json.GetProperty("permutation");
        Assert.That(permutation.GetProperty("arrangements").GetInt32(), Is.EqualTo(99));
        Assert.That(permutation.GetProperty("p").GetDouble(), Is.EqualTo(Workspace.Run(words).Json.GetProperty("permutation").GetProperty("p").GetDouble()));
    }

    [Test]
    public void Describe_Frequency_CountsTheRowsItStandsFor()
    {
        using Workspace folder = new();
        string counted = folder.File("counted.csv", "arm,age,stage,n\nA,50,I,2\nA,60,II,1\nB,55,I,1\nB,70,II,3\nB,61,II,\n");
        string single = folder.File("single.csv", "arm,age,stage\nA,50,I\nA,50,I\nA,60,II\nB,55,I\nB,70,II\nB,70,II\nB,70,II\n");
        JsonElement a = Workspace.Run("describe", counted, "--by", "arm", "--vars", "age,stage", "--frequency", "n", "--format", "json").Json;
        JsonElement b = Workspace.Run("describe", single, "--by", "arm", "--vars", "age,stage", "--format", "json").Json;
        Assert.That(a.GetProperty("variables").GetRawText(), Is.EqualTo(b.GetProperty("variables").GetRawText()));
        Assert.That((a.GetProperty("n").GetInt32(), a.GetProperty("n_missing").GetInt32()), Is.EqualTo((7, 1)));
    }

    // 40 subjects of each of twelve sites against twelve stages: no exact test, a simulated one instead.
    [Test]
    public void Describe_SimulateWhereFisherIsOutOfReach_GivesPAndItsError()
    {
        using Workspace folder = new();
        string rows = string.Concat(Enumerable.Range(0, 240).Select(i => FormattableString.Invariant($"s{i % 12},t{i * 7 % 13 % 12}\n")));
        string[] words = ["describe", folder.File("large.csv", "site,stage\n" + rows), "--by", "site", "--vars", "stage", "--format", "json"];
        JsonElement test = Workspace.Run([.. words, "--simulate", "500", "--seed", "2"]).Json.GetProperty("variables")[0].GetProperty("test");
        Assert.That(test.GetProperty("name").GetString(), Is.EqualTo("fisher-simulated"));
        double p = test.GetProperty("p").GetDouble();
        Tolerance.Exact.Check("error", test.GetProperty("p_std_error").GetDouble(), Math.Sqrt(p * (1 - p) / 501));
        Assert.That(Workspace.Run(words).Json.GetProperty("variables")[0].GetProperty("test").GetProperty("name").GetString(), Is.EqualTo("chi-square"));
    }

    [Test]
    public void Describe_FrequencyOfAHalf_IsRefused()
    {
        using Workspace folder = new();
        Workspace.Run("describe", folder.File("half.csv", "age,n\n50,1.5\n"), "--vars", "age", "--frequency", "n").IsRefused(3, "1.5", "whole number");
    }

    private static double Ratio(JsonElement json, string analysis, string kind) => json.GetProperty(analysis).GetProperty(kind).GetProperty("hazard_ratio").GetDouble();

    private static string Data(string name) => Path.Combine(RepositoryPaths.Golden, "data", name + ".csv");
}
