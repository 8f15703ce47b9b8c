using Oncology.Survival;

namespace Oncology.Reporting.Tests;

/// <summary>What a study says where something cannot be estimated, does not concern a patient, or is printed otherwise by its source.</summary>
[TestFixture]
public sealed class StudyWordsTests
{
    private string _folder = null!;

    [SetUp]
    public void Make()
    {
        _folder = Directory.CreateTempSubdirectory("words").FullName;

        // No event in the second arm of "rare" beyond its first level: the interaction does not exist.
        string rows = string.Concat(Enumerable.Range(0, 40).Select(i => FormattableString.Invariant(
            $"{100 + (37 * i % 400)},{(i % 3 == 0 ? 0 : 1)},{(i % 2 == 0 ? "a" : "b")},{(i < 39 ? "x" : "y")},{(i % 4 == 0 ? 50 : string.Empty)},{(i % 2 == 0 ? "7" : string.Empty)}\n")));
        File.WriteAllText(Path.Combine(_folder, "t.csv"), "time,event,arm,rare,begins,dose\n" + rows);
    }

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void EValues_RegressionWithoutTheExposure_IsAnErrorThatNamesTheKey()
    {
        StudyException? wrong = Assert.Throws<StudyException>(() => Run("""
            { "kind": "regression", "name": "r", "title": "R", "endpoints": ["os"], "rows": [{ "variable": "arm" }] },
            { "kind": "e-values", "name": "e", "title": "E", "of": "r" }
            """));
        Assert.That(wrong!.Problems.Single().Where, Does.EndWith(".of"));
        Assert.That(wrong.Problems.Single().Message.English, Does.Contain("no hazard ratio of the exposure 'mdt'").And.Contain("\"variable\": \"mdt\""));
    }

    [Test]
    public void Subgroups_InteractionThatDoesNotExist_IsExplainedBelowTheFigure()
    {
        StudyRun run = Run("""{ "kind": "subgroups", "name": "s", "title": "S", "note": "A note.", "endpoint": "os", "by": "arm", "subgroups": ["rare"] }""");
        LocalText note = run.Item("s").Note!.Value;
        Assert.That(note.English, Does.StartWith("A note. –: the interaction with rare cannot be estimated"));
        Assert.That(note.French, Does.Contain("n'est pas estimable"));
    }

    [TestCase("", 3)]
    [TestCase(", \"pDecimals\": 4", 4)]
    public void KaplanMeier_PValue_HasTheDecimalsOfTheStyleOrOfTheStudy(string key, int decimals)
    {
        StudyRun run = Run($$"""{ "kind": "kaplan-meier", "name": "k", "title": "K"{{key}}, "panels": [{ "endpoint": "os", "by": "arm" }] }""");
        Assert.That(run.Item("k").Figure(Language.English).Description, Does.Match($@"Log-rank: p = 0\.\d{{{decimals}}}\."));
    }

    [Test]
    public void MissingValues_VariableThatConcernsSome_CountsTheOthersApart()
    {
        StudyRun run = Run("""{ "kind": "survival", "name": "v", "title": "V", "endpoints": ["os"], "times": [5] }""");
        ResultTable table = DataQuality.Blocks(run, Language.English).OfType<ReportBlock.TableItem>().Single(item => item.Anchor == "report.missing-values").Table;
        Assert.That(table.Rows.Single().Cells.Select(cell => cell.Format(NumberStyle.English)), Is.EqualTo(new[] { "Dose", "20", "0 (0.0%)", "20" }));
        Assert.That(table.Columns[3].Header, Is.EqualTo("Not applicable"));
    }

    private StudyRun Run(string results) => StudyRun.Run(StudySpec.Parse(
        $$"""
        {
          "study": "s", "title": "S", "data": { "table": "t.csv" },
          "variables": [{ "name": "arm" }, { "name": "rare" }, { "name": "dose", "label": "Dose", "type": "number", "among": { "arm": "a" } }],
          "endpoints": [{ "name": "os", "time": "time", "event": "event" }],
          "exposure": { "name": "mdt", "time": "begins" },
          "chapters": [{ "title": "c", "results": [{{results}}] }]
        }
        """,
        _folder));
}
