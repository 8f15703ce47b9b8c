using System.Collections.Immutable;

namespace Oncology.Reporting.Tests;

/// <summary>A small study with its published numbers: what agrees, what does not, and what is wrong with the files.</summary>
[TestFixture]
public sealed class PublishedBindingsTests
{
    private const string Study = """
        {
          "study": "s", "title": "S", "data": { "table": "t.csv" },
          "variables": [{ "name": "arm" }, { "name": "sex" }],
          "chapters": [{ "title": "C", "results": [{ "kind": "characteristics", "name": "one", "title": "One", "by": "arm", "rows": [{ "variable": "sex" }] }] }],
          "published": { "numbers": "published.csv", "bindings": "bindings.json", "audit": "audit.csv" }
        }
        """;

    private const string Table = "arm,sex\nA,f\nA,m\nA,f\nB,f\nB,m\nB,m\n";

    private const string Bindings = """
        {
          "places": { "part": { "n": "count", "percent": "percent" } },
          "bindings": [{ "id": "{sex}.a.{part}", "item": "one", "row": ["sex", "{sex}"], "column": "group_1", "part": "{part}", "places": { "sex": { "f": "f", "m": "m" } } }]
        }
        """;

    // By hand: arm A has 2 women of 3 (66.7 %) and 1 man of 3 (33.3 %).
    [Test]
    public void Run_SmallStudy_JudgesByTheAudit()
    {
        Reproduction reproduction = Run(
            "id,statistic,value,decimals\nf.a.n,n,2,0\nf.a.percent,percent,66.6,1\nm.a.n,n,2,0\nm.a.percent,percent,33.4,1\nunbound,n,1,0\n",
            "ids,kind,explanation,explanation_fr\nm.a.n,inconsistent,misprint,coquille\nm.a.percent,consistent,,\n",
            Bindings);
        Assert.That(reproduction.Rows.Select(row => row.Verdict), Is.EqualTo(new[]
        {
            ReproductionVerdict.Reproduced,
            ReproductionVerdict.Rounding, // no audit speaks of it
            ReproductionVerdict.Inconsistent,
            ReproductionVerdict.Missed, // the audit says that data can give it
            ReproductionVerdict.Missed,
        }));
        Assert.That(reproduction.Rows[1].Recomputed, Is.EqualTo(200.0 / 3).Within(1e-12));
        Assert.That(reproduction.Rows[2].Reason, Is.EqualTo(new LocalText("misprint", "coquille")));
        Assert.That(reproduction.Rows[4].Reason?.English, Is.EqualTo("not bound to a number of the study"));
    }

    [Test]
    public void Run_AddressInTheFile_NeedsNoBindings()
    {
        Reproduction reproduction = Run(
            "id;statistic;value;decimals;item;row;column;part\nx;percent;66,7;1;one;sex > f;group_1;percent\n", "ids,kind,explanation\n-,consistent,\n", """{ "bindings": [] }""");
        Assert.That(reproduction.Rows.Single().Verdict, Is.EqualTo(ReproductionVerdict.Reproduced));
        Assert.That(reproduction.Rows.Single().Published.Text, Is.EqualTo("66.7"));
    }

    [TestCase("\"item\": \"one\"", "\"item\": \"on\"", "there is no table 'on'; did you mean 'one'?")]
    [TestCase("\"column\": \"group_1\"", "\"column\": \"group_9\"", "there is no column 'group_9'")]
    [TestCase("\"row\": [\"sex\"", "\"row\": [\"sexe\"", "there is no row 'sexe > f'; did you mean 'sex > f'?")]
    [TestCase("\"part\": \"{part}\"", "\"part\": \"{parts}\"", "'{parts}' stands for nothing")]
    [TestCase("\"id\": \"{sex}.a.{part}\"", "\"id\": \"{sex}.b.{part}\"", "no published number has an id like '{sex}.b.{part}'")]
    [TestCase("\"percent\": \"percent\" }", "\"percent\": \"upper\" }", "the cell has no part 'upper'")]
    public void Run_WrongBinding_SaysWhatIsWrong(string right, string wrong, string message)
    {
        StudyException? problem = Assert.Throws<StudyException>(() => Run(
            "id,statistic,value,decimals\nf.a.n,n,2,0\nf.a.percent,percent,66.7,1\n", "ids,kind,explanation\n-,consistent,\n", Bindings.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.That(problem!.Fault, Is.EqualTo(StudyFault.StudyFile));
        Assert.That(problem!.Message, Does.Contain(message));
    }

    [TestCase("id,statistic,value\nx,n,1\n", "the column 'decimals' is missing")]
    [TestCase("id,statistic,value,decimals\nx,n,1,0\nx,n,2,0\n", "published.csv, line 3, column id: the id 'x' is given twice")]
    [TestCase("id,statistic,value,decimals\nx,n,1,a\n", "'a' is no number of decimals")]
    [TestCase("id,statistic,value,decimals,relation\nx,n,1,0,about\n", "'about' is none of =")]
    public void Read_WrongFile_SaysWhatIsWrong(string published, string message)
    {
        StudyException? problem = Assert.Throws<StudyException>(() => Run(published, "ids,kind,explanation\n-,consistent,\n", Bindings));
        Assert.That(problem!.Fault, Is.EqualTo(StudyFault.Data));
        Assert.That(problem!.Message, Does.Contain(message));
    }

    private static Reproduction Run(string published, string audit, string bindings)
    {
        string folder = Directory.CreateTempSubdirectory("published-").FullName;
        try
        {
            ImmutableArray<(string Name, string Text)> files = [("study.json", Study), ("t.csv", Table), ("published.csv", published), ("audit.csv", audit), ("bindings.json", bindings)];
            foreach ((string name, string text) in files)
            {
                File.WriteAllText(Path.Combine(folder, name), text);
            }

            return Reproduction.Run(Path.Combine(folder, "study.json"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
