namespace Oncology.Cli.Tests;

/// <summary><c>oncosurv synthesize</c>: files, seed, resuming, refusals.</summary>
[TestFixture]
public sealed class SynthesizeCommandTests
{
    private const string Targets = """
        {
          "name": "tiny",
          "numbers": [{ "id": "os.median", "value": 20, "decimals": 0 }, { "id": "os.x.hr", "value": 1.5, "decimals": 1 }],
          "groups": [{ "arm": "A", "n": 30, "events": 20, "first": [1, 1800], "last": [300, 1800] }],
          "deaths": { "A": [20] },
          "deathsWithoutProgression": { "A": 20 },
          "blocks": [{ "name": "x", "columns": ["x"], "profiles": [{ "label": "no", "n": { "A": [15] } }, { "label": "yes", "on": ["x"], "n": { "A": [15] } }] }],
          "models": [{ "ids": ["os.x"], "endpoint": "os", "terms": ["x"] }],
          "curves": [{ "endpoint": "os", "median": "os.median" }]
        }
        """;

    [Test]
    public void Synthesize_SmallPaper_WritesItsFilesAndResumes()
    {
        using Workspace workspace = new();
        string targets = workspace.File("targets.json", Targets);
        string folder = workspace.PathOf("out");
        Outcome first = Workspace.Run("synthesize", targets, "--seed", "4", "--iterations", "6000", "--out", folder);
        string cohort = File.ReadAllText(Path.Combine(folder, "cohort.csv"));

        Assert.That(first.Code, Is.Zero, first.Error);
        Assert.That(first.Output, Does.Contain("Synthetic cohort 'tiny', seed 4"));
        Assert.That(Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Order(), Is.EqualTo(new[] { "analysed.csv", "cohort.csv", "seed.txt", "state.csv", "targets.csv" }));
        Assert.That(cohort, Does.StartWith("# Synthetic cohort 'tiny': no real person"));
        foreach (string name in new[] { "cohort.csv", "analysed.csv", "targets.csv", "seed.txt", "state.csv" })
        {
            Assert.That(File.ReadAllText(Path.Combine(folder, name)), Does.StartWith("# Synthetic cohort 'tiny': no real person."), name);
        }

        Workspace.Run("synthesize", targets, "--iterations", "1", "--out", folder).IsRefused(2, "--force");
        Workspace.Run("synthesize", targets, "--iterations", "1", "--out", folder).IsRefused(2, "--resume");
        Assert.That(Workspace.Run("synthesize", targets, "--seed", "8", "--iterations", "1", "--out", folder, "--resume", "--lang", "fr").Output, Does.Contain("graine 4, puis 8").And.Contain("nombres publiés atteints"));
        foreach (string name in new[] { "cohort.csv", "analysed.csv", "seed.txt", "state.csv" })
        {
            Assert.That(File.ReadAllText(Path.Combine(folder, name)), Does.Match(@"seed 4, \d+ iterations(.|\n)*seed 8, \d+ iterations"), name);
        }
    }

    // Another paper: two arms, overall survival alone. From the targets to a curve as a user goes.
    [Test]
    public void Synthesize_SecondPaper_IsValidScreenedAndDrawn()
    {
        using Workspace workspace = new();
        string folder = workspace.PathOf("out");
        string cohort = Path.Combine(folder, "cohort.csv");
        string os = workspace.PathOf("os.csv");
        Outcome found = Workspace.Run("synthesize", Path.Combine(Oncology.Tests.RepositoryPaths.Root, "samples", "two-arms", "targets.json"), "--seed", "1", "--iterations", "30000", "--out", folder);
        Assert.That(found.Code, Is.Zero, found.Error);
        Assert.That(found.Output, Does.Contain("6/6 published numbers met").And.Contain("40 invented patients").And.Not.Contain("not as asked"));

        Outcome validated = Workspace.Run("validate", cohort);
        Assert.That(validated.Code, Is.Zero, validated.Output);
        Assert.That(validated.Output, Does.Contain("errors: 0"));
        Assert.That(Workspace.Run("screen", cohort, "--criteria", "toulouse").Output, Does.Match(@"T12 .* 0 +40\b"));
        Assert.That(Workspace.Run("endpoints", cohort, "--endpoint", "os", "--format", "csv", "--out", os).Code, Is.Zero);
        Assert.That(File.ReadAllLines(os), Has.Length.EqualTo(41).And.All.Matches(",(data_origin|synthetic)$"));
        Assert.That(Workspace.Run("km", os, "--time", "time_days", "--event", "cause").Output, Does.Match(@"All +40 +25\b"));
        Assert.That(Workspace.Run("describe", cohort, "--by", "arm").Code, Is.Not.EqualTo(1));
    }

