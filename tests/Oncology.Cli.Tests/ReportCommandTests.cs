using System.Text.Json;
using Oncology.Tests;

namespace Oncology.Cli.Tests;

public sealed class ReportCommandTests
{
    private static readonly string Heart = Path.Combine(RepositoryPaths.Root, "samples", "stanford-heart", "study.json");

    [Test]
    public void Report_OfASample_WritesTheFolderAndListsItsFiles()
    {
        using Workspace workspace = new();
        string folder = workspace.PathOf("out");
        Outcome outcome = Workspace.Run("report", Heart, "--out", folder);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Code, Is.Zero, outcome.Error);
            Assert.That(Path.Combine(folder, "report.html"), Does.Exist);
            Assert.That(outcome.Output.TrimEnd().Split('\n'), Has.Length.LessThan(10));
            Assert.That(outcome.Output, Does.Contain("report.html").And.Contain("--verbose"));
            Assert.That(File.ReadAllText(Path.Combine(folder, "report.html")), Does.Match(@"Time of the run.*\d{4}-\d\d-\d\d \d\d:\d\d UTC"));
            Assert.That(workspace.Names, Is.EqualTo(new[] { "out" }));
        }
    }

    [Test]
    public void Report_VerboseAndJson_ListEveryFile()
    {
        using Workspace workspace = new();
        string folder = workspace.PathOf("out");
        string[] listed = [.. Workspace.Run("report", Heart, "--out", folder, "--verbose").Output.Split('\n').Where(line => line.StartsWith(folder, StringComparison.Ordinal) && !line.EndsWith(':'))];
        string[] written = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)];
        JsonElement json = Workspace.Run("report", Heart, "--out", folder, "--force", "--format", "json").Json;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(listed, Is.EquivalentTo(written));
            Assert.That(json.GetProperty("files").EnumerateArray().Select(file => Path.Combine(folder, file.GetString()!)), Is.EquivalentTo(written));
            Assert.That(json.GetProperty("command").GetString(), Is.EqualTo("report"));
        }
    }

    [Test]
    public void Report_FolderNotEmpty_IsCodeTwoAndNothingIsTouched()
    {
        using Workspace workspace = new();
        string file = workspace.File("mine.txt", "mine");
        Workspace.Run("report", Heart, "--out", Path.GetDirectoryName(file)!).IsRefused(2, "not empty", "--force");
        Assert.That(workspace.Names, Is.EqualTo(new[] { "mine.txt" }));
    }

    [Test]
    public void Report_FolderThatCannotBeWritten_IsCodeTwo()
    {
        using Workspace workspace = new();
        string file = workspace.File("mine.txt", "mine");
        Workspace.Run("report", Heart, "--out", Path.Combine(file, "out")).IsRefused(2, "--out", "is a file");
        Assert.That(workspace.Names, Is.EqualTo(new[] { "mine.txt" }));
    }

    [Test]
    public void Report_MissingStudy_IsCodeTwo()
    {
        using Workspace workspace = new();
        Workspace.Run("report", workspace.PathOf("none.json"), "--out", workspace.PathOf("out")).IsRefused(2, "none.json", "there is no such file");
        Assert.That(workspace.Names, Is.Empty);
    }

    [Test]
    public void Report_BrokenStudy_IsCodeTwo()
    {
        using Workspace workspace = new();
        string study = workspace.File("study.json", "{ \"titel\": 1 }");
        Workspace.Run("report", study, "--out", workspace.PathOf("out")).IsRefused(2, "study.json", "titel");
        Assert.That(workspace.Names, Is.EqualTo(new[] { "study.json" }));
    }
}
