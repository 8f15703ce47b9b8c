namespace Oncology.Survival.Tests;

public sealed class AalenJohansenTests
{
    // Four patients: cause 1 at 1, cause 2 at 2, censored at 3, cause 1 at 4.
    // t = 1: n = 4, F1 = 1/4, S = 3/4. t = 2: n = 3, F2 = 3/4 · 1/3 = 1/4, S = 1/2. t = 3: censored. t = 4: n = 1, F1 = 1/4 + 1/2 · 1 = 3/4, S = 0.
    [Test]
    public void Fit_FourPatients_EqualsTheHandCalculation()
    {
        AalenJohansen fit = AalenJohansen.Fit(SurvivalData.RightCensored([1, 2, 3, 4], (int[])[1, 2, 0, 1]));
        Assert.That(fit.EventFree, Is.EqualTo(new[] { 1, 0.75, 0.5, 0.5, 0 }).Within(1e-12));
        Assert.That(fit.Causes[0].Estimate, Is.EqualTo(new[] { 0, 0.25, 0.25, 0.25, 0.75 }).Within(1e-12));
        Assert.That(fit.Causes[1].Estimate, Is.EqualTo(new[] { 0, 0, 0.25, 0.25, 0.25 }).Within(1e-12));
    }

    // Aalen's variance of F1 at 4, terms S(t−)² v, e² or (1 − e)² as F1 has risen by 1/2 since: t = 1: 1/16 · (1 − 1/2 / 3/4)² = 1/144;
    // t = 2 (other cause): 9/16 · 1/9 · (1/2 / 1/2)² = 1/16; t = 4: 1/4 · 1 = 1/4. Until then 1/16.
    [Test]
    public void Fit_AalenVariance_EqualsTheHandCalculation()
    {
        SurvivalData data = SurvivalData.RightCensored([1, 2, 3, 4], (int[])[1, 2, 0, 1]);
        AalenJohansen fit = AalenJohansen.Fit(data, new CumulativeIncidenceOptions { Variance = IncidenceVariance.Aalen });
        Assert.That(fit.Causes[0].StandardError, Is.EqualTo(new[] { 0, 0.25, 0.25, 0.25, Math.Sqrt(46.0 / 144) }).Within(1e-12));
    }

    // Delta method (Marubini, Valsecchi 1995; Stata stcompet) of F1 at 4: Σ (F − F_j)² d/(n(n − d)) = 1/4 (1/12 + 1/6);
    // Σ S(t−)² (n − d1)/n · d1/n² = 3/64 + 0; − 2 Σ (F − F_j) S(t−) d1/n² = − 1/16. Sum 3/64.
    [Test]
    public void Fit_Jackknife_EqualsTheDeltaMethod()
    {
        AalenJohansen fit = AalenJohansen.Fit(SurvivalData.RightCensored([1, 2, 3, 4], (int[])[1, 2, 0, 1]));
        Assert.That(fit.Causes[0].StandardError[4], Is.EqualTo(Math.Sqrt(3.0 / 64)).Within(1e-12));
    }

    // Two patients from the origin, causes 1 and 2 at 1 and 2: S is 0 from 2 on, F1 = F2 = 1/2, each with standard error √(1/2 · 1/2 / 2). The four who
    // enter later change nothing (R 4.2.2, survival 3.5-3: survfit with p0 = c(1, 0, 0) keeps both columns as they are at 2).
    [Test]
    public void Fit_RiskSetEmptiesBeforeLateEntries_StaysAsItIs()
    {
        SurvivalData data = SurvivalData.CountingProcess([0, 0, 2, 2, 3, 5], [1, 2, 4, 5, 6, 7], (int[])[1, 2, 2, 1, 0, 1]);
        AalenJohansen fit = AalenJohansen.Fit(data);
        double error = Math.Sqrt(1.0 / 8);
        foreach (CumulativeIncidence cause in fit.Causes)
        {
            Assert.That(cause.Estimate[2..], Is.All.EqualTo(0.5).Within(1e-12));
            Assert.That(cause.StandardError[2..], Is.All.EqualTo(error).Within(1e-12));
        }
    }

