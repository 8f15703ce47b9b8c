using System.Text.Json;
using Oncology.Tests;

namespace Oncology.Cli.Tests;

/// <summary><c>oncosurv describe</c>: summaries and tests of R, choice of the test, words.</summary>
public sealed class DescribeCommandTests
{
    // 2 x 2: 1 of 4 against 3 of 4. Fisher: (C(4,1) C(4,3) + C(4,0) C(4,4)) / C(8,4) = 17/70 one-sided, doubled by symmetry.
    private const string Small = "arm,sex,age\na,F,50\na,M,60\na,M,70\na,M,80\nb,F,51\nb,F,61\nb,F,71\nb,M,\n,F,40\n";

    [Test]
    public void Describe_LungBySex_GivesTheNumbersOfR()
    {
        string file = Path.Combine(RepositoryPaths.Golden, "data", "lung.csv");
        JsonElement json = Workspace.Run("describe", file, "--by", "sex", "--vars", "age,wt.loss,meal.cal,ph.ecog", "--categorical", "ph.ecog", "--format", "json").Json;
        JsonElement expected = GoldenCase.Load("describe-lung").Expected;
        Assert.That(json.GetProperty("n").GetInt32(), Is.EqualTo(228));
        JsonElement[] variables = [.. json.GetProperty("variables").EnumerateArray()];
        for (int i = 0; i < variables.Length; i++)
        {
            Check(variables[i].GetProperty("summaries")[0], expected.GetProperty("overall")[i]);
        }

        Assert.That(variables[0].GetProperty("test").GetProperty("name").GetString(), Is.EqualTo("mann-whitney"));
        Assert.That(variables[3].GetProperty("test").GetProperty("name").GetString(), Is.EqualTo("fisher"));
    }

    [Test]
    public void Describe_SmallTable_TakesFisher()
    {
        JsonElement json = Workspace.RunOn(Small, "describe", "-", "--by", "arm", "--vars", "sex,age", "--format", "json").Json;
        Assert.That(json.GetProperty("n_missing").GetInt32(), Is.EqualTo(1));
        JsonElement sex = json.GetProperty("variables")[0];
        Assert.That(sex.GetProperty("test").GetProperty("name").GetString(), Is.EqualTo("fisher"));
        Tolerance.Exact.Check("p", sex.GetProperty("test").GetProperty("p").GetDouble(), 34.0 / 70);
        Tolerance.Exact.Check("percent", sex.GetProperty("summaries")[1].GetProperty("levels")[0].GetProperty("percent").GetDouble(), 25);
        JsonElement age = json.GetProperty("variables")[1].GetProperty("summaries")[2];
        Assert.That(age.GetProperty("n_missing").GetInt32(), Is.EqualTo(1));
        Assert.That(age.GetProperty("median").GetDouble(), Is.EqualTo(61));
    }

    [Test]
    public void Describe_ThreeGroups_TakesKruskalWallis()
    {
        // Ranks 1..6 in three groups of 2: rank sums 3, 7, 11: H = 12/42 (9/2 + 49/2 + 121/2) − 21 = 32/7.
        JsonElement json = Workspace.RunOn("g,x\na,1\na,2\nb,3\nb,4\nc,5\nc,6\n", "describe", "-", "--by", "g", "--vars", "x", "--format", "json").Json;
        JsonElement test = json.GetProperty("variables")[0].GetProperty("test");
        Assert.That(test.GetProperty("name").GetString(), Is.EqualTo("kruskal-wallis"));
        Tolerance.Exact.Check("H", test.GetProperty("statistic").GetDouble(), 32.0 / 7);
        Tolerance.Exact.Check("p", test.GetProperty("p").GetDouble(), Math.Exp(-16.0 / 7));
    }

    [Test]
    public void Describe_TableOutOfReachOfFisher_TakesChiSquareAndWarns()
    {
        string rows = string.Concat(Enumerable.Range(0, 143).Select(i => FormattableString.Invariant($"g{i % 11},l{i * i % 13}\n")));
        JsonElement json = Workspace.RunOn("g,x\n" + rows, "describe", "-", "--by", "g", "--vars", "x", "--format", "json").Json;
        Assert.That(json.GetProperty("warnings")[0].GetProperty("code").GetString(), Is.EqualTo("fisher-too-large"));
        Assert.That(json.GetProperty("variables")[0].GetProperty("test").GetProperty("name").GetString(), Is.EqualTo("chi-square"));
    }

    [Test]
    public void Describe_TextAndCsv_HaveTheTable()
    {
        string text = Workspace.RunOn(Small, "describe", "-", "--by", "arm", "--vars", "sex,age", "--lang", "fr").Output;
        Assert.That(text, Does.Contain("Caractéristique").And.Contain("(étendue)").And.Contain("Manquants").And.Contain("Tous (N = 8)"));
        string[] csv = Workspace.RunOn(Small, "describe", "-", "--by", "arm", "--vars", "sex", "--format", "csv").Output.TrimEnd().Split('\n');
        Assert.That(csv, Has.Length.EqualTo(7));
        Assert.That(csv[0], Does.StartWith("variable,type,group,level,n,n_missing,count,percent,mean"));
    }

    [Test]
    public void Describe_NumberMistyped_IsNamed() =>
        Workspace.RunOn("g,x\na,1\na,2\nb,3\nb,4o\n", "describe", "-", "--by", "g", "--vars", "x").IsRefused(3, "line 5", "'4o'");

    [Test]
    public void Describe_UnknownColumn_NamesTheNearest() =>
        Workspace.RunOn(Small, "describe", "-", "--by", "arm", "--vars", "aeg").IsRefused(2, "'aeg'", "did you mean 'age'?");

    private static void Check(JsonElement summary, JsonElement expected)
    {
        Assert.That(summary.GetProperty("n").GetInt32(), Is.EqualTo(expected.GetProperty("n").GetInt32()));
        Assert.That(summary.GetProperty("n_missing").GetInt32(), Is.EqualTo(expected.GetProperty("n_missing").GetInt32()));
        if (expected.GetProperty("type").ValueEquals("categorical"))
        {
            JsonElement[] levels = [.. summary.GetProperty("levels").EnumerateArray()];
            Tolerance.Reference.Check("count", [.. levels.Select(level => level.GetProperty("count").GetDouble())], expected.GetProperty("count"));
            Tolerance.Reference.Check("percent", [.. levels.Select(level => level.GetProperty("percent").GetDouble())], expected.GetProperty("percent_of_nonmissing"));
            return;
        }

        foreach (string key in (string[])["mean", "sd", "min", "max"])
        {
            Tolerance.Reference.Check(key, summary.GetProperty(key).GetDouble(), expected.GetProperty(key));
        }

        Tolerance.Reference.Check(
            "quartiles", [.. ((string[])["q1", "median", "q3"]).Select(key => summary.GetProperty(key).GetDouble())], expected.GetProperty("quartiles_r_type7"));
    }
}
