using System.Text.Json;
using Oncology.Survival;
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

    // R 4.2.2, lung: t.test(age ~ sex), t.test(var.equal = TRUE), wilcox.test(exact = FALSE, correct = TRUE), kruskal.test, oneway.test,
    // chisq.test(table(ph.ecog, sex), correct = FALSE), fisher.test, prop.trend.test, prop.test and binom.test of ph.ecog = 0.
    [Test]
    public void Describe_AllTests_GivesTheNumbersOfR()
    {
        string file = Path.Combine(RepositoryPaths.Golden, "data", "lung.csv");
        JsonElement variables = Workspace.Run(
            "describe", file, "--by", "sex", "--vars", "age,ph.ecog", "--categorical", "ph.ecog", "--all-tests", "--format", "json").Json.GetProperty("variables");
        JsonElement age = variables[0];
        Tolerance.Reference.Check("t-welch", Detail(age, "t-welch", "statistic"), 1.8631761513845935);
        Tolerance.Reference.Check("t-welch", Detail(age, "t-welch", "df"), 194.71549828138458);
        Tolerance.Reference.Check("t-welch", Detail(age, "t-welch", "p"), 0.063943361198874601);
        Tolerance.Reference.Check("t-welch", Detail(age, "t-welch", "lower"), -0.13243474520487084);
        Tolerance.Reference.Check("t-pooled", Detail(age, "t-pooled", "statistic"), 1.8504346323955529);
        Tolerance.Reference.Check("t-pooled", Detail(age, "t-pooled", "p"), 0.065556070812435571);
        Tolerance.Reference.Check("mann-whitney-corrected", Detail(age, "mann-whitney-corrected", "statistic"), 7136.5);
        Tolerance.Reference.Check("mann-whitney-corrected", Detail(age, "mann-whitney-corrected", "p"), 0.057006281451711542);
        Tolerance.Reference.Check("mann-whitney-normal", Detail(age, "mann-whitney-normal", "p"), 0.056872382551750422);
        Tolerance.Reference.Check("kruskal-wallis", Detail(age, "kruskal-wallis", "p"), 0.056872382551747827);
        Tolerance.Reference.Check("anova-welch", Detail(age, "anova-welch", "df_denominator"), 194.71549828138447);
        Tolerance.Reference.Check("anova-welch", Detail(age, "anova-welch", "p"), 0.063943361198874601);
        Tolerance.Reference.Check("anova", Detail(age, "anova", "statistic"), 3.4241083287688645);
        Tolerance.Reference.Check("standardised difference", age.GetProperty("standardized_difference").GetDouble(), 0.25157756518563384);
        JsonElement ecog = variables[1];
        Tolerance.Reference.Check("chi-square", Detail(ecog, "chi-square", "statistic"), 1.3341065268947181);
        Tolerance.Reference.Check("chi-square", Detail(ecog, "chi-square", "p"), 0.72105051534613118);
        Tolerance.Reference.Check("fisher", Detail(ecog, "fisher", "p"), 0.82251022144159591);
        Tolerance.Reference.Check("cochran-armitage", Detail(ecog, "cochran-armitage", "statistic"), 0.096365163392882758);
        JsonElement level = ecog.GetProperty("summaries")[0].GetProperty("levels")[0];
        Tolerance.Reference.Check("wilson_lower", level.GetProperty("wilson_lower").GetDouble(), 22.335258964745137);
        Tolerance.Reference.Check("wilson_upper", level.GetProperty("wilson_upper").GetDouble(), 33.911768533702769);
        Tolerance.Reference.Check("exact_lower", level.GetProperty("exact_lower").GetDouble(), 22.033293105458966);
        Tolerance.Reference.Check("exact_upper", level.GetProperty("exact_upper").GetDouble(), 34.064619076008341);
    }

    // The table of the small sample, 3 and 1 against 1 and 3: odds ratio 9 (Wald), standardised difference of the share of M
    // (3/4 - 1/4)/sqrt(3/16), mean ages 65 and 61 with variances 500/3 and 100.
    [Test]
    public void Describe_AllTestsOfTwoByTwo_GivesOddsRatiosAndDifferences()
    {
        JsonElement variables = Workspace.RunOn(Small, "describe", "-", "--by", "arm", "--vars", "sex,age", "--all-tests", "--format", "json").Json.GetProperty("variables");
        Tolerance.Exact.Check("odds ratio", Detail(variables[0], "odds-ratio-wald", "estimate"), 1.0 / 9);
        Tolerance.Exact.Check("chi-square", Detail(variables[0], "chi-square", "statistic"), 2);
        Tolerance.Exact.Check("corrected", Detail(variables[0], "chi-square-corrected", "statistic"), 0.5);
        Tolerance.Exact.Check("trend", Detail(variables[0], "cochran-armitage", "statistic"), 2);
        Tolerance.Exact.Check("linear", Detail(variables[0], "linear-by-linear", "statistic"), 7.0 / 4);
        Tolerance.Exact.Check("difference", variables[0].GetProperty("standardized_difference").GetDouble(), 0.5 / Math.Sqrt(3.0 / 16));
        Tolerance.Exact.Check("means", Detail(variables[1], "t-pooled", "estimate"), 4);
        Tolerance.Exact.Check("standardised", variables[1].GetProperty("standardized_difference").GetDouble(), 4 / Math.Sqrt((500.0 / 3 + 100) / 2));
        Assert.That(
            Workspace.RunOn(Small, "describe", "-", "--by", "arm", "--vars", "sex,age", "--all-tests", "--lang", "fr").Output,
            Does.Contain("Tous les tests").And.Contain("différence standardisée").And.Contain("khi-deux, correction de continuité"));
    }

    // A comparison with a p-value that no table has: the list of tests repeats it and makes none of its own.
    [Test]
    public void AllTests_FisherAlreadyMade_IsNotMadeAgain()
    {
        var sex = Factor.FromLabels("sex", ["F", "M", "M", "F"]);
        var arm = Factor.FromLabels("arm", ["a", "a", "b", "b"]);
        CharacteristicTest made = new("fisher", new("Fisher, exact", "Fisher, exact"), null, null, 0.125);
        var details = CharacteristicDetails.OfCategories(sex, arm, 0.95, made);
        Assert.That(details.Tests.Single(test => test.Code == "fisher").PValue, Is.EqualTo(0.125));
    }

    [Test]
    public void Describe_AllTestsWhereOneCannotBeMade_SaysWhy()
    {
        JsonElement variables = Workspace.RunOn("g,x\na,1\na,1\nb,1\nb,1\n", "describe", "-", "--by", "g", "--vars", "x", "--all-tests", "--format", "json").Json.GetProperty("variables");
        JsonElement test = variables[0].GetProperty("tests").EnumerateArray().Single(one => one.GetProperty("name").ValueEquals("t-welch"));
        Assert.That(test.GetProperty("problem").GetString(), Is.Not.Null);
        Assert.That(test.GetProperty("p").ValueKind, Is.EqualTo(JsonValueKind.Null));
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
        JsonElement json = Workspace.RunOn("g,x\n" + rows, "describe", "-", "--by", "g", "--vars", "x", "--all-tests", "--format", "json").Json;
        Assert.That(json.GetProperty("warnings")[0].GetProperty("code").GetString(), Is.EqualTo("fisher-too-large"));
        Assert.That(json.GetProperty("variables")[0].GetProperty("test").GetProperty("name").GetString(), Is.EqualTo("chi-square"));
        JsonElement fisher = json.GetProperty("variables")[0].GetProperty("tests").EnumerateArray().Single(test => test.GetProperty("name").ValueEquals("fisher"));
        Assert.That(fisher.GetProperty("problem").GetString(), Is.EqualTo("too-large"));
    }

    [Test]
    public void Describe_TextAndCsv_HaveTheTable()
    {
        string text = Workspace.RunOn(Small, "describe", "-", "--by", "arm", "--vars", "sex,age", "--lang", "fr").Output;
        Assert.That(text, Does.Contain("Caractéristique").And.Contain("(étendue)").And.Contain("Manquant").And.Contain("Tous (N = 8)"));
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

    private static double Detail(JsonElement variable, string test, string key) =>
        variable.GetProperty("tests").EnumerateArray().Single(one => one.GetProperty("name").ValueEquals(test)).GetProperty(key).GetDouble();

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
