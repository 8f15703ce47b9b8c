using System.Globalization;
using System.Text.RegularExpressions;

namespace Oncology.Survival.Tests;

/// <summary>docs/validation.md counts the cases that are there.</summary>
[TestFixture]
public sealed partial class ValidationDocumentTests
{
    private static IEnumerable<TestCaseData> Rows =>
        File.ReadLines(Path.Combine(RepositoryPaths.Root, "docs", "validation.md"))
            .Select(line => Row().Match(line))
            .Where(match => match.Success)
            .Select(match => new TestCaseData(match.Groups[1].Value, Count(match.Groups[2]), Count(match.Groups[3])).SetArgDisplayNames(match.Groups[1].Value));

    [TestCaseSource(nameof(Rows))]
    public void Table_EachProcedure_CountsItsCases(string procedure, int inRepository, int beside)
    {
        Assert.That(GoldenCase.CountCopied(procedure), Is.EqualTo(inRepository));
        if (Directory.Exists(Path.Combine(RepositoryPaths.Shared, "reference")))
        {
            Assert.That(GoldenCase.Named(procedure).Count(), Is.EqualTo(inRepository + beside));
        }
    }

    private static int Count(Group digits) => int.Parse(digits.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\| `([a-z-]+)` \| (\d+) \| (\d+) \|")]
    private static partial Regex Row();
}
