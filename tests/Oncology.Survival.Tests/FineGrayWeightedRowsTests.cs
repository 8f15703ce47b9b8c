namespace Oncology.Survival.Tests;

/// <summary>The Fine-Gray fit, which does not write out its weighted rows, against a Cox model of the rows written out.</summary>
public sealed class FineGrayWeightedRowsTests
{
    private const int Patients = 120;

    [Test]
    public void Fit_AnySample_EqualsTheCoxModelOfTheWeightedRows(
        [Values] CoxTies ties, [Values] FollowUpTies censorings, [Values(0, 1, 2, 3)] int kind, [Values(0, 3)] int groups, [Values(false, true)] bool isWhole)
    {
        if (ties == CoxTies.Exact)
        {
            Assert.That(() => Fit(0, ties, censorings, kind, groups, isWhole), Throws.TypeOf<RequestException>());
            return;
        }

        for (ulong seed = 1; seed <= 4; seed++)
        {
            FineGray model = Fit(seed, ties, censorings, kind, groups, isWhole);
            CoxModel written = CoxModel.Fit(model.Model.Frame, new CoxOptions { Ties = ties, TimeTies = TieTolerance.None, Robust = true });
            Assert.That(model.Model.Count, Is.EqualTo(written.Count));
            Assert.That(model.Model.EventCount, Is.EqualTo(written.EventCount));
            Tolerance.Reference.Check("null", model.Model.LogLikelihoodNull, written.LogLikelihoodNull);
            Tolerance.Reference.Check("log-likelihood", model.Model.LogLikelihood, written.LogLikelihood);
            Tolerance.Reference.Check("score test", model.Model.ScoreTest.Statistic, written.ScoreTest.Statistic);
            Tolerance.Reference.Check("robust score test", model.Model.RobustScoreTest!.Value.Statistic, written.RobustScoreTest!.Value.Statistic);
            Tolerance.Reference.Check("Wald test", model.Model.WaldTest.Statistic, written.WaldTest.Statistic);
            Check(model.Model.Concordance, written.Concordance);
            for (int j = 0; j < 3; j++)
            {
                Tolerance.Reference.Check("coefficient", model.Coefficients[j].Estimate, written.Coefficients[j].Estimate);
                Tolerance.Reference.Check("model-based error", model.Coefficients[j].StandardError, written.Coefficients[j].StandardError);
                Tolerance.Reference.Check("robust error", model.Coefficients[j].RobustStandardError!.Value, written.Coefficients[j].RobustStandardError!.Value);
            }
        }
    }

    [Test]
    public void Curves_AnySample_EqualThoseOfTheCoxModelOfTheWeightedRows(
        [Values(CoxTies.Efron, CoxTies.Breslow)] CoxTies ties, [Values(0, 1, 2, 3)] int kind, [Values(0, 3)] int groups, [Values(false, true)] bool isWhole)
    {
        FineGray model = Fit(5, ties, FollowUpTies.EventsFirst, kind, groups, isWhole);
        var curves = FineGrayBaseline.Fit(model).Curves;
        var written = CoxBaseline.Fit(model.Model).Curves;
        Assert.That(curves, Has.Length.EqualTo(written.Length));
        for (int c = 0; c < curves.Length; c++)
        {
            for (int i = 0; i < curves[c].Time.Length; i++)
            {
                int at = written[c].Time.IndexOf(curves[c].Time[i]);
                Tolerance.Reference.Check("hazard at the means", curves[c].CumulativeHazard[i], written[c].CumulativeHazard[at]);
                Tolerance.Reference.Check("hazard at zero", curves[c].CumulativeHazardAtZero[i], written[c].CumulativeHazardAtZero[at]);
            }
        }

        for (int row = 0; row < model.Frame.Design.RowCount && model.Frame.Strata is null; row += 40)
        {
            DesignMatrix patient = model.Frame.Design.SelectRows([row]);
            FineGrayPrediction predicted = FineGrayPrediction.Fit(model, patient)[0];
            CoxPrediction expected = CoxPrediction.Fit(model.Model, patient)[0];
            for (int i = 0; i < predicted.Time.Length; i++)
            {
                int at = expected.Time.IndexOf(predicted.Time[i]);
                Tolerance.Reference.Check("cumulative hazard", -Math.Log(1 - predicted.Incidence[i]), expected.CumulativeHazard[at]);
                Tolerance.Reference.Check("standard error", predicted.StandardError[i], expected.StandardError[at]);
            }
        }
    }

