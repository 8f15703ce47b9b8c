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
        Assert.That(Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Order(), Is.EqualTo(new[] { "cohort.csv", "seed.txt", "state.csv", "targets.csv" }));
        Assert.That(cohort, Does.StartWith("# Synthetic cohort 'tiny': no real person"));
        Workspace.Run("synthesize", targets, "--iterations", "1", "--out", folder).IsRefused(2, "--force");
        Assert.That(Workspace.Run("synthesize", targets, "--iterations", "1", "--out", folder, "--resume", "--lang", "fr").Output, Does.Contain("nombres publiés atteints"));
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
        Assert.That(File.ReadAllLines(Path.Combine(folder, "targets.csv")).Skip(1).Single(), Does.StartWith("os.median,25,"));
        Workspace.Run("synthesize", numbers, "--iterations", "1", "--out", folder, "--force").IsRefused(2, "--design");
        Workspace.Run("synthesize", design, "--design", design, "--iterations", "1", "--out", folder, "--force").IsRefused(2, "--design");
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
