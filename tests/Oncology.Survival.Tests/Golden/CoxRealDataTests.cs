using System.Text.Json;

namespace Oncology.Survival.Tests;

/// <summary>Cox models of real cohorts against the numbers R gave, from the files beside the checkout.</summary>
public sealed class CoxRealDataTests
{
    private const string Rotterdam = "Surv(dtime, death) ~ age + meno + factor(size, ref=\"<=20\") + grade + nodes + hormon + chemo";
    private const string Heart = "Surv(start, stop, event) ~ age + year + surgery + transplant";

    [TestCase("rotterdam", "rotterdam.csv", Rotterdam, "cox_efron", CoxTies.Efron)]
    [TestCase("rotterdam", "rotterdam.csv", Rotterdam, "cox_breslow", CoxTies.Breslow)]
    [TestCase("stanford-heart", "heart.csv", Heart, "td_heart_full", CoxTies.Efron)]
    [TestCase("stanford-heart", "heart.csv", Heart, "td_heart_breslow", CoxTies.Breslow)]
    [TestCase("stanford-heart", "heart.csv", "Surv(start, stop, event) ~ transplant", "td_heart_transplant_only", CoxTies.Efron)]
    public void Fit_RealCohort_EqualsR(string folder, string file, string formula, string key, CoxTies ties)
    {
        using var reference = JsonDocument.Parse(File.ReadAllBytes(RepositoryPaths.SharedOrIgnore("real-data", folder, "reference.json")));
        JsonElement expected = reference.RootElement.GetProperty(key);
        var parsed = Formula.Parse(formula);
        var model = CoxModel.Fit(ModelFrame.From(Table(folder, file, parsed), parsed), new CoxOptions { Ties = ties });
        Assert.That(model.Count, Is.EqualTo(expected.GetProperty("n").GetInt64()));
        Assert.That(model.EventCount, Is.EqualTo(expected.GetProperty("events").GetInt64()));
        Tolerance.Reference.Check("null", model.LogLikelihoodNull, expected.GetProperty("loglik_null"));
        Tolerance.Reference.Check("log-likelihood", model.LogLikelihood, expected.GetProperty("loglik"));
        Tolerance.Reference.Check("likelihood ratio", model.LikelihoodRatioTest.Statistic, expected.GetProperty("lr_test"));
        Tolerance.Reference.Check("score", model.ScoreTest.Statistic, expected.GetProperty("score"));
        Tolerance.Reference.Check("concordance", model.Concordance.Estimate, expected.GetProperty("concordance"));
        Tolerance.Reference.Check("wald", model.WaldTest.Statistic, expected.GetProperty("wald"));
        JsonElement[] terms = [.. expected.GetProperty("terms").EnumerateArray()];
        for (int j = 0; j < terms.Length; j++)
        {
            CoxCoefficient coefficient = model.Coefficients[j];
            string term = terms[j].GetProperty("term").GetString()!;
            Tolerance.Reference.Check(term, coefficient.Estimate, terms[j].GetProperty("coef"));
            Tolerance.Reference.Check(term + " se", coefficient.StandardError, terms[j].GetProperty("se"));
            Tolerance.Reference.Check(term + " hr", coefficient.HazardRatio, terms[j].GetProperty("hr"));
            Tolerance.Reference.Check(term + " lower", coefficient.HazardRatioInterval.Lower, terms[j].GetProperty("lcl"));
            Tolerance.Reference.Check(term + " upper", coefficient.HazardRatioInterval.Upper, terms[j].GetProperty("ucl"));
        }
    }

    private static DataTable Table(string folder, string file, Formula formula)
    {
        var rows = GoldenTable.Read(RepositoryPaths.SharedOrIgnore("real-data", folder, file));
        DataTable table = DataTable.Empty;
        foreach (string column in formula.Columns)
        {
            table = column == "size" ? table.WithText(column, rows.Texts(column)) : table.WithNumbers(column, rows.Numbers(column));
        }

        return table;
    }
}
