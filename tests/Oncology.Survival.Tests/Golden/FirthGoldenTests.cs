using System.Text.Json;

namespace Oncology.Survival.Tests;

/// <summary>Firth's penalised likelihood against its numerical maximisation in R, to the seven digits that its gradient by differences has.</summary>
public sealed class FirthGoldenTests
{
    private static IEnumerable<TestCaseData> Models => GoldenCase.Named("firth-cox");

    [TestCaseSource(nameof(Models))]
    public void Fit_GoldenCase_EqualsR(string id)
    {
        GoldenCase golden = GoldenCase.Load(id);
        (ModelFrame frame, CoxOptions options) = CoxGoldenTests.Input(golden);
        var model = FirthCoxModel.Fit(frame, options);
        JsonElement expected = golden.Expected;
        JsonElement numbers = expected.GetProperty("coefficients");
        int[] at = [.. numbers.GetProperty("terms").EnumerateArray().Select(CoxGoldenFormula.Key)
            .Select(key => Array.FindIndex([.. model.Coefficients], c => CoxGoldenFormula.Key(c.Name) == key))];
        Assert.That(model.Converged, Is.True);
        Column("coef", c => c.Estimate);
        Column("std_err", c => c.StandardError);
        Column("hr", c => c.HazardRatio);
        Column("wald_hr_lower", c => c.WaldInterval.Lower);
        Column("wald_hr_upper", c => c.WaldInterval.Upper);
        Column("profile_hr_lower", c => c.HazardRatioInterval.Lower);
        Column("profile_hr_upper", c => c.HazardRatioInterval.Upper);
        Column("profile_lr_chi2", c => c.LikelihoodRatioTest.Statistic);
        Column("profile_lr_p", c => c.LikelihoodRatioTest.PValue);
        JsonElement[] covariance = [.. expected.GetProperty("covariance").EnumerateArray()];
        for (int i = 0; i < at.Length; i++)
        {
            Tolerance.Differences.Check("covariance", [.. at.Select(j => model.Covariance(at[i], j))], covariance[i]);
        }

        Tolerance.Differences.Check("log-likelihood", model.LogLikelihood, expected.GetProperty("loglik_unpenalised"));
        Tolerance.Reference.Check("penalised", model.PenalizedLogLikelihood, expected.GetProperty("loglik_penalised"));
        Tolerance.Reference.Check("penalised at 0", model.PenalizedLogLikelihoodNull, expected.GetProperty("loglik_penalised_null"));
        Tolerance.Reference.Check("test", model.LikelihoodRatioTest.Statistic, expected.GetProperty("penalised_lr").GetProperty("chi2"));

        void Column(string name, Func<FirthCoefficient, double> value) =>
            Tolerance.Differences.Check(name, [.. at.Select(j => value(model.Coefficients[j]))], numbers.GetProperty(name));
    }

    // Efron ties, 0.90 limits: the numbers of run_firth in tests/golden/r/make_golden.R on data/edge_heavy_ties.csv with ties = "efron".
    [Test]
    public void Fit_HeavyTiesAfterEfron_EqualsR()
    {
        var rows = GoldenTable.Read(Path.Combine(RepositoryPaths.Golden, "data", "edge_heavy_ties.csv"));
        DataTable table = DataTable.Empty
            .WithNumbers("time", rows.Numbers("time")).WithNumbers("status", rows.Numbers("status")).WithNumbers("x", rows.Numbers("x")).WithText("grp", rows.Texts("grp"));
        var model = FirthCoxModel.Fit(ModelFrame.From(table, Formula.Parse("Surv(time, status) ~ x + grp")), new CoxOptions { ConfidenceLevel = 0.9 });
        Check("coef", c => c.Estimate, [0.05875755600159418, 0.6452276746188845, 0.6877326208675557]);
        Check("std_err", c => c.StandardError, [0.1532397722437681, 0.4016157571394746, 0.3580409795587039]);
        Check("lower", c => c.HazardRatioInterval.Lower, [0.8274223363953122, 0.9722268105555854, 1.108675200882972]);
        Check("upper", c => c.HazardRatioInterval.Upper, [1.3686912459396894, 3.6100391192522996, 3.5559021340348305]);
        Check("test", c => c.LikelihoodRatioTest.Statistic, [0.14883828767443674, 2.4923296772465733, 3.7245251604789473]);
        Tolerance.Reference.Check("penalised", model.PenalizedLogLikelihood, -136.73783233712138);
        Tolerance.Reference.Check("penalised at 0", model.PenalizedLogLikelihoodNull, -139.10172183808766);

        void Check(string name, Func<FirthCoefficient, double> value, double[] expected) =>
            Tolerance.Differences.Check(name, [.. model.Coefficients.Select(value)], expected);
    }
}
