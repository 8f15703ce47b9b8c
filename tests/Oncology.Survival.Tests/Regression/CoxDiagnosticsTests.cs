namespace Oncology.Survival.Tests;

/// <summary>
/// Worked by hand. Three patients, events at 1 (x = 1), 2 (x = 0) and 3 (x = 1). With r = exp(β) the score is
/// 1 − 2r/(2r + 1) − r/(1 + r), so that 2r² = 1, β = −½ ln 2. The steps of H0 are 1/(2r + 1) = √2 − 1, 1/(1 + r) = 2 − √2 and 1/r = √2;
/// the means of x are 2 − √2, √2 − 1 and 1; the information is v + v + 0 with v = (2 − √2)(√2 − 1) = 3√2 − 4.
/// </summary>
public sealed class CoxDiagnosticsTests
{
    private static readonly double Root = Math.Sqrt(2);
    private static readonly double V = 3 * Root - 4;

    private static CoxModel Model(CoxTies ties = CoxTies.Efron) => CoxModel.Fit(
        SurvivalData.RightCensored([1, 2, 3], [true, true, true]),
        DesignMatrix.FromColumns(3, ("x", [1, 0, 1])),
        new CoxOptions { Ties = ties });

    [Test]
    public void Baseline_ThreePatients_EqualsHandCalculation()
    {
        CoxBaselineCurve curve = CoxBaseline.Fit(Model()).Curves.Single();
        Assert.That(curve.Stratum, Is.Null);
        Tolerance.Exact.Check("time", curve.Time, [1, 2, 3]);
        Tolerance.Exact.Check("at zero", curve.CumulativeHazardAtZero, [Root - 1, 1, 1 + Root]);

        // A column of nothing but 0 and 1 is centred at 0.
        Tolerance.Exact.Check("centred", curve.CumulativeHazard, [Root - 1, 1, 1 + Root]);
        Tolerance.Exact.Check("η", Model().LinearPredictor, [-Math.Log(2) / 2, 0, -Math.Log(2) / 2]);
    }

    [Test]
    public void Residuals_ThreePatients_EqualHandCalculation()
    {
        var residuals = CoxResiduals.Of(Model());
        Tolerance.Exact.Check("Cox-Snell", residuals.CoxSnell, [1 - 1 / Root, 1, 1 + 1 / Root]);
        Tolerance.Exact.Check("martingale", residuals.Martingale, [1 / Root, 0, -1 / Root]);
        double first = Math.Sqrt(-2 * (1 / Root + Math.Log(1 - 1 / Root)));
        double last = -Math.Sqrt(-2 * (-1 / Root + Math.Log(1 + 1 / Root)));
        Tolerance.Exact.Check("deviance", [residuals.Deviance[0], residuals.Deviance[2]], [first, last]);
        Tolerance.Exact.Check("Schoenfeld", residuals.Schoenfeld(0), [Root - 1, 1 - Root, 0]);

        // (1 − x̄)(1 − r dH) for the first; the second is −x̄(2)(1 − dH(2)) + x̄(1) dH(1); they sum to 0.
        double one = 1 - 1 / Root;
        double two = -(Root - 1) * (Root - 1) + V;
        Tolerance.Exact.Check("score", residuals.Score(0), [one, two, -one - two]);
        Tolerance.Exact.Check("dfbeta", residuals.Dfbeta(0), [one / (2 * V), two / (2 * V), (-one - two) / (2 * V)]);
        Tolerance.Exact.Check("dfbetas", residuals.Dfbetas(0)[0], one / Math.Sqrt(2 * V));
        Tolerance.Exact.Check("scaled", residuals.ScaledSchoenfeld(0)[0], -Math.Log(2) / 2 + 3 * (Root - 1) / (2 * V));
    }