    [Test]
    public void Fit_CompetingEventsBeforeTheFirstEventAndBetweenEvents_EqualsTheCoxModelOfTheWeightedRows()
    {
        // Rows that are at risk in full at no event time: they end before the first one (rows 0 and 1, with a censoring in between), or
        // enter and end between two (row 4). Row 11 competes after the last event.
        double[] entry = [0, 0, 0, 0, 5.1, 0, 0, 1, 0, 0, 2, 0];
        double[] exit = [1, 2, 1.5, 5, 5.3, 5.2, 6, 7, 7, 7.5, 8, 9];
        int[] cause = [2, 2, 0, 1, 2, 0, 1, 0, 2, 0, 1, 2];
        double[] x = [0.5, 1.2, -0.3, 0.8, 0.1, 1.9, -1.1, 0.4, 0.9, -0.6, 1.3, 0.2];
        DesignMatrix design = DesignMatrix.FromColumns(12, ("x", x));
        foreach (SurvivalData data in new[] { SurvivalData.RightCensored(exit, cause), SurvivalData.CountingProcess(entry, exit, cause) })
        {
            var model = FineGray.Fit(data, design, 1);
            var written = CoxModel.Fit(model.Model.Frame, new CoxOptions { TimeTies = TieTolerance.None });
            Assert.That(model.Model.Count, Is.EqualTo(written.Count));
            Tolerance.Exact.Check("log-likelihood", model.Model.LogLikelihood, written.LogLikelihood);
            Tolerance.Exact.Check("coefficient", model.Coefficients[0].Estimate, written.Coefficients[0].Estimate);
            Tolerance.Exact.Check("robust error", model.Coefficients[0].RobustStandardError!.Value, written.Coefficients[0].RobustStandardError!.Value);
            Check(model.Model.Concordance, Concordance.Of(model.Model.Frame, written.LinearPredictor.AsSpan(), TieTolerance.None));
        }
    }

    // A model of one 0/1 column predicts two risks: most pairs are tied.
    [Test]
    public void Concordance_OfTiedPredictions_EqualsThatOfTheWeightedRows([Values(0, 2, 3)] int kind, [Values(0, 3)] int groups)
    {
        FineGray model = Fit(11, CoxTies.Efron, FollowUpTies.EventsFirst, kind, groups, isWhole: true, columns: [1]);
        Assert.That(model.Model.Concordance.TiedPrediction, Is.Positive);
        Check(model.Model.Concordance, Concordance.Of(model.Model.Frame, model.Model.LinearPredictor.AsSpan(), TieTolerance.None));
    }

    private static void Check(Concordance actual, Concordance expected)
    {
        Tolerance.Reference.Check("concordant", actual.Concordant, expected.Concordant);
        Tolerance.Reference.Check("discordant", actual.Discordant, expected.Discordant);
        Tolerance.Reference.Check("tied", actual.TiedPrediction, expected.TiedPrediction);
        Tolerance.Reference.Check("error of the concordance", actual.StandardError, expected.StandardError);
    }

    // Kinds: right-censored; with strata, weights and offset; with late entry; start-stop rows of subjects.
    private static FineGray Fit(ulong seed, CoxTies ties, FollowUpTies censorings, int kind, int groups, bool isWhole, int[]? columns = null)
    {
        RandomNumbers random = new(100 * seed + 7);
        List<double> entry = [], exit = [];
        List<int> cause = [], subject = [];
        List<double[]> x = [];
        for (int i = 0; i < Patients; i++)
        {
            double[] own = [random.Uniform() - 0.5, random.Below(2), random.Exponential()];
            double end = (isWhole ? Math.Ceiling(20 * random.Exponential()) : 20 * random.Exponential()) + 1;
            int how = random.Below(3);
            double from = kind == 2 && random.Below(2) == 0 ? 0.7 * Math.Min(end, 6) * random.Uniform() : 0;
            double middle = isWhole ? Math.Floor(end / 2) : end / 2;
            bool isSplit = kind == 3 && random.Below(2) == 0 && middle > from && middle < end;
            if (isSplit)
            {
                Add(from, middle, 0, own, i);
                own = [own[0], 1 - own[1], own[2]];
            }

            Add(isSplit ? middle : from, end, how, own, i);
        }

        int n = exit.Count;
        SurvivalData data = kind < 2
            ? SurvivalData.RightCensored([.. exit], (int[])[.. cause])
            : SurvivalData.CountingProcess([.. entry], [.. exit], (int[])[.. cause]).WithSubjects([.. subject]);
        DesignMatrix design = DesignMatrix.FromColumns(n, [.. (columns ?? [0, 1, 2]).Select(j => ($"x{j}", x.Select(row => row[j]).ToArray()))]);
        data = kind == 1 ? data.WithWeights([.. Enumerable.Range(0, n).Select(_ => 0.5 + random.Uniform())]) : data;
        var frame = ModelFrame.Create(data, design);
        if (kind == 1)
        {
            frame = frame.WithStrata(Factor.FromLabels("stratum", [.. Enumerable.Range(0, n).Select(_ => "ABC"[random.Below(3)].ToString())]))
                .WithOffset([.. Enumerable.Range(0, n).Select(_ => random.Uniform())]);
        }

        Factor? group = groups == 0 ? null : Factor.FromLabels("group", [.. subject.Select(i => (i % groups).ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        return FineGray.Fit(frame, 1, new FineGrayOptions { Ties = ties, CensoringTies = censorings, CensoringGroups = group });

        void Add(double from, double to, int how, double[] covariates, int i)
        {
            entry.Add(from);
            exit.Add(to);
            cause.Add(how);
            subject.Add(i);
            x.Add(covariates);
        }
    }
}
