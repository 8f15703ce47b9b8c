using System.Text.Json;

namespace Oncology.Survival.Tests;

/// <summary>Fine-Gray models against R's <c>finegray</c> with <c>coxph</c>, and against the coefficients of cmprsk's <c>crr</c>.</summary>
[TestFixture]
public sealed class FineGrayGoldenTests
{
    private static IEnumerable<TestCaseData> Models => GoldenCase.Named("fine-gray");

    // R's finegray knows a censoring distribution per group with strata only, so that case has no such part.
    private static IEnumerable<TestCaseData> ModelsOfFinegray => GoldenCase.NamedWith("fine-gray", "finegray_coxph");

    [TestCaseSource(nameof(ModelsOfFinegray))]
    public void Fit_GoldenCase_EqualsFinegrayAndCoxph(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        JsonElement fits = golden.Expected.GetProperty("finegray_coxph");

        foreach (JsonElement expected in fits.EnumerateArray())
        {
            FineGray model = Fit(golden, Enum.Parse<CoxTies>(expected.GetProperty("ties").GetString()!, ignoreCase: true));
            CoxCoefficient[] coefficients = InOrder(model, golden);
            Assert.That(model.Model.Converged, Is.True);
            Tolerance.Reference.Check("coef", [.. coefficients.Select(c => c.Estimate)], expected.GetProperty("coef"));
            Tolerance.Reference.Check("robust_std_err", [.. coefficients.Select(c => c.RobustStandardError!.Value)], expected.GetProperty("robust_std_err"));
            Tolerance.Reference.Check("naive_std_err", [.. coefficients.Select(c => c.StandardError)], expected.GetProperty("naive_std_err"));
            Tolerance.Reference.Check("loglik_null", model.Model.LogLikelihoodNull, expected.GetProperty("loglik_null"));
            Tolerance.Reference.Check("loglik_model", model.Model.LogLikelihood, expected.GetProperty("loglik_model"));
            Assert.That(model.Weights.Data.Count, Is.EqualTo(golden.Expected.GetProperty("finegray_rows").GetInt32()));
            Tolerance.Reference.Check("sum of weights", model.Weights.Weight.Sum(), golden.Expected.GetProperty("finegray_sum_of_weights"));
        }
    }

    [TestCaseSource(nameof(Models))]
    public void Fit_BreslowTies_EqualsCrrWithEventsBeforeCensorings(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        FineGray model = Fit(golden, CoxTies.Breslow);
        JsonElement expected = golden.Expected.GetProperty("crr_events_before_censoring");
        Tolerance.Reference.Check("coef", [.. InOrder(model, golden).Select(c => c.Estimate)], expected.GetProperty("coef"));
        Tolerance.Reference.Check("loglik_model", model.Model.LogLikelihood, expected.GetProperty("loglik_model"));
        Assert.That(model.Count, Is.EqualTo(golden.Expected.GetProperty("n_used").GetInt64()));
    }

    [TestCaseSource(nameof(Models))]
    public void Fit_CrrConventions_EqualsCrr(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        FineGray asCrr = Fit(golden, CoxTies.Breslow, FollowUpTies.CensoringsFirst);
        JsonElement expected = golden.Expected.GetProperty("crr");
        IsEqual(asCrr, golden, expected);
        Tolerance.Reference.Check("pseudo_lr", asCrr.Model.LikelihoodRatioTest.Statistic, expected.GetProperty("pseudo_lr"));
        IsEqual(Fit(golden, CoxTies.Breslow, FollowUpTies.EventsFirst), golden, golden.Expected.GetProperty("crr_events_before_censoring"));
    }

    [TestCaseSource(nameof(Models))]
    public void Fit_CrrConventions_HasTheBaselineAndPredictionsOfCrr(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        FineGray model = Fit(golden, CoxTies.Breslow, FollowUpTies.CensoringsFirst);
        JsonElement expected = golden.Expected.GetProperty("crr").GetProperty("baseline");
        CoxBaselineCurve baseline = FineGrayBaseline.Fit(model).Curves[0];
        Tolerance.Reference.Check("time", baseline.Time, expected.GetProperty("time"));
        double[] jumps = [.. baseline.CumulativeHazardAtZero.Select((h, i) => i == 0 ? h : h - baseline.CumulativeHazardAtZero[i - 1])];
        Tolerance.Reference.Check("jumps", jumps, expected.GetProperty("jump_cumulative_subhazard"));
        if (!golden.Expected.TryGetProperty("crr_predictions", out JsonElement predictions))
        {
            return;
        }

        foreach (JsonElement one in predictions.EnumerateArray())
        {
            FineGrayPrediction curve = FineGrayPrediction.Fit(model, OneRow(one.GetProperty("newdata"))).Single();
            Tolerance.Reference.Check("time", curve.Time, one.GetProperty("time"));
            Tolerance.Reference.Check("cif", curve.Incidence, one.GetProperty("cif"));
            if (one.TryGetProperty("at_times", out JsonElement at))
            {
                Tolerance.Reference.Check("at", [.. Tolerance.Numbers(at.GetProperty("time")).Select(time => curve.At(time).Value)], at.GetProperty("cif"));
            }
        }
    }

