using Oncology.Tests;

namespace Oncology.Cohort.Tests;

/// <summary>Criteria lists from JSON, and the document that describes them.</summary>
public class CriteriaFileTests
{
    [Test]
    public void Read_TheExampleOfTheDocument_IsAList()
    {
        string json = Document().Split("```json")[1].Split("```")[0];
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            File.WriteAllText(path, json);
            var list = CriteriaList.Read(path);

            Assert.That(list.Criteria.Select(c => c.Id), Is.EqualTo(new[] { "I1", "I2", "I3", "E1", "I4" }));
            Assert.That(list.Criteria[3].Kind, Is.EqualTo(CriterionKind.Exclusion));
            Assert.That(list.Caps.Single().MostShare, Is.EqualTo(0.5));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public void Document_NamesEveryDerivedFact()
    {
        string document = Document();
        string[] missing =
        [
            .. Facts.All.Select(f => f.Name)
                .Where(n => !PatientFields.Names.Contains(n) && !n.StartsWith("days_since_", StringComparison.Ordinal) && !document.Contains($"| `{n}` |", StringComparison.Ordinal)),
        ];

        Assert.That(missing, Is.Empty);
    }

    private static string Document() => File.ReadAllText(Path.Combine(RepositoryPaths.Root, "docs", "criteria-file.md"));
}
