using System.Globalization;

namespace Oncology.Cli.Tests;

public sealed class CommandLineTests
{
    private const string Cohort = "time,event,arm\n5,1,a\n6,0,b\n7,1,a\n8,1,b\n,1,a\n";

    [Test]
    public void Version_Prints_NameAndVersion() => Assert.That(Workspace.Run("--version").Output, Does.Match(@"^oncosurv \d+\.\d+\.\d+\s*$"));

    [Test]
    public void Help_OfACommand_ShowsExamples()
    {
        Outcome outcome = Workspace.Run("km", "--help");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Code, Is.Zero);
            Assert.That(outcome.Output, Does.Contain("Examples:").And.Contain("oncosurv km cohort.csv"));
        }
    }

    [Test]
    public void Run_UnknownCommand_NamesTheNearest() => Workspace.Run("kn").IsRefused(2, "'kn'", "did you mean 'km'?");

    [Test]
    public void Run_UnknownOption_NamesTheNearest() =>
        Workspace.Run("km", "c.csv", "--tiem", "t", "--event", "e").IsRefused(2, "'--tiem'", "did you mean '--time'?");

    [Test]
    public void Run_MissingOption_SaysWhichAndWhatItIs() => Workspace.Run("km", "c.csv", "--event", "e").IsRefused(2, "km needs --time");

    [Test]
    public void Run_WrongWord_SaysWhatIsExpected() =>
        Workspace.Run("km", "c.csv", "--time", "t", "--event", "e", "--format", "xml").IsRefused(2, "--format xml", "text|json|csv");

    [Test]
    public void Run_UnknownColumn_NamesTheNearest() =>
        Workspace.RunOn(Cohort, "km", "-", "--time", "tme", "--event", "event").IsRefused(2, "'tme'", "did you mean 'time'?");

    [Test]
    public void Run_French_SaysItInFrench()
    {
        Workspace.RunOn(Cohort, "km", "-", "--time", "tme", "--event", "event", "--lang", "fr").IsRefused(2, "il n'y a pas de colonne « tme »");
        Outcome outcome = Workspace.RunOn(Cohort, "km", "-", "--time", "time", "--event", "event", "--lang", "fr", "--times", "6.5");
        Assert.That(outcome.Output, Does.Contain("Survie à des temps donnés").And.Contain("6,5").And.Contain("écartées : 1 (cellules manquantes : time 1)"));
    }

    [Test]
    [SetCulture("fr-FR")]
    [SetUICulture("fr-FR")]
    public void Run_FrenchCulture_ChangesNothing()
    {
        string[] args = ["km", "-", "--time", "time", "--event", "event", "--times", "6.5", "--rmst", "7.5"];
        CultureInfo french = CultureInfo.CurrentCulture;
        foreach (string format in (string[])["text", "json", "csv"])
        {
            string[] all = [.. args, "--format", format];
            string inFrench = Workspace.RunOn(Cohort, all).Output;
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            string invariant = Workspace.RunOn(Cohort, all).Output;
            CultureInfo.CurrentCulture = french;
            Assert.That(inFrench, Is.EqualTo(invariant));
        }
    }

    [Test]
    public void Json_Envelope_HasTheCommonKeys()
    {
        Outcome outcome = Workspace.RunOn(Cohort, "km", "-", "--time", "time", "--event", "event", "--conventions", "stata", "--format", "json");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Json.GetProperty("command").GetString(), Is.EqualTo("km"));
            Assert.That(outcome.Json.GetProperty("conventions").GetString(), Is.EqualTo("stata"));
            Assert.That(outcome.Json.GetProperty("n").GetInt32(), Is.EqualTo(4));
            Assert.That(outcome.Json.GetProperty("n_missing").GetInt32(), Is.EqualTo(1));
            Assert.That(outcome.Json.GetProperty("warnings").GetArrayLength(), Is.Zero);
            Assert.That(outcome.Error, Is.Empty);
        }
    }

    [Test]
    public void Frequency_OfARow_EqualsRepeatedRows()
    {
        string[] args = ["logrank", "-", "--time", "time", "--event", "event", "--group", "arm", "--format", "csv"];
        string repeated = Workspace.RunOn("time,event,arm\n1,1,a\n1,1,a\n2,1,b\n3,0,a\n3,0,b\n3,0,b\n", args).Output;
        string counted = Workspace.RunOn("time,event,arm,f\n1,1,a,2\n2,1,b,1\n3,0,a,1\n3,0,b,2\n", [.. args, "--frequency", "f"]).Output;
        Assert.That(counted, Is.EqualTo(repeated).And.Not.Empty);
    }

    // R: coxph(Surv(time, event) ~ x, d[rep(seq_len(nrow(d)), d$f), ]): what frequency 0 leaves out is no row, no time, no level and no group.
    [TestCase("km", "--time", "time", "--event", "event", "--group", "arm")]
    [TestCase("logrank", "--time", "time", "--event", "event", "--group", "arm")]
    [TestCase("cox", "--formula", "Surv(time, event) ~ arm + x", "--baseline", "--residuals", "deviance")]
    [TestCase("cuminc", "--time", "time", "--event", "event", "--group", "arm")]
    public void Frequency_OfZero_IsNoRow(string command, params string[] args)
    {
        string[] all = [command, "-", .. args, "--frequency", "f", "--format", "json"];
        string rows = "time,event,arm,x,f\n1,1,a,1.5,1\n2,0,b,0.2,2\n3,1,b,2.5,1\n4,1,a,0.5,1\n5,0,a,1,1\n6,1,b,1.2,2\n";
        Outcome without = Workspace.RunOn(rows, all);
        Outcome with = Workspace.RunOn(rows + "7,1,c,3,0\n2.5,1,a,0.1,0\n", all);
        Assert.That(with.Output, Is.EqualTo(without.Output).And.Not.Empty);
        Assert.That(with.Error, Is.EqualTo(without.Error));
    }

    [Test]
    public void UnknownCommand_WithOptions_NamesTheCommand() =>
        Workspace.Run("kmm", "x.csv", "--format", "json").IsRefused(2, "there is no command 'kmm'", "did you mean 'km'?");

    [Test]
    public void Na_Words_ReplaceTheUsualOnes()
    {
        Outcome outcome = Workspace.RunOn("time,event\n1,1\n-9,0\n3,1\n", "km", "-", "--time", "time", "--event", "event", "--na", "-9", "--format", "json");
        Assert.That(outcome.Json.GetProperty("n_missing").GetInt32(), Is.EqualTo(1));
    }

    [Test]
    public void EventCode_NotAmongTheValues_IsAWarning()
    {
        Outcome outcome = Workspace.RunOn(Cohort, "km", "-", "--time", "time", "--event", "event", "--event-code", "dead", "--format", "json");
        Assert.That(outcome.Json.GetProperty("warnings")[0].GetProperty("code").GetString(), Is.EqualTo("event-code-absent"));
    }

    [Test]
    public void Csv_OfKm_IsTidy()
    {
        Outcome outcome = Workspace.RunOn(Cohort, "km", "-", "--time", "time", "--event", "event", "--group", "arm", "--format", "csv");
        string[] lines = outcome.Output.Split('\n');
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines[0], Is.EqualTo("group,time,at_risk,events,censored,survival,std_error,lower,upper,cumulative_hazard,cumulative_hazard_std_error"));
            Assert.That(lines[1], Does.StartWith("a,5,2,1,0,0.5,"));
            Assert.That(lines, Has.Length.EqualTo(6));
        }
    }
}