    // g = −1, 0, 1: the score is 1 − √2, Σ g² V − (Σ g V)² / Σ V = v − v²/(2v) = v/2, the statistic 2 (√2 − 1)² / v = √2.
    [Test]
    public void ProportionalHazards_ThreePatients_EqualsHandCalculation()
    {
        var test = ProportionalHazardsTest.Run(Model(), TimeTransform.Identity);
        Tolerance.Exact.Check("identity", test.Global.Statistic, Root);
        Tolerance.Exact.Check("term", test.Terms.Single().Test.Statistic, Root);
        Tolerance.Exact.Check("rank", ProportionalHazardsTest.Run(Model(), TimeTransform.Rank).Global.Statistic, Root);
        Tolerance.Exact.Check("km", ProportionalHazardsTest.Run(Model()).Global.Statistic, Root);
    }

    // At t = 1 H = √2 − 1 and D = ∫ (0 − x̄) dH = −v: the variance is (√2 − 1)² + v²/(2v) = 1 − √2/2.
    [Test]
    public void Prediction_ThreePatients_EqualsHandCalculation()
    {
        CoxPrediction[] curves = [.. CoxPrediction.Fit(Model(), DesignMatrix.FromColumns(2, ("x", [0, 1])))];
        Tolerance.Exact.Check("x = 0", curves[0].Survival, [Math.Exp(1 - Root), Math.Exp(-1), Math.Exp(-1 - Root)]);
        Tolerance.Exact.Check("x = 1", curves[1].Survival, [Math.Exp((1 - Root) / Root), Math.Exp(-1 / Root), Math.Exp((-1 - Root) / Root)]);
        double error = Math.Sqrt(1 - Root / 2);
        Tolerance.Exact.Check("error of H", curves[0].CumulativeHazardStandardError[0], error);
        Tolerance.Exact.Check("error of S", curves[0].At(1.5).StandardError, Math.Exp(1 - Root) * error);
        Tolerance.Exact.Check("before", curves[0].At(0.5).Value, 1);
        Assert.That(curves[0].Median.Time, Is.EqualTo(2));
        Tolerance.Exact.Check("η", curves[1].LinearPredictor, -Math.Log(2) / 2);
    }

    [Test]
    public void Prediction_BadRows_AreNamed()
    {
        DataTable table = DataTable.Empty
            .WithNumbers("t", [1, 2, 3, 4, 5, 6]).WithNumbers("d", [1, 1, 1, 1, 0, 1])
            .WithText("arm", ["A", "B", "A", "B", "A", "B"]).WithText("centre", ["p", "p", "q", "q", "p", "q"]);
        var model = CoxModel.Fit(ModelFrame.From(table, Formula.Parse("Surv(t, d) ~ arm + strata(centre)")));
        DataTable patient = DataTable.Empty.WithText("arm", ["B"]);
        Assert.That(() => CoxPrediction.Fit(model, patient), Throws.TypeOf<ColumnNotFoundException>());
        Assert.That(() => CoxPrediction.Fit(model, patient.WithText("centre", ["r"])), Throws.TypeOf<CellException>().With.Message.Contains("'r'"));
        Assert.That(() => CoxPrediction.Fit(model, patient.WithText("centre", [null])), Throws.TypeOf<CellException>());
        Assert.That(
            () => CoxPrediction.Fit(model, DataTable.Empty.WithText("arm", ["C"]).WithText("centre", ["p"])),
            Throws.TypeOf<CellException>().With.Message.Contains("'A', 'B'"));
        Assert.That(CoxPrediction.Fit(model, patient.WithText("centre", ["q"])).Single().Stratum, Is.EqualTo("q"));
        Assert.That(() => CoxPrediction.Fit(model, DesignMatrix.FromColumns(1, ("arm", [1]))), Throws.TypeOf<RequestException>());
    }

    [Test]
    public void Residuals_ExactTies_OnlyThoseThatExist()
    {
        var residuals = CoxResiduals.Of(Model(CoxTies.Exact));
        Assert.That(residuals.Martingale, Has.Length.EqualTo(3));
        Assert.That(() => residuals.Score(0), Throws.InvalidOperationException);
        Assert.That(() => ProportionalHazardsTest.Run(Model(CoxTies.Exact)), Throws.TypeOf<RequestException>());
    }

