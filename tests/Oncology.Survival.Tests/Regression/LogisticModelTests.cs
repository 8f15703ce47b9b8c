namespace Oncology.Survival.Tests;

/// <summary>Logistic regression worked by hand, and its statuses.</summary>
[TestFixture]
public sealed class LogisticModelTests
{
    // x = 0: 2 yes of 8; x = 1: 6 yes of 9.
    private static readonly double[] X = [.. Enumerable.Repeat(0.0, 8), .. Enumerable.Repeat(1.0, 9)];
    private static readonly bool[] Y = [.. Enumerable.Range(0, 8).Select(i => i < 2), .. Enumerable.Range(0, 9).Select(i => i < 6)];

    [Test]
    public void Fit_TwoByTwoTable_IsItsOddsRatio()
    {
        // Saturated: odds 2/6 and 6/3, odds ratio 6; variance 1/2 + 1/6 + 1/6 + 1/3 = 7/6 (Woolf).
        var model = LogisticModel.Fit(DesignMatrix.FromColumns(17, ("x", X)), Y);
        Tolerance.Exact.Check("β0", model.Coefficients[0].Estimate, Math.Log(2.0 / 6));
        Tolerance.Exact.Check("β1", model.Coefficients[1].Estimate, Math.Log(6));
        Tolerance.Exact.Check("variance", model.Covariance(1, 1), 7.0 / 6);
        Tolerance.Exact.Check("variance of the intercept", model.Covariance(0, 0), 1.0 / 2 + 1.0 / 6);
        Tolerance.Exact.Check("covariance", model.Covariance(0, 1), -(1.0 / 2 + 1.0 / 6));
        Tolerance.Exact.Check("deviance", model.Deviance, -2 * (2 * Math.Log(0.25) + 6 * Math.Log(0.75) + 6 * Math.Log(2.0 / 3) + 3 * Math.Log(1.0 / 3)));
        Tolerance.Exact.Check("null deviance", model.NullDeviance, -2 * (8 * Math.Log(8.0 / 17) + 9 * Math.Log(9.0 / 17)));

        // 8 yes × 9 no: 6 × 6 in order, 2 × 6 + 6 × 3 tied.
        Tolerance.Exact.Check("c", model.Concordance, (36 + 30 / 2.0) / 72);
        Assert.That(model.Converged, Is.True);
    }

    [Test]
    public void Fit_Weights_StandForRepeatedRows()
    {
        var weighted = LogisticModel.Fit(DesignMatrix.FromColumns(4, ("x", [0, 0, 1, 1])), [true, false, true, false], [2, 6, 6, 3]);
        var rows = LogisticModel.Fit(DesignMatrix.FromColumns(17, ("x", X)), Y);
        Tolerance.Exact.Check("β1", weighted.Coefficients[1].Estimate, rows.Coefficients[1].Estimate);
        Tolerance.Exact.Check("log-likelihood", weighted.LogLikelihood, rows.LogLikelihood);
        Tolerance.Exact.Check("c", weighted.Concordance, rows.Concordance);
    }

    [Test]
    public void Fit_CalendarYear_EqualsYearsSince2015()
    {
        double[] since = [.. Enumerable.Range(0, 17).Select(i => (double)(i * 7 % 11))];
        var plain = LogisticModel.Fit(DesignMatrix.FromColumns(17, ("year", since)), Y);
        var shifted = LogisticModel.Fit(DesignMatrix.FromColumns(17, ("year", [.. since.Select(year => 1e6 * (year + 2015))])), Y);
        Tolerance.Reference.Check("β", shifted.Coefficients[1].Estimate * 1e6, plain.Coefficients[1].Estimate);
        Tolerance.Reference.Check("standard error", shifted.Coefficients[1].StandardError * 1e6, plain.Coefficients[1].StandardError);
        Tolerance.Reference.Check("deviance", shifted.Deviance, plain.Deviance);
    }

    [Test]
    public void Fit_CompleteSeparation_IsNamed()
    {
        var model = LogisticModel.Fit(DesignMatrix.FromColumns(6, ("marker", [1, 2, 3, 4, 5, 6])), [false, false, false, true, true, true]);
        Assert.That(model.Converged, Is.False);
        Assert.That(model.Coefficients[1].IsInfinite, Is.True);
        Assert.That(model.Warnings.Select(w => w.English), Has.Some.Contains("'marker' is infinite (+∞)"));
        Assert.That(model.ToTable(Language.French).ToText(), Does.Contain("séparent les issues"));
    }

    [Test]
    public void Fit_LevelWithoutOutcome_MarksItsCoefficientOnly()
    {
        // Nobody with a = 1 has the outcome; b is ordinary.
        double[] a = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1];
        double[] b = [0, 1, 0, 1, 0, 1, 1, 0, 0, 1, 0, 1];
        bool[] y = [true, true, false, true, false, false, true, false, false, false, false, false];
        var model = LogisticModel.Fit(DesignMatrix.FromColumns(12, ("a", a), ("b", b)), y);
        Assert.That(model.Coefficients.Select(c => c.IsInfinite), Is.EqualTo(new[] { false, true, false }));
        Assert.That(model.Coefficients[1].Estimate, Is.Negative);
    }

    [Test]
    public void Fit_ConstantOrCollinearColumn_IsRefusedByName()
    {
        DesignMatrix design = DesignMatrix.FromColumns(17, ("x", X), ("twice", [.. X.Select(x => 2 * x)]), ("one", [.. X.Select(_ => 5.0)]));
        Assert.That(
            () => LogisticModel.Fit(design, Y),
            Throws.TypeOf<ModelException>().With.Property("Code").EqualTo("collinear").And.Message.EqualTo("'twice' is a linear combination of 'x'. 'one' is constant."));
        var left = LogisticModel.Fit(design, Y, new LogisticOptions { Collinearity = Collinearity.DropLater });
        Tolerance.Exact.Check("β1", left.Coefficients[1].Estimate, Math.Log(6));
        Assert.That(left.Coefficients[2].Estimate, Is.NaN);
        Assert.That(left.Warnings.Count(w => w.Code == "collinear"), Is.EqualTo(2));
    }

    [Test]
    public void Fit_OneOutcome_IsRefused() =>
        Assert.That(() => LogisticModel.Fit(DesignMatrix.FromColumns(17, ("x", X)), new bool[17]), Throws.TypeOf<ModelException>().With.Property("Code").EqualTo("one-outcome"));

    [Test]
    public void From_MissingCell_IsNamed()
    {
        DataTable table = DataTable.Empty.WithNumbers("age", [61, double.NaN, 70]);
        Assert.That(() => DesignMatrix.From(table, Formula.ParseTerms("age")), Throws.TypeOf<CellException>().With.Message.Contains("row 1, column age"));
        Assert.That(table.CompleteRows("age"), Is.EqualTo(new[] { 0, 2 }));
    }
}
