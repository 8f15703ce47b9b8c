using System.Text.Json;
using System.Text.RegularExpressions;

namespace Oncology.Survival.Tests;

/// <summary>Baseline hazards, linear predictors, residuals and tests of proportional hazards against R.</summary>
public sealed class CoxDiagnosticsGoldenTests
{
    private static IEnumerable<TestCaseData> Baselines => GoldenCase.WithPart("cox", "baseline_centered");

    private static IEnumerable<TestCaseData> Predictors => GoldenCase.WithPart("cox", "linear_predictor");

    private static IEnumerable<TestCaseData> ResidualCases => GoldenCase.WithPart("cox", "residuals");

    private static IEnumerable<TestCaseData> Predictions => GoldenCase.WithPart("cox", "predictions");

    private static IEnumerable<TestCaseData> ProportionalHazards => GoldenCase.WithPart("cox", "ph_test");

    [TestCaseSource(nameof(Baselines))]
    public void Baseline_GoldenCase_EqualsR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        var baseline = CoxBaseline.Fit(CoxGoldenTests.Fit(golden));
        JsonElement[] centred = [.. golden.Expected.GetProperty("baseline_centered").EnumerateArray()];
        JsonElement[] zero = [.. golden.Expected.GetProperty("baseline_at_zero").EnumerateArray()];
        Assert.That(baseline.Curves, Has.Length.EqualTo(centred.Length));
        for (int s = 0; s < centred.Length; s++)
        {
            string? label = centred[s].TryGetProperty("stratum", out JsonElement stratum) ? Plain(stratum.GetString()!) : null;
            CoxBaselineCurve curve = baseline.Curves.Single(c => c.Stratum == label);
            Tolerance.Reference.Check("time", curve.Time, centred[s].GetProperty("time"));
            Tolerance.Reference.Check("centred", curve.CumulativeHazard, centred[s].GetProperty("cumhaz"));
            if (!golden.DoNotCompare.Contains("baseline_at_zero"))
            {
                Tolerance.Reference.Check("at zero", curve.CumulativeHazardAtZero, zero[s].GetProperty("cumhaz"));
            }
        }
    }

    [TestCaseSource(nameof(Predictors))]
    public void LinearPredictor_GoldenCase_EqualsR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        CoxModel model = CoxGoldenTests.Fit(golden);
        Tolerance.Reference.Check("η", model.LinearPredictor, golden.Expected.GetProperty("linear_predictor").GetProperty("lp_centered"));
        Tolerance.Reference.Check("means", [.. At(golden, model).Select(j => model.Means[j])], golden.Expected.GetProperty("means"));
    }

    [TestCaseSource(nameof(ResidualCases))]
    public void Residuals_GoldenCase_EqualR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        CoxModel model = CoxGoldenTests.Fit(golden);
        var residuals = CoxResiduals.Of(model);
        JsonElement expected = golden.Expected.GetProperty("residuals");
        Tolerance.Reference.Check("martingale", residuals.Martingale, expected.GetProperty("martingale"));
        Tolerance.Reference.Check("deviance", residuals.Deviance, expected.GetProperty("deviance"));
        int[] at = At(golden, model);
        Columns("score", j => residuals.Score(j));
        Columns("dfbeta", j => residuals.Dfbeta(j));
        Columns("dfbetas", j => residuals.Dfbetas(j));
        if (!expected.TryGetProperty("schoenfeld", out JsonElement schoenfeld))
        {
            Assert.That(model.Options.Ties, Is.EqualTo(CoxTies.Exact));
            Assert.That(() => residuals.Schoenfeld(0), Throws.InvalidOperationException);
            return;
        }

        // R orders strata by their label as text, we by level: rows are matched.
        double[] rows = Tolerance.Numbers(expected.GetProperty("row"));
        double[] eventRows = [.. residuals.SchoenfeldRows.Select(row => rows[row])];
        int[] order = [.. Tolerance.Numbers(schoenfeld.GetProperty("row")).Select(row => Array.IndexOf(eventRows, row))];
        Tolerance.Reference.Check("time", [.. order.Select(i => residuals.SchoenfeldTimes[i])], schoenfeld.GetProperty("time"));
        Columns("schoenfeld", j => [.. order.Select(i => residuals.Schoenfeld(j)[i])]);
        Columns("scaled_schoenfeld", j => [.. order.Select(i => residuals.ScaledSchoenfeld(j)[i])]);

        void Columns(string name, Func<int, IReadOnlyList<double>> column)
        {
            if (!expected.TryGetProperty(name, out JsonElement numbers))
            {
                return;
            }

            string[] names = [.. golden.Expected.GetProperty("coefficients").GetProperty("names").EnumerateArray().Select(n => n.GetString()!)];
            for (int j = 0; j < names.Length; j++)
            {
                Tolerance.Reference.Check($"{name} {names[j]}", column(at[j]), numbers.GetProperty(names[j]));
            }
        }
    }

    [TestCaseSource(nameof(ProportionalHazards))]
    public void ProportionalHazards_GoldenCase_EqualsR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        CoxModel model = CoxGoldenTests.Fit(golden);
        foreach (JsonElement expected in golden.Expected.GetProperty("ph_test").EnumerateArray())
        {
            string name = expected.GetProperty("transform").GetString()!;
            var test = ProportionalHazardsTest.Run(model, name == "km" ? TimeTransform.KaplanMeier : Enum.Parse<TimeTransform>(name, ignoreCase: true));
            Assert.That(expected.GetProperty("names").EnumerateArray().Last().GetString(), Is.EqualTo("GLOBAL"));
            string[] names = [.. expected.GetProperty("names").EnumerateArray().Select(n => n.GetString()!)];
            for (int k = 0; k < names.Length; k++)
            {
                TestResult ours = k == names.Length - 1 ? test.Global : test.Terms.Single(t => TermName(t.Term) == names[k]).Test;
                Check($"{name} {names[k]}", ours, expected, k);
            }

            if (expected.TryGetProperty("by_coefficient", out JsonElement coefficients))
            {
                int[] at = At(golden, model);
                CoefficientName[] estimated = [.. model.Coefficients.Where(c => !double.IsNaN(c.Estimate)).Select(c => c.Name)];
                for (int j = 0; j < at.Length; j++)
                {
                    int ours = Array.IndexOf(estimated, model.Coefficients[at[j]].Name);
                    Check($"{name} coefficient {j}", test.Coefficients[ours].Test, coefficients, j);
                }
            }
        }
    }

    [TestCaseSource(nameof(Predictions))]
    public void Prediction_GoldenCase_EqualsR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        CoxModel model = CoxGoldenTests.Fit(golden);
        CoxPredictionOptions options = new()
        {
            ConfidenceLevel = golden.Number("conf_level") ?? 0.95,
            Interval = golden.Text("conf_type") is string type ? Enum.Parse<IntervalTransform>(type.Replace("-", "", StringComparison.Ordinal), ignoreCase: true) : IntervalTransform.Log,
        };
        foreach (JsonElement expected in golden.Expected.GetProperty("predictions").EnumerateArray())
        {
            CoxPrediction curve = CoxPrediction.Fit(model, Patient(expected.GetProperty("newdata")), options).Single();
            Tolerance.Reference.Check("η", curve.LinearPredictor, expected.GetProperty("linear_predictor_centered"));
            if (expected.TryGetProperty("curve", out JsonElement columns))
            {
                Tolerance.Reference.Check("time", curve.Time, columns.GetProperty("time"));
                Tolerance.Reference.Check("S", curve.Survival, columns.GetProperty("surv"));
                Tolerance.Reference.Check("error of S", curve.StandardError, columns.GetProperty("std_err"));
                Tolerance.Reference.Check("lower", curve.Lower, columns.GetProperty("lower"));
                Tolerance.Reference.Check("upper", curve.Upper, columns.GetProperty("upper"));
                Tolerance.Reference.Check("H", curve.CumulativeHazard, columns.GetProperty("cumhaz"));
                Tolerance.Reference.Check("error of H", curve.CumulativeHazardStandardError, columns.GetProperty("std_err_cumhaz"));
            }

            if (expected.TryGetProperty("at_times", out JsonElement points))
            {
                Estimate[] at = [.. Tolerance.Numbers(points.GetProperty("time")).Select(curve.At)];
                Tolerance.Reference.Check("S at", [.. at.Select(e => e.Value)], points.GetProperty("surv"));
                Tolerance.Reference.Check("error at", [.. at.Select(e => e.StandardError)], points.GetProperty("std_err"));
                Tolerance.Reference.Check("lower at", [.. at.Select(e => e.Interval.Lower)], points.GetProperty("lower"));
                Tolerance.Reference.Check("upper at", [.. at.Select(e => e.Interval.Upper)], points.GetProperty("upper"));
            }

            JsonElement median = expected.GetProperty("median");
            Tolerance.Reference.Check("median", curve.Median.Time, median.GetProperty("time"));
            Tolerance.Reference.Check("median lower", curve.Median.Lower, median.GetProperty("lower"));
            Tolerance.Reference.Check("median upper", curve.Median.Upper, median.GetProperty("upper"));
        }
    }

    private static DataTable Patient(JsonElement covariates)
    {
        DataTable table = DataTable.Empty;
        foreach (JsonProperty covariate in covariates.EnumerateObject())
        {
            table = covariate.Value.ValueKind == JsonValueKind.Number
                ? table.WithNumbers(covariate.Name, [covariate.Value.GetDouble()])
                : table.WithText(covariate.Name, [covariate.Value.GetString()]);
        }

        return table;
    }

    /// <summary>Our coefficient behind each of the reference's.</summary>
    internal static int[] At(GoldenCase golden, CoxModel model) =>
        [.. golden.Expected.GetProperty("coefficients").GetProperty("terms").EnumerateArray().Select(CoxGoldenFormula.Key)
            .Select(key => Array.FindIndex([.. model.Coefficients], c => CoxGoldenFormula.Key(c.Name) == key))];

    private static void Check(string what, TestResult ours, JsonElement expected, int k)
    {
        Tolerance.Reference.Check(what, ours.Statistic, expected.GetProperty("chi2")[k]);
        Assert.That(ours.DegreesOfFreedom, Is.EqualTo(expected.GetProperty("df")[k].GetInt32()), what);
        Tolerance.Reference.Check(what + " p", ours.PValue, expected.GetProperty("p_value")[k]);
    }

    // R names a stratum "sex=1" where the label is a number.
    private static string Plain(string stratum) => string.Join(", ", stratum.Split(", ").Select(part => part[(part.LastIndexOf('=') + 1)..]));

    // Ours says how a factor was made.
    private static string TermName(string term) => Regex.Replace(term, "factor\\((.*?), ref=\"[^\"]*\"\\)", "$1").Replace("`", "", StringComparison.Ordinal);
}
