namespace Oncology.Survival.Tests;

[TestFixture]
public sealed class FineGrayTests
{
    private static readonly double[] Time = [2, 3, 4, 5, 5, 6, 7, 7, 8, 9, 10, 11];
    private static readonly int[] Cause = [1, 0, 2, 1, 0, 2, 1, 0, 2, 1, 0, 1];
    private static readonly double[] X = [0.5, 1.2, -0.3, 0.8, 0.1, 1.9, -1.1, 0.4, 0.9, -0.6, 1.3, 0.2];

    [Test]
    public void Create_FourPatients_GivesTheWeightsWorkedByHand()
    {
        // Times 1 (competing), 2 (event), 3 (censored), 4 (event). G falls at 3 from 1 to 1/2: two are left, one is censored. The first
        // patient goes on with weight 1 up to 3 and with 1/2 from 3 to 4.
        var weights = FineGrayWeights.Create(SurvivalData.RightCensored([1, 2, 3, 4], (int[])[2, 1, 0, 1]), 1);
        Assert.That(weights.SourceRow, Is.EqualTo((int[])[0, 0, 1, 2, 3]));
        Assert.That(weights.Data.Entry, Is.EqualTo((double[])[0, 3, 0, 0, 0]));
        Assert.That(weights.Data.Exit, Is.EqualTo((double[])[3, 4, 2, 3, 4]));
        Assert.That(weights.Weight, Is.EqualTo((double[])[1, 0.5, 1, 1, 1]));
        Assert.That(weights.Data.Cause, Is.EqualTo((int[])[0, 0, 1, 0, 1]));
    }

    [Test]
    public void Fit_LateEntry_EqualsFinegrayAndCoxph()
    {
        // R 4.2.2, survival 3.5-3: finegray(Surv(a, t, ev) ~ ., d, id = id, etype = "a"), then coxph(..., weights = fgwt, cluster = id).
        double[] entry = [0, 0, 1, 2, 0, 3, 0, 1, 0, 4, 2, 0];
        SurvivalData data = SurvivalData.CountingProcess(entry, Time, Cause).WithSubjects([.. Enumerable.Range(0, 12)]);
        var model = FineGray.Fit(data, DesignMatrix.FromColumns(12, ("x", X)), 1);
        Tolerance.Reference.Check("weights", model.Weights.Weight, [1, 1, 1, 1.125, 0.984375, 0.7875, 0.39375, 1, 1, 1, 0.8, 0.4, 1, 1, 1, 0.5, 1, 1, 1]);
        Tolerance.Reference.Check("start", model.Weights.Data.Entry, [0, 0, 1, 4, 5, 7, 10, 2, 0, 3, 7, 10, 0, 1, 0, 10, 4, 2, 0]);
        Tolerance.Reference.Check("coef", model.Coefficients[0].Estimate, -0.73933910629428068);
        Tolerance.Reference.Check("robust", model.Coefficients[0].RobustStandardError, 0.49139397884491237);
        Tolerance.Reference.Check("naive", model.Coefficients[0].StandardError, 0.61680904838366302);
        Tolerance.Reference.Check("concordance", model.Model.Concordance.Estimate, 17.471875 / (17.471875 + 11.51875));
    }

    // fg <- finegray(Surv(Time, ev) ~ ., d, etype = "a"); m <- coxph(Surv(fgstart, fgstop, fgstatus) ~ X, fg, weights = fgwt, cluster = id)
    // s <- survfit(m, newdata = data.frame(X = 0.3)); 1 - s$surv; summary(s)$std.err; 1 - s$upper; 1 - s$lower
    [Test]
    public void Predict_TwelvePatients_EqualsSurvfitOfCoxphOnFinegrayData()
    {
        var model = FineGray.Fit(SurvivalData.RightCensored(Time, Cause), DesignMatrix.FromColumns(12, ("x", X)), 1);
        FineGrayPrediction curve = FineGrayPrediction.Fit(model, DesignMatrix.FromColumns(1, ("x", [0.3])))[0];
        Tolerance.Reference.Check("time", curve.Time, [2, 5, 7, 9, 11]);
        Tolerance.Reference.Check(
            "F", curve.Incidence, [0.073128205291947523, 0.148336809868946373, 0.231183345920821459, 0.358351766341994171, 0.604374856453039122]);
        Tolerance.Reference.Check(
            "se", curve.StandardError, [0.071426047479217811, 0.100459392097616687, 0.125801565117808406, 0.160199377055308984, 0.215770954503806789]);
        Tolerance.Reference.Check("lower", curve.Lower, [0, 0, 0, 0, 0]);
        Tolerance.Reference.Check(
            "upper", curve.Upper, [0.20306137656913004, 0.32413035878272400, 0.44212028852893737, 0.60665035969160563, 0.86415457549171837]);
        Assert.That(curve.At(1).Value, Is.Zero);
        Assert.That(curve.At(6).Value, Is.EqualTo(curve.Incidence[1]));
    }

