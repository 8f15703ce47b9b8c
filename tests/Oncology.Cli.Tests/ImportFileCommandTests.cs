using System.Text.Json;
using Oncology.Tests;

namespace Oncology.Cli.Tests;

/// <summary>The commands of docs/import-file.md on the public studies, and import files that are wrong. Counts: SOURCE.md of the data sets.</summary>
public sealed class ImportFileCommandTests
{
    private static readonly string[] Page = File.ReadAllLines(Path.Combine(RepositoryPaths.Root, "docs", "import-file.md"));

    [Test]
    public void BreastMsk_CommandsOfThePage_GiveTheCountsOfTheSource()
    {
        JsonElement[] results = Commands("breast-msk-2018");
        JsonElement[] findings = [.. results[0].GetProperty("findings").EnumerateArray()];
        Assert.That(results[0].GetProperty("counts")[0].GetProperty("kept").GetInt32(), Is.EqualTo(1756));
        Assert.That(findings.Count(f => Code(f) == "F15"), Is.EqualTo(1918 - 1756));
        Assert.That(findings.Count(f => Code(f) == "V19"), Is.EqualTo(23), "M0 with an interval of 6 months or less");
        Assert.That(HormoneReceptors(results[1]), Is.EqualTo((252, 1298)), "D2.6: the one cell 30-60 is positive");
        Assert.That(HormoneReceptors(results[2]), Is.EqualTo((252, 1297)));
        JsonElement[] criteria = [.. results[3].GetProperty("criteria").EnumerateArray()];
        Assert.That(criteria[0].GetProperty("met").GetInt32(), Is.EqualTo(1261));
        Assert.That(criteria[1].GetProperty("met").GetInt32(), Is.EqualTo(381));
    }

    [Test]
    public void Tcga_CommandsOfThePage_GiveTheCountsOfTheSource()
    {
        JsonElement[] results = Commands("tcga-brca");
        JsonElement[] findings = [.. results[0].GetProperty("findings").EnumerateArray()];
        int[] kept = [.. results[0].GetProperty("counts").EnumerateArray().Select(c => c.GetProperty("kept").GetInt32())];
        Assert.That(kept[0], Is.EqualTo(1097));
        Assert.That(kept, Does.Contain(2406 + 618));
        Assert.That(findings.Where(f => Code(f) == "V01"), Is.Empty, "no orphan keys");
        Assert.That(findings.Count(f => Code(f) == "V14" && f.GetProperty("message").GetString()!.Contains("outside 4 to 90 Gy", StringComparison.Ordinal)), Is.EqualTo(48));
        Assert.That(NoAndYes(results[1], "Postmenopausal"), Is.EqualTo((229 + 39, 705 + 29)), "29 women of 60 or more have no status");
        Assert.That(findings.Count(f => Code(f) == "F14" && f.GetProperty("message").GetString()!.StartsWith("The vital status is dead here", StringComparison.Ordinal)), Is.EqualTo(152 - 104));
    }

    [TestCase("{ \"colums\": {} }", "$.colums", "columns")]
    [TestCase("{ \"columns\": { \"RE\": \"er_pct_percent\" } }", "$.columns.RE", "unknown")]
    [TestCase("{ \"dateOrder\": \"dayfirst\" }", "$.dateOrder", "day-first")]
    [TestCase("{ \"tables\": { \"patients\": { \"file\": \"p.csv\", \"values\": { \"primary\": \"x\" } } } }", "$.tables.patients.values.primary", "unknown")]
    [TestCase("{ columns", "line 1", "JSON")]
    public void WrongImportFile_IsRefusedWithItsPlace(string json, string place, string word)
    {
        using Workspace work = new();
        Workspace.Run("validate", work.File("cohort.csv", "id\nP1\n"), "--import", work.File("import.json", json)).IsRefused(2, place, word);
    }

    private static string Code(JsonElement finding) => finding.GetProperty("code").GetString()!;

    private static (int No, int Yes) HormoneReceptors(JsonElement described) => NoAndYes(described, "Hormone receptors positive");

    private static (int No, int Yes) NoAndYes(JsonElement described, string row)
    {
        string[][] rows = [.. described.GetProperty("tables")[0].GetProperty("rows").EnumerateArray().Select(r => r.EnumerateArray().Select(c => c.GetString()!).ToArray())];
        int at = Array.FindIndex(rows, r => r[0] == row);
        return (Count(rows[at + 1][1]), Count(rows[at + 2][1]));

        static int Count(string cell) => int.Parse(cell.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    // Each command of the page about a study, run as it stands there with JSON as its form.
    private static JsonElement[] Commands(string study)
    {
        string folder = RepositoryPaths.SharedOrIgnore("real-data", study);
        string[] lines = [.. Page.Where(line => line.StartsWith("oncosurv ", StringComparison.Ordinal) && line.Contains($" {study} ", StringComparison.Ordinal))];
        return [.. lines.Select(line => Json([.. line.Split(' ').Skip(1).Select(word =>
            word == study ? folder : word.StartsWith("samples/", StringComparison.Ordinal) ? Path.Combine(RepositoryPaths.Root, word) : word), "--format", "json"]))];
    }

    private static JsonElement Json(string[] args)
    {
        Outcome outcome = Workspace.Run(args);
        Assert.That(outcome.Code, Is.EqualTo(args[0] == "validate" ? 3 : 0), outcome.Error);
        using JsonDocument document = JsonDocument.Parse(outcome.Output);
        return document.RootElement.Clone();
    }
}
