using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Reporting.Tests;

/// <summary>A study file that is wrong says everything that is wrong, where, and what would be right.</summary>
[TestFixture]
public sealed class StudySpecTests
{
    private const string Minimal = """
        {
          "study": "s", "title": { "en": "Study", "fr": "Étude" }, "data": { "table": "t.csv" },
          "variables": [{ "name": "arm" }],
          "endpoints": [{ "name": "os", "time": "time", "event": "status", "unit": "days" }],
          "chapters": [{ "title": "C", "results": [
            { "kind": "kaplan-meier", "name": "km", "title": "KM", "panels": [{ "endpoint": "os", "by": "arm" }] }
          ] }]
        }
        """;

    [Test]
    public void Parse_MinimalStudy_HasDefaults()
    {
        StudySpec spec = StudySpec.Parse(Minimal, ".");
        Assert.That(spec.Name, Is.EqualTo("s"));
        Assert.That(spec.Title.In(Language.French), Is.EqualTo("Étude"));
        Assert.That(spec.Conventions.Name, Is.EqualTo("R"));
        Assert.That(spec.Languages, Is.EqualTo(new[] { Language.English }));
        Assert.That(spec.IsSynthetic, Is.False);
    }

    [Test]
    public void Parse_ClinicalChoices_ChangeThePreset()
    {
        const string Table = "\"data\": { \"table\": \"t.csv\" }";
        StudySpec spec = StudySpec.Parse(Minimal.Replace(
            Table, "\"data\": { \"cohort\": \"c.csv\", \"clinical\": { \"preset\": \"asco-cap\", \"zeroTime\": \"drop\", \"salvageCounts\": false, \"sixMonths\": \"inclusive\" } }", StringComparison.Ordinal), ".");
        ClinicalSpec clinical = ((InputSpec.Cohort)spec.Inputs.Single()).Clinical;
        Assert.That((clinical.Conventions.ZeroTime, clinical.Conventions.SalvageCounts, clinical.Conventions.SixMonthBoundary, clinical.Conventions.HormoneThresholdPercent), Is.EqualTo((ZeroTimePolicy.Drop, false, SixMonthBoundary.Inclusive, 1)));
        Assert.That(clinical.Changes, Is.EqualTo(new[] { "salvageCounts = false", "zeroTime = drop", "sixMonths = inclusive" }));
        StudyException wrong = Problems(Minimal.Replace(Table, "\"data\": { \"cohort\": \"c.csv\", \"clinical\": { \"zeroTime\": \"gone\" } }", StringComparison.Ordinal));
        Assert.That(wrong.Problems.Select(problem => problem.Where), Does.Contain("$.data.clinical.zeroTime"));
    }

    [Test]
    public void Parse_UnknownKey_NamesPlaceAndNearest()
    {
        StudyException wrong = Problems(Minimal.Replace("\"title\": \"KM\"", "\"title\": \"KM\", \"panel\": 1", StringComparison.Ordinal));
        Assert.That(wrong.Fault, Is.EqualTo(StudyFault.StudyFile));
        Assert.That(wrong.Problems.Single().Where, Is.EqualTo("$.chapters[0].results[0].panel"));
        Assert.That(wrong.Problems.Single().Message.English, Does.Contain("did you mean 'panels'?"));
        Assert.That(wrong.Problems.Single().Message.French, Does.Contain("vouliez-vous dire « panels »"));
    }

    [Test]
    public void Parse_SeveralProblems_ListsAll()
    {
        StudyException wrong = Problems(Minimal
            .Replace("\"study\": \"s\",", string.Empty, StringComparison.Ordinal)
            .Replace("\"by\": \"arm\"", "\"by\": \"arms\"", StringComparison.Ordinal)
            .Replace("\"unit\": \"days\"", "\"unit\": \"weeks\"", StringComparison.Ordinal)
            .Replace("kaplan-meier", "kaplan-meyer", StringComparison.Ordinal));
        Assert.That(wrong.Problems.Select(problem => problem.Where), Is.EquivalentTo(new[]
        {
            "$", "$.endpoints[0].unit", "$.chapters[0].results[0].kind",
        }));
    }

    [Test]
    public void Parse_LookOfCurves_IsReadAndChecked()
    {
        const string Panel = "\"by\": \"arm\"";
        Assert.That(() => StudySpec.Parse(Minimal.Replace(Panel, Panel + ", \"riskTable\": [\"events\", \"censored\"], \"medianLines\": true, \"scale\": \"proportion\"", StringComparison.Ordinal), "."), Throws.Nothing);
        StudyException wrong = Problems(Minimal.Replace(Panel, Panel + ", \"riskTable\": [\"deaths\"], \"scale\": \"permille\"", StringComparison.Ordinal));
        Assert.That(wrong.Problems.Select(problem => problem.Where), Is.EquivalentTo(new[]
        {
            "$.chapters[0].results[0].panels[0].riskTable[0]", "$.chapters[0].results[0].panels[0].scale",
        }));
        Assert.That(wrong.Problems[0].Message.English + wrong.Problems[1].Message.English, Does.Contain("at-risk, events, censored"));
    }

    [Test]
    public void Parse_UnknownVariable_NamesNearest() =>
        Assert.That(
            Problems(Minimal.Replace("\"by\": \"arm\"", "\"by\": \"arms\"", StringComparison.Ordinal)).Problems.Single().ToString(),
            Does.StartWith("$.chapters[0].results[0].panels[0].by").And.Contain("did you mean 'arm'?"));

    [Test]
    public void Parse_NumberAsGroup_IsProblem() =>
        Assert.That(
            Problems(Minimal.Replace("{ \"name\": \"arm\" }", "{ \"name\": \"arm\", \"type\": \"number\" }", StringComparison.Ordinal)).Problems.Single().Where,
            Is.EqualTo("$.chapters[0].results[0].panels[0].by"));

    [Test]
    public void Parse_NegativeTime_IsProblem() =>
        Assert.That(
            Problems(Minimal.Replace("\"by\": \"arm\"", "\"times\": [12, -1]", StringComparison.Ordinal)).Problems.Single().ToString(),
            Is.EqualTo("$.chapters[0].results[0].panels[0].times[1]: a time is at least 0"));

    [TestCase("{ \"study\": ", "line 1")]
    [TestCase("{ \"study\": \"a\", \"study\": \"b\" }", "line")]
    public void Parse_NoJson_NamesLine(string text, string where) =>
        Assert.That(Problems(text).Problems.Single().Where, Does.StartWith(where));

    [Test]
    public void Parse_NameGivenTwice_IsProblem() =>
        Assert.That(
            Problems(Minimal.Replace("[{ \"name\": \"arm\" }]", "[{ \"name\": \"arm\" }, { \"name\": \"arm\" }]", StringComparison.Ordinal)).Problems.Single().Message.English,
            Is.EqualTo("the name 'arm' is given 2 times"));

    [Test]
    public void Parse_ResultName_MustBeAFileName() =>
        Assert.That(
            Problems(Minimal.Replace("\"name\": \"km\"", "\"name\": \"../km\"", StringComparison.Ordinal)).Problems.Single().Where,
            Is.EqualTo("$.chapters[0].results[0].name"));

    private static StudyException Problems(string text) => Assert.Throws<StudyException>(() => StudySpec.Parse(text, "."))!;
}