    [Test]
    public void Fit_EstimatedCensoringWithEntryTimes_Throws()
    {
        SurvivalData data = SurvivalData.CountingProcess(new double[12], Time, Cause).WithSubjects([.. Enumerable.Range(0, 12)]);
        FineGrayOptions options = new() { Variance = FineGrayVariance.EstimatedCensoring };
        Assert.That(() => FineGray.Fit(data, DesignMatrix.FromColumns(12, ("x", X)), 1, options), Throws.TypeOf<RequestException>().With.Message.Contains("entry times"));
    }

    [Test]
    public void Fit_EstimatedCensoringAndFrequencies_EqualsRowsRepeated()
    {
        FineGrayOptions options = new() { Variance = FineGrayVariance.EstimatedCensoring };
        SurvivalData counted = SurvivalData.RightCensored(Time, Cause).WithFrequencies([2, 1, 3, 1, 1, 2, 1, 1, 1, 2, 1, 1]);
        int[] rows = [.. Enumerable.Range(0, 12).SelectMany(row => Enumerable.Repeat(row, counted.Frequencies[row]))];
        SurvivalData single = SurvivalData.RightCensored(Time, Cause).Subset(rows);
        var a = FineGray.Fit(counted, DesignMatrix.FromColumns(12, ("x", X)), 1, options);
        var b = FineGray.Fit(single, DesignMatrix.FromColumns(rows.Length, ("x", [.. rows.Select(row => X[row])])), 1, options);
        Tolerance.Exact.Check("robust", a.Coefficients[0].RobustStandardError, b.Coefficients[0].RobustStandardError!.Value);
    }

    [Test]
    public void Fit_NoCompetingEvent_EqualsTheCoxModel()
    {
        SurvivalData data = SurvivalData.RightCensored(Time, (int[])[.. Cause.Select(c => c == 2 ? 0 : c)]);
        DesignMatrix design = DesignMatrix.FromColumns(12, ("x", X));
        CoxCoefficient cox = CoxModel.Fit(data, design, new CoxOptions { Robust = true }).Coefficients[0];
        CoxCoefficient fineGray = FineGray.Fit(data, design, 1).Coefficients[0];
        Tolerance.Exact.Check("coef", fineGray.Estimate, cox.Estimate);
        Tolerance.Exact.Check("robust", fineGray.RobustStandardError, cox.RobustStandardError!.Value);
    }

    [Test]
    public void Fit_Frequencies_EqualsRepeatedRows()
    {
        int[] frequency = [1, 2, 3, 1, 2, 1, 1, 2, 1, 2, 1, 1];
        int[] copies = [.. Enumerable.Range(0, 12).SelectMany(row => Enumerable.Repeat(row, frequency[row]))];
        SurvivalData data = SurvivalData.RightCensored(Time, Cause);
        var counted = FineGray.Fit(data.WithFrequencies(frequency), DesignMatrix.FromColumns(12, ("x", X)), 1);
        var repeated = FineGray.Fit(data.Subset(copies), DesignMatrix.FromColumns(copies.Length, ("x", [.. copies.Select(row => X[row])])), 1);
        Assert.That(counted.Count, Is.EqualTo(repeated.Count));
        Tolerance.Exact.Check("coef", counted.Coefficients[0].Estimate, repeated.Coefficients[0].Estimate);
        Tolerance.Exact.Check("robust", counted.Coefficients[0].RobustStandardError, repeated.Coefficients[0].RobustStandardError!.Value);
    }

    [Test]
    public void Fit_EventAtTimeZero_IsInTheModel()
    {
        SurvivalData data = SurvivalData.RightCensored([0, .. Time], (int[])[1, .. Cause]);
        var model = FineGray.Fit(data, DesignMatrix.FromColumns(13, ("x", [0.3, .. X])), 1);
        Assert.That(model.Model.EventCount, Is.EqualTo(6));
    }

    [Test]
    public void Fit_CauseNobodyHas_SaysSo()
    {
        SurvivalData data = SurvivalData.RightCensored(Time, Cause);
        Assert.That(
            () => FineGray.Fit(data, DesignMatrix.FromColumns(12, ("x", X)), 3),
            Throws.TypeOf<ModelException>().With.Property("Code").EqualTo("no-events"));
    }

    [Test]
    public void Create_SubjectWithoutLastEvent_IsRefused()
    {
        SurvivalData data = SurvivalData.CountingProcess([0, 2], [2, 4], (int[])[1, 1]).WithSubjects([7, 7]);
        Assert.That(() => FineGrayWeights.Create(data, 1), Throws.TypeOf<RequestException>().With.Message.Contains("7"));
    }

    [Test]
    public void ToTable_French_NamesTheCauseAndTheCounts()
    {
        SurvivalData data = SurvivalData.RightCensored(Time, Cause).WithCauseLabels(["relapse", "death"]);
        string text = FineGray.Fit(data, DesignMatrix.FromColumns(12, ("x", X)), 1).ToTable(Language.French).ToText();
        Assert.That(text, Does.Contain("Modèle de Fine et Gray\u00A0: relapse").And.Contain("HR de sous-distribution"));
        Assert.That(text, Does.Contain("n = 12, relapse\u00A0: 5, événements concurrents\u00A0: 3"));
    }
}
