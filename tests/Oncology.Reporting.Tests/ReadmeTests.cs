using System.Globalization;
using System.Text;
using Oncology.Survival;
using Oncology.Tests;

namespace Oncology.Reporting.Tests;

/// <summary>What the README quotes is what stands in the repository and what the main job draws.</summary>
[TestFixture]
public sealed class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(RepositoryPaths.Root, "README.md"));

    [Test]
    public void Example_InTheReadme_IsTheSample() => Assert.That(Readme, Does.Contain($"```csharp\n{Sample("01-kaplan-meier.cs")}\n```"));

    // .ci/run compares this file with what the sample prints.
    [Test]
    public void Output_InTheReadme_IsTheApprovedOutputOfTheSample() =>
        Assert.That(Readme, Does.Contain($"```\n{Sample("01-kaplan-meier.out.txt")}\n```"));

    // The whole page is made from the samples; ONCOLOGY_APPROVE=1 writes it. The gallery's program is long: its page shows what it draws.
    [Test]
    public void Samples_OnTheirPage_StandWithWhatTheyPrint()
    {
        string folder = Path.Combine(RepositoryPaths.Root, "samples");
        StringBuilder page = new("# Samples\n\nEach is one file, run by `dotnet run samples/NAME.cs`, and prints what stands below it. Studies without C#: the folders, run by\n`oncosurv report`. [two-arms](two-arms/targets.json): targets of an invented paper for `oncosurv synthesize` ([docs/synthesize.md](../docs/synthesize.md)).\nNotebooks: [notebooks](notebooks/README.md).\n");
        foreach (string path in Directory.EnumerateFiles(folder, "*.cs").Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(path), code = Sample(name);
            page.Append(CultureInfo.InvariantCulture, $"\n## {name}\n\n");
            page.Append(code.Split('\n').Length > 60 ? "Draws the figures of [the gallery](../docs/gallery/README.md).\n" : $"```csharp\n{code}\n```\n");
            page.Append(CultureInfo.InvariantCulture, $"\nprints\n\n```\n{Sample(Path.ChangeExtension(name, ".out.txt"))}\n```\n");
        }

        Approved.Check(page.ToString(), Path.Combine("..", "samples"), "README.md");
    }

    [Test]
    public void Figure_InTheReadme_IsTheFigureOfTheMainJob()
    {
        string output = Path.Combine(TestContext.CurrentContext.WorkDirectory, "readme-figure");
        if (Directory.Exists(output))
        {
            Directory.Delete(output, recursive: true);
        }

        Report.Write(StudyCells.RunSample("toulouse"), output);
        string figure = File.ReadAllText(Path.Combine(output, "figures", "figure-6.svg"));
        string shown = Path.Combine(RepositoryPaths.Root, "docs", "images", "figure-6.svg");
        if (Environment.GetEnvironmentVariable("ONCOLOGY_APPROVE") == "1")
        {
            File.WriteAllText(shown, figure);
        }

        Assert.That(figure, Is.EqualTo(File.ReadAllText(shown)));
    }

    [Test]
    public void Verdicts_InTheReadme_AreThoseOfTheShippedCohort()
    {
        string line = $"> {StudyCells.ReproduceToulouse().SummaryLines(Language.English)[0]}";
        string path = Path.Combine(RepositoryPaths.Root, "README.md");
        if (Environment.GetEnvironmentVariable("ONCOLOGY_APPROVE") == "1")
        {
            File.WriteAllLines(path, File.ReadAllLines(path).Select(old => old.StartsWith("> ", StringComparison.Ordinal) && old.Contains("published results:", StringComparison.Ordinal) ? line : old));
        }

        Assert.That(File.ReadAllLines(path), Has.One.EqualTo(line));
    }

    private static string Sample(string file) => File.ReadAllText(Path.Combine(RepositoryPaths.Root, "samples", file)).TrimEnd();
}
