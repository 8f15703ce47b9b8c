namespace Oncology.Survival.Tests;

/// <summary>What must not change the answer, on seeded data with ties, strata and late entry; and the derivatives against differences.</summary>
public sealed class CoxInvarianceTests
{
    private const int Rows = 60;

    private static readonly double[] Time = Draw(11, u => 1 + Math.Floor(20 * u));
    private static readonly bool[] Event = [.. Draw(12, u => u).Select(u => u < 0.6)];
    private static readonly double[] Age = Draw(13, u => 40 + 40 * u);
    private static readonly double[] Exposed = Draw(14, u => u < 0.4 ? 1 : 0);
    private static readonly int[] Copies = [.. Draw(15, u => 1 + Math.Floor(3 * u)).Select(f => (int)f)];
    private static readonly double[] Entry = [.. Time.Zip(Draw(16, u => u), (t, u) => Math.Floor(t * u * 0.9))];
    private static readonly SurvivalData Data = SurvivalData.RightCensored(Time, Event);
    private static readonly DesignMatrix Design = DesignMatrix.FromColumns(Rows, ("age", Age), ("exposed", Exposed));

    [Test]
    public void Fit_OtherRowOrder_SameResult()
    {
        int[] order = [.. Enumerable.Range(0, Rows).OrderBy(i => (i * 37) % Rows)];
        var shuffled = DesignMatrix.FromColumns(Rows, ("age", Pick(Age, order)), ("exposed", Pick(Exposed, order)));
        AreEqual(CoxModel.Fit(Data.Subset(order), shuffled), CoxModel.Fit(Data, Design));
    }

    [Test]
    public void Fit_OtherTimeUnit_SameResult() =>
        AreEqual(CoxModel.Fit(SurvivalData.RightCensored([.. Time.Select(t => t / 365.25)], Event), Design), CoxModel.Fit(Data, Design));

    [Test]
    public void Fit_ShiftedAndScaledCovariate_SameTests()
    {
        var model = CoxModel.Fit(Data, Design);
        var moved = CoxModel.Fit(Data, DesignMatrix.FromColumns(Rows, ("age", [.. Age.Select(a => a + 2015)]), ("exposed", Exposed)));
        AreEqual(moved, model);
        var scaled = CoxModel.Fit(Data, DesignMatrix.FromColumns(Rows, ("age", [.. Age.Select(a => 1e6 * a)]), ("exposed", Exposed)));
        Tolerance.Reference.Check("beta", 1e6 * scaled.Coefficients[0].Estimate, model.Coefficients[0].Estimate);
        Tolerance.Reference.Check("se", 1e6 * scaled.Coefficients[0].StandardError, model.Coefficients[0].StandardError);
        Tolerance.Reference.Check("wald", scaled.WaldTest.Statistic, model.WaldTest.Statistic);
    }

    // Sums with 4096 are exact.
    [TestCase(CoxTies.Breslow)]
    [TestCase(CoxTies.Efron)]
    [TestCase(CoxTies.Exact)]
    public void Fit_ConstantAddedToTheOffset_SameResult(CoxTies ties)
    {
        double[] offset = [.. Draw(17, u => Math.Floor(256 * u) / 128)];
        CoxOptions options = new() { Ties = ties, Robust = ties != CoxTies.Exact };
        var moved = CoxModel.Fit(ModelFrame.Create(Data, Design).WithOffset([.. offset.Select(o => o + 4096)]), options);
        AreEqual(moved, CoxModel.Fit(ModelFrame.Create(Data, Design).WithOffset(offset), options));
    }

    [TestCase(CoxTies.Breslow)]
    [TestCase(CoxTies.Efron)]
    [TestCase(CoxTies.Exact)]
    public void Fit_Frequencies_EqualRepeatedRows(CoxTies ties)
    {
        int[] repeated = [.. Enumerable.Range(0, Rows).SelectMany(i => Enumerable.Repeat(i, Copies[i]))];
        var design = DesignMatrix.FromColumns(repeated.Length, ("age", Pick(Age, repeated)), ("exposed", Pick(Exposed, repeated)));
        CoxOptions options = new() { Ties = ties, Robust = ties != CoxTies.Exact };
        var single = CoxModel.Fit(Data.Subset(repeated), design, options);
        var counted = CoxModel.Fit(Data.WithFrequencies(Copies), Design, options);
        AreEqual(counted, single);
        Tolerance.Reference.Check("C", counted.Concordance.Estimate, single.Concordance.Estimate);
        Tolerance.Reference.Check("C error", counted.Concordance.StandardError, single.Concordance.StandardError);
    }

    [Test]
    public void Fit_EpisodesSplit_SameResult()
    {
        int[] twice = [.. Enumerable.Range(0, Rows).SelectMany(i => new[] { i, i })];
        double[] cut = [.. Enumerable.Range(0, Rows).Select(i => (Entry[i] + Time[i]) / 2)];
        double[] from = [.. twice.Select((i, k) => k % 2 == 0 ? Entry[i] : cut[i])];
        double[] to = [.. twice.Select((i, k) => k % 2 == 0 ? cut[i] : Time[i])];
        bool[] ended = [.. twice.Select((i, k) => k % 2 == 1 && Event[i])];
        var design = DesignMatrix.FromColumns(twice.Length, ("age", Pick(Age, twice)), ("exposed", Pick(Exposed, twice)));
        AreEqual(
            CoxModel.Fit(SurvivalData.CountingProcess(from, to, ended), design),
            CoxModel.Fit(SurvivalData.CountingProcess(Entry, Time, Event), Design));
    }

