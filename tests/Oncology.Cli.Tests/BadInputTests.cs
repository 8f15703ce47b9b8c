using System.Text;
using System.Text.Json;

namespace Oncology.Cli.Tests;

public sealed class BadInputTests
{
    private const string Small = "id,time,event,age,arm,twice,one\np1,5,1,50,a,100,1\np2,6,0,60,b,120,1\np3,7,1,55,a,110,1\np4,8,1,65,b,130,1\np5,9,0,45,a,90,1\n";

    private Workspace _workspace = null!;

    [SetUp]
    public void CreateWorkspace() => _workspace = new Workspace();

    [TearDown]
    public void DeleteWorkspace() => _workspace.Dispose();

    [Test]
    public void Km_MissingFile_IsCodeTwoWithTheNearestFile()
    {
        _workspace.File("cohort.csv", Small);
        Km(_workspace.PathOf("cohrt.csv")).IsRefused(2, "cohrt.csv", "there is no such file", "did you mean 'cohort.csv'?");
        NothingWritten("cohort.csv");
    }

    [Test]
    public void Km_EmptyFile_IsCodeThree()
    {
        Km(_workspace.File("empty.csv", "")).IsRefused(3, "empty.csv", "The file is empty");
        NothingWritten("empty.csv");
    }

    [Test]
    public void Km_HeaderOnly_IsCodeThree()
    {
        Km(_workspace.File("header.csv", "time,event\n")).IsRefused(3, "header.csv", "no rows");
        NothingWritten("header.csv");
    }

    [Test]
    public void Cox_UnknownColumnInTheFormula_IsCodeTwoWithTheNearestColumn()
    {
        Cox(_workspace.File("c.csv", Small), "agee").IsRefused(2, "'agee'", "did you mean 'age'?");
        NothingWritten("c.csv");
    }

    [Test]
    public void Cox_FormulaError_IsCodeTwoWithThePosition() =>
        Cox(_workspace.File("c.csv", Small), "age + factor(arm").IsRefused(2, "character", "factor(arm");

    [Test]
    public void Cox_TextInANumericColumn_IsCodeThreeNamingEveryCell()
    {
        string file = _workspace.File("c.csv", Small.Replace("p2,6,0,60", "p2,6,0,sixty", StringComparison.Ordinal).Replace("p4,8,1,65", "p4,8,1,?", StringComparison.Ordinal));
        Outcome outcome = Cox(file, "age");
        outcome.IsRefused(3, "c.csv, line 3, column age: 'sixty' is not a number", "c.csv, line 5, column age: '?' is not a number");
        NothingWritten("c.csv");
    }

    [TestCase("km", "--time", "time", "--event", "event")]
    [TestCase("cox", "--formula", "Surv(time, event) ~ age")]
    public void Command_WrongCellsInSeveralColumns_NamesThemAll(string command, params string[] args)
    {
        string file = _workspace.File("c.csv", "time,event,age\n5,1,50\n6,dead,60\nsix,0,55\n-2,1,45\n7,0,48\n");
        Workspace.Run([command, file, .. args]).IsRefused(
            3, "c.csv, line 3, column event: 'dead'", "c.csv, line 4, column time: 'six' is not a number", "c.csv, line 5, column time: '-2' is");
    }

    [Test]
    public void Km_TextInTheTimeColumn_IsCodeThreeNamingEveryCell()
    {
        string file = _workspace.File("c.csv", "time,event\n5,1\nx,0\n7,2\ny,1\n");
        Km(file).IsRefused(3, "line 3, column time: 'x'", "line 5, column time: 'y'", "line 4, column event: '2' is not an event code", "--event-code");
    }

    [Test]
    public void Validate_DateThatDoesNotExist_IsCodeThree()
    {
        Outcome outcome = Workspace.Run("validate", Cohort("P1;2;31/02/2016;01/01/2017;01/01/2018;alive"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Code, Is.EqualTo(3));
            Assert.That(outcome.Output, Does.Contain("31/02/2016").And.Contain("line 2"));
            Assert.That(outcome.Error, Does.Contain("errors: "));
        }
    }

    [Test]
    public void Validate_DeathBeforeDiagnosis_IsCodeThree()
    {
        Outcome outcome = Workspace.Run("validate", Cohort("P1;2;01/02/2016;01/01/2017;01/01/2015;dead"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Code, Is.EqualTo(3), outcome.Output);
            Assert.That(outcome.Output, Does.Contain("line 2"));
        }
    }