    [Test]
    public void ProportionalHazards_OneEventTime_IsUndefined()
    {
        var model = CoxModel.Fit(
            SurvivalData.RightCensored([1, 1, 2, 2], [true, true, false, false]), DesignMatrix.FromColumns(4, ("x", [1, 3, 2, 1.5])));
        Assert.That(ProportionalHazardsTest.Run(model).Global.Statistic, Is.NaN);
    }

    [Test]
    public void ProportionalHazards_EventAtTimeZero_HasNoLogarithm()
    {
        var model = CoxModel.Fit(
            SurvivalData.RightCensored([0, 1, 2, 2], [true, true, false, false]), DesignMatrix.FromColumns(4, ("x", [1, 3, 2, 1.5])));
        Assert.That(() => ProportionalHazardsTest.Run(model, TimeTransform.Log), Throws.TypeOf<RequestException>());
    }

    // A frequency is a row repeated; one of the copies has the residual.
    [Test]
    public void Diagnostics_FrequencyOfTwo_EqualRepeatedRows()
    {
        double[] time = [1, 2, 2, 3, 5, 6];
        bool[] isEvent = [true, true, false, true, true, false];
        double[] x = [0.5, 1, 2, 0.1, 1.5, 0.7];
        int[] twice = [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5];
        var single = CoxModel.Fit(
            SurvivalData.RightCensored(time, isEvent).WithFrequencies([2, 2, 2, 2, 2, 2]), DesignMatrix.FromColumns(6, ("x", x)));
        var repeated = CoxModel.Fit(
            SurvivalData.RightCensored([.. twice.Select(i => time[i])], [.. twice.Select(i => isEvent[i])]),
            DesignMatrix.FromColumns(12, ("x", [.. twice.Select(i => x[i])])));
        int[] first = [0, 2, 4, 6, 8, 10];
        var ours = CoxResiduals.Of(single);
        var theirs = CoxResiduals.Of(repeated);
        Tolerance.Reference.Check("martingale", ours.Martingale, [.. first.Select(i => theirs.Martingale[i])]);
        Tolerance.Reference.Check("dfbeta", ours.Dfbeta(0), [.. first.Select(i => theirs.Dfbeta(0)[i])]);
        Tolerance.Reference.Check("baseline", CoxBaseline.Fit(single).Curves[0].CumulativeHazard, CoxBaseline.Fit(repeated).Curves[0].CumulativeHazard);
        foreach (TimeTransform transform in Enum.GetValues<TimeTransform>())
        {
            Tolerance.Reference.Check(
                transform.ToString(), ProportionalHazardsTest.Run(single, transform).Global.Statistic, ProportionalHazardsTest.Run(repeated, transform).Global.Statistic);
        }
    }

    // R drops such a row with rep(seq_len(n), f): the fit is that of the five other rows. The row itself has no residual.
    [Test]
    public void Diagnostics_FrequencyOfZero_IsNoRow()
    {
        double[] x = [0.5, 1, 2, 0.1, 1.5, 0.7];
        var counted = CoxModel.Fit(
            SurvivalData.RightCensored([1, 2, 2, 3, 5, 6], [true, true, false, true, true, false]).WithFrequencies([1, 1, 1, 0, 1, 1]),
            DesignMatrix.FromColumns(6, ("x", x)));
        var rest = CoxModel.Fit(
            SurvivalData.RightCensored([1, 2, 2, 5, 6], [true, true, false, true, false]), DesignMatrix.FromColumns(5, ("x", [0.5, 1, 2, 1.5, 0.7])));
        Tolerance.Reference.Check("coef", counted.Coefficients[0].Estimate, rest.Coefficients[0].Estimate);
        var ours = CoxResiduals.Of(counted);
        var theirs = CoxResiduals.Of(rest);
        Tolerance.Reference.Check("martingale", [.. ours.Martingale.Where((_, i) => i != 3)], theirs.Martingale);
        Tolerance.Reference.Check("deviance", [.. ours.Deviance.Where((_, i) => i != 3)], theirs.Deviance);
        Assert.That(ours.Deviance[3], Is.NaN);
    }
}
