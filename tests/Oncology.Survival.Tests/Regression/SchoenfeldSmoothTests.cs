namespace Oncology.Survival.Tests;

[TestFixture]
public sealed class SchoenfeldSmoothTests
{
    [Test]
    public void Fit_Rotterdam_AgreesWithR()
    {
        // R 4.2.2, survival 3.5.3: the spline of plot.cox.zph, taken apart (ns(df = 4), qr, backsolve), transform "km".
        CoxModel model = Rotterdam();
        SchoenfeldSmooth smooth = SchoenfeldSmooth.Fit(model, 0);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(smooth.Residual, Has.Length.EqualTo(1272));
            Tolerance.Reference.Check("time", smooth.Time[0], 45);
            Tolerance.Reference.Check("residual", [smooth.Residual[0], smooth.Residual[1]], [0.10377677413147866, 0.070155378598582077]);
            Tolerance.Reference.Check("g(t)", [smooth.Place[1], smooth.GridPlace[12]], [0.00033545790003353115, 0.216130147378745]);
            Tolerance.Reference.Check("smooth", [smooth.Estimate[0], smooth.Estimate[12], smooth.Estimate[39]], [0.036332985970316221, 0.010437899453393459, 0.063664603406755726]);
            Tolerance.Reference.Check("error", [smooth.StandardError[0], smooth.StandardError[12], smooth.StandardError[39]], [0.0084318650256309351, 0.003807644291350369, 0.023757325575620696]);
        }
    }

    [Test]
    public void Fit_OneEventTime_IsTheMeanOfItsResiduals()
    {
        var data = SurvivalData.RightCensored([5.0, 5, 5, 7, 8], [true, true, false, false, false]);
        var model = CoxModel.Fit(data, DesignMatrix.FromColumns(5, ("x", [0.0, 1, 1, 0, 1])));
        SchoenfeldSmooth smooth = SchoenfeldSmooth.Fit(model, 0);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(smooth.DegreesOfFreedom, Is.EqualTo(1));
            Assert.That(smooth.Estimate, Has.All.EqualTo(smooth.Residual.Average()).Within(1e-12));
        }
    }

    [Test]
    public void Fit_NoSuchCoefficient_Throws() =>
        Assert.That(() => SchoenfeldSmooth.Fit(Rotterdam(), 3), Throws.TypeOf<ArgumentOutOfRangeException>());

    private static CoxModel Rotterdam() => CoxModel.Fit(RotterdamColumns.Survival(), DesignMatrix.FromColumns(
        2982, ("age", RotterdamColumns.Numbers("age")), ("hormon", RotterdamColumns.Numbers("hormon")), ("chemo", RotterdamColumns.Numbers("chemo"))));
}