    [Test]
    public void Fit_EntryAtTheOrigin_EqualsRightCensored() =>
        AreEqual(CoxModel.Fit(SurvivalData.CountingProcess(new double[Rows], Time, Event), Design), CoxModel.Fit(Data, Design));

    [TestCase(CoxTies.Breslow, false)]
    [TestCase(CoxTies.Breslow, true)]
    [TestCase(CoxTies.Efron, false)]
    [TestCase(CoxTies.Efron, true)]
    [TestCase(CoxTies.Exact, false)]
    [TestCase(CoxTies.Exact, true)]
    public void Evaluate_ScoreAndInformation_AreTheDifferences(CoxTies ties, bool lateEntry)
    {
        int[] strata = [.. Enumerable.Range(0, Rows).Select(i => i % 3)];
        SurvivalData data = lateEntry ? SurvivalData.CountingProcess(Entry, Time, Event) : Data;
        CoxPartialLikelihood likelihood = new(CoxRiskSets.Prepare(data, strata), Design, Age, ties);
        const double Step = 1e-5;
        for (int j = 0; j < 2; j++)
        {
            double[] below = [0.3, -0.2];
            double[] above = [0.3, -0.2];
            below[j] -= Step;
            above[j] += Step;
            likelihood.Evaluate(below);
            (double Value, double[] Score) low = (likelihood.LogLikelihood, [.. likelihood.Score]);
            likelihood.Evaluate(above);
            (double Value, double[] Score) high = (likelihood.LogLikelihood, [.. likelihood.Score]);
            likelihood.Evaluate([0.3, -0.2]);

            // A central difference is good to Step² and to rounding / Step, about 1e-9 of a log-likelihood near 100.
            Tolerance difference = new(1e-6, 1e-6);
            difference.Check("score", likelihood.Score[j], (high.Value - low.Value) / (2 * Step));
            difference.Check("information", likelihood.Information[j * 2], -(high.Score[0] - low.Score[0]) / (2 * Step));
            difference.Check("information", likelihood.Information[j * 2 + 1], -(high.Score[1] - low.Score[1]) / (2 * Step));
        }
    }

    [Test]
    public void Evaluate_LargeRiskThatHasLeft_LeavesNoTrace()
    {
        // Going back in time, the last row brings exp(60) into the risk set of time 10 and takes it out before time 2, where the other
        // three are alone with risks 1, e and 1. Plain sums would keep about 1e10 of rounding there; by hand the two event times give
        // log L = 0 − log(1 + e + 1) at β = 1 (the event at 10 is alone with all the risk).
        var data = SurvivalData.CountingProcess([0, 0, 0, 5], [2, 3, 3, 10], [true, false, false, true]);
        CoxRiskSets sets = CoxRiskSets.Prepare(data, default);
        CoxPartialLikelihood likelihood = new(sets, DesignMatrix.FromColumns(4, ("x", [0, 1, 0, 60])), default, CoxTies.Efron);
        double[] beta = [likelihood.Columns.Scale[0]];
        likelihood.Evaluate(beta);
        Tolerance.Exact.Check("log-likelihood", likelihood.LogLikelihood, -Math.Log(2 + Math.E));

        // Score in units of x: 0 − x̄ at time 2, x̄ = e / (2 + e); information x̄ (1 − x̄).
        double mean = Math.E / (2 + Math.E);
        Tolerance.Exact.Check("score", likelihood.Score[0] * beta[0], -mean);
        Tolerance.Exact.Check("information", likelihood.Information[0] * beta[0] * beta[0], mean * (1 - mean));
    }

    private static void AreEqual(CoxModel actual, CoxModel expected)
    {
        Tolerance.Reference.Check("null", actual.LogLikelihoodNull, expected.LogLikelihoodNull);
        Tolerance.Reference.Check("log-likelihood", actual.LogLikelihood, expected.LogLikelihood);
        Tolerance.Reference.Check("score test", actual.ScoreTest.Statistic, expected.ScoreTest.Statistic);
        for (int j = 0; j < expected.Coefficients.Length; j++)
        {
            Tolerance.Reference.Check("beta", actual.Coefficients[j].Estimate, expected.Coefficients[j].Estimate);
            for (int k = 0; k < expected.Coefficients.Length; k++)
            {
                Tolerance.Reference.Check("covariance", actual.Covariance(j, k), expected.Covariance(j, k));
            }
        }
    }

    private static double[] Pick(double[] column, int[] rows) => [.. rows.Select(row => column[row])];

    // A multiplicative congruential sequence (Park, Miller 1988) of its own for each seed.
    private static double[] Draw(int seed, Func<double, double> value)
    {
        long state = seed * 7919;
        double[] drawn = new double[Rows];
        for (int i = 0; i < Rows; i++)
        {
            state = state * 48271 % 2147483647;
            drawn[i] = value(state / 2147483647.0);
        }

        return drawn;
    }
}