    [Test]
    public void Create_SmallSample_GivesTheRowsOfFinegray()
    {
        GoldenCase golden = GoldenCase.Load("finegray-edge");
        var rows = FineGrayWeights.Create(golden.CompetingData(), 1);
        JsonElement expected = golden.Expected.GetProperty("finegray_data");
        Tolerance.Reference.Check("row", [.. rows.SourceRow.Select(row => row + 1.0)], expected.GetProperty("row"));
        Tolerance.Reference.Check("start", rows.Data.Entry, expected.GetProperty("start"));
        Tolerance.Reference.Check("stop", rows.Data.Exit, expected.GetProperty("stop"));
        Tolerance.Reference.Check("status", [.. rows.Data.Cause.Select(cause => (double)cause)], expected.GetProperty("status"));
        Tolerance.Reference.Check("weight", rows.Weight, expected.GetProperty("weight"));
    }

    private static void IsEqual(FineGray model, GoldenCase golden, JsonElement expected)
    {
        CoxCoefficient[] coefficients = InOrder(model, golden);
        Tolerance.Reference.Check("coef", [.. coefficients.Select(c => c.Estimate)], expected.GetProperty("coef"));
        Tolerance.Reference.Check("loglik_null", model.Model.LogLikelihoodNull, expected.GetProperty("loglik_null"));
        Tolerance.Reference.Check("loglik_model", model.Model.LogLikelihood, expected.GetProperty("loglik_model"));
        if (golden.Text("censor_group") is not null)
        {
            // crr lets a censoring of one group move the weights of all groups; the influence of each subject by differences gives our numbers.
            return;
        }

        Tolerance.Reference.Check("std_err", [.. coefficients.Select(c => c.RobustStandardError!.Value)], expected.GetProperty("std_err"));
        int[] at = [.. coefficients.Select(c => model.Coefficients.IndexOf(c))];
        for (int a = 0; a < at.Length; a++)
        {
            Tolerance.Reference.Check("covariance", [.. at.Select(b => model.Model.Covariance(at[a], b))], expected.GetProperty("covariance")[a]);
            if (expected.TryGetProperty("inverse_information", out JsonElement inverse))
            {
                Tolerance.Reference.Check("inverse_information", [.. at.Select(b => model.Model.ModelCovariance(at[a], b))], inverse[a]);
            }
        }

        if (expected.TryGetProperty("z", out JsonElement z))
        {
            // A p-value of 1e-57 has no nine digits in crr, whose search stops at 1e-11: z has them.
            Tolerance.Reference.Check("z", [.. coefficients.Select(c => c.Statistic)], z);
            Tolerance.Reference.Check("p_value", [.. coefficients.Select(c => c.PValue)], expected.GetProperty("p_value"));
            Tolerance.Reference.Check("shr", [.. coefficients.Select(c => c.HazardRatio)], expected.GetProperty("shr"));
            Tolerance.Reference.Check("shr_lower", [.. coefficients.Select(c => c.HazardRatioInterval.Lower)], expected.GetProperty("shr_lower"));
            Tolerance.Reference.Check("shr_upper", [.. coefficients.Select(c => c.HazardRatioInterval.Upper)], expected.GetProperty("shr_upper"));
        }
    }

    private static FineGray Fit(GoldenCase golden, CoxTies ties, FollowUpTies censorings) => Fit(
        golden, new FineGrayOptions { Ties = ties, CensoringTies = censorings, Variance = FineGrayVariance.EstimatedCensoring });

    private static FineGray Fit(GoldenCase golden, CoxTies ties) => Fit(golden, new FineGrayOptions { Ties = ties });

    private static FineGray Fit(GoldenCase golden, FineGrayOptions options)
    {
        JsonElement ends = golden.Options.GetProperty("event");
        string interest = ends.GetProperty("causes").EnumerateArray().Single(cause => cause.GetProperty("label").ValueEquals(golden.Text("cause"))).GetProperty("code").ToString();
        ModelFrame frame = ModelFrame.From(CoxGoldenFormula.Table(golden), Formula.Parse(CoxGoldenFormula.Text(golden)), new ModelFrameOptions
        {
            CensorCode = ends.GetProperty("censor_codes")[0].ToString(),
            EventCodes = [interest],
        });
        Factor? groups = golden.Text("censor_group") is string column ? Factor.FromLabels(column, golden.Table.Texts(column)) : null;
        return FineGray.Fit(frame, 1, options with { CensoringGroups = groups });
    }

    private static DataTable OneRow(JsonElement newdata)
    {
        DataTable table = DataTable.Empty;
        foreach (JsonProperty cell in newdata.EnumerateObject())
        {
            table = cell.Value.ValueKind == JsonValueKind.Number
                ? table.WithNumbers(cell.Name, [cell.Value.GetDouble()])
                : table.WithText(cell.Name, [cell.Value.GetString()]);
        }

        return table;
    }

    // R's order of levels need not be ours.
    private static CoxCoefficient[] InOrder(FineGray model, GoldenCase golden) =>
    [
        .. golden.Expected.GetProperty("crr").GetProperty("terms").EnumerateArray()
            .Select(term => model.Coefficients.Single(c => CoxGoldenFormula.Key(c.Name) == CoxGoldenFormula.Key(term))),
    ];
}
