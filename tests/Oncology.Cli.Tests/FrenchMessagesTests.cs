namespace Oncology.Cli.Tests;

/// <summary>What is wrong is said in French when French is asked for, whatever part of the program finds it.</summary>
[TestFixture]
public sealed class FrenchMessagesTests
{
    private const string Rows = """
        id,time,event,age,arm,stage,w,start
        1,5,1,50,A,I,1,0
        2,8,0,60,B,II,1,0
        3,3,1,55,A,I,2,0
        4,9,1,70,B,III,1,0
        5,12,0,65,A,II,1,0
        6,7,1,48,B,III,1,0

        """;

    // Words that English messages have and French ones do not.
    private const string English = @"\b(the|is|are|has|have|not|there|expected|needs?|missing|with|column|line|rows?|unknown|cannot|must|wrong)\b";

    private Workspace _folder = null!;

    [SetUp]
    public void Open()
    {
        _folder = new Workspace();
        _folder.File("d.csv", Rows);
        _folder.File("text.csv", Rows.Replace("3,3,1", "3,trois,1", StringComparison.Ordinal));
        _folder.File("codes.csv", Rows.Replace("4,9,1", "4,9,peutetre", StringComparison.Ordinal));
        _folder.File("negative.csv", Rows.Replace("4,9,1", "4,-9,1", StringComparison.Ordinal));
        _folder.File("none.csv", Rows.Replace(",1,5", ",0,5", StringComparison.Ordinal).Replace(",1,7", ",0,7", StringComparison.Ordinal).Replace(",1,4", ",0,4", StringComparison.Ordinal));
        _folder.File("arm.csv", Rows.Replace(",B,", ",A,", StringComparison.Ordinal));
        _folder.File("new.csv", "age,stage\n50,IV\n");
        _folder.File("empty.csv", "");
        _folder.File("twice.csv", "a,a\n1,2\n");
        _folder.File("broken.json", "{ \"study\": 1,");
        _folder.File("study.json", "{ \"study\": \"s\", \"titel\": \"x\", \"data\": { \"table\": \"d.csv\" } }");
        _folder.File("criteria.json", "{ \"name\": \"x\", \"criteria\": [ ");
        _folder.File("numbers.csv", "id,statistic,value,decimals\nx,n,1,zz\n");
    }

    [TearDown]
    public void Close() => _folder.Dispose();

    [TestCase("cox d.csv --formula", "Surv(time, event) ~ agee")]
    [TestCase("cox d.csv --formula", "Surv(time, event) ~ factor(stage, ref=IX)")]
    [TestCase("cox d.csv --formula", "Surv(time, event) ~ age +")]
    [TestCase("cox text.csv --formula", "Surv(time, event) ~ age")]
    [TestCase("cox codes.csv --formula", "Surv(time, event) ~ age")]
    [TestCase("cox negative.csv --formula", "Surv(time, event) ~ age")]
    [TestCase("cox none.csv --formula", "Surv(time, event) ~ age")]
    [TestCase("cox d.csv --formula", "Surv(time, event) ~ age + I(2 * age)")]
    [TestCase("cox arm.csv --formula", "Surv(time, event) ~ factor(arm)")]
    [TestCase("cox d.csv --formula", "Surv(time, event) ~ log(start)")]
    [TestCase("cox d.csv --ties exact --robust --formula", "Surv(time, event) ~ age")]
    [TestCase("cox d.csv --ties exact --weights w --formula", "Surv(time, event) ~ age")]
    [TestCase("cox d.csv --ties exact --residuals score --formula", "Surv(time, event) ~ age")]
    [TestCase("cox d.csv --ties exact --ph-test km --formula", "Surv(time, event) ~ age")]
    [TestCase("cox d.csv --firth --robust --formula", "Surv(time, event) ~ age")]
    [TestCase("cox d.csv --ph-test km --formula", "Surv(time, event) ~ 1")]
    [TestCase("cox d.csv --predict new.csv --formula", "Surv(time, event) ~ factor(stage)")]
    [TestCase("finegray d.csv --event-code 3 --formula", "Surv(time, event) ~ age")]
    [TestCase("km d.csv --event event --time", "tim")]
    [TestCase("km d.csv --time time --event event --conf-type", "normal")]
    [TestCase("km d.csv --time time --event event --conf-level", "2")]
    [TestCase("km d.csv --time time --event event --times", "abc")]
    [TestCase("km d.csv --time time --event event --time-unit months --figure", "x.gif")]
    [TestCase("km nix.csv --time time --event", "event")]
    [TestCase("km d.csv --time time --evnt", "event")]
    [TestCase("km d.csv --time time --time time --event", "event")]
    [TestCase("km --time time --event", "event")]
    [TestCase("km empty.csv --time time --event", "event")]
    [TestCase("km twice.csv --time a --event", "a")]
    [TestCase("km d.csv extra --time time --event", "event")]
    [TestCase("kmm", "d.csv")]
    [TestCase("logrank arm.csv --time time --event event --group", "arm")]
    [TestCase("logrank none.csv --time time --event event --group", "arm")]
    [TestCase("landmark d.csv --time time --event event --group arm --at", "100")]
    [TestCase("mantel-byar d.csv --time time --event event --exposure-time", "arm")]
    [TestCase("e-value --hr 0.5 --ci", "0.6,0.9")]
    [TestCase("report study.json --out", "out")]
    [TestCase("report broken.json --out", "out")]
    [TestCase("reproduce", "study.json")]
    [TestCase("check-table", "numbers.csv")]
    [TestCase("screen d.csv --criteria", "criteria.json")]
    [TestCase("endpoints d.csv --endpoint", "oss")]
    [TestCase("validate d.csv --map", "age=none_such")]
    [TestCase("validate d.csv --cut-off", "2020-13-01")]
    public void Run_WrongInput_IsRefusedInFrench(string words, string last)
    {
        string[] args = [.. words.Split(' ').Append(last).Select(word => _folder.Names.Contains(word) ? _folder.PathOf(word) : word == "out" ? _folder.PathOf("out") : word)];
        Outcome outcome = Workspace.Run([.. args, "--lang", "fr"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Code, Is.InRange(2, 4), outcome.Error);
            Assert.That(outcome.Error.Replace(_folder.PathOf(""), "", StringComparison.Ordinal), Does.Not.Match(English));
        }
    }
}