    [Test]
    public void Synthesize_StateOfAnotherFolder_IsGoneOnFromOrWrittenAgain()
    {
        using Workspace workspace = new();
        string targets = workspace.File("targets.json", Targets);
        (string one, string two, string three) = (workspace.PathOf("one"), workspace.PathOf("two"), workspace.PathOf("three"));
        string state = Path.Combine(one, "state.csv");
        Workspace.Run("synthesize", targets, "--seed", "4", "--iterations", "2000", "--out", one);
        Outcome again = Workspace.Run("synthesize", targets, "--state", state, "--iterations", "0", "--out", two);
        Assert.That(again.Code, Is.Zero, again.Error);
        foreach (string name in Directory.EnumerateFiles(one).Select(f => Path.GetFileName(f)))
        {
            Assert.That(File.ReadAllText(Path.Combine(two, name)), Is.EqualTo(File.ReadAllText(Path.Combine(one, name))), name);
        }

        Assert.That(Workspace.Run("synthesize", targets, "--state", state, "--seed", "5", "--iterations", "500", "--out", three).Output, Does.Contain("seed 4, then 5"));
        Workspace.Run("synthesize", targets, "--state", state, "--iterations", "1", "--out", two).IsRefused(2, "--force");
        Workspace.Run("synthesize", targets, "--state", state, "--resume", "--out", two).IsRefused(2, "--resume");
        Workspace.Run("synthesize", targets, "--iterations", "0", "--out", workspace.PathOf("four")).IsRefused(2, "--iterations");
        Workspace.Run("synthesize", targets, "--state", workspace.PathOf("none.csv"), "--out", workspace.PathOf("four")).IsRefused(2, "none.csv");
        Workspace.Run("synthesize", targets, "--state", workspace.File("bad.csv", "row\n1\n"), "--lang", "fr", "--out", workspace.PathOf("four"))
            .IsRefused(2, "il a 1 lignes, les cibles en demandent 30");
    }

    [Test]
    public void Synthesize_NumbersAsCsv_TakeThePlaceOfThoseOfTheDesign()
    {
        using Workspace workspace = new();
        string design = workspace.File("targets.json", Targets);
        string numbers = workspace.File("numbers.csv", "id,value,decimals,relation\nos.median,25,0,=\n");
        string folder = workspace.PathOf("out");
        Outcome found = Workspace.Run("synthesize", numbers, "--design", design, "--iterations", "6000", "--out", folder);

        Assert.That(found.Code, Is.Zero, found.Error);
        Assert.That(File.ReadAllLines(Path.Combine(folder, "targets.csv")).Skip(2).Single(), Does.StartWith("os.median,25,"));
        Workspace.Run("synthesize", numbers, "--iterations", "1", "--out", folder, "--force").IsRefused(2, "--design");
        Workspace.Run("synthesize", design, "--design", design, "--iterations", "1", "--out", folder, "--force").IsRefused(2, "--design");
    }

    // As Excel in French writes it, and with commas between cells as well.
    [TestCase("id;value;decimals;relation\nos.median;24,5;1;=\nos.x.hr;1,5;1;=\n")]
    [TestCase("id,value,decimals\nos.median,\"24,5\",1\nos.x.hr,\"1,5\",1\n")]
    public void Synthesize_FrenchNumbers_AreRead(string text)
    {
        using Workspace workspace = new();
        string folder = workspace.PathOf("out");
        Outcome found = Workspace.Run("synthesize", workspace.File("n.csv", text), "--design", workspace.File("targets.json", Targets), "--iterations", "500", "--out", folder);

        Assert.That(found.Code, Is.Zero, found.Error);
        Assert.That(found.Error, Is.Empty);
        Assert.That(File.ReadAllLines(Path.Combine(folder, "targets.csv"))[2..], Has.Length.EqualTo(2).And.Some.StartsWith("os.median,24.5,"));
    }

    [Test]
    public void Synthesize_UnreadableCellOfNumbers_IsNamedWithItsLine()
    {
        using Workspace workspace = new();
        string design = workspace.File("targets.json", Targets);
        string numbers = workspace.File("n.csv", "id;value;decimals;relation\nos.median;24,5;1;=\nos.x.hr;about 2;x;=\n");
        Workspace.Run("synthesize", numbers, "--design", design, "--out", workspace.PathOf("out")).IsRefused(2, "line 3, column 'value': 'about 2' is no number");
        Workspace.Run("synthesize", numbers, "--design", design, "--out", workspace.PathOf("out"), "--lang", "fr").IsRefused(2, "ligne 3, colonne « decimals » : « x »");
    }

