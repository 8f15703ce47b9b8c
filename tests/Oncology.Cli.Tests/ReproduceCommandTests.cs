using System.Text.Json;
using Oncology.Tests;

namespace Oncology.Cli.Tests;

/// <summary>The comparison with published numbers, and the checks of printed tables, by their contract.</summary>
public sealed class ReproduceCommandTests
{
    private static readonly string Toulouse = Path.Combine(RepositoryPaths.Root, "samples", "toulouse");

    private static readonly string Study = Path.Combine(Toulouse, "study.json");

    private static readonly string Published = Path.Combine(Toulouse, "published.csv");

    [Test]
    public void Reproduce_Json_HasTheKeysOfTheContract()
    {
        JsonElement json = Workspace.Run("reproduce", Study, "--published", Published, "--format", "json").Json;
        JsonElement summary = json.GetProperty("summary");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(json.GetProperty("command").GetString(), Is.EqualTo("reproduce"));
            Assert.That(json.GetProperty("conventions").GetString(), Is.EqualTo("stata"));
            Assert.That(json.GetProperty("n").GetInt32(), Is.EqualTo(102));
            Assert.That(summary.EnumerateObject().Select(key => key.Name), Is.EqualTo(new[] { "published", "reproduced", "rounding", "inconsistent", "missed" }));
            Assert.That(summary.GetProperty("published").GetInt32(), Is.EqualTo(748));
            Assert.That(json.GetProperty("rows").GetArrayLength(), Is.EqualTo(748));
            Assert.That(json.GetProperty("apart").GetArrayLength(), Is.EqualTo(183));
        }

