using Oncology.Tests;

namespace Oncology.Reporting.Tests;

/// <summary>A report appears whole or not at all, is one file to read, and has the same bytes each time.</summary>
[TestFixture]
public sealed class ReportTests
{
    private StudyRun _run = null!;
    private string _folder = null!;

    [OneTimeSetUp]
    public void RunStudy() => _run = StudyCells.RunSample("stanford-heart");

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("report").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Write_NewFolder_HoldsReportTablesAndFigures()
    {
        string target = Path.Combine(_folder, "out", "stanford");
        IReadOnlyList<string> files = Report.Write(_run, target);
        Assert.That(files, Does.Contain("report.html").And.Contain("report.fr.html").And.Contain("report.docx").And.Contain("report.fr.docx").And.Contain("figures/naive.pdf").And.Contain("figures/naive.fr.png")
            .And.Contain("tables/models.tex").And.Contain("tables/models.fr.docx").And.Contain("figures/naive.svg").And.Contain("tables/models.csv"));
        Assert.That(files.Select(name => File.Exists(Path.Combine(target, name))), Is.All.True);
        Assert.That(Directory.GetFileSystemEntries(Path.Combine(_folder, "out")), Has.Length.EqualTo(1));
    }

    [Test]
    public void Write_Twice_GivesEqualBytes()
    {
        string first = Path.Combine(_folder, "a");
        string second = Path.Combine(_folder, "b");
        IReadOnlyList<string> files = Report.Write(_run, first);
        Report.Write(StudyCells.RunSample("stanford-heart"), second);
        Report.Write(StudyCells.RunSample("stanford-heart"), second, ReportFolder.ReplaceReport);
        foreach (string name in files)
        {
            Assert.That(File.ReadAllBytes(Path.Combine(second, name)), Is.EqualTo(File.ReadAllBytes(Path.Combine(first, name))), name);
        }
    }

    [Test]
    [SetCulture("fr-FR")]
    public void Write_FrenchCulture_GivesEqualBytes()
    {
        string first = Path.Combine(_folder, "a");
        string second = Path.Combine(_folder, "b");
        IReadOnlyList<string> files = Report.Write(_run, first);
        Report.Write(StudyCells.RunSample("stanford-heart"), second);
        Assert.That(files.Select(name => File.ReadAllText(Path.Combine(second, name))), Is.EqualTo(files.Select(name => File.ReadAllText(Path.Combine(first, name)))));
    }

    [Test]
    public void Write_FolderWithFiles_IsRefusedAndUntouched()
    {
        File.WriteAllText(Path.Combine(_folder, "work.txt"), "mine");
        Assert.Throws<IOException>(() => Report.Write(_run, _folder));
        Assert.Throws<IOException>(() => Report.Write(_run, _folder, ReportFolder.ReplaceReport));
        Assert.That(Directory.GetFileSystemEntries(_folder), Has.Length.EqualTo(1));
    }

    [Test]
    public void Write_PathIsFile_IsRefused()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "mine");
        Assert.Throws<IOException>(() => Report.Write(_run, file));
    }

    [Test]
    public void Html_Report_IsSelfContained()
    {
        Report.Write(_run, Path.Combine(_folder, "r"));
        string html = File.ReadAllText(Path.Combine(_folder, "r", "report.html"));
        Assert.That(html, Does.Not.Contain("<script").And.Not.Contain("src=").And.Not.Contain("<link"));
        Assert.That(html, Does.Contain("<html lang=\"en\">").And.Contain("<h1>").And.Contain("<svg").And.Contain("SHA-256"));
        Assert.That(html, Does.Not.Contain(RepositoryPaths.Root));
        Assert.That(File.ReadAllText(Path.Combine(_folder, "r", "report.fr.html")), Does.Contain("<html lang=\"fr\">").And.Contain("Survie globale"));
    }
}