    [Test]
    public void Validate_DuplicatePatient_IsCodeThreeNamingThePatient()
    {
        Outcome outcome = Workspace.Run("validate", Cohort("P1;2;01/02/2016;01/01/2017;01/01/2018;alive\nP1;3;01/03/2016;01/01/2017;01/01/2018;alive"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Code, Is.EqualTo(3), outcome.Output);
            Assert.That(outcome.Output, Does.Contain("P1").And.Contain("line 3"));
        }
    }

    [Test]
    public void Validate_MissingFile_IsCodeTwo() =>
        Workspace.Run("validate", _workspace.PathOf("none.csv")).IsRefused(2, "none.csv", "there is no such file");

    [Test]
    public void Km_NegativeTime_IsCodeThree()
    {
        Km(_workspace.File("c.csv", "time,event\n5,1\n-2,0\n")).IsRefused(3, "c.csv, line 3, column time: '-2' is negative");
        NothingWritten("c.csv");
    }

    [Test]
    public void Km_StartNotBeforeStop_IsCodeThree()
    {
        string file = _workspace.File("c.csv", "start,time,event\n0,5,1\n4,4,0\n6,5,1\n");
        Workspace.Run("km", file, "--time", "time", "--event", "event", "--start", "start")
            .IsRefused(3, "line 3, column time: '4' is not after the start 4", "line 4, column time: '5' is not after the start 6");
    }

    [Test]
    public void Cox_StartNotBeforeStop_IsCodeThreeNamingEveryRow()
    {
        string file = _workspace.File("c.csv", "start,time,event,x\n0,5,1,1\n4,4,0,2\n6,5,1,3\n0,9,1,0\n");
        Workspace.Run("cox", file, "--formula", "Surv(start, time, event) ~ x").IsRefused(3, "line 3", "line 4");
    }

    [Test]
    public void Cox_EventCodesNobodyExplained_AreNamedInOneLine()
    {
        Outcome outcome = Cox(_workspace.File("c.csv", "time,event,x\n1,2,5\n2,2,3\n3,1,4\n4,3,6\n"), "x");
        outcome.IsRefused(3, "c.csv, lines 2-3, column event: '2' is not an event code", "line 5, column event: '3'", "--event-code");
    }

