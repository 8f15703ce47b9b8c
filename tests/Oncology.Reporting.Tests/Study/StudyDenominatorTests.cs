using Oncology.Survival;

namespace Oncology.Reporting.Tests;

/// <summary>Denominators and test totals as a paper prints them. Expected counts are by hand from the ten rows below.</summary>
[TestFixture]
public sealed class StudyDenominatorTests
{
    private const string Table = "arm,drug,receptor\nA,yes,+\nA,yes,+\nA,no,+\nA,no,-\nA,yes,-\nB,yes,+\nB,no,+\nB,no,-\nB,no,-\nB,no,+\n";

    [TestCase("\"of\": { \"receptor\": \"+\" }", 3, 6, 2, 3, 1, 3)] // counted among the receptor-positive
    [TestCase("\"per\": { \"receptor\": \"+\" }", 4, 6, 3, 3, 1, 3)] // counted everywhere, per receptor-positive
    [TestCase("\"per\": { \"receptor\": \"+\" }, \"in\": { \"A\": { \"where\": { \"drug\": \"yes\", \"receptor\": \"+\" } } }", 4, 6, 2, 3, 1, 3)]
    [TestCase("\"of\": \"all\", \"in\": { \"B\": { \"of\": { \"receptor\": \"+\" } } }", 4, 10, 3, 5, 1, 3)]
    public void Count_OfPerAndIn_HaveTheirDenominators(string keys, double all, double ofAll, double a, double ofA, double b, double ofB)
    {
        ResultTable table = Run($"{{ \"label\": \"Drug\", \"where\": {{ \"drug\": \"yes\" }}, {keys}, \"test\": \"none\" }}");
        Assert.That(table.Rows[0].Cells.Skip(1).Take(3), Is.EqualTo(new Cell[] { new Cell.Share(all, ofAll), new Cell.Share(a, ofA), new Cell.Share(b, ofB) }));
    }

    // 3 of 5 against 1 of 20 instead of 1 of 5: Fisher, (C(5,3) C(20,1) + C(5,4)) / C(25,4) = 205/12650.
    [Test]
    public void Test_WithPrintedTotal_TakesTheDifference()
    {
        ResultTable table = Run("""{ "label": "Drug", "where": { "drug": "yes" }, "of": "all", "test": "drug", "testTotals": { "B": 20 } }""");
        Assert.That(StudyCells.Number(table.Rows[0].Cells[4]), Is.EqualTo(205.0 / 12650).Within(1e-12));
    }

    [TestCase("\"testTotals\": { \"B\": 0 }", "1 patients of 'B' are counted, more than the total 0")]
    [TestCase("\"testTotals\": { \"C\": 5 }", "'arm' has no level 'C'")]
    public void Test_WrongTotal_SaysWhy(string keys, string message)
    {
        StudyException? wrong = Assert.Throws<StudyException>(() => Run($"{{ \"label\": \"Drug\", \"where\": {{ \"drug\": \"yes\" }}, \"test\": \"drug\", {keys} }}"));
        Assert.That(wrong!.Message, Does.Contain(message));
    }

    private static ResultTable Run(string row)
    {
        string folder = Directory.CreateTempSubdirectory("denominators-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "t.csv"), Table);
            string study = $$"""
                {
                  "study": "s", "title": "S", "data": { "table": "t.csv" },
                  "variables": [{ "name": "arm" }, { "name": "drug", "type": "yes-no" }, { "name": "receptor", "levels": ["-", "+"] }],
                  "chapters": [{ "title": "C", "results": [{ "kind": "characteristics", "name": "one", "title": "One", "by": "arm", "rows": [{{row.Replace("\"yes\"", "\"Yes\"", StringComparison.Ordinal)}}] }] }]
                }
                """;
            return StudyRun.Run(StudySpec.Parse(study, folder)).Item("one").Table(Language.English);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
