using Oncology.Tests;

namespace Oncology.Reporting.Tests;

/// <summary>A report appears whole or not at all, is one file to read, and has the same bytes each time.</summary>
[TestFixture]
public sealed class ReportTests
{
    private static readonly StudyRun Run = StudyCells.RunSample("stanford-heart");

    private string _shared = null!;
    private IReadOnlyList<string> _files = null!;
    private string _folder = null!;

    // The report that all tests look at.
    [OneTimeSetUp]
    public void WriteReport()
    {
        _shared = Directory.CreateTempSubdirectory("report").FullName;
        _files = Report.Write(Run, Written);
    }

    [OneTimeTearDown]
    public void RemoveReport() => Directory.Delete(_shared, recursive: true);

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("report").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Write_NewFolder_HoldsReportTablesAndFigures()
    {
        Assert.That(_files, Does.Contain("report.html").And.Contain("report.fr.html").And.Contain("report.docx").And.Contain("report.fr.docx").And.Contain("figures/naive.pdf").And.Contain("figures/naive.fr.png")
            .And.Contain("tables/models.tex").And.Contain("tables/models.fr.docx").And.Contain("figures/naive.svg").And.Contain("tables/models.csv"));
        Assert.That(_files.Select(name => File.Exists(Path.Combine(Written, name))), Is.All.True);
        Assert.That(Directory.GetFileSystemEntries(Path.GetDirectoryName(Written)!), Has.Length.EqualTo(1));
    }

    [Test]
    public void Write_Twice_GivesEqualBytes()
    {
        string second = Path.Combine(_folder, "b");
        Report.Write(StudyCells.RunSampleAnew("stanford-heart"), second);
        CheckEqual(second);
        Report.Write(StudyCells.RunSampleAnew("stanford-heart"), second, ReportFolder.ReplaceReport);
        CheckEqual(second);
    }

    [Test]
    [SetCulture("fr-FR")]
    public void Write_FrenchCulture_GivesEqualBytes()
    {
        string second = Path.Combine(_folder, "b");
        Report.Write(StudyCells.RunSampleAnew("stanford-heart"), second);
        CheckEqual(second);
    }

    [Test]
    public void Write_FolderWithFiles_IsRefusedAndUntouched()
    {
        File.WriteAllText(Path.Combine(_folder, "work.txt"), "mine");
        Assert.Throws<IOException>(() => Report.Write(Run, _folder));
        Assert.Throws<IOException>(() => Report.Write(Run, _folder, ReportFolder.ReplaceReport));
        Assert.That(Directory.GetFileSystemEntries(_folder), Has.Length.EqualTo(1));
    }

    [Test]
    public void Write_PathIsFile_IsRefused()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "mine");
        Assert.Throws<IOException>(() => Report.Write(Run, file));
    }

    [Test]
    public void Html_Report_IsSelfContained()
    {
        string html = File.ReadAllText(Path.Combine(Written, "report.html"));
        Assert.That(html, Does.Not.Contain("<script").And.Not.Contain("src=").And.Not.Contain("<link"));
        Assert.That(html, Does.Contain("<html lang=\"en\">").And.Contain("<h1>").And.Contain("<svg").And.Contain("SHA-256"));
        Assert.That(html, Does.Not.Contain(RepositoryPaths.Root));
        Assert.That(File.ReadAllText(Path.Combine(Written, "report.fr.html")), Does.Contain("<html lang=\"fr\">").And.Contain("Survie globale"));
    }

    private string Written => Path.Combine(_shared, "out", "stanford");

    private void CheckEqual(string folder)
    {
        foreach (string name in _files)
        {
            Assert.That(File.ReadAllBytes(Path.Combine(folder, name)), Is.EqualTo(File.ReadAllBytes(Path.Combine(Written, name))), name);
        }
    }
}
