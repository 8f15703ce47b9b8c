using Oncology.Reporting;
using Oncology.Survival;

namespace Oncology.Cli.Tests;

/// <summary>Progress is for somebody who watches: on a terminal one line that goes away, elsewhere nothing.</summary>
[TestFixture]
public sealed class ReportProgressTests
{
    [Test]
    public void Report_Terminal_WritesOneLineAndClearsIt()
    {
        using StringWriter error = new();
        Session session = new(Language.French, () => Stream.Null, TextWriter.Null, error) { IsTerminal = true };
        using (ReportProgress progress = new(session))
        {
            progress.Report(new StudyProgress(StudyStep.Compute, "table-2", 1, 20));
            progress.Report(new StudyProgress(StudyStep.Draw, new string('x', 100), 2, 20));
            Assert.That(error.ToString(), Does.StartWith("\rcalcul 1/20  table-2").And.Contain("\rdessin 2/20"));
            Assert.That(error.ToString().Split('\r').Skip(1).Select(line => line.Length), Is.All.EqualTo(60));
        }

        Assert.That(error.ToString(), Does.EndWith("\r" + new string(' ', 60) + "\r").And.Not.Contain("\n"));
    }

    [Test]
    public void Report_RedirectedError_WritesNothing()
    {
        using Workspace workspace = new();
        string study = Path.Combine(Oncology.Tests.RepositoryPaths.Root, "samples", "stanford-heart", "study.json");
        Outcome outcome = Workspace.Run("report", study, "--out", workspace.PathOf("out"), "--style", "lancet");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Code, Is.Zero, outcome.Error);
            Assert.That(outcome.Error, Does.Not.Contain("\r"));
            Assert.That(File.ReadAllText(Path.Combine(workspace.PathOf("out"), "report.html")), Does.Contain("HR (95% CI)"));
            Assert.That(File.ReadAllText(Path.Combine(workspace.PathOf("out"), "tables", "models.tex")), Does.Contain("\\textperiodcentered{}"));
        }
    }
}
