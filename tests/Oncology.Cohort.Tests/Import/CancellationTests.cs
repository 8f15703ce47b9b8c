using System.Globalization;
using System.Text;

namespace Oncology.Cohort.Tests;

/// <summary>Reading, checking and deriving say how far they are and can be stopped, wherever they are.</summary>
public sealed class CancellationTests
{
    private static readonly string Text = Large();

    [Test]
    public void Progress_GoesFromNothingToAll()
    {
        using var folder = new CohortFolder(("c.csv", Text));
        var seen = new Shares();
        ImportResult import = CohortReader.Read(Path.Combine(folder.Root, "c.csv"), null, seen, default);
        Assert.That(seen.All, Is.Ordered.And.Not.Empty);
        Assert.That(seen.All[^1], Is.EqualTo(1));
        Assert.That(import.Cohort.Count, Is.EqualTo(6000));

        var check = new Shares();
        CohortRules.Check(import, check, default);
        Assert.That(check.All, Is.Ordered);
        Assert.That(check.All[^1], Is.EqualTo(1));
        var derive = new Shares();
        Endpoints.OverallSurvival.Derive(import.Cohort, ClinicalConventions.Toulouse, derive, default);
        Assert.That(derive.All, Is.Ordered);
        Assert.That(derive.All[^1], Is.EqualTo(1));
    }

    // Stopped as soon as the given share is reported: before the rows, in them, and in the records.
    [TestCase(0)]
    [TestCase(0.5)]
    [TestCase(0.6)]
    public void Read_Stopped_Throws(double share)
    {
        using var folder = new CohortFolder(("c.csv", Text));
        using var stop = new CancellationTokenSource();
        string path = Path.Combine(folder.Root, "c.csv");
        if (share == 0)
        {
            stop.Cancel();
        }

        Assert.That(() => CohortReader.Read(path, null, new StopAt(share, stop), stop.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Directory.GetFileSystemEntries(folder.Root), Has.Length.EqualTo(1), "nothing was written");
        Assert.That(CohortReader.Read(path).Cohort.Count, Is.EqualTo(6000), "the next reading is whole");
    }

    [Test]
    public void CheckAndDerive_Stopped_Throw()
    {
        ImportResult import = CohortFolder.Read(Text);
        using var stop = new CancellationTokenSource();
        Assert.That(() => CohortRules.Check(import, new StopAt(0, stop), stop.Token), Throws.InstanceOf<OperationCanceledException>());
        using var again = new CancellationTokenSource();
        Assert.That(
            () => Endpoints.ProgressionFreeSurvival.Derive(import.Cohort, ClinicalConventions.Toulouse, new StopAt(0, again), again.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    private static string Large()
    {
        var text = new StringBuilder("id;date_diagnostic;date_metastase;date_dn;statut_vital\n");
        for (int i = 0; i < 6000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"P{i};15/01/2015;20/04/2015;20/04/2019;vivante\n");
        }

        return text.ToString();
    }

    private sealed class Shares : IProgress<double>
    {
        public List<double> All { get; } = [];

        public void Report(double value) => All.Add(value);
    }

    private sealed class StopAt(double share, CancellationTokenSource stop) : IProgress<double>
    {
        public void Report(double value)
        {
            if (value >= share)
            {
                stop.Cancel();
            }
        }
    }
}
