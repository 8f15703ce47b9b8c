using System.Text;

namespace Oncology.Tests;

/// <summary>
/// Text that was read and approved. <c>ONCOLOGY_APPROVE=1</c> writes the approved file anew: read the difference before it is committed.
/// </summary>
internal static class Approved
{
    /// <summary>Compares a text with a file of the test project.</summary>
    /// <param name="actual">The text, lines ending in LF.</param>
    /// <param name="testProject">Folder of the test project under tests.</param>
    /// <param name="file">Name of the approved file in it.</param>
    public static void Check(string actual, string testProject, string file)
    {
        string path = Path.Combine(RepositoryPaths.Root, "tests", testProject, file);
        if (Environment.GetEnvironmentVariable("ONCOLOGY_APPROVE") == "1")
        {
            File.WriteAllText(path, actual, new UTF8Encoding(false));
        }

        if (!File.Exists(path))
        {
            Assert.Fail($"{file} is not there: run with ONCOLOGY_APPROVE=1 and read it.");
        }

        Assert.That(actual, Is.EqualTo(File.ReadAllText(path)), $"{file} differs from the approved file.");
    }
}
