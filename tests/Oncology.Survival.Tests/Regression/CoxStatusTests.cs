namespace Oncology.Survival.Tests;

/// <summary>Data that cannot be fitted, or only with a warning.</summary>
public sealed class CoxStatusTests
{
    private static readonly double[] Time = [1, 2, 3, 4, 5, 6, 7, 8];
    private static readonly bool[] Event = [true, true, false, true, true, false, true, true];
    private static readonly SurvivalData Data = SurvivalData.RightCensored(Time, Event);
    private static readonly double[] X = [3, 1, 4, 1, 5, 9, 2, 6];

    [Test]
    public void Fit_NoEvent_IsRefused() =>
        Assert.That(
            () => CoxModel.Fit(SurvivalData.RightCensored(Time, new bool[8]), DesignMatrix.FromColumns(8, ("x", X))),
            Throws.TypeOf<ModelException>().With.Property("Code").EqualTo("no-events"));

    // 90,000 events at each of eight times: the sums over all choices among the tied would take hours.
    [Test]
    public void Fit_ExactTiesOutOfReach_IsRefused() =>
        Assert.That(
            () => CoxModel.Fit(
                SurvivalData.RightCensored(Time, Event).WithFrequencies([.. Enumerable.Repeat(90_000, 8)]),
                DesignMatrix.FromColumns(8, ("x", X)),
                new CoxOptions { Ties = CoxTies.Exact }),
            Throws.TypeOf<ModelException>().With.Property("Code").EqualTo("too-large").And.Message.Contains("Efron"));

    [Test]
    public void Fit_ConstantColumn_IsRefusedByName()
    {
        double[] constant = [.. Enumerable.Repeat(0.1, 8)];
        Assert.That(
            () => CoxModel.Fit(Data, DesignMatrix.FromColumns(8, ("x", X), ("centre", constant))),
            Throws.TypeOf<ModelException>().With.Property("Code").EqualTo("collinear").And.Message.EqualTo("'centre' is constant among the rows at risk."));
    }

