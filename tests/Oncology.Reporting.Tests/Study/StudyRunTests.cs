namespace Oncology.Reporting.Tests;

/// <summary>Small studies on small tables: what is wrong with the data stops the run, with all problems.</summary>
[TestFixture]
public sealed class StudyRunTests
{
    private const string Study = """
        {
          "study": "s", "title": "Study", "data": { "table": "t.csv", "derive": [{ "name": "days", "days": { "from": "start", "to": "end" } }] },
          "variables": [{ "name": "arm", "levels": ["A", "B"] }, { "name": "age", "type": "number" }],
          "endpoints": [{ "name": "os", "time": "days", "event": "dead", "unit": "days" }],
          "languages": ["fr"],
          "chapters": [{ "title": "C", "results": [
            { "kind": "characteristics", "name": "one", "title": "T", "by": "arm", "rows": [{ "variable": "age" }] },
            { "kind": "survival", "name": "two", "title": "T", "endpoints": ["os"], "by": "arm", "times": [6] }
          ] }]
        }
        """;

    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("study").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Run_SmallTable_GivesTables()
    {
        StudyRun run = Run("id,arm,age,start,end,dead\n1,A,50,2020-01-01,2020-07-01,1\n2,B,60,2020-01-01,2021-01-01,0\n3,B,,2020-02-01,2020-03-01,1\n4,A,40,2020-02-01,2021-03-01,1\n");
        Assert.That(run.Chapters.Single().Items, Has.Length.EqualTo(2));
        string text = run.Item("one").Table(Oncology.Survival.Language.French).ToText();
        Assert.That(text, Does.Contain("Manquant"));
        Assert.That(run.Remarks, Is.Empty);
    }

    [Test]
    public void Run_WrongCells_ListsAllWithPlace()
    {
        StudyException wrong = Assert.Throws<StudyException>(() => Run("id,arm,age,start,end,dead\n1,A,50,2020-01-01,2020-07-01,1\n2,C,sixty,2020-01-01,2021-01-01,0\n"))!;
        Assert.That(wrong.Fault, Is.EqualTo(StudyFault.Data));
        Assert.That(wrong.Problems.Select(problem => problem.Where), Is.EquivalentTo(new[] { "t.csv, line 3, column arm", "t.csv, line 3, column age" }));
    }

    [Test]
    public void Run_WrongDate_NamesCell()
    {
        StudyException wrong = Assert.Throws<StudyException>(() => Run("id,arm,age,start,end,dead\n1,A,50,2020-01-01,31/02/2020,1\n"))!;
        Assert.That(wrong.Problems.Single().ToString(), Does.StartWith("t.csv, line 2, column end: '31/02/2020' is not a date"));
    }

    [Test]
    public void Run_EndBeforeStart_IsNegativeTime()
    {
        StudyException wrong = Assert.Throws<StudyException>(() => Run("id,arm,age,start,end,dead\n1,A,50,2020-02-01,2020-01-01,1\n"))!;
        Assert.That(wrong.Problems.Single().Message.English, Is.EqualTo("the time -31 is negative"));
    }

    [Test]
    public void Run_MissingColumn_IsFaultOfTheStudyFile()
    {
        StudyException wrong = Assert.Throws<StudyException>(() => Run("id,arm,age,start,end,death\n1,A,50,2020-01-01,2020-02-01,1\n"))!;
        Assert.That(wrong.Fault, Is.EqualTo(StudyFault.StudyFile));
        Assert.That(wrong.Problems.Single().Message.English, Does.Contain("no column 'dead'"));
    }

    [Test]
    public void Run_MissingFile_PassesThrough() => Assert.Throws<FileNotFoundException>(() => StudyRun.Run(StudySpec.Parse(Study, _folder)));

    [Test]
    public void Run_Cancelled_Throws()
    {
        StudyRunOptions stopped = new() { Cancellation = new CancellationToken(canceled: true) };
        Assert.That(() => StudyRun.Run(StudySpec.Parse(Study, _folder), stopped), Throws.InstanceOf<OperationCanceledException>());
    }

    private StudyRun Run(string table)
    {
        File.WriteAllText(Path.Combine(_folder, "t.csv"), table);
        return StudyRun.Run(StudySpec.Parse(Study, _folder));
    }
}
