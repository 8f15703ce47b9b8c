using System.Buffers.Binary;

namespace Oncology.Cli.Tests;

/// <summary>The option <c>--figure</c> of the commands that have one.</summary>
[TestFixture]
public sealed class FigureOptionTests
{
    private const string Data = "months,event,arm,exposed_at,age\n5,1,a,2,50\n9,0,b,,61\n12,2,a,4,44\n20,1,b,,70\n26,0,a,8,58\n31,1,b,3,66\n34,2,b,,49\n40,0,a,,73\n";
    private static readonly string[] FollowUp = ["--time", "months", "--event", "event"];

    [TestCase(".svg", "<svg")]
    [TestCase(".pdf", "%PDF-1.7")]
    [TestCase(".png", "PNG")]
    public void Km_Figure_IsWrittenInTheFormatOfItsEnding(string ending, string beginning)
    {
        using Workspace workspace = new();
        string path = workspace.PathOf("os" + ending);
        Outcome outcome = Workspace.Run(
            ["km", workspace.File("c.csv", Data), .. FollowUp, "--event-code", "1", "--group", "arm", "--times", "12", "--figure", path, "--time-unit", "months"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Code, Is.Zero, outcome.Error);
            Assert.That(outcome.Output, Is.Not.Empty, "the tables are printed as without a figure");
            Assert.That(File.ReadAllText(path)[..20], Does.Contain(beginning));
        }
    }

    [Test]
    public void Dpi_OfAPng_IsItsResolution()
    {
        using Workspace workspace = new();
        string[] command = ["km", workspace.File("c.csv", Data), .. FollowUp, "--event-code", "1", "--time-unit", "months", "--figure"];
        Assert.That(Workspace.Run([.. command, workspace.PathOf("a.png"), "--dpi", "100"]).Code, Is.Zero);
        Assert.That(Workspace.Run([.. command, workspace.PathOf("b.png"), "--dpi", "200"]).Code, Is.Zero);
        using (Assert.EnterMultipleScope())
        {
            // Dots per metre stand in the pHYs chunk: 100 / 0.0254 and 200 / 0.0254.
            Assert.That(DotsPerMetre(workspace.PathOf("a.png")), Is.EqualTo(3937));
            Assert.That(DotsPerMetre(workspace.PathOf("b.png")), Is.EqualTo(7874));
        }

        Workspace.Run([.. command, workspace.PathOf("c.png"), "--dpi", "20"]).IsRefused(2, "--dpi", "36");
    }

    [Test]
    public void CumincAndSimonMakuch_DrawTheirKind()
    {
        using Workspace workspace = new();
        string file = workspace.File("c.csv", Data);
        (string Name, string[] Arguments, string Holds)[] commands =
        [
            ("cuminc", [.. FollowUp, "--group", "arm", "--time-unit", "months"], "Gray, 1"),
            ("simon-makuch", [.. FollowUp, "--event-code", "1", "--exposure-time", "exposed_at", "--time-unit", "months", "--lang", "fr"], "Devenus exposés"),
        ];
        foreach ((string name, string[] arguments, string holds) in commands)
        {
            string path = workspace.PathOf(name + ".svg");
            Outcome outcome = Workspace.Run([name, file, .. arguments, "--figure", path, "--synthetic"]);
            Assert.That(outcome.Code, Is.Zero, outcome.Error);
            Assert.That(File.ReadAllText(path), Does.Contain(holds).And.Match("Synthetic data|Données synthétiques"), name);
        }
    }

    [Test]
    public void Cox_Figure_IsAForestOfItsCoefficients()
    {
        using Workspace workspace = new();
        string file = workspace.File("c.csv", Data.Replace(",2,", ",1,", StringComparison.Ordinal));
        string path = workspace.PathOf("cox.svg");
        Outcome outcome = Workspace.Run("cox", file, "--formula", "Surv(months, event) ~ age + factor(arm)", "--figure", path, "--title", "Model");
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        Assert.That(File.ReadAllText(path), Does.Contain(">age<").And.Contain(">arm<").And.Contain(">1 (ref.)<").And.Contain("Model"));
    }

    [Test]
    public void CoxFirth_Figure_DrawsAModelThatHasNoFiniteEstimate()
    {
        using Workspace workspace = new();
        // No event in arm b: the ordinary hazard ratio is 0, Firth's is not.
        string file = workspace.File("c.csv", "months,event,arm\n5,1,a\n9,0,b\n12,1,a\n20,0,b\n26,1,a\n31,0,b\n34,1,a\n40,0,a\n");
        string path = workspace.PathOf("firth.svg");
        Outcome outcome = Workspace.Run("cox", file, "--formula", "Surv(months, event) ~ factor(arm, ref=a)", "--firth", "--figure", path);
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        Assert.That(File.ReadAllText(path), Does.Contain(">arm<").And.Contain(">b<"));
    }

