using System.Text.Json;
using Oncology.Tests;

namespace Oncology.Cli.Tests;

/// <summary>What <c>km</c> answers beyond the curves.</summary>
public sealed class KaplanMeierCommandTests
{
    private static string Lung => Path.Combine(RepositoryPaths.Golden, "data", "lung.csv");

    // The numbers of R stand with their call in RestrictedMeanTests.
    [Test]
    public void Km_HorizonAndGroups_GivesDifferenceAndRatioOfRestrictedMeans()
    {
        JsonElement json = Workspace.Run(
            "km", Lung, "--time", "time", "--event", "status", "--event-code", "2", "--group", "sex", "--rmst", "365", "--format", "json").Json;
        JsonElement contrast = json.GetProperty("rmst_contrasts")[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(contrast.GetProperty("group").GetString(), Is.EqualTo("2"));
            Assert.That(contrast.GetProperty("reference").GetString(), Is.EqualTo("1"));
            Tolerance.Reference.Check("difference", contrast.GetProperty("difference").GetProperty("estimate").GetDouble(), 55.970324339979783);
            Tolerance.Reference.Check("ratio", contrast.GetProperty("ratio").GetProperty("estimate").GetDouble(), 1.2317658940987040);
            Tolerance.Reference.Check("upper", contrast.GetProperty("ratio").GetProperty("upper").GetDouble(), 1.3751360010339773);
        }
    }

    [Test]
    public void Km_HorizonInFrench_ComparesTheRestrictedMeans()
    {
        string text = Workspace.Run("km", Lung, "--time", "time", "--event", "status", "--event-code", "2", "--group", "sex", "--rmst", "365", "--lang", "fr").Output;
        Assert.That(text, Does.Contain("Comparaison des moyennes restreintes").And.Contain("1,23"));
    }

    [Test]
    public void Km_NoGroup_HasNoContrast()
    {
        JsonElement json = Workspace.Run("km", Lung, "--time", "time", "--event", "status", "--event-code", "2", "--rmst", "365", "--format", "json").Json;
        Assert.That(json.TryGetProperty("rmst_contrasts", out _), Is.False);
    }
}