    // R: coxph(Surv(t, e) ~ x + offset(o)).
    [Test]
    public void Fit_OffsetOfHundreds_IsThatOfR()
    {
        double[] offset = [0, 44, -88, 132, -176, 22, 66, -110, 154, -44];
        var data = SurvivalData.RightCensored([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [true, true, false, true, true, true, false, true, true, true]);
        var model = CoxModel.Fit(ModelFrame.Create(data, DesignMatrix.FromColumns(10, ("x", [.. X, 5, 3]))).WithOffset(offset));
        Tolerance.Reference.Check("beta", model.Coefficients[0].Estimate, -5.41588194085421648);
        Tolerance.Reference.Check("se", model.Coefficients[0].StandardError, 0.29277002188363122);
        Tolerance.Reference.Check("null", model.LogLikelihoodNull, -1012.0000000008370);
        Tolerance.Reference.Check("log-likelihood", model.LogLikelihood, -986.53757979797478);
    }

    // R: offsets must lead to a finite risk score.
    [Test]
    public void Fit_OffsetOfThousands_IsNamedAndNotTheColumn() =>
        Assert.That(
            () => CoxModel.Fit(ModelFrame.Create(Data, DesignMatrix.FromColumns(8, ("x", X))).WithOffset([0, 3000, -1200, 1800, 2500, 300, 900, 2100])),
            Throws.TypeOf<ModelException>().With.Property("Code").EqualTo("wide-offset").And.Message.StartsWith("The offset spans 4200 "));

    [Test]
    public void Fit_CollinearColumns_AreNamedOrTheLaterIsLeftOut()
    {
        double[] other = [2, 7, 1, 8, 2, 8, 1, 8];
        double[] sum = [.. X.Zip(other, (a, b) => 2 * a - b + 2015)];
        var design = DesignMatrix.FromColumns(8, ("x", X), ("y", other), ("both", sum));
        Assert.That(
            () => CoxModel.Fit(Data, design),
            Throws.TypeOf<ModelException>().With.Message.EqualTo("'both' is a linear combination of 'x', 'y'."));
        var model = CoxModel.Fit(Data, design, new CoxOptions { Collinearity = Collinearity.DropLater });
        Assert.That(model.Coefficients[2].Estimate, Is.NaN);
        Assert.That(model.Covariance(2, 2), Is.Zero);
        Assert.That(model.DegreesOfFreedom, Is.EqualTo(2));
        Assert.That(model.Warnings.Select(w => w.Code), Does.Contain("collinear"));
        var without = CoxModel.Fit(Data, DesignMatrix.FromColumns(8, ("x", X), ("y", other)));
        Tolerance.Exact.Check("log-likelihood", model.LogLikelihood, without.LogLikelihood);
    }

    [Test]
    public void Fit_ColumnConstantInEveryStratum_IsRefused()
    {
        var strata = Factor.FromLabels("centre", ["A", "A", "A", "A", "B", "B", "B", "B"]);
        var frame = ModelFrame.Create(Data, DesignMatrix.FromColumns(8, ("beds", [9, 9, 9, 9, 7, 7, 7, 7]))).WithStrata(strata);
        Assert.That(() => CoxModel.Fit(frame), Throws.TypeOf<ModelException>().With.Property("Code").EqualTo("collinear"));
    }

    [Test]
    public void Fit_GroupWithoutEvent_NamesTheCoefficient()
    {
        double[] treated = [0, 0, 1, 0, 0, 1, 0, 0];
        var model = CoxModel.Fit(Data, DesignMatrix.FromColumns(8, ("x", X), ("treated", treated)));
        Assert.That(model.Coefficients[1].IsInfinite, Is.True);
        Assert.That(model.Coefficients[0].IsInfinite, Is.False);
        Assert.That(model.Warnings.Single(w => w.Code == "separation").English, Does.Contain("'treated' is infinite (−∞)"));
        Assert.That(model.Converged, Is.False);
    }

    [Test]
    public void Fit_FewEvents_Warns() =>
        Assert.That(CoxModel.Fit(Data, DesignMatrix.FromColumns(8, ("x", X))).Warnings.Select(w => w.Code), Is.EqualTo(new[] { "few-events" }));

    [Test]
    public void Fit_NoStepAllowed_SaysNotConverged()
    {
        var model = CoxModel.Fit(Data, DesignMatrix.FromColumns(8, ("x", X)), new CoxOptions { MaximumIterations = 1 });
        Assert.That(model.Converged, Is.False);
        Assert.That(model.Warnings.Select(w => w.Code), Does.Contain("not-converged"));
    }

    [Test]
    public void Fit_NoColumns_GivesTheNullModel()
    {
        var model = CoxModel.Fit(Data, DesignMatrix.FromColumns(8));

        // Risk sets of 8, 7, 5, 4, 2 and 1 rows, no ties.
        Tolerance.Exact.Check("log-likelihood", model.LogLikelihood, -Math.Log(8 * 7 * 5 * 4 * 2 * 1));
        Assert.That(model.Coefficients, Is.Empty);
        Assert.That(model.Converged, Is.True);
    }

    [Test]
    public void Fit_WeightsOrSandwichWithExactTies_AreRefused()
    {
        var design = DesignMatrix.FromColumns(8, ("x", X));
        CoxOptions exact = new() { Ties = CoxTies.Exact };
        Assert.That(() => CoxModel.Fit(Data.WithWeights(X), design, exact), Throws.TypeOf<RequestException>());
        Assert.That(() => CoxModel.Fit(Data, design, exact with { Robust = true }), Throws.TypeOf<RequestException>());
    }

    [Test]
    public void ToTable_HasCoefficientsTestsAndWarnings()
    {
        ResultTable table = CoxModel.Fit(Data, DesignMatrix.FromColumns(8, ("x", X))).ToTable(Language.French);
        Assert.That(table.Rows, Has.Length.EqualTo(1));
        Assert.That(table.Footnotes, Has.Some.Contains("Test de Wald").And.Some.Contains("6 événements pour 1 coefficient :"));
    }
}
