using System.Text.Json;
using Oncology.Tests;

namespace Oncology.Cli.Tests;

/// <summary><c>oncosurv rate</c>: events per person-time.</summary>
public sealed class RateCommandTests
{
    private static string Lung => Path.Combine(RepositoryPaths.Golden, "data", "lung.csv");

    // R 4.2.2: poisson.test(112, 39086)$conf.int * 365.25, poisson.test(c(53, 112), c(30507, 39086)).
    [Test]
    public void Rate_LungBySex_GivesTheNumbersOfR()
    {
        JsonElement json = Workspace.Run(
            "rate", Lung, "--time", "time", "--event", "status", "--event-code", "2", "--group", "sex", "--per", "365.25", "--format", "json").Json;
        JsonElement first = json.GetProperty("rates")[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.GetProperty("group").GetString(), Is.EqualTo("1"));
            Assert.That(first.GetProperty("events").GetDouble(), Is.EqualTo(112));
            Assert.That(first.GetProperty("person_time").GetDouble(), Is.EqualTo(39086));
            Tolerance.Reference.Check("rate", first.GetProperty("rate").GetDouble(), 365.25 * 112 / 39086);
            Tolerance.Reference.Check("lower", first.GetProperty("lower").GetDouble(), 0.86177968205411026);
            Tolerance.Reference.Check("upper", first.GetProperty("upper").GetDouble(), 1.2593499968646691);
            JsonElement ratio = json.GetProperty("ratios")[0];
            Assert.That(ratio.GetProperty("reference").GetString(), Is.EqualTo("1"));
            Tolerance.Reference.Check("ratio", ratio.GetProperty("ratio").GetDouble(), 0.60628883769064701);
            Tolerance.Reference.Check("ratio, lower", ratio.GetProperty("lower").GetDouble(), 0.42877252373165164);
            Tolerance.Reference.Check("ratio, p", ratio.GetProperty("p").GetDouble(), 0.0027597911409501484);
        }
    }

    // Without an event the interval is [0, -ln 0.025 / T]; with one [-ln 0.975 / T, ...].
    [Test]
    public void Rate_StartStopRows_CountTheTimeUnderObservation()
    {
        JsonElement rates = Workspace.RunOn(
            "s,t,e,g,f\n1,3,0,a,2\n0,4,0,a,1\n2,10,1,b,1\n", "rate", "-", "--start", "s", "--time", "t", "--event", "e", "--group", "g", "--frequency", "f", "--format", "json").Json.GetProperty("rates");
        Assert.That(rates[0].GetProperty("person_time").GetDouble(), Is.EqualTo(8));
        Assert.That(rates[0].GetProperty("lower").GetDouble(), Is.Zero);
        Tolerance.Exact.Check("upper", rates[0].GetProperty("upper").GetDouble(), -Math.Log(0.025) / 8);
        Tolerance.Exact.Check("lower", rates[1].GetProperty("lower").GetDouble(), -Math.Log(0.975) / 8);
    }

    [Test]
    public void Rate_CaseWeights_GiveNoExactRatioAndSaySo()
    {
        JsonElement json = Workspace.RunOn("t,e,g,w\n3,1,a,0.5\n4,1,b,1.2\n", "rate", "-", "--time", "t", "--event", "e", "--group", "g", "--weights", "w", "--format", "json").Json;
        Assert.That(json.GetProperty("warnings")[0].GetProperty("code").GetString(), Is.EqualTo("weighted-rates"));
        Assert.That(json.GetProperty("ratios").GetArrayLength(), Is.Zero);
    }

    [Test]
    public void Rate_TextAndCsv_HaveTheTables()
    {
        string[] words = ["rate", Lung, "--time", "time", "--event", "status", "--event-code", "2", "--group", "sex"];
        Assert.That(Workspace.Run([.. words, "--per", "100", "--lang", "fr"]).Output, Does.Contain("Taux pour 100").And.Contain("Rapports de taux"));
        Assert.That(Workspace.Run([.. words, "--format", "csv"]).Output, Does.StartWith("group,events,person_time,rate,lower,upper\n"));
    }
}
