using Oncology.Tests;

namespace Oncology.Cli.Tests;

/// <summary>What a command writes, and what it never writes over.</summary>
[TestFixture]
public sealed class OutputTests
{
    [Test]
    public void Km_OutIsItsOwnInput_IsRefusedEvenWithForce()
    {
        using Workspace workspace = new();
        const string Data = "time,event\n1,1\n2,0\n";
        string file = workspace.File("patients.csv", Data);
        Workspace.Run("km", file, "--time", "time", "--event", "event", "--out", file, "--force").IsRefused(2, "this file was read");
        Assert.That(File.ReadAllText(file), Is.EqualTo(Data));
    }

    [Test]
    public void Split_ColumnNamedAsTheEpisodes_GivesWayAndIsNamed()
    {
        using Workspace workspace = new();
        string file = workspace.File("c.csv", "time,event,exposed_at,stop\n5,1,2,9\n");
        Outcome outcome = Workspace.Run("split", file, "--time", "time", "--event", "event", "--exposure-time", "exposed_at");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Output, Is.EqualTo("row,start,stop,event,exposed,stop_\n1,0,2,0,0,9\n1,2,5,1,1,9\n"));
            Assert.That(outcome.Error, Does.Contain("'stop' is written as 'stop_'"));
        }
    }

    [Test]
    public void Report_OfASyntheticStudy_MarksEveryRowOfItsCsv()
    {
        using Workspace workspace = new();
        string study = Path.Combine(RepositoryPaths.Root, "samples", "toulouse", "study.json");
        Workspace.Run("report", study, "--out", workspace.PathOf("out"));
        foreach (string file in Directory.EnumerateFiles(workspace.PathOf("out"), "*.csv", SearchOption.AllDirectories))
        {
            string[] lines = File.ReadAllLines(file);
            Assert.That(lines[0], Does.EndWith(",data"), file);
            Assert.That(lines.Skip(1), Has.Some.EndsWith(",synthetic"), file);
        }
    }
}
