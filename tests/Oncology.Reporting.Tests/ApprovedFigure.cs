namespace Oncology.Reporting.Tests;

/// <summary>
/// Compares a figure with its approved SVG in the folder Approved. ONCOLOGY_APPROVE=1 writes the approved file anew: look at it
/// (turned into PNG) before it is committed.
/// </summary>
internal static class ApprovedFigure
{
    internal static void Check(Figure figure, string name)
    {
        string path = Path.Combine(Folder(), $"{name}.svg");
        string svg = figure.ToSvg();
        if (Environment.GetEnvironmentVariable("ONCOLOGY_APPROVE") == "1") File.WriteAllText(path, svg);
        Assert.That(File.Exists(path), Is.True, $"{name}.svg is not approved yet: run with ONCOLOGY_APPROVE=1 and look at it.");
        Assert.That(svg, Is.EqualTo(File.ReadAllText(path)), $"{name}.svg differs from the approved file.");
    }

    private static string Folder()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Survival.sln")))
                return Path.Combine(folder, "tests", "Oncology.Reporting.Tests", "Approved");
        }

        throw new DirectoryNotFoundException("The tests run outside the repository: Survival.sln is in no folder above.");
    }
}
