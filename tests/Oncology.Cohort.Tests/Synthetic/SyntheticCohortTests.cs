using Oncology.Survival;

namespace Oncology.Cohort.Tests;

/// <summary>A small invented paper: 60 patients, two arms, an exposure, one covariate in a block of its own.</summary>
public sealed class SyntheticCohortTests
{
    private const string Targets = """
        {
          "name": "small",
          "numbers": [
            { "id": "os.s24", "value": 70.0, "decimals": 1 },
            { "id": "os.s24.lower", "value": 56.6, "decimals": 1 },
            { "id": "pfs.median", "value": 18.3, "decimals": 1 },
            { "id": "pfs.size.hr", "value": 1.8, "decimals": 1 },
            { "id": "pfs.size.lower", "value": 1.0, "decimals": 1 },
            { "id": "pfs.size.p", "value": 0.05, "decimals": 2 },
            { "id": "os.mdt.hr", "value": 0.5, "decimals": 1 },
            { "id": "pfs.joint.mdt.hr", "value": 0.6, "decimals": 1 },
            { "id": "pfs.joint.size.hr", "value": 1.7, "decimals": 1 }
          ],
          "groups": [
            { "arm": "A", "n": 35, "events": 28, "first": [1, 2000], "last": [500, 2000] },
            { "arm": "B", "n": 25, "events": 14, "first": [30, 2000], "last": [500, 2000], "exposure": [{ "n": 25, "days": [0, 200] }] }
          ],
          "deaths": { "A": [18], "B": [6, 9] },
          "deathsWithoutProgression": { "A": 1 },
          "blocks": [
            { "name": "size", "columns": ["large"], "profiles": [
              { "label": "small", "on": [], "n": { "A": [20], "B": [10, 15] } },
              { "label": "large", "on": ["large"], "n": { "A": [15], "B": [10, 15] } } ] }
          ],
          "models": [
            { "ids": ["pfs.size"], "endpoint": "pfs", "terms": ["large"] },
            { "ids": ["os.mdt"], "endpoint": "os", "terms": ["exposure"] },
            { "ids": ["pfs.joint"], "endpoint": "pfs", "terms": ["exposure", "large"], "termIds": ["mdt", "size"] }
          ],
          "curves": [
            { "endpoint": "os", "survival": [{ "ids": ["os.s24"], "months": 24 }] },
            { "endpoint": "pfs", "median": "pfs.median" }
          ]
        }
        """;

    private string _folder = "";

