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
}