    [Test]
    public void Landmark_Figure_HasAPanelPerLandmarkThatCountsFromIt()
    {
        using Workspace workspace = new();
        string path = workspace.PathOf("landmarks.svg");
        string[] exposure = ["--event-code", "1", "--exposure-time", "exposed_at", "--at", "3,6", "--time-unit", "months", "--lang", "fr"];
        Outcome outcome = Workspace.Run(["landmark", workspace.File("c.csv", Data), .. FollowUp, .. exposure, "--figure", path]);
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        Assert.That(File.ReadAllText(path), Does.Contain("Landmark : 3 mois").And.Contain("Landmark : 6 mois").And.Contain("Temps depuis le landmark (mois)").And.Contain(">Non exposés<"));
    }

    [Test]
    public void LandmarkSweep_Figure_HasALineOfNumbersPerLandmark()
    {
        using Workspace workspace = new();
        string path = workspace.PathOf("sweep.svg");
        string[] exposure = ["--event-code", "1", "--exposure-time", "exposed_at", "--at", "3,6", "--time-unit", "months"];
        Outcome outcome = Workspace.Run(["landmark-sweep", workspace.File("c.csv", Data), .. FollowUp, .. exposure, "--figure", path]);
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        Assert.That(File.ReadAllText(path), Does.Contain("Landmark (months)").And.Contain(">Exposed<"));
    }

    // What is asked in days is drawn in days, in every figure with an axis of time.
    [TestCase("km", "--times 12", "Time (days)", "S(t=12) ")]
    [TestCase("cuminc", "--times 12", "Time (days)", "F(t=12) ")]
    [TestCase("landmark", "--exposure-time exposed_at --at 3 --times 12", "Time since the landmark (days)", "Landmark: 3 days")]
    [TestCase("simon-makuch", "--exposure-time exposed_at --times 12", "Time (days)", "S(t=12) ")]
    [TestCase("landmark-sweep", "--exposure-time exposed_at --at 3,6", "Landmark (days)", ">6<")]
    public void Figure_InDays_KeepsDays(string command, string more, string axis, string holds)
    {
        using Workspace workspace = new();
        string path = workspace.PathOf("figure.svg");
        string[] coded = command == "cuminc" ? [] : ["--event-code", "1"];
        Outcome outcome = Workspace.Run([command, workspace.File("c.csv", Data), .. FollowUp, .. coded, .. more.Split(' '), "--figure", path, "--time-unit", "days"]);
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        Assert.That(File.ReadAllText(path), Does.Contain(axis).And.Contain(holds).And.Not.Contain("(months)"));
    }

    [Test]
    public void Km_Look_IsDrawnAsAsked()
    {
        using Workspace workspace = new();
        string file = workspace.File("c.csv", Data);
        string[] common = [file, .. FollowUp, "--time-unit", "months", "--lang", "fr", "--figure"];
        string path = workspace.PathOf("look.svg");
        Outcome outcome = Workspace.Run(["km", .. common, path, "--event-code", "1", "--risk-table", "events,censored", "--scale", "proportion", "--median-lines"]);
        Assert.That(outcome.Code, Is.Zero, outcome.Error);
        string drawn = File.ReadAllText(path);
        Assert.That(drawn, Does.Contain("Événements cumulés").And.Contain("Censures cumulées").And.Not.Contain("Nombre à risque").And.Contain(">0,8<").And.Contain("stroke-dasharray=\"2 2\""));
        Workspace.Run(["km", .. common, path, "--event-code", "1", "--risk-table", "deaths"]).IsRefused(2, "--risk-table deaths", "at-risk, events, censored");
        Workspace.Run(["cuminc", .. common, path, "--risk-table", "censored"]).IsRefused(2, "--risk-table censored", "at-risk, events");
    }

    [Test]
    public void Km_FigureWithoutUnitOrOfAnotherFormat_IsRefusedBeforeAnyWork()
    {
        using Workspace workspace = new();
        string file = workspace.File("c.csv", Data);
        Workspace.Run(["km", file, .. FollowUp, "--event-code", "1", "--figure", workspace.PathOf("a.svg")]).IsRefused(2, "--time-unit");
        Workspace.Run(["km", file, .. FollowUp, "--event-code", "1", "--figure", workspace.PathOf("a.jpg"), "--time-unit", "months"]).IsRefused(2, ".svg, .pdf");
        string there = workspace.File("there.svg", "mine");
        Workspace.Run(["km", file, .. FollowUp, "--event-code", "1", "--figure", there, "--time-unit", "months"]).IsRefused(2, "--figure", "exists");
        Assert.That(File.ReadAllText(there), Is.EqualTo("mine"));
    }

    private static int DotsPerMetre(string path)
    {
        byte[] png = File.ReadAllBytes(path);
        return BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(png.AsSpan().IndexOf("pHYs"u8) + 4));
    }
}