    [OneTimeSetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("oncosurv-").FullName;

    [OneTimeTearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Find_SameSeedAndIterations_GivesTheSameCohort()
    {
        SyntheticTargets targets = Read(Targets);
        var options = new SyntheticOptions { Seed = 7, Iterations = 60_000 };
        var first = SyntheticCohort.Find(targets, options);
        var second = SyntheticCohort.Find(targets, options);
        var other = SyntheticCohort.Find(targets, options with { Seed = 8 });
        Assert.That(second.ToCsv(), Is.EqualTo(first.ToCsv()));
        Assert.That(other.State, Is.Not.EqualTo(first.State));
        Assert.That(first.Targets, Has.Length.EqualTo(9));
        Assert.That(first.Met, Is.GreaterThanOrEqualTo(7), "a short search meets most of so loose a paper");
    }

    [Test]
    public void Find_Counts_AreThoseOfTheTargets()
    {
        var cohort = SyntheticCohort.Find(Read(Targets), new SyntheticOptions { Seed = 3, Iterations = 4000 });
        string[][] rows = [.. cohort.ToCsv().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).Select(line => line.Split(','))];
        Assert.Multiple(() =>
        {
            Assert.That(rows, Has.Length.EqualTo(60));
            Assert.That(rows.All(r => r[1] == "synthetic"));
            Assert.That(rows.Count(r => r[2] == "A" && r[4] == "1"), Is.EqualTo(28));
            Assert.That(rows.Count(r => r[2] == "B" && r[4] == "1"), Is.EqualTo(14));
            Assert.That(rows.Count(r => r[2] == "A" && r[6] == "1"), Is.EqualTo(18));
            Assert.That(rows.Count(r => r[2] == "B" && r[6] == "1"), Is.InRange(6, 9));
            Assert.That(rows.Count(r => r[2] == "A" && r[8] == "1"), Is.EqualTo(15));
            Assert.That(rows.Count(r => r[7].Length > 0), Is.EqualTo(25));
            Assert.That(rows.Count(r => r[4] == "1" && r[6] == "1" && r[3] == r[5]), Is.EqualTo(1), "death without progression");
        });
    }

    [Test]
    public void Find_ResumedState_IsNotWorse()
    {
        SyntheticTargets targets = Read(Targets);
        var first = SyntheticCohort.Find(targets, new SyntheticOptions { Seed = 5, Iterations = 20_000 });
        var second = SyntheticCohort.Find(targets, new SyntheticOptions { Seed = 6, Iterations = 20_000, Resume = first.State });
        Assert.That(second.Met, Is.GreaterThanOrEqualTo(first.Met));
        Assert.That(second.Runs.Select(run => (run.Seed, run.Asked)), Is.EqualTo(new (long?, long?)[] { (5, 20_000), (6, 20_000) }));
        Assert.That(second.ToCsv().Split('\n')[0], Does.Match(@"seed 5, \d+ iterations \(20000 asked\); then seed 6, \d+ iterations \(20000 asked\)$"));
    }

    [Test]
    public void Find_ResumedStateWithoutRuns_SaysThatItsSeedIsUnknown()
    {
        SyntheticTargets targets = Read(Targets);
        var first = SyntheticCohort.Find(targets, new SyntheticOptions { Seed = 5, Iterations = 2000 });
        string bare = string.Join('\n', first.State.Split('\n').Where(line => !line.StartsWith('#')));
        var second = SyntheticCohort.Find(targets, new SyntheticOptions { Seed = 6, Iterations = 1, Resume = bare });
        var third = SyntheticCohort.Find(targets, new SyntheticOptions { Seed = 9, Iterations = 1, Resume = second.State });
        Assert.That(third.Runs.Select(run => run.Seed), Is.EqualTo(new long?[] { null, 6, 9 }));
        Assert.That(() => SyntheticCohort.Find(targets, new SyntheticOptions { Resume = "# run: by hand\n" + bare }), Throws.TypeOf<SyntheticDesignException>());
    }

    [Test]
    public void Find_PrincipalNumbers_AreMetFirst()
    {
        string contradictory = Targets
            .Replace("\"groups\":", "\"principal\": [\"os.s24\"], \"groups\":", StringComparison.Ordinal)
            .Replace("\"value\": 56.6", "\"value\": 30.0", StringComparison.Ordinal);
        var cohort = SyntheticCohort.Find(Read(contradictory), new SyntheticOptions { Seed = 7, Iterations = 60_000 });
        Assert.That(cohort.Targets.Single(t => t.Id == "os.s24").IsMet);
    }

    [Test]
    public void Find_StoppedAtOnce_GivesACohort()
    {
        using CancellationTokenSource stop = new();
        stop.Cancel();
        Assert.That(SyntheticCohort.Find(Read(Targets), null, stop.Token).Targets, Has.Length.EqualTo(9));
    }

    [Test]
    public void Of_StateOfASearch_IsItsCohort()
    {
        var found = SyntheticCohort.Find(Read(Targets), new SyntheticOptions { Seed = 3, Iterations = 2000 });
        var again = SyntheticCohort.Of(Read(Targets), found.State);
        Assert.That((again.ToCsv(), again.State, again.ToRecords().Text), Is.EqualTo((found.ToCsv(), found.State, found.ToRecords().Text)));
        Assert.That(again.Runs, Is.EqualTo(found.Runs));
    }

    [TestCase("row,arm\n0,A\n", "1 rows", "1 lignes")]
    [TestCase("1,A,", "row 1", "ligne 1", 1, "1,B,")]
    [TestCase("2,A,", "'x' is no whole number", "« x » n'est pas un nombre entier", 2, "x,A,")]
    [TestCase(",0\n", "cells", "cellules", 0, "\n")]
    [TestCase("\n3,A,", "row 3", "ligne 3", 3, "\n3,A,9")]
    public void Find_ForeignState_IsRefusedInBothLanguages(string part, string english, string french, int row = -1, string instead = "")
    {
        string state = SyntheticCohort.Find(Read(Targets), new SyntheticOptions { Seed = 3, Iterations = 2000 }).State;
        SyntheticDesignException? refused = Assert.Throws<SyntheticDesignException>(
            () => SyntheticCohort.Find(Read(Targets), new SyntheticOptions { Resume = row < 0 ? part : state.Replace(part, instead, StringComparison.Ordinal) }));
        Assert.That(refused!.Problems[0].English, Does.Contain(english));
        Assert.That(refused.Problems[0].French, Does.Contain(french).And.StartWith("L'état à reprendre"));
    }

    // Rows that are each allowed, but not together.
    [Test]
    public void Find_StateWithOtherCounts_IsRefused()
    {
        string[] lines = SyntheticCohort.Find(Read(Targets), new SyntheticOptions { Seed = 3, Iterations = 2000 }).State.Split('\n');
        string[] other = [.. lines.Select(line => line.Contains(",A,", StringComparison.Ordinal) ? string.Join(',', [.. line.Split(',')[..^1], "1"]) : line)];
        Assert.That(
            () => SyntheticCohort.Of(Read(Targets), string.Join('\n', other)), Throws.TypeOf<SyntheticDesignException>().With.Message.Contains("the arm 'A' has 0 rows with 'small'"));
    }

    [TestCase("\"n\": { \"A\": [20], \"B\": [10, 15] }", "\"n\": { \"A\": [21], \"B\": [10, 15] }", "add up to 36 to 36")]
    [TestCase("\"terms\": [\"large\"]", "\"terms\": [\"larg\"]", "column 'larg'")]
    [TestCase("\"endpoint\": \"os\", \"terms\"", "\"endpoint\": \"dfs\", \"terms\"", "'dfs'")]
    [TestCase("\"events\": 28", "\"events\": 38", "38 events")]
    [TestCase("\"deaths\": { \"A\": [18]", "\"deaths\": { \"A\": []", "'deaths' has no number")]
    [TestCase("\"deaths\": { \"A\": [18]", "\"deaths\": { \"A\": [29]", "29 deaths")]
    [TestCase("\"deathsWithoutProgression\": { \"A\": 1 }", "\"deathsWithoutProgression\": { \"A\": 19 }", "19 of them")]
    [TestCase("\"name\": \"small\"", "\"nom\": \"small\"", "nom")]
    [TestCase("\"deathsWithoutProgression\": { \"A\": 1 }", "\"deathsWithoutProgression\": { \"A\": [1, 2] }", "3 or [3]")]
    [TestCase("\"median\": \"pfs.median\"", "\"median\": \"pfs.mdeian\"", "names 'pfs.mdeian', and no such number is given; is it 'pfs.median'?")]
    [TestCase("\"ids\": [\"os.s24\"]", "\"ids\": [\"os.s25\"]", "names 'os.s25', and no such number is given; is it 'os.s24'?")]
    [TestCase("\"ids\": [\"os.mdt\"]", "\"ids\": [\"os.mdx\"]", "names 'os.mdx', and no such number is given; is it 'os.mdt'?")]
    [TestCase("\"months\": 24", "\"months\": -12", "'os.s24': -12 months lie before the start")]
    [TestCase("\"months\": 24", "\"months\": 120", "nobody is followed for 120 months")]
    [TestCase("\"value\": 70.0, \"decimals\": 1", "\"value\": 185.0, \"decimals\": 1", "185 does not lie between 0 and 100")]
    [TestCase("\"value\": 70.0, \"decimals\": 1", "\"value\": 70.0, \"decimals\": 40", "no number of decimals")]
    [TestCase("\"value\": 70.0, \"decimals\": 1", "\"value\": 70.0, \"decimals\": 1, \"relation\": \"~\"", "none of =, < and >")]
    [TestCase("\"id\": \"os.s24.lower\"", "\"id\": \"os.s24\"", "given twice")]
    public void Read_WrongFile_SaysWhatIsWrong(string right, string wrong, string said) => Assert.That(
        () => Read(Targets.Replace(right, wrong, StringComparison.Ordinal)), Throws.TypeOf<SyntheticDesignException>().With.Message.Contains(said));

    [TestCase("\"A\": [18]", "\"A\": 18")]
    [TestCase("\"deathsWithoutProgression\": { \"A\": 1 }", "\"deathsWithoutProgression\": { \"A\": [1] }")]
    [TestCase("\"n\": { \"A\": [20]", "\"n\": { \"A\": 20")]
    public void Read_CountWithOrWithoutBrackets_IsTheSame(string one, string other)
    {
        var options = new SyntheticOptions { Seed = 3, Iterations = 500 };
        Assert.That(SyntheticCohort.Find(Read(Targets.Replace(one, other, StringComparison.Ordinal)), options).State, Is.EqualTo(SyntheticCohort.Find(Read(Targets), options).State));
    }

    [Test]
    public void Read_NumberThatNothingUses_IsNoted()
    {
        SyntheticTargets targets = Read(Targets.Replace("{ \"id\": \"os.s24\",", "{ \"id\": \"os.s36\", \"value\": 60, \"decimals\": 0 }, { \"id\": \"os.s24\",", StringComparison.Ordinal));
        Assert.That(targets.Notes.Single().English, Does.StartWith("The number 'os.s36' belongs to no curve or model"));
        Assert.That(targets.Notes.Single().French, Does.StartWith("Le nombre « os.s36 » n'appartient à aucune courbe"));
    }

    [Test]
    public void Read_PublishedNumbersInstead_SaysWhatToGive()
    {
        string path = Path.Combine(_folder, "published.csv");
        File.WriteAllText(path, "id,value,decimals,relation\nos.s24,70.0,1,=\n");
        Assert.That(() => SyntheticTargets.Read(path), Throws.TypeOf<SyntheticDesignException>().With.Message.Contains("targets file (JSON)"));
    }

    [Test]
    public void ToTable_InFrench_SaysWhatIsMet()
    {
        ResultTable table = SyntheticCohort.Find(Read(Targets), new SyntheticOptions { Iterations = 2000 }).ToTable(Language.French);
        Assert.That(table.Title, Does.StartWith("Cohorte synthétique « small »"));
        Assert.That(table.Rows, Has.Length.EqualTo(9));
    }

    private SyntheticTargets Read(string text)
    {
        string path = Path.Combine(_folder, "targets.json");
        File.WriteAllText(path, text);
        return SyntheticTargets.Read(path);
    }
}
