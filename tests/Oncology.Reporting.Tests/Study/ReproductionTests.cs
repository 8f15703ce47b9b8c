using System.Text;
using Oncology.Survival;
using Oncology.Tests;

namespace Oncology.Reporting.Tests;

/// <summary>
/// The shipped cohort against the published numbers of the thesis. The expected side is the printed thesis (published.csv) and its audit;
/// the approved file holds the verdicts that were reached, and none may get worse.
/// </summary>
[TestFixture]
public sealed class ReproductionTests
{
    private const string VerdictFile = "Approved/toulouse-verdicts.csv";

    private static readonly string Samples = Path.Combine(RepositoryPaths.Root, "samples", "toulouse");

    private Reproduction _reproduction = null!;

    [OneTimeSetUp]
    public void Reproduce() => _reproduction = StudyCells.ReproduceToulouse();

    [Test]
    public void Run_ShippedCohort_NoVerdictGetsWorse()
    {
        string path = Path.Combine(RepositoryPaths.Root, "tests", "Oncology.Reporting.Tests", VerdictFile);
        string reached = string.Concat(_reproduction.Rows.Select(row => $"{row.Published.Id},{row.Verdict}\n"));
        if (Environment.GetEnvironmentVariable("ONCOLOGY_APPROVE") == "1")
        {
            File.WriteAllText(path, reached, new UTF8Encoding(false));
        }

        Dictionary<string, ReproductionVerdict> approved = File.ReadLines(path).Select(line => line.Split(',')).ToDictionary(line => line[0], line => Enum.Parse<ReproductionVerdict>(line[1]));
        Assert.That(_reproduction.Rows.Select(row => row.Published.Id), Is.EquivalentTo(approved.Keys));
        Assert.That(_reproduction.Rows.Where(row => row.Verdict > approved[row.Published.Id]).Select(row => $"{row.Published.Id}: {row.Verdict}"), Is.Empty, "worse than approved");
        Assert.That(_reproduction.Rows.Where(row => row.Verdict < approved[row.Published.Id]).Select(row => $"{row.Published.Id}: {row.Verdict}"), Is.Empty, "better than approved: approve anew");
    }

    // The totals of audit.md: 931 rows, 92 of other studies, 91 parameters; 14 that no data can print and 8 of the last digit.
    [Test]
    public void Run_ShippedCohort_CountsAreThoseOfTheAudit()
    {
        ReproductionSummary summary = _reproduction.Summary;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(summary.Published, Is.EqualTo(748));
            Assert.That(summary.Reproduced, Is.AtLeast(722));
            Assert.That(summary.Inconsistent, Is.EqualTo(14));
            Assert.That(summary.Rounding, Is.EqualTo(8));
            Assert.That(summary.Reproduced + summary.Rounding + summary.Inconsistent + summary.Missed, Is.EqualTo(748));
            Assert.That(_reproduction.Apart.Count(number => number.Role == PublishedRole.OtherStudy), Is.EqualTo(92));
            Assert.That(_reproduction.Apart.Count(number => number.Role == PublishedRole.Parameter), Is.EqualTo(91));
        }
    }

    // What may not be missed whatever the cohort: counts, percentages, p-values of Tables 2 and 3, events, medians, the text's survival
    // probabilities, Figure 6B, landmarks, the time-dependent hazard ratios.
    [Test]
    public void Run_ShippedCohort_MissesNothingThatIsCounted() => Assert.That(
        _reproduction.Rows
            .Where(row => row.Verdict == ReproductionVerdict.Missed)
            .Where(row => row.Published.Statistic is "n" or "percent" or "events" or "median" or "median_not_reached" or "min" or "max" or "year" or "month"
                || row.Published.Source is "Table 2" or "Table 3"
                || row.Published.Id.StartsWith("text.", StringComparison.Ordinal)
                || row.Published.Id.StartsWith("figure6b.", StringComparison.Ordinal)
                || row.Published.Id.Contains(".focal_", StringComparison.Ordinal))
            .Select(row => row.Published.Id), Is.Empty);

    [Test]
    public void Run_ShippedCohort_EveryInconsistentNumberHasItsReason()
    {
        ReproductionRow[] rows = [.. _reproduction.Rows.Where(row => row.Verdict is ReproductionVerdict.Inconsistent or ReproductionVerdict.Rounding)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows.Where(row => row.Reason is null || row.Recomputed is null), Is.Empty);
            Assert.That(rows.Where(row => row.Reason?.French == row.Reason?.English).Select(row => row.Published.Id), Is.Empty);
        }
    }

    [Test]
    public void Run_ShippedCohort_EveryMissSaysHowFarAndWhatBoundsIt()
    {
        ReproductionRow[] missed = [.. _reproduction.Rows.Where(row => row.Verdict == ReproductionVerdict.Missed)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(missed.Select(row => row.Reason?.English), Has.All.StartsWith("one unit of the last digit off: "));
            Assert.That(missed.Select(row => row.Reason?.French), Has.All.StartsWith("à une unité du dernier chiffre : "));
        }
    }

    [Test]
    public void ToTable_French_WritesPublishedNumbersWithAComma()
    {
        ResultTable table = _reproduction.ToTable(Language.French);
        int column = table.Columns.ToList().FindIndex(c => c.Key == "published");
        string[] published = [.. table.Rows.Select(row => ((Cell.Text)row.Cells[column]).Value)];
        Assert.That(published, Has.None.Contains("."));
        Assert.That(published, Has.Some.EqualTo("52,9").And.Some.EqualTo("non atteinte"));
    }

    // The thesis prints under S(24) what is S(12): all six numbers come out there.
    [TestCase("figure6b.focal_no.s24", 73.4)]
    [TestCase("figure6b.focal_no.s24.lower", 60.8)]
    [TestCase("figure6b.focal_no.s24.upper", 82.6)]
    [TestCase("figure6b.focal_yes.s24", 92.3)]
    [TestCase("figure6b.focal_yes.s24.lower", 72.6)]
    [TestCase("figure6b.focal_yes.s24.upper", 98.0)]
    public void ReadAs_Figure6BAt24Months_AgreesAt12(string id, double printed) =>
        Assert.That(_reproduction.Rows.Single(row => row.Published.Id == id).ReadAs, Is.EqualTo(printed).Within(0.05));

    [Test]
    public void ToHtml_French_FiltersWithoutScript()
    {
        string page = _reproduction.ToHtml(Language.French);
        Assert.That(page, Does.Not.Contain("<script"));
        Assert.That(page, Does.Contain("#verdict-3:checked ~ table tbody tr:not(.v3)").And.Contain("748 r&#233;sultats publi&#233;s"));
        Assert.That(page.Split("<tr class=\"v").Length - 1, Is.EqualTo(748));
    }

    [Test]
    public void ToTable_BothLanguages_HasOneRowPerResultAndTheSummary()
    {
        foreach (Language language in new[] { Language.English, Language.French })
        {
            ResultTable table = _reproduction.ToTable(language);
            Assert.That(table.Rows, Has.Length.EqualTo(748));
            Assert.That(table.Footnotes, Has.Some.Contains("748"));
        }
    }
}