    [Test]
    public void Fit_AalenVarianceWithCaseWeights_Throws()
    {
        SurvivalData data = SurvivalData.RightCensored([1, 2], (int[])[1, 2]).WithWeights([0.5, 2]);
        Assert.That(() => AalenJohansen.Fit(data, new CumulativeIncidenceOptions { Variance = IncidenceVariance.Aalen }), Throws.TypeOf<RequestException>());
    }

    // Without censoring the estimate is a proportion and its standard error √(p (1 − p) / n).
    [Test]
    public void Fit_WithoutCensoring_HasTheBinomialStandardError()
    {
        AalenJohansen fit = AalenJohansen.Fit(SurvivalData.RightCensored([1, 2, 3, 4, 5, 6, 7, 8], (int[])[1, 2, 1, 1, 2, 2, 1, 2]));
        for (int i = 1; i < fit.Time.Length; i++)
        {
            double p = fit.Causes[0].Estimate[i];
            Assert.That(fit.Causes[0].StandardError[i], Is.EqualTo(Math.Sqrt(p * (1 - p) / 8)).Within(1e-12));
        }
    }

    // Also where the proportion comes back to a standard error of 0, and after thousands of sums.
    [Test]
    public void Fit_WithoutCensoring_HasTheBinomialStandardErrorToTheLastRow([Values(1, 2)] int causes)
    {
        const int Rows = 5000;
        double[] time = [.. Enumerable.Range(1, Rows).Select(row => row + 0.5)];
        int[] cause = [.. Enumerable.Range(0, Rows).Select(row => row % 7 % causes + 1)];
        AalenJohansen fit = AalenJohansen.Fit(SurvivalData.RightCensored(time, cause));
        for (int k = 0; k < causes; k++)
        {
            long events = 0;
            for (int i = 1; i <= Rows; i++)
            {
                events += cause[i - 1] == k + 1 ? 1 : 0;
                double error = Math.Sqrt(events * (Rows - events)) / (Rows * Math.Sqrt(Rows));
                Assert.That(fit.Causes[k].StandardError[i], Is.EqualTo(error).Within(1e-11 * error));
            }
        }
    }

    // Rows that count once take three sums per cause through blocks of times, others the sums over subjects, or those of tied events.
    [Test]
    public void Fit_EveryRowOnce_EqualsFrequenciesOfOne([Values] IncidenceVariance variance, [Values] bool areTied)
    {
        RandomNumbers random = new(20261122);
        double[] time = [.. Enumerable.Range(0, 700).Select(_ => areTied ? Math.Round(random.Exponential(), 2) : random.Exponential())];
        int[] cause = [.. time.Select(_ => random.Below(4))];
        var data = SurvivalData.RightCensored(time, cause);
        CumulativeIncidenceOptions options = new() { Variance = variance };
        var once = AalenJohansen.Fit(data, options);
        var counted = AalenJohansen.Fit(data.WithFrequencies([.. time.Select(_ => 1)]), options);
        Assert.That(once.EventFree, Is.EqualTo(counted.EventFree).Within(1e-13));
        for (int k = 0; k < 3; k++)
        {
            Assert.That(once.Causes[k].Events, Is.EqualTo(counted.Causes[k].Events));
            Assert.That(once.Causes[k].Estimate, Is.EqualTo(counted.Causes[k].Estimate).Within(1e-13));
            Assert.That(once.Causes[k].StandardError, Is.EqualTo(counted.Causes[k].StandardError).Within(1e-12));
        }
    }

    // Nobody is censored: the errors are binomial, and those of the common cause end thousands of times below their largest.
    [Test]
    public void Fit_RareCauseInLargeSample_KeepsTheDigitsOfBothErrors()
    {
        const int Rows = 20_000;
        RandomNumbers random = new(7);
        double[] time = [.. Enumerable.Range(0, Rows).Select(_ => random.Exponential())];
        int[] cause = [.. time.Select((_, i) => i == Rows / 4 ? 2 : 1)];
        var curves = AalenJohansen.Fit(SurvivalData.RightCensored(time, cause), new CumulativeIncidenceOptions { Ties = TieTolerance.None });
        double binomial = Math.Sqrt(1.0 / Rows * (1 - 1.0 / Rows) / Rows);
        Assert.That(curves.Causes.Select(rare => rare.StandardError[^1]), Is.All.EqualTo(binomial).Within(1e-9).Percent);
    }