        JsonElement liver = json.GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("id").GetString() == "table2.lesions.liver.all.percent");
        Assert.That(liver.GetProperty("verdict").GetString(), Is.EqualTo("inconsistent"));
        Assert.That(liver.GetProperty("rounded").GetString(), Is.EqualTo("18.6"));
        Assert.That(liver.GetProperty("reason").GetString(), Does.Contain("35/188"));
    }

    [Test]
    public void Reproduce_WithoutPublished_TakesThoseOfTheStudy()
    {
        using Workspace workspace = new();
        string page = workspace.PathOf("verdicts.html");
        Outcome outcome = Workspace.Run("reproduce", Study, "--format", "html", "--lang", "fr", "--out", page);
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        Assert.That(File.ReadAllText(page), Does.Contain("type=\"radio\"").And.Not.Contain("<script"));
        string text = System.Net.WebUtility.HtmlDecode(File.ReadAllText(page));
        Assert.That(text.Contains("Résultats A") && text.Contains("autre étude") && text.Contains("Survie globale"), page);
        Assert.That(text.Contains("Results A") || text.Contains("survival_percent") || text.Contains("Overall survival") || text.Contains("Table 2<"), Is.False, page);
    }

    [Test]
    public void Reproduce_TextAndCsv_HoldEveryResult()
    {
        string text = Workspace.Run("reproduce", Study, "--lang", "fr").Output;
        Assert.That(text, Does.Contain("748 résultats publiés").And.Contain("table4.os.uni.liver.upper").And.Contain("pourcentage").And.Contain("Tableau 2"));
        Assert.That(text.Split('\n').Select(line => line.Length), Has.All.AtMost(120));
        string[] csv = Workspace.Run("reproduce", Study, "--format", "csv").Output.TrimEnd().Split('\n');
        Assert.That(csv, Has.Length.EqualTo(749));
        Assert.That(csv[0], Is.EqualTo("id,source,statistic,published,rounded,recomputed,units_off,verdict,reason"));
        string[] french = Workspace.Run("reproduce", Study, "--format", "csv", "--lang", "fr").Output.TrimEnd().Split('\n');
        Assert.That(french[0], Is.EqualTo(csv[0]));
        string liver = french.Single(line => line.StartsWith("table2.lesions.liver.all.percent,", StringComparison.Ordinal));
        Assert.That(liver, Does.StartWith("table2.lesions.liver.all.percent,Tableau 2,percent,18.2,18.6,").And.Contain(",inconsistent,"));
    }

    [Test]
    public void Reproduce_SomeVerdicts_ListsThoseAndCountsAll()
    {
        Outcome outcome = Workspace.Run("reproduce", Study, "--verdict", "inconsistent,rounding", "--format", "json");
        JsonElement json = JsonDocument.Parse(outcome.Output).RootElement;
        Assert.That(json.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("verdict").GetString()).Distinct().Order(), Is.EqualTo(new[] { "inconsistent", "rounding" }));
        Assert.That(json.GetProperty("summary").GetProperty("published").GetInt32(), Is.EqualTo(748));
        Assert.That(Workspace.Run("reproduce", Study, "--verdict", "inconsistent", "--format", "csv").Output.TrimEnd().Split('\n'), Has.Length.EqualTo(15));
        Workspace.Run("reproduce", Study, "--verdict", "wrong").IsRefused(2, "--verdict wrong", "reproduced, rounding, inconsistent, missed");
    }

    [Test]
    public void Reproduce_MissingFile_IsCodeTwo() =>
        Workspace.Run("reproduce", Study, "--published", Path.Combine(Toulouse, "publisched.csv")).IsRefused(2, "publisched.csv", "there is no such file");

    [Test]
    public void Reproduce_StudyWithoutNumbers_IsCodeTwo() =>
        Workspace.Run("reproduce", Path.Combine(RepositoryPaths.Root, "samples", "stanford-heart", "study.json")).IsRefused(2, "names no published numbers");

    [Test]
    public void Reproduce_WrongNumbers_IsCodeThree()
    {
        using Workspace workspace = new();
        string file = workspace.File("numbers.csv", "id,statistic,value,decimals\na,n,1,x\n");
        Workspace.Run("reproduce", Study, "--published", file).IsRefused(3, "numbers.csv, line 2, column decimals", "'x'");
    }

    [TestCase("os.hr,hr,abc,2", "line 2, column value", "'abc' is no number")]
    [TestCase("os.n,n,not reached,0", "line 2, column value", "'not reached' is no number")]
    [TestCase("os.hr,hr,,2", "line 2, column value", "'' is no number")]
    [TestCase("os.x,hazzard ratio,1.2,1", "line 2, column statistic", "'hazzard ratio' is no statistic; is it 'hazard_ratio'?")]
    public void CheckTable_WrongCell_IsNamed(string row, string where, string what)
    {
        using Workspace workspace = new();
        Workspace.Run("check-table", workspace.File("numbers.csv", $"id,statistic,value,decimals\n{row}\n")).IsRefused(3, where, what);
    }

    // 12 of 40 are 30 %, not 35 %.
    [Test]
    public void CheckTable_FrenchWords_AreThoseStatistics()
    {
        using Workspace workspace = new();
        string file = workspace.File(
            "nombres.csv",
            "id,statistic,value,decimals,population,covariate,level\na.total,Effectif,40,0,A,x,total\na.oui.n,effectif,12,0,A,x,oui\na.oui.pct,pourcent,35,0,A,x,oui\n"
            + "os.mediane,médiane,non atteinte,1,A,os,\nperiode,paramètre,de 2007 à 2020,0,A,-,\n");
        JsonElement json = Workspace.Run("check-table", file, "--format", "json").Json;
        Assert.That(json.GetProperty("summary").GetProperty("fails").GetInt32(), Is.EqualTo(1));
        Assert.That(json.GetProperty("summary").GetProperty("in_no_check").GetInt32(), Is.EqualTo(1));
        Assert.That(json.GetProperty("in_no_check")[0].GetString(), Is.EqualTo("os.mediane"));
        Assert.That(Workspace.Run("check-table", file, "--lang", "fr").Output, Does.Contain("Nombres dans aucun contrôle : 1 (os.mediane)."));
    }

    [Test]
    public void CheckTable_Json_CountsTheChecks()
    {
        JsonElement json = Workspace.Run("check-table", Published, "--format", "json").Json;
        JsonElement summary = json.GetProperty("summary");
        int sum = new[] { "holds", "last_digit", "other_reading", "fails" }.Sum(key => summary.GetProperty(key).GetInt32());
        Assert.That(summary.GetProperty("checks").GetInt32(), Is.EqualTo(sum));
        JsonElement swapped = json.GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("ids")[0].GetString() == "table3.anti_her2.p");
        Assert.That(swapped.GetProperty("verdict").GetString(), Is.EqualTo("fails"));
        Assert.That(swapped.GetProperty("check").GetString(), Is.EqualTo("count_p_value"));
    }

    [Test]
    public void CheckTable_Text_ShowsRemarksInFrench()
    {
        string text = Workspace.Run("check-table", Published, "--lang", "fr").Output;
        Assert.That(text, Does.Contain("échoue").And.Contain("contrôles :").And.Contain("p 0,320").And.Not.Contain("0.3"));
        Assert.That(text.Split('\n').Select(line => line.Length), Has.All.AtMost(120));
    }

    [Test]
    public void CheckTable_NoNumbers_IsCodeThree()
    {
        using Workspace workspace = new();
        Workspace.Run("check-table", workspace.File("t.csv", "id,value\na,1\n")).IsRefused(3, "'statistic' is missing");
    }
}
