namespace Oncology.Survival.Tests;

/// <summary>
/// Worked by hand: the six patients of Therneau and Grambsch, Modeling Survival Data, appendix E.1. With r = exp(β):
/// deaths of x = 1 at 1 (risk set 3 r + 3), of x = 1 and x = 0 at 6 (risk set r + 3), of x = 0 at 9 (alone).
/// </summary>
public sealed class CoxModelTests
{
    private static readonly double[] Time = [1, 1, 6, 6, 8, 9];
    private static readonly bool[] Event = [true, false, true, true, false, true];
    private static readonly double[] X = [1, 1, 1, 0, 0, 0];
    private static readonly SurvivalData SixPatients = SurvivalData.RightCensored(Time, Event);
    private static readonly DesignMatrix Design = DesignMatrix.FromColumns(6, ("x", X));

    [Test]
    public void Fit_SixPatientsBreslow_SolvesTheQuadratic()
    {
        // L = r / (3r + 3) · r / (r + 3)²; d log L / dβ = 2 − 3r/(3r + 3) − 2r/(r + 3) = 0 gives r² − 3r − 6 = 0.
        double r = (3 + Math.Sqrt(33)) / 2;
        var model = CoxModel.Fit(SixPatients, Design, new CoxOptions { Ties = CoxTies.Breslow });
        Tolerance.Exact.Check("beta", model.Coefficients[0].Estimate, Math.Log(r));
        Tolerance.Exact.Check("log-likelihood", model.LogLikelihood, 2 * Math.Log(r) - Math.Log(3 * r + 3) - 2 * Math.Log(r + 3));
        Tolerance.Exact.Check("null", model.LogLikelihoodNull, -Math.Log(6) - 2 * Math.Log(4));

        // Information: r/(r + 1)² + 2 · 3r/(r + 3)².
        Tolerance.Exact.Check("variance", model.Covariance(0, 0), 1 / (r / ((r + 1) * (r + 1)) + 6 * r / ((r + 3) * (r + 3))));

        // At β = 0 the score is 2 − 1/2 − 2/4 = 1 and the information 1/4 + 2 · 3/16 = 5/8.
        Tolerance.Exact.Check("score test", model.ScoreTest.Statistic, 8.0 / 5);
        Assert.That(model.Converged, Is.True);
    }

    [Test]
    public void Fit_SixPatientsEfron_SolvesTheCubic()
    {
        // The second death at 6 sees half of both tied deaths: L = r / (3r + 3) · r / ((r + 3)(r/2 + 5/2)).
        // d log L / dβ = 2 − r/(r + 1) − r/(r + 3) − r/(r + 5) = 0 gives r³ − 23 r − 30 = 0.
        var model = CoxModel.Fit(SixPatients, Design);
        double r = Math.Exp(model.Coefficients[0].Estimate);
        Assert.That(r * r * r - 23 * r - 30, Is.Zero.Within(1e-10));
        Tolerance.Exact.Check("log-likelihood", model.LogLikelihood, 2 * Math.Log(r) - Math.Log((3 * r + 3) * (r + 3) * (r / 2 + 2.5)));
    }

    [Test]
    public void Fit_SixPatientsExact_IsMonotone()
    {
        // At 6: r over the sum of products of two of {r, 1, 1, 1} = 3r + 3: L = (r / (3r + 3))², which rises for ever.
        var model = CoxModel.Fit(SixPatients, Design, new CoxOptions { Ties = CoxTies.Exact });
        Assert.That(model.LogLikelihood, Is.EqualTo(2 * Math.Log(1.0 / 3)).Within(1e-9));
        Assert.That(model.Coefficients[0].IsInfinite, Is.True);
        Assert.That(model.Converged, Is.False);
        Assert.That(model.Warnings.Select(w => w.Code), Does.Contain("separation"));
    }
}
