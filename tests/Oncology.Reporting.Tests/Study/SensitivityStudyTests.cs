using System.Globalization;
using Oncology.Survival;
using Oncology.Tests;

namespace Oncology.Reporting.Tests;

/// <summary>
/// The chapter beyond the thesis: what must hold for any cohort. The estimators have their references in the core; here it is their use
/// that is checked, against the regression table of the same study and against the printed studies.
/// </summary>
[TestFixture]
public sealed class SensitivityStudyTests
{
    private StudyRun _run = null!;

    [OneTimeSetUp]
    public void RunStudy() => _run = StudyCells.RunSample("toulouse");

    // Overlap weights of a logistic model balance the means of its covariates exactly (Li, Morgan, Zaslavsky 2018, theorem 3).
    [Test]
    public void Balance_OverlapWeights_IsExact()
    {
        ResultTable table = Table("balance");
        Assert.That(table.Rows, Has.Length.EqualTo(7));
        foreach (TableRow row in table.Rows)
        {
            Assert.That(StudyCells.Number(row.Cells[3]), Is.Zero.Within(1e-8), row.Cells[0].ToString());
        }
    }

    // Of the seven covariates age alone stays beyond 0.1, after IPTW.
    [Test]
    public void Balance_CovariatesBeyondTheLimit_AreNamed()
    {
        Assert.That(Table("balance").Footnotes, Has.Some.StartsWith("Still beyond 0.1 after weighting: IPTW, stabilised: Age (years) (").And.None.Contains("; Overlap"));
        Assert.That(_run.Item("balance").Table(Language.French).Footnotes, Has.Some.StartsWith("Encore au-delà de 0,1 après pondération : IPTW, stabilisée\u00A0: Âge (ans) ("));
    }

    [Test]
    public void French_WomenOfTheStudy_AreCalledSoThroughout()
    {
        Assert.That(_run.Item("table-4").Table(Language.French).Footnotes, Has.Some.Contains("102 patientes, 31 événements").And.None.Contains("102 patients,"));
        Assert.That(_run.Item("figure-5").Figure(Language.French).Description, Does.Contain("Exclues").And.Not.Contain("Exclus"));
    }

    [TestCase("Progression-free survival", "univariable_2")]
    [TestCase("Overall survival", "univariable_1")]
    public void Weighted_WithoutWeights_IsTheLandmarkOfTable4(string endpoint, string column)
    {
        ResultTable table = Table("weighted");
        TableRow unweighted = table.Rows.Single(row => row.Cells[0] == new Cell.Text(endpoint) && row.Cells[1] == new Cell.Text("Unweighted"));
        var ratio = (Cell.WithInterval)unweighted.Cells[^2];
        var landmark = (Cell.WithInterval)StudyCells.At(Table("table-4"), "Yes: landmark 6 months", column);
        Assert.That(ratio.Value, Is.EqualTo(landmark.Value).Within(1e-12));
        Assert.That(table.Rows.Count(row => row.Cells[0] == new Cell.Text(endpoint)), Is.EqualTo(3));
    }

    [TestCase("immortal-time-pfs", "univariable_2", "multivariable_2")]
    [TestCase("immortal-time-os", "univariable_1", "multivariable_1")]
    public void ImmortalTime_TimeDependentRow_IsThatOfTable4(string item, string univariable, string multivariable)
    {
        TableRow last = Table(item).Rows[^1];
        Assert.That(StudyCells.Number(last.Cells[4]), Is.EqualTo(StudyCells.Number(StudyCells.At(Table("table-4"), "Yes: time-dependent covariate", univariable))).Within(1e-9));
        Assert.That(StudyCells.Number(last.Cells[6]), Is.EqualTo(StudyCells.Number(StudyCells.At(Table("table-4"), "Yes: time-dependent covariate", multivariable))).Within(1e-9));
    }

    [Test]
    public void SimonMakuch_HazardRatioAndEvents_AreThoseOfTheTimeDependentModel()
    {
        ResultTable pfs = _run.Item("figure-simon-makuch").Numbers.Single(numbers => numbers.Name == "figure-simon-makuchA-panel").Table;
        var expected = (Cell.WithInterval)StudyCells.At(Table("table-4"), "Yes: time-dependent covariate", "univariable_2");
        Assert.That(((Cell.WithInterval)pfs.Rows[1].Cells[^2]).Value, Is.EqualTo(expected.Value).Within(1e-9));
        Assert.That(pfs.Rows.Sum(row => StudyCells.Number(row.Cells[2])), Is.EqualTo(StudyCells.Number(Table("survival").Rows[0].Cells[3])));
    }

