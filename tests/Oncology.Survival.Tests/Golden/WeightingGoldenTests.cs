using System.Text.Json;

namespace Oncology.Survival.Tests;

/// <summary>Logistic models, propensity score weights and weighted analyses against R.</summary>
public sealed class WeightingGoldenTests
{
    private static IEnumerable<TestCaseData> LogisticModels => GoldenCase.Named("logistic");

    private static IEnumerable<TestCaseData> Weightings => GoldenCase.Named("iptw");

    [TestCaseSource(nameof(LogisticModels))]
    public void Fit_LogisticCase_EqualsR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        var model = LogisticModel.Fit(DesignMatrix.From(Table(golden), Terms(golden)), Treated(golden), new LogisticOptions { ConfidenceLevel = golden.Number("conf_level")!.Value });
        Check(model, golden.Expected.GetProperty("logistic"));
        Tolerance.Reference.Check("fitted", model.Probability, golden.Expected.GetProperty("fitted").GetProperty("probability"));
        Tolerance.Reference.Check("c", model.Concordance, golden.Expected.GetProperty("c_statistic"));
        Assert.That(model.Count, Is.EqualTo(golden.Expected.GetProperty("n_used").GetInt32()));
    }

    [TestCaseSource(nameof(Weightings))]
    public void Fit_WeightingCase_EqualsR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        JsonElement expected = golden.Expected;
        DataTable table = Table(golden);
        var score = PropensityScore.Fit(DesignMatrix.From(table, Terms(golden)), Treatment(golden), Options(golden));
        Check(score.Model, expected.GetProperty("logistic"));
        Tolerance.Reference.Check("propensity", score.Probability, expected.GetProperty("weights").GetProperty("propensity"));
        Tolerance.Reference.Check("weight", score.Weight, expected.GetProperty("weights").GetProperty("weight"));
        Tolerance.Reference.Check("sum", score.Groups[1].SumOfWeights, expected.GetProperty("sum_of_weights").GetProperty("treated"));
        Tolerance.Reference.Check("sum", score.Groups[0].SumOfWeights, expected.GetProperty("sum_of_weights").GetProperty("untreated"));
        Tolerance.Reference.Check("effective", score.Groups[1].EffectiveSize, expected.GetProperty("effective_sample_size").GetProperty("treated"));
        Tolerance.Reference.Check("effective", score.Groups[0].EffectiveSize, expected.GetProperty("effective_sample_size").GetProperty("untreated"));

        var balance = BalanceTable.Create(table, Terms(golden), score);
        Tolerance.Reference.Check("before", [.. balance.Rows.Select(row => row.Before)], Differences(expected, "balance_unweighted"));
        Tolerance.Reference.Check("after", [.. balance.Rows.Select(row => row.After)], Differences(expected, "balance_weighted"));

        SurvivalData data = golden.Data().WithWeights(score.Weight.AsSpan());
        KaplanMeierOptions curve = golden.CurveOptions();
        CurveCheck.AreEqual(KaplanMeier.FitBy(data, score.Treatment, curve), expected.GetProperty("weighted_km_greenwood"));
        CheckRobust(KaplanMeier.FitBy(data, score.Treatment, curve with { Variance = CurveVariance.Robust }), expected.GetProperty("weighted_km_robust"));
        CheckCox(golden, data, score, expected.GetProperty("weighted_cox"));
        CheckLogRank(LogRankTest.Run(data, score.Treatment, new LogRankOptions { Variance = LogRankVariance.XieLiu }), expected.GetProperty("weighted_logrank"));
    }

    private static void Check(LogisticModel model, JsonElement expected)
    {
        Assert.That(model.Converged, Is.True);
        Assert.That(
            model.Coefficients.Skip(1).Select(c => CoxGoldenFormula.Key(c.Name)),
            Is.EqualTo(expected.GetProperty("terms").EnumerateArray().Skip(1).Select(CoxGoldenFormula.Key)));
        Tolerance.Reference.Check("coef", [.. model.Coefficients.Select(c => c.Estimate)], expected.GetProperty("coef"));
        Tolerance.LastStep.Check("std_err", [.. model.Coefficients.Select(c => c.StandardError)], expected.GetProperty("std_err"));
        Tolerance.LastStep.Check("z", [.. model.Coefficients.Select(c => c.Statistic)], expected.GetProperty("z"));
        Tolerance.LastStep.Check("p", [.. model.Coefficients.Select(c => c.PValue)], expected.GetProperty("p_value"));
        Tolerance.Reference.Check("odds ratio", [.. model.Coefficients.Select(c => c.OddsRatio)], expected.GetProperty("odds_ratio"));
        Tolerance.LastStep.Check("lower", [.. model.Coefficients.Select(c => c.OddsRatioInterval.Lower)], expected.GetProperty("or_lower"));
        Tolerance.LastStep.Check("upper", [.. model.Coefficients.Select(c => c.OddsRatioInterval.Upper)], expected.GetProperty("or_upper"));
        JsonElement atEstimate = expected.GetProperty("at_estimate");
        Tolerance.Reference.Check("std_err at the estimate", [.. model.Coefficients.Select(c => c.StandardError)], atEstimate.GetProperty("std_err"));
        for (int i = 0; i < model.Coefficients.Length; i++)
        {
            int row = i;
            double[] covariances = [.. Enumerable.Range(0, model.Coefficients.Length).Select(column => model.Covariance(row, column))];
            Tolerance.LastStep.Check("covariance", covariances, expected.GetProperty("covariance")[i]);
            Tolerance.Reference.Check("covariance at the estimate", covariances, atEstimate.GetProperty("covariance")[i]);
        }

        Tolerance.Reference.Check("deviance", model.Deviance, expected.GetProperty("deviance"));
        Tolerance.Reference.Check("null deviance", model.NullDeviance, expected.GetProperty("null_deviance"));
        Tolerance.Reference.Check("log-likelihood", model.LogLikelihood, expected.GetProperty("loglik"));
        Tolerance.Reference.Check("AIC", model.InformationCriterion, expected.GetProperty("aic"));
        Assert.That(model.ResidualDegreesOfFreedom, Is.EqualTo(expected.GetProperty("df_residual").GetInt32()));
    }

    private static void CheckRobust(IReadOnlyList<KaplanMeier> curves, JsonElement expected)
    {
        for (int i = 0; i < curves.Count; i++)
        {
            Tolerance.Reference.Check("surv", [.. curves[i].Survival.Skip(1)], expected[i].GetProperty("surv"));
            Tolerance.Reference.Check("robust std_err", [.. curves[i].StandardError.Skip(1)], expected[i].GetProperty("std_err"));
            Tolerance.Reference.Check("robust lower", [.. curves[i].Lower.Skip(1)], expected[i].GetProperty("lower"));
            Tolerance.Reference.Check("robust upper", [.. curves[i].Upper.Skip(1)], expected[i].GetProperty("upper"));
            CurveCheck.Quantiles(curves[i], expected[i].GetProperty("quantiles"));
        }
    }

    private static void CheckCox(GoldenCase golden, SurvivalData data, PropensityScore score, JsonElement expected)
    {
        var design = DesignMatrix.FromColumns(data.Count, ("z", [.. score.Treatment.Codes.Select(code => (double)code)]));
        var model = CoxModel.Fit(data, design, new CoxOptions { Ties = Enum.Parse<CoxTies>(golden.Text("ties")!, ignoreCase: true), Robust = true });
        JsonElement coefficient = expected.GetProperty("coefficients");
        Tolerance.Reference.Check("cox", [model.Coefficients[0].Estimate], coefficient.GetProperty("coef"));
        Tolerance.Reference.Check("cox robust", [model.Coefficients[0].RobustStandardError!.Value], coefficient.GetProperty("std_err"));
        Tolerance.Reference.Check("cox naive", [model.Coefficients[0].StandardError], coefficient.GetProperty("naive_std_err"));
        Tolerance.Reference.Check("cox lower", [model.Coefficients[0].HazardRatioInterval.Lower], coefficient.GetProperty("hr_lower"));
        Tolerance.Reference.Check("cox upper", [model.Coefficients[0].HazardRatioInterval.Upper], coefficient.GetProperty("hr_upper"));
        Tolerance.Reference.Check("log-likelihood", model.LogLikelihood, expected.GetProperty("loglik_model"));
        JsonElement tests = expected.GetProperty("tests");
        Tolerance.Reference.Check("wald", model.WaldTest.Statistic, tests.GetProperty("wald").GetProperty("chi2"));
        Tolerance.Reference.Check("score", model.ScoreTest.Statistic, tests.GetProperty("score").GetProperty("chi2"));
        Tolerance.Reference.Check("robust score", model.RobustScoreTest!.Value.Statistic, tests.GetProperty("robust_score").GetProperty("chi2"));
    }

    private static void CheckLogRank(LogRankTest test, JsonElement expected)
    {
        Tolerance.Reference.Check("weighted observed", [.. test.Groups.Select(group => group.Observed)], expected.GetProperty("weighted_observed"));
        Tolerance.Reference.Check("weighted expected", [.. test.Groups.Select(group => group.Expected)], expected.GetProperty("weighted_expected"));
        for (int g = 0; g < test.Groups.Length; g++)
        {
            Tolerance.Reference.Check($"covariance[{g}]", test.Covariance[g], expected.GetProperty("variance")[g]);
        }

        LogRankCheck.AreEqual(test.Test, expected);
    }

    private static double[] Differences(JsonElement expected, string part) =>
        [.. expected.GetProperty(part).EnumerateArray().Select(row => row.GetProperty("smd").GetDouble())];

    private static DataTable Table(GoldenCase golden)
    {
        DataTable table = DataTable.Empty;
        foreach (JsonElement covariate in golden.Options.GetProperty("covariates").EnumerateArray())
        {
            string name = covariate.GetProperty("name").GetString()!;
            table = covariate.GetProperty("type").ValueEquals("numeric")
                ? table.WithNumbers(name, golden.Table.Numbers(name))
                : table.WithText(name, golden.Table.Texts(name));
        }

        return table;
    }

    private static Formula Terms(GoldenCase golden) => Formula.ParseTerms(string.Join(" + ", golden.Options.GetProperty("covariates").EnumerateArray().Select(covariate =>
    {
        string name = covariate.GetProperty("name").GetString()!;
        return covariate.GetProperty("type").ValueEquals("numeric") ? $"`{name}`" : $"factor(`{name}`, ref=\"{covariate.GetProperty("reference").GetString()}\")";
    })));

    private static bool[] Treated(GoldenCase golden)
    {
        double level = golden.Number("treated_level")!.Value;
        return [.. golden.Table.Numbers(golden.Text("treatment")!).Select(value => value == level)];
    }

    private static Factor Treatment(GoldenCase golden) => Factor.FromBooleans("z", Treated(golden), "0", "1");

    private static PropensityOptions Options(GoldenCase golden)
    {
        double[] truncation = golden.Numbers("truncate_quantiles");
        return new PropensityOptions
        {
            Estimand = golden.Text("estimand") switch
            {
                "ate" => TreatmentEstimand.Average,
                "ate_stabilized" => TreatmentEstimand.AverageStabilized,
                "att" => TreatmentEstimand.Treated,
                _ => TreatmentEstimand.Overlap,
            },
            LowerTruncation = truncation.Length == 0 ? 0 : truncation[0],
            UpperTruncation = truncation.Length == 0 ? 1 : truncation[1],
        };
    }
}
