using System.Security.Cryptography;
using Oncology.Tests;

namespace Oncology.Reporting.Tests;

/// <summary>The gallery holds what its sample draws: .ci/run compares the sample's output, this test its files.</summary>
[TestFixture]
public sealed class GalleryTests
{
    private static readonly string Folder = Path.Combine(RepositoryPaths.Root, "docs", "gallery");

    [Test]
    public void Files_OfTheGallery_AreThoseOfTheSample()
    {
        string[][] lines = [.. File.ReadLines(Path.Combine(RepositoryPaths.Root, "samples", "05-gallery.out.txt")).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        using (Assert.EnterMultipleScope())
        {
            foreach (string[] line in lines)
            {
                string hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, line[0]))));
                Assert.That(hash, Does.StartWith(line[^1]), line[0]);
            }

            Assert.That(Directory.EnumerateFiles(Folder, "*.svg").Select(Path.GetFileName), Is.EquivalentTo(lines.Select(line => line[0])));
        }
    }
}
