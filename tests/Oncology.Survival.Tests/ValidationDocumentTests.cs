namespace Oncology.Survival.Tests;

/// <summary>docs/validation.md is what a run of all golden comparisons found.</summary>
[TestFixture]
public sealed class ValidationDocumentTests
{
    // Both tests read one run: it is the whole of the golden comparisons.
    private static readonly Lazy<AgreementLog> Run = new(GoldenRun.All);

    private static string Template => File.ReadAllText(Path.Combine(RepositoryPaths.Root, "tests", "Oncology.Survival.Tests", "ValidationDocument.template.md"));

    [Test]
    public void Write_GoldenRun_EqualsTheDocument()
    {
        string current = File.ReadAllText(Path.Combine(RepositoryPaths.Root, "docs", "validation.md"));
        Approved.Check(new ValidationDocument(Run.Value).Write(Template, current), Path.Combine("..", "docs"), "validation.md");
    }

    [Test]
    public void GoldenRun_AllCases_AreSeen()
    {
        Assert.That(Run.Value.Cases.Values.Where(golden => golden.IsCopied).Select(golden => golden.Id), Is.EquivalentTo(GoldenCase.Procedures.SelectMany(GoldenCase.Copied)));
    }

    [Test]
    public void Template_EachProcedure_SaysWhatIsCompared()
    {
        string template = Template;
        Assert.That(GoldenCase.Procedures.Where(procedure => !template.Contains($"| `{procedure}` |", StringComparison.Ordinal)), Is.Empty);
    }
}
