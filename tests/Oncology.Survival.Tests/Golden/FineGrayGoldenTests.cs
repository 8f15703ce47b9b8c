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

    private static FineGray Fit(GoldenCase golden, CoxTies ties)
    {
        SurvivalData data = golden.CompetingData();
        string right = CoxGoldenFormula.Text(golden).Split('~')[1];
        DataTable table = CoxGoldenFormula.Table(golden);
        DesignMatrix design = ModelFrame.From(
            table,
            Formula.Parse($"Surv(`{golden.Text("time")}`, `{golden.Options.GetProperty("event").GetProperty("column").GetString()}` == 1) ~{right}")).Design;
        Factor? groups = golden.Text("censor_group") is string column ? Factor.FromLabels(column, golden.Table.Texts(column)) : null;
        int cause = data.CauseLabels.IndexOf(golden.Text("cause")!) + 1;
        return FineGray.Fit(data, design, cause, new FineGrayOptions { Ties = ties, CensoringGroups = groups });
    }

    // R's order of levels need not be ours.
    private static CoxCoefficient[] InOrder(FineGray model, GoldenCase golden) =>
    [
        .. golden.Expected.GetProperty("crr").GetProperty("terms").EnumerateArray()
            .Select(term => model.Coefficients.Single(c => CoxGoldenFormula.Key(c.Name) == CoxGoldenFormula.Key(term))),
    ];
}
