using System.Text.Json;
using Oncology.Survival;

namespace Oncology.Reporting.Tests;

/// <summary>The Stanford study gives the numbers of R (tests/golden/studies/stanford-heart.json).</summary>
[TestFixture]
public sealed class StanfordStudyTests
{
    private StudyRun _run = null!;
    private JsonElement _reference;

    [OneTimeSetUp]
    public void RunStudy()
    {
        _run = StudyCells.RunSample("stanford-heart");
        _reference = StudyCells.Reference("stanford-heart");
    }

    [Test]
    public void Naive_HazardRatio_EqualsRAndIsLabelled()
    {
        ResultTable table = _run.Item("transplant").Table(Language.English);
        JsonElement naive = _reference.GetProperty("naive_ever_transplanted");
        StudyCells.Equal(table.Rows[0].Cells[4], naive.GetProperty("terms")[0], "hr", "lcl", "ucl");
        Assert.That(table.Rows[0].Cells[0].Format(NumberStyle.English), Does.Contain("BIASED"));
        Assert.That(StudyCells.Number(table.Rows[0].Cells[1]), Is.EqualTo(naive.GetProperty("n").GetInt32()));
    }

    [TestCase("simon-makuch", "Mantel-Byar")]
    [TestCase("sweep", "HR [95% CI]")]
    public void Figure_OfTheExposure_IsCleanAndDrawn(string name, string holds)
    {
        Figure figure = _run.Item(name).Figure(Language.English);
        FigureLayout.AssertClean(figure);
        Assert.That(figure.ToSvg(), Does.Contain(holds));
        Assert.That(_run.Item(name).Numbers, Is.Not.Empty);
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    public void Landmark_Row_EqualsR(int index)
    {
        TableRow row = _run.Item("transplant").Table(Language.English).Rows[1 + index];
        JsonElement landmark = _reference.GetProperty("landmarks")[index];
        Assert.That(StudyCells.Number(row.Cells[1]), Is.EqualTo(landmark.GetProperty("n").GetInt32()));
        Assert.That(StudyCells.Number(row.Cells[2]), Is.EqualTo(landmark.GetProperty("exposed").GetInt32()));
        Assert.That(StudyCells.Number(row.Cells[3]), Is.EqualTo(landmark.GetProperty("cox").GetProperty("events").GetInt32()));
        StudyCells.Equal(row.Cells[4], landmark.GetProperty("cox").GetProperty("terms")[0], "hr", "lcl", "ucl");
        StudyCells.Equal(StudyCells.Number(row.Cells[5]), landmark.GetProperty("logrank").GetProperty("p").GetDouble(), "p");
    }

    [Test]
    public void TimeDependent_Rows_EqualR()
    {
        ResultTable table = _run.Item("transplant").Table(Language.English);
        JsonElement alone = _reference.GetProperty("td_heart_transplant_only").GetProperty("terms")[0];
        JsonElement adjusted = _reference.GetProperty("td_heart_full").GetProperty("terms")[3];
        StudyCells.Equal(table.Rows[4].Cells[4], alone, "hr", "lcl", "ucl");
        StudyCells.Equal(StudyCells.Number(table.Rows[4].Cells[5]), alone.GetProperty("p").GetDouble(), "p");
        StudyCells.Equal(table.Rows[5].Cells[4], adjusted, "hr", "lcl", "ucl");
        Assert.That(StudyCells.Number(table.Rows[4].Cells[1]), Is.EqualTo(103));
    }

    [TestCase("td_heart_full", 1)]
    [TestCase("td_heart_breslow", 6)]
    public void CoxModel_Coefficients_EqualR(string name, int firstRow)
    {
        ResultTable table = _run.Item("models").Table(Language.English);
        JsonElement[] terms = [.. _reference.GetProperty(name).GetProperty("terms").EnumerateArray()];
        for (int i = 0; i < terms.Length; i++)
        {
            TableRow row = table.Rows[firstRow + i];
            StudyCells.Equal(StudyCells.Number(row.Cells[1]), terms[i].GetProperty("coef").GetDouble(), $"coef {i}");
            StudyCells.Equal(StudyCells.Number(row.Cells[2]), terms[i].GetProperty("se").GetDouble(), $"se {i}");
            StudyCells.Equal(row.Cells[3], terms[i], "hr", "lcl", "ucl");
            StudyCells.Equal(StudyCells.Number(row.Cells[4]), terms[i].GetProperty("p").GetDouble(), $"p {i}");
        }
    }

    [Test]
    public void NaiveCurves_Panel_EqualsR()
    {
        ResultTable panel = _run.Item("naive").Numbers.Single(numbers => numbers.Name == "naive-panel").Table;
        JsonElement strata = _reference.GetProperty("km_naive");
        for (int i = 0; i < 2; i++)
        {
            StudyCells.Equal(panel.Rows[i].Cells[3], strata[i], "median", "median_lcl", "median_ucl");
            for (int t = 0; t < 3; t++)
            {
                StudyCells.Equal(panel.Rows[i].Cells[4 + t], strata[i].GetProperty("at")[t], "surv", "lcl", "ucl");
            }
        }
    }
}
