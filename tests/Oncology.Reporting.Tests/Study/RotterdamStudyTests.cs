using System.Text.Json;
using Oncology.Survival;

namespace Oncology.Reporting.Tests;

/// <summary>The Rotterdam study gives the numbers of R (tests/golden/studies/rotterdam.json).</summary>
[TestFixture]
public sealed class RotterdamStudyTests
{
    private StudyRun _run = null!;
    private JsonElement _reference;

    [OneTimeSetUp]
    public void RunStudy()
    {
        _run = StudyCells.RunSample("rotterdam");
        _reference = StudyCells.Reference("rotterdam");
    }

    [TestCase(0, "os_km_all", 0)]
    [TestCase(1, "os_km_hormon", 0)]
    [TestCase(2, "os_km_hormon", 1)]
    [TestCase(3, "rfs_km_all", 0)]
    public void Survival_Row_EqualsR(int index, string name, int stratum)
    {
        TableRow row = _run.Item("survival").Table(Language.English).Rows[index];
        JsonElement expected = _reference.GetProperty(name)[stratum];
        Assert.That(StudyCells.Number(row.Cells[2]), Is.EqualTo(expected.GetProperty("n").GetInt32()));
        Assert.That(StudyCells.Number(row.Cells[3]), Is.EqualTo(expected.GetProperty("events").GetInt32()));
        StudyCells.Equal(row.Cells[4], expected, "median", "median_lcl", "median_ucl");
        for (int t = 0; t < 3; t++)
        {
            StudyCells.Equal(row.Cells[5 + t], expected.GetProperty("at")[t], "surv", "lcl", "ucl");
        }
    }

    [Test]
    public void FollowUp_Median_EqualsR() =>
        StudyCells.Equal(_run.Item("follow-up").Table(Language.English).Rows[0].Cells[2], _reference.GetProperty("followup_reverse_km"), "median", "lcl", "ucl");

    [TestCase("os_logrank_hormon", 0)]
    [TestCase("os_logrank_size", 3)]
    public void LogRank_Test_EqualsR(string name, int firstRow)
    {
        ResultTable table = _run.Item("log-rank").Table(Language.English);
        JsonElement expected = _reference.GetProperty(name);
        StudyCells.Equal(StudyCells.Number(table.Rows[firstRow].Cells[4]), expected.GetProperty("chisq").GetDouble(), "chisq");
        StudyCells.Equal(StudyCells.Number(table.Rows[firstRow].Cells[6]), expected.GetProperty("p").GetDouble(), "p");
        for (int g = 0; g < expected.GetProperty("observed").GetArrayLength(); g++)
        {
            StudyCells.Equal(StudyCells.Number(table.Rows[firstRow + 1 + g].Cells[2]), expected.GetProperty("observed")[g].GetDouble(), "observed");
            StudyCells.Equal(StudyCells.Number(table.Rows[firstRow + 1 + g].Cells[3]), expected.GetProperty("expected")[g].GetDouble(), "expected");
        }
    }

    [TestCase("cox_efron", 1)]
    [TestCase("cox_breslow", 10)]
    public void CoxModel_Coefficients_EqualR(string name, int firstRow)
    {
        ResultTable table = _run.Item("cox").Table(Language.English);
        JsonElement[] terms = [.. _reference.GetProperty(name).GetProperty("terms").EnumerateArray()];
        for (int i = 0; i < terms.Length; i++)
        {
            TableRow row = table.Rows[firstRow + i];
            StudyCells.Equal(StudyCells.Number(row.Cells[1]), terms[i].GetProperty("coef").GetDouble(), $"coef {i}");
            StudyCells.Equal(StudyCells.Number(row.Cells[2]), terms[i].GetProperty("se").GetDouble(), $"se {i}");
            StudyCells.Equal(row.Cells[3], terms[i], "hr", "lcl", "ucl");
        }
    }

    [Test]
    public void Regression_Multivariable_EqualsTheModelOfTheFormula()
    {
        // The same model twice: from the study's variables, and from the formula that R fitted.
        ResultTable table = _run.Item("regression").Table(Language.English);
        JsonElement terms = _reference.GetProperty("cox_efron").GetProperty("terms");
        StudyCells.Equal(StudyCells.At(table, "Age (years)", "multivariable_1"), terms[0], "hr", "lcl", "ucl");
        StudyCells.Equal(StudyCells.At(table, "20–50 mm", "multivariable_1"), terms[2], "hr", "lcl", "ucl");
        StudyCells.Equal(StudyCells.At(table, "> 50 mm", "multivariable_1"), terms[3], "hr", "lcl", "ucl");
    }

    [Test]
    public void Landmark_TwelveMonths_EqualsR()
    {
        JsonElement expected = _reference.GetProperty("landmark12");
        TableRow row = _run.Item("relapse").Table(Language.English).Rows[0];
        Assert.That(StudyCells.Number(row.Cells[1]), Is.EqualTo(expected.GetProperty("n").GetInt32()));
        Assert.That(StudyCells.Number(row.Cells[2]), Is.EqualTo(expected.GetProperty("exposed").GetInt32()));
        StudyCells.Equal(row.Cells[4], expected.GetProperty("cox").GetProperty("terms")[0], "hr", "lcl", "ucl");
        StudyCells.Equal(StudyCells.Number(row.Cells[5]), expected.GetProperty("logrank").GetProperty("p").GetDouble(), "p");
        ResultTable panel = _run.Item("relapse-12").Numbers.Single(numbers => numbers.Name == "relapse-12-panel").Table;
        for (int i = 0; i < 2; i++)
        {
            StudyCells.Equal(panel.Rows[i].Cells[3], expected.GetProperty("km")[i], "median", "median_lcl", "median_ucl");
            StudyCells.Equal(panel.Rows[i].Cells[4], expected.GetProperty("km")[i].GetProperty("at")[0], "surv", "lcl", "ucl");
        }
    }
}