    [Test]
    public void LocalControl_Causes_AddUpToTheProgressionsOfTheArm()
    {
        double events = Table("local-control").Rows.Sum(row => ((Cell.OutOf)row.Cells[1]).Part);
        Assert.That(events, Is.EqualTo(((Cell.Share)StudyCells.At(Table("outcomes"), "Progression", "group_2")).Count));
    }

    // E-value of a risk ratio of 0.5 is 2 + sqrt(2): here only that estimate and limit stand in order.
    [Test]
    public void EValues_EstimateIsAtLeastItsLimit()
    {
        ResultTable table = Table("e-values");
        Assert.That(table.Rows, Has.Length.EqualTo(8));
        Assert.That(table.Rows.All(row => StudyCells.Number(row.Cells[4]) >= StudyCells.Number(row.Cells[5]) && StudyCells.Number(row.Cells[5]) >= 1), Is.True);
    }

    [Test]
    public void Fragility_Range_HoldsTheHazardRatio()
    {
        foreach (TableRow row in Table("fragility").Rows)
        {
            double ratio = StudyCells.Number(row.Cells[2]);
            Assert.That(StudyCells.Number(row.Cells[3]), Is.LessThanOrEqualTo(ratio));
            Assert.That(StudyCells.Number(row.Cells[4]), Is.GreaterThanOrEqualTo(ratio));
            Assert.That(((Cell.OutOf)row.Cells[6]).Whole, Is.EqualTo(_run.PatientCount));
        }
    }

    // Every rate of Table 5 is one of the transcribed numbers of the thesis.
    [Test]
    public void OtherStudies_Rates_AreTheTranscribedNumbers()
    {
        string[] printed =
        [
            .. PublishedNumber.Read(Path.Combine(RepositoryPaths.Root, "samples", "toulouse", "published.csv"))
                .Where(number => number is { Population: "external", Source: "Table 5", Statistic: "survival_percent" })
                .Select(number => string.Create(CultureInfo.InvariantCulture, $"{number.Id.Split('.')[2]} {number.Endpoint} {number.Value:0.0}")),
        ];
        ResultTable table = Table("table-5");
        string[] shown =
        [
            .. table.Rows.SkipLast(1).SelectMany(row => row.Cells.Skip(4).Select((cell, i) => (Rate: StudyCells.Number(cell), Endpoint: i < 2 ? "PFS" : "OS"))
                .Where(cell => !double.IsNaN(cell.Rate))
                .Select(cell => string.Create(CultureInfo.InvariantCulture, $"{row.Cells[0].Format(NumberStyle.English).Split(',')[0].ToLowerInvariant()} {cell.Endpoint} {100 * cell.Rate:0.0}"))),
        ];
        Assert.That(shown, Is.EquivalentTo(printed));
    }

    [Test]
    public void OtherStudies_Figure_HasNoRatioAxis()
    {
        string svg = _run.Item("figure-table-5").Figure(Language.French).ToSvg();
        Assert.That(svg, Does.Contain("Milano, os seul").And.Contain("Données synthétiques").And.Not.Contain("HR"));
    }

    [Test]
    public void Period_OfInclusion_IsInMonths() =>
        Assert.That(Table("period").Rows.Single().Cells.Skip(2).Select(cell => cell.Format(NumberStyle.English)), Is.EqualTo(new[] { "2014-01", "2018-12" }));

    private ResultTable Table(string name) => _run.Item(name).Table(Language.English);

    [Test]
    public void ImmortalTime_Table_NamesTheUnitOfItsTimes()
    {
        ResultTable table = Table("immortal-time-pfs");
        Assert.That(table.Rows.Select(row => row.Cells[0].ToString()), Has.Some.Contains("months"));
        Assert.That(string.Join(' ', table.Footnotes), Does.Contain(" months (").And.Not.Contain("units of time"));
    }
}