    [Test]
    public void Cox_Separation_IsCodeFourNamingTheTermBesideTheResults()
    {
        Outcome outcome = Cox(_workspace.File("c.csv", "time,event,x\n1,1,1\n2,1,1\n3,1,1\n4,0,0\n5,0,0\n6,0,0\n"), "x");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Code, Is.EqualTo(4));
            Assert.That(outcome.Error, Does.Contain("'x'").And.Contain("separates"));
            Assert.That(outcome.Output, Does.Contain("Likelihood-ratio test"));
        }
    }

    [Test]
    public void Cox_ExactTiesWithRobustVariance_IsCodeTwo() =>
        Workspace.Run("cox", _workspace.File("c.csv", Small), "--formula", "Surv(time, event) ~ age", "--ties", "exact", "--robust").IsRefused(2, "exact");

    [Test]
    public void Cox_NoEvent_IsCodeFour() =>
        Cox(_workspace.File("c.csv", Small.Replace(",1,50", ",0,50", StringComparison.Ordinal).Replace(",1,55", ",0,55", StringComparison.Ordinal).Replace(",1,65", ",0,65", StringComparison.Ordinal)), "age")
            .IsRefused(4, "event");

    [Test]
    public void LogRank_OneGroup_IsCodeFour() =>
        Workspace.Run("logrank", _workspace.File("c.csv", Small), "--time", "time", "--event", "event", "--group", "one").IsRefused(4, "two groups", "'one'");

    [Test]
    public void Cox_ConstantCovariate_IsCodeFourNamingIt() => Cox(_workspace.File("c.csv", Small), "age + one").IsRefused(4, "one");

    [Test]
    public void Cox_CollinearCovariates_IsCodeFourNamingBoth() => Cox(_workspace.File("c.csv", Small), "age + twice").IsRefused(4, "age", "twice");

    [Test]
    public void Km_DuplicatePatientWithoutStart_IsCodeThree()
    {
        string file = _workspace.File("c.csv", Small.Replace("p3", "p1", StringComparison.Ordinal));
        Workspace.Run("km", file, "--time", "time", "--event", "event", "--id", "id").IsRefused(3, "lines 2, 4, column id: 'p1'", "--start");
    }

    [Test]
    public void Km_OutputFolderThatCannotBeWritten_IsCodeTwoAndNothingIsWritten()
    {
        string file = _workspace.File("c.csv", Small);
        Outcome outcome = Workspace.Run("km", file, "--time", "time", "--event", "event", "--out", Path.Combine(file, "out.txt"));
        outcome.IsRefused(2, "--out", "there is no folder");
        NothingWritten("c.csv");
    }

    [Test]
    public void Km_OutputExists_IsCodeTwoUnlessForced()
    {
        string file = _workspace.File("c.csv", Small);
        string old = _workspace.File("old.txt", "mine");
        Workspace.Run("km", file, "--time", "time", "--event", "event", "--out", old).IsRefused(2, "old.txt", "--force");
        Assert.That(File.ReadAllText(old), Is.EqualTo("mine"));

        Assert.That(Workspace.Run("km", file, "--time", "time", "--event", "event", "--out", old, "--force").Code, Is.Zero);
        Assert.That(File.ReadAllText(old), Does.StartWith("Kaplan-Meier estimate"));
        NothingWritten("c.csv", "old.txt");
    }

    [Test]
    public void Km_SemicolonsDecimalCommasAndWindows1252_AreUnderstood()
    {
        Encoding windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        string file = _workspace.File("fr.csv", "durée;décès;groupe\n1,5;oui;opérée\n2,5;non;opérée\n3,5;oui;non opérée\n", windows);
        Outcome outcome = Workspace.Run("km", file, "--time", "durée", "--event", "décès", "--group", "groupe", "--format", "json");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Json.GetProperty("groups")[1].GetProperty("group").GetString(), Is.EqualTo("opérée"));
            Assert.That(outcome.Json.GetProperty("groups")[1].GetProperty("curve")[0].GetProperty("time").GetDouble(), Is.EqualTo(1.5));
            Assert.That(outcome.Output, Does.Contain("opérée"), "accents stay readable");
        }
    }

    [Test]
    public void Km_QuotedFieldWithLineBreak_KeepsLineNumbers()
    {
        string file = _workspace.File("c.csv", "time,event,note\n5,1,\"two\nlines\"\n6,maybe,x\n");
        Km(file).IsRefused(3, "c.csv, line 4, column event: 'maybe'");
    }

    [TestCase("km", "--time", "time", "--event", "event")]
    [TestCase("cox", "--formula", "Surv(time, event) ~ age")]
    [TestCase("cox", "--formula", "Surv(time, event) ~ age", "--firth")]
    [TestCase("describe", "--vars", "age")]
    [TestCase("weight", "--treatment", "event", "--formula", "age")]
    public void AnyCommand_RowsWithFewerCellsThanTheHeader_AreCountedInAWarning(string command, params string[] arguments)
    {
        string file = _workspace.File("c.csv", "time,event,age,note\n5,1,50,x\n6,0,60\n7,1,55,x\n8,1,65,x\n9,0,45\n10,0,52,x\n11,1,48,x\n");
        Outcome outcome = Workspace.Run([command, file, .. arguments, "--format", "json"]);
        JsonElement warning = outcome.Json.GetProperty("warnings")[0];
        Assert.That(warning.GetProperty("code").GetString(), Is.EqualTo("short-rows"));
        Assert.That(warning.GetProperty("message").GetString(), Does.StartWith("c.csv: rows with fewer cells than the header: 2, the first on line 3;"));
    }

    [Test]
    public void Split_RowsWithFewerCellsThanTheHeader_AreToldOnStandardError()
    {
        string file = _workspace.File("c.csv", "time,event,exposure,note\n5,1,2,x\n6,0\n");
        Outcome outcome = Workspace.Run("split", file, "--time", "time", "--event", "event", "--exposure-time", "exposure");
        Assert.That(outcome.Error, Does.Contain("rows with fewer cells than the header: 1, the first on line 3"));
    }

    private string Cohort(string rows) =>
        _workspace.File("cohort.csv", "patient_id;ecog;primary_dx_date;metastasis_dx_date;last_followup_date;vital_status\n" + rows + "\n");

    private static Outcome Km(string file) => Workspace.Run("km", file, "--time", "time", "--event", "event");

    private static Outcome Cox(string file, string terms) => Workspace.Run("cox", file, "--formula", $"Surv(time, event) ~ {terms}");

    private void NothingWritten(params string[] files) => Assert.That(_workspace.Names, Is.EqualTo(files));
}
