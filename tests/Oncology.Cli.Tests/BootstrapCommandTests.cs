using System.Text.Json;

namespace Oncology.Cli.Tests;

/// <summary><c>--bootstrap</c> of <c>cox</c> and <c>km</c>: its keys, and that the same seed gives the same numbers.</summary>
public sealed class BootstrapCommandTests
{
    private const string Patients =
        "time,event,x,arm\n1,1,1,A\n2,1,0,A\n3,1,1,A\n4,0,0,A\n5,1,1,A\n6,1,0,B\n7,1,0,B\n8,0,1,B\n9,1,0,B\n10,1,1,B\n11,1,0,B\n";

    [Test]
    public void Cox_Bootstrap_HasItsKeysAndTheSeedDecides()
    {
        using Workspace work = new();
        string[] arguments = ["cox", work.File("d.csv", Patients), "--formula", "Surv(time, event) ~ x", "--bootstrap", "50", "--format", "json", "--seed"];
        JsonElement first = Workspace.Run([.. arguments, "7"]).Json.GetProperty("bootstrap");
        JsonElement again = Workspace.Run([.. arguments, "7"]).Json.GetProperty("bootstrap");
        JsonElement other = Workspace.Run([.. arguments, "8"]).Json.GetProperty("bootstrap");
        Assert.Multiple(() =>
        {
            Assert.That(first.GetProperty("replicates").GetInt32(), Is.EqualTo(50));
            Assert.That(first.GetProperty("patients").GetInt32(), Is.EqualTo(11));
            Assert.That(first.GetProperty("coefficients")[0].GetProperty("bca").GetProperty("lower").GetDouble(), Is.Positive);
            Assert.That(again.GetRawText(), Is.EqualTo(first.GetRawText()));
            Assert.That(other.GetRawText(), Is.Not.EqualTo(first.GetRawText()));
        });
    }

    [Test]
    public void KaplanMeier_Bootstrap_EachGroupHasItsIntervals()
    {
        using Workspace work = new();
        JsonElement groups = Workspace.Run(
            "km", work.File("d.csv", Patients), "--time", "time", "--event", "event", "--group", "arm", "--times", "4", "--rmst", "6", "--bootstrap", "40", "--format", "json")
            .Json.GetProperty("groups");
        Assert.That(groups.GetArrayLength(), Is.EqualTo(2));
        foreach (JsonElement group in groups.EnumerateArray())
        {
            JsonElement bootstrap = group.GetProperty("bootstrap");
            Assert.That(bootstrap.GetProperty("median").GetProperty("estimate").GetDouble(), Is.EqualTo(group.GetProperty("quantiles")[1].GetProperty("estimate").GetDouble()));
            Assert.That(bootstrap.GetProperty("at")[0].GetProperty("survival").GetDouble(), Is.EqualTo(group.GetProperty("at")[0].GetProperty("survival").GetDouble()));
            Assert.That(bootstrap.GetProperty("rmst").GetProperty("percentile").GetProperty("lower").GetDouble(), Is.Positive);
        }
    }

    [Test]
    public void Cox_SeedWithoutBootstrap_IsRefused()
    {
        using Workspace work = new();
        Workspace.Run("cox", work.File("d.csv", Patients), "--formula", "Surv(time, event) ~ x", "--seed", "7").IsRefused(2, "--seed", "--bootstrap");
    }
}