    [Test]
    public void Synthesize_NumbersThatNothingUses_AreNamed()
    {
        using Workspace workspace = new();
        string numbers = workspace.File("n.csv", "id,value,decimals\nos.mde,24,0\nos.x.hr,1.5,1\n");
        Outcome found = Workspace.Run("synthesize", numbers, "--design", workspace.File("targets.json", Targets), "--iterations", "500", "--out", workspace.PathOf("out"));

        Assert.That(found.Code, Is.Zero, found.Error);
        Assert.That(found.Error, Does.Contain("The number 'os.mde' belongs to no curve or model").And.Contain("names 'os.median'"));
        Assert.That(found.Output, Does.Contain("in vain: The number 'os.mde'"));
    }

    [Test]
    public void Synthesize_MedianNotReached_IsSaidInWords()
    {
        using Workspace workspace = new();
        string design = workspace.File("targets.json", Targets);
        string numbers = workspace.File("numbers.csv", "id,value,decimals,relation\nos.median,not reached,0,=\n");
        Outcome found = Workspace.Run("synthesize", numbers, "--design", design, "--iterations", "2000", "--out", workspace.PathOf("out"), "--lang", "fr");

        // 20 of 30 die, and who is censored early makes S smaller still: the median is reached whatever the search does.
        Assert.That(found.Output, Does.Match(@"manqué : os\.median publié non atteinte, donne atteinte \(dernier S = \d+,\d{3} %\)"));
    }

    // A French comma: 0.6 seconds, not one minute.
    [TestCase("0,01")]
    [TestCase("0.01")]
    public void Synthesize_TimeLimitWithEitherDecimalSign_EndsInTime(string minutes)
    {
        using Workspace workspace = new();
        string targets = workspace.File("targets.json", Targets.Replace("\"value\": 1.5, \"decimals\": 1", "\"value\": 987654.321, \"decimals\": 3", StringComparison.Ordinal));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Outcome found = Workspace.Run("synthesize", targets, "--time-limit", minutes, "--out", workspace.PathOf("out"), "--lang", "fr");

        Assert.That(found.Code, Is.Zero, found.Error);
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromMinutes(0.9)));
    }

    [TestCase("1,000.5")]
    [TestCase("half")]
    [TestCase("-1")]
    public void Synthesize_TimeLimitThatIsNoNumber_IsRefused(string minutes)
    {
        using Workspace workspace = new();
        Workspace.Run("synthesize", workspace.File("targets.json", Targets), $"--time-limit={minutes}", "--out", workspace.PathOf("out")).IsRefused(2, "--time-limit");
    }

    [TestCase("{ \"name\": \"x\" }", "groups")]
    [TestCase("{ \"name\": \"x\", \"groups\": 3, \"deaths\": {} }", "$.groups")]
    [TestCase("{ \"name\": \"x\", \"grupos\": 3 }", "grupos")]
    [TestCase("[1, 2]", "targets file")]
    public void Synthesize_WrongTargetsFile_NamesTheKeyAndNoType(string text, string named)
    {
        using Workspace workspace = new();
        Outcome refused = Workspace.Run("synthesize", workspace.File("targets.json", text), "--out", workspace.PathOf("out"));
        refused.IsRefused(2, named);
        Assert.That(refused.Error, Does.Not.Contain("Oncology.").And.Not.Contain("System."));
    }

    [Test]
    public void Synthesize_WrongRequest_IsRefused()
    {
        using Workspace workspace = new();
        string targets = workspace.File("targets.json", Targets.Replace("[\"x\"] }]", "[\"y\"] }]", StringComparison.Ordinal));
        string folder = workspace.PathOf("out");
        Workspace.Run("synthesize", targets, "--out", folder).IsRefused(2, "column 'y'");
        Workspace.Run("synthesize", workspace.PathOf("none.json"), "--out", folder).IsRefused(2, "none.json");
        Workspace.Run("synthesize", workspace.File("good.json", Targets), "--iterations", "0", "--out", folder).IsRefused(2, "--iterations");
        Workspace.Run("synthesize", workspace.PathOf("good.json"), "--resume", "--out", workspace.PathOf("new")).IsRefused(2, "state.csv");
    }
}
