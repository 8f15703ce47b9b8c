namespace Oncology.Tests;

/// <summary>Folders of the checkout, found by walking up from the test assembly to <c>Survival.sln</c>.</summary>
internal static class RepositoryPaths
{
    public static string Root { get; } = FindRoot();

    public static string Golden => Path.Combine(Root, "tests", "golden");

    /// <summary>Reference material beside the checkout that may not be copied into it; it need not exist.</summary>
    public static string Shared => Path.GetFullPath(Path.Combine(Root, "..", "shared"));

    /// <summary>A file or folder under <see cref="Shared"/>; the running test is reported as skipped when it is not there.</summary>
    public static string SharedOrIgnore(params string[] parts)
    {
        string path = Path.Combine([Shared, .. parts]);
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            Assert.Ignore($"Needs {Path.Combine(["..", "shared", .. parts])} beside the checkout.");
        }

        return path;
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Survival.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Survival.sln is not above the test assembly.");
    }
}