    // Several at once have the bits of one at a time: at the end of a column the quotients and roots are made one by one.
    [Test]
    public void RiskFactors_SeveralAtOnce_HaveTheBitsOfOneAtATime()
    {
        double[] atRisk = [19, 18, 18, 11, 7, 7, 4, 3, 3, 2, 0];
        double[] events = [1, 0, 7, 2, 0, 2, 0, 0, 1, 2, 0];
        double[][] all = Factors(0, atRisk.Length);
        for (int j = 0; j < atRisk.Length; j++)
        {
            double[][] one = Factors(j, 1);
            Assert.That(all.Select(column => column[j]), Is.EqualTo(one.Select(column => column[0])));
        }

        double[][] Factors(int first, int length)
        {
            double[][] columns = [new double[length], new double[length], new double[length], [.. atRisk.AsSpan(first, length)]];
            RiskFactors.Of(atRisk.AsSpan(first, length), events.AsSpan(first, length), columns[0], columns[1], columns[2]);
            SquareRoots.InPlace(columns[3]);
            return columns;
        }
    }

    [Test]
    public void Fit_AnyData_IncidencesAndSurvivalAddUpToOne()
    {
        Random random = new(20261121);
        double[] time = [.. Enumerable.Range(0, 200).Select(_ => Math.Ceiling(30 * random.NextDouble()))];
        int[] cause = [.. time.Select(_ => random.Next(4))];
        AalenJohansen fit = AalenJohansen.Fit(SurvivalData.RightCensored(time, cause));
        for (int i = 0; i < fit.Time.Length; i++)
        {
            Assert.That(fit.EventFree[i] + fit.Causes.Sum(c => c.Estimate[i]), Is.EqualTo(1).Within(1e-12));
        }
    }

    [Test]
    public void Fit_RowsAsFrequencies_EqualsRowsRepeated()
    {
        SurvivalData counted = SurvivalData.RightCensored([1, 2, 3, 5], (int[])[1, 2, 0, 1]).WithFrequencies([3, 2, 4, 1]);
        SurvivalData single = SurvivalData.RightCensored([1, 1, 1, 2, 2, 3, 3, 3, 3, 5], (int[])[1, 1, 1, 2, 2, 0, 0, 0, 0, 1]);
        AalenJohansen a = AalenJohansen.Fit(counted);
        AalenJohansen b = AalenJohansen.Fit(single);
        Assert.That(a.Causes[0].Estimate, Is.EqualTo(b.Causes[0].Estimate).Within(1e-12));
        Assert.That(a.Causes[1].StandardError, Is.EqualTo(b.Causes[1].StandardError).Within(1e-12));
    }

    // One stay cut in two is one stay: clusters are added before they are squared.
    [Test]
    public void Fit_StaysCutInTwo_HasTheSameStandardErrors()
    {
        SurvivalData whole = SurvivalData.CountingProcess([0, 0, 1, 0, 2], [4, 6, 7, 9, 8], (int[])[1, 2, 0, 1, 2]);
        SurvivalData cut = SurvivalData
            .CountingProcess([0, 3, 0, 1, 5, 0, 2], [3, 4, 6, 5, 7, 9, 8], (int[])[0, 1, 2, 0, 0, 1, 2])
            .WithSubjects([0, 0, 1, 2, 2, 3, 4]);
        AalenJohansen a = AalenJohansen.Fit(whole);
        AalenJohansen b = AalenJohansen.Fit(cut);
        foreach (double time in (double[])[4, 6, 8, 9])
        {
            Assert.That(b.Causes[0].At(time).StandardError, Is.EqualTo(a.Causes[0].At(time).StandardError).Within(1e-12));
            Assert.That(b.Causes[1].At(time).StandardError, Is.EqualTo(a.Causes[1].At(time).StandardError).Within(1e-12));
        }
    }

    [Test]
    public void GrayTest_OneGroup_SaysSo()
    {
        SurvivalData data = SurvivalData.RightCensored([1, 2, 3], (int[])[1, 2, 1]);
        ModelException error = Assert.Throws<ModelException>(() => GrayTest.Run(data, Factor.FromLabels("arm", ["A", "A", "A"]), 1))!;
        Assert.That(error.Code, Is.EqualTo("one-group"));
    }
}
